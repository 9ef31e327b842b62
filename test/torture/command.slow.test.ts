import { expect, test } from 'vitest';
import { fromNdjson, now, runOn } from '../support/run';
import { all } from './all';
import type { Nasty } from './nasty';

/* The command reads the same files from the disk: one run for those that are alike in their exit code. */

/** A string with half of a surrogate pair can not be in a file. */
const onDisk = all.filter(({ input }) => typeof input !== 'string' || input.isWellFormed());
const isWrong = ({ said }: Nasty) => said.some(({ severity }) => severity === 'error');

test.each([
  ['uploads', 'without an error', 0, ({ ends }: Nasty) => !ends, false],
  ['uploads', 'with errors', 1, ({ ends }: Nasty) => !ends, true],
  ['uploads', 'that can not be read on', 2, ({ ends }: Nasty) => ends, true],
  ['results', 'without an error', 0, ({ ends }: Nasty) => !ends, false],
] as const)('validate: %s %s', async (kinds, _, code, belongs, wrong) => {
  const files = onDisk.filter(
    (nasty) => `${nasty.kind ?? 'upload'}s` === kinds && belongs(nasty) && isWrong(nasty) === wrong,
  );
  const names = files.map((_file, i) => `${i}.csv`);
  const contents = Object.fromEntries(files.map(({ input }, i) => [names[i], input]));
  const kind = ['--kind', kinds.slice(0, -1)];
  const args = ['validate', ...names, '--format', 'json', ...kind, ...now];
  const outcome = await runOn(contents, args);

  expect(files.length).toBeGreaterThan(1);
  const reports = fromNdjson(outcome.stdout) as { counts: Record<string, number> }[];
  expect(reports).toMatchObject(
    files.map(({ said, ends }, i) => ({
      ...{ file: names[i], readable: !ends },
      errors: said.filter(({ severity }) => severity === 'error').length,
      warnings: said.filter(({ severity }) => severity === 'warning').length,
    })),
  );
  expect(reports.map(({ counts }) => Object.values(counts).reduce((a, b) => a + b, 0))).toEqual(
    files.map(({ said }) => said.length),
  );
  expect(outcome.code).toBe(code);
});

test('what is said of them does not steer the terminal', async () => {
  const contents = Object.fromEntries(onDisk.map(({ input }, i) => [`${i}.csv`, input]));
  const args = ['validate', ...Object.keys(contents), '--max-issues', '5', ...now];
  const { stdout, stderr, code } = await runOn(contents, args);
  expect(code).toBe(2);
  expect(stdout.split('\n').length).toBeGreaterThan(all.length);
  expect((stdout + stderr).replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
});
