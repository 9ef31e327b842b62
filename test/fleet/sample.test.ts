import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { node24 } from '../node24/program.mjs';

it('runs the sample as its users do', () => {
  const folder = mkdtempSync(join(tmpdir(), 'msads-bulk-sample-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  cpSync('samples/fleet', folder, { recursive: true });
  mkdirSync(join(folder, 'node_modules'));
  const packages = { 'msads-bulk': '.', pg: pathOf('pg'), 'pg-boss': pathOf('pg-boss') };
  for (const [name, path] of Object.entries(packages))
    symlinkSync(resolve(path), join(folder, 'node_modules', name));
  const ran = spawnSync(node24, ['start.mjs'], { cwd: folder, encoding: 'utf8', timeout: 120_000 });
  expect({ status: ran.status, errors: ran.stderr }).toEqual({ status: 0, errors: '' });
  expect(ran.stdout.split('\n').slice(-3)).toEqual([
    '18 files planned, 18 settled, 150 conversions accepted.',
    'The service has counted 150.',
    '',
  ]);
});

function pathOf(name: string): string {
  return `test/fleet/node_modules/${name}`;
}
