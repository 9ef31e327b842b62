import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { open } from 'node:fs/promises';
import { constants } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { cli } from '../../support/process';
import { folderOf } from '../../support/run';

/* The module of the samples, which imports the package by its name, with the command that is built. */

const config = ['--config', 'samples/config/msads-bulk.config.mjs'];
const now = ['--now', '2026-11-21T12:00:00Z'];
const message = 'The value 1250.5 is over 1000; ask finance first.';

function run(...args: readonly string[]) {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    ['dist/cli.js', ...args, ...config, ...now],
    { encoding: 'utf8' },
  );
  return { stdout, stderr, status };
}

describe('a module with a rule of its own', () => {
  test('validate', () => {
    const { stdout, stderr, status } = run('validate', 'samples/upload.csv');
    expect(stdout.split('\n')[0]).toBe(
      `samples/upload.csv:3  warning  Conversion Value  ${message}  (acme-over-limit)`,
    );
    expect([stderr, status]).toEqual([`${config[1]}: The settings of this config apply.\n`, 0]);
  });

  test('generate, which writes nothing if the rule is an error', () => {
    const severity = ['--severity', 'acme-over-limit=error'];
    const outcome = run('generate', 'samples/conversions.ndjson', '-o', '-', ...severity);
    expect(outcome.stderr).toContain(`error  Conversion Value  ${message}  (acme-over-limit)\n`);
    expect(outcome.status).toBe(1);
  });
});

describe('a module that never ends loading', () => {
  const argsOf = (module: string) => ['validate', 'samples/upload.csv', ...now, '--config', module];

  test('is refused if nothing is left that it could wait for', () => {
    const folder = folderOf({ 'waits.mjs': 'await new Promise(() => {});' });
    const module = join(folder, 'waits.mjs');
    const { stdout, stderr, status } = spawnSync(process.execPath, [cli, ...argsOf(module)], {
      encoding: 'utf8',
    });
    expect([stdout, stderr, status]).toEqual([
      '',
      `msads-bulk validate: ${module}: The module cannot be loaded: Error: It waits for what can never happen.\n`,
      2,
    ]);
  });

  test('is ended by the first signal', async () => {
    const content =
      "console.log('loading'); setInterval(() => {}, 1000); await new Promise(() => {});";
    const folder = folderOf({ 'works.mjs': content });
    const child = spawn(process.execPath, [cli, ...argsOf(join(folder, 'works.mjs'))]);
    const ended = once(child, 'exit');
    await once(child.stdout, 'data');
    child.kill('SIGTERM');
    expect(await ended).toEqual([128 + constants.signals.SIGTERM, null]);
  });
});

test('the config is read from a pipe, and waiting for it is ended by the first signal', async () => {
  const folder = folderOf();
  const pipe = join(folder, 'config.json');
  execFileSync('mkfifo', [pipe]);
  const args = [cli, 'validate', 'samples/upload.csv', ...now, '--config', pipe];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = once(child, 'exit');
  // It opens once the command reads it.
  const writer = await open(pipe, 'w');
  child.kill('SIGTERM');
  expect(await ended).toEqual([128 + constants.signals.SIGTERM, null]);
  await writer.close();
});
