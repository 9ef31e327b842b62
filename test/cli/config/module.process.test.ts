import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';

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
