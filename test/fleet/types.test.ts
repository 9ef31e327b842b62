import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';

const program = `import pg from 'pg';
import { PgBoss } from 'pg-boss';
import type { FleetEngine, FleetPool } from '../../../../dist/worker.js';
export const boss: FleetEngine = new PgBoss('');
export const pool: FleetPool = new pg.Pool();
`;

it('takes what pg-boss and pg export, by their own types', () => {
  const folder = mkdtempSync('test/fleet/node_modules/types-');
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'program.ts');
  writeFileSync(file, program);
  const options = ['--module', 'esnext', '--moduleResolution', 'bundler', '--target', 'es2022'];
  const strict = ['--strict', '--exactOptionalPropertyTypes', '--skipLibCheck', '--types', 'node'];
  const tsc = ['node_modules/typescript/bin/tsc', '--noEmit', ...options, ...strict, file];
  const { status, stdout } = spawnSync(process.execPath, tsc, { encoding: 'utf8' });
  expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
});
