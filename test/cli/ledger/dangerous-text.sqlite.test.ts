import { expect, test } from 'vitest';
import { dangerous, dangersIn } from '../../support/dangers';
import { inputOf, uploadOf } from '../../support/lead-records';
import { folderOf, now } from '../../support/run';
import { openServiceRun } from '../../support/service-run';

/* Names that command a terminal or a build server, wherever a command repeats them with a ledger. */

const [database, upload, input] = [`${dangerous}.db`, `${dangerous}.csv`, `${dangerous}.ndjson`];

test('no name reaches a terminal raw', async () => {
  const { run } = await openServiceRun({ goals: ['Lead'] });
  const cwd = folderOf({ [upload]: uploadOf(1), [input]: inputOf(1, 2), broken: dangerous });
  const lines: readonly (readonly string[])[] = [
    ['ledger', 'status'],
    ['results', upload, '--upload', upload],
    ['ledger', 'create'],
    ['ledger', 'create'],
    ['results', upload, '--upload', upload],
    ['ledger', 'import', upload, '--result', upload],
    ['ledger', 'import', upload],
    ['ledger', 'import', 'broken'],
    ['upload', upload, ...now],
    ['upload', upload, '--force', ...now],
    ['apply', input, '--send', ...now],
    ['send', input, ...now],
    ['send', input, ...now],
    ['ledger', 'status'],
    ['ledger', 'export'],
    ['ledger', 'prune'],
  ];
  const codes: (number | null)[] = [];
  for (const line of lines) {
    const { stdout, stderr, code } = await run([...line, '--ledger', database], {
      ...{ cwd, env: { MSADS_LEDGER_SECRET: 'a secret of the tests' } },
    });
    expect([line, dangersIn(stdout), dangersIn(stderr)]).toEqual([line, [], []]);
    expect(stderr).not.toContain('internal error');
    codes.push(code);
  }
  expect(codes).toEqual([2, 2, 0, 2, 2, 2, 0, 2, 1, 2, 0, 0, 0, 0, 0, 0]);
});
