import { describe, expect, it, test } from 'vitest';
import { uploadOf } from '../../support/lead-records';
import { folderOf, now } from '../../support/run';
import { openServiceRun } from '../../support/service-run';

const goals = [
  { Id: '9007199254740993', Name: 'Lead', Status: 'Active', GoalCategory: 'SubmitLeadForm' },
  'Visit',
];

describe('goals --fetch', () => {
  it('lists the goals of the account', async () => {
    const { run, steps } = await openServiceRun({ goals: ['Lead', 'Visit'] });
    const { stdout, stderr, code } = await run(['goals', '--fetch']);
    expect([stderr, code, steps()]).toEqual(['', 0, 'token, GetConversionGoalsByIds']);
    expect(stdout.match(/^(?:Lead|Visit) /gm)).toEqual(['Lead ', 'Visit ']);
    expect(stdout).toContain('account 2000001: 2 goals\n');
  });

  it('prints one object', async () => {
    const { run } = await openServiceRun({ goals });
    const { stdout, code } = await run(['goals', '--fetch', '--format', 'json']);
    const { file, goals: listed } = JSON.parse(stdout);
    expect([file, code]).toEqual(['account 2000001', 0]);
    expect(listed.map(({ id, name }: { id: string; name: string }) => [id, name])).toEqual([
      ['9007199254740993', 'Lead'],
      [expect.any(String), 'Visit'],
    ]);
  });

  it('lists nothing for an account without goals', async () => {
    const { run } = await openServiceRun({ goals: [] });
    const { stdout, code } = await run(['goals', '--fetch']);
    expect([stdout, code]).toEqual(['account 2000001: no goals\n', 0]);
  });
});

describe('--goals fetch', () => {
  const files = { 'up.csv': uploadOf(1) };

  it.each([
    [['Lead'], 0],
    [['Visit'], 1],
  ])('checks the records by the goals of the account: %j', async (names, expected) => {
    const { run } = await openServiceRun({ goals: names });
    const args = ['validate', 'up.csv', '--goals', 'fetch', ...now];
    const { stdout, code } = await run(args, { cwd: folderOf(files) });
    expect(code).toBe(expected);
    expect(stdout.includes('goal-unknown')).toBe(expected === 1);
  });

  it('needs a goal', async () => {
    const { run } = await openServiceRun({ goals: [] });
    const args = ['validate', 'up.csv', '--goals', 'fetch', ...now];
    expect(await run(args, { cwd: folderOf(files) })).toEqual({
      stdout: '',
      stderr:
        'msads-bulk validate: --goals fetch: Account 2000001 has no offline conversion goals, so every Conversion Name would be unknown.\n',
      code: 2,
    });
  });

  it('is told from a file of that name', async () => {
    const { run, double } = await openServiceRun({ goals: ['Visit'] });
    const cwd = folderOf({ ...files, fetch: JSON.stringify([{ name: 'Lead' }]) });
    const { code } = await run(['validate', 'up.csv', '--goals', './fetch', ...now], { cwd });
    expect([code, double.calls]).toEqual([0, []]);
  });
});

describe('report --fetch', () => {
  const days = ['--from', '2026-11-29', '--to', '2026-11-30'];

  it('shows what became of the records that were sent', async () => {
    const { run, steps } = await openServiceRun({ goals: ['Lead', 'Visit'] });
    const cwd = folderOf({ 'up.csv': uploadOf(1, 2) });
    await run(['upload', 'up.csv', ...now], { cwd });
    const { stdout, stderr, code } = await run(['report', '--fetch', ...days, '--format', 'json']);
    const { goals: listed, total, files } = JSON.parse(stdout);
    expect([stderr, code, files]).toEqual(['', 0, []]);
    expect(listed.map(({ name }: { name: string }) => name)).toEqual(['Lead', 'Visit']);
    expect(total).toMatchObject({ successCount: 2, unattributedCount: 0 });
    expect(steps()).toContain('GetOfflineConversionReportByGoalIds');
  });

  it('is limited to goals', async () => {
    const { run, steps } = await openServiceRun({ goals });
    const args = ['report', '--fetch', ...days, '--goal', '9007199254740993'];
    const { stdout, code } = await run(args);
    expect([code, steps()]).toEqual([0, 'token, GetOfflineConversionReportByGoalIds']);
    expect(stdout).toContain('Lead');
    expect(stdout).not.toContain('Visit');
  });
});

test.each([
  ['goals --fetch goals.json', 'goals: --fetch gets the goals, so it needs no FILE.'],
  ['goals', 'goals: Name one FILE, or "-" for standard input.'],
  [
    'report --fetch report.json --from 2026-11-01 --to 2026-11-02',
    'report: --fetch gets the report, so it needs no FILE.',
  ],
  ['report --fetch', 'report: --fetch needs the first and the last day: --from DATE --to DATE.'],
  [
    'report --fetch --from 2026-11-01',
    'report: --fetch needs the first and the last day: --from DATE --to DATE.',
  ],
  [
    'report --fetch --from noon --to 2026-11-02',
    'report: --from must be a date such as 2026-11-02.',
  ],
  [
    'report --fetch --from 2026-11-01 --to 2026-02-31',
    'report: --to must be a date such as 2026-11-02.',
  ],
  [
    'report --fetch --from 2026-11-01 --to 2026-11-02T10:00:00Z',
    'report: --to must be a date such as 2026-11-02.',
  ],
  ['report --fetch --from 2026-11-02 --to 2026-11-01', 'report: --to must not be before --from.'],
  [
    'report --fetch --from 2026-11-01 --to 2026-11-02 --goal Lead',
    'report: --goal must be the id of a goal, which is a number.',
  ],
  [
    'report report.json --from 2026-11-01',
    'report: --from, --to and --goal select what --fetch gets.',
  ],
  [
    'apply in.ndjson --send --out-dir out',
    'apply: --send sends the requests as JSON, so it needs neither --out-dir nor --format soap.',
  ],
  [
    'apply in.ndjson --send --format soap',
    'apply: --send sends the requests as JSON, so it needs neither --out-dir nor --format soap.',
  ],
  ['upload', 'upload: Name one FILE.'],
  ['upload -', 'upload: upload needs a FILE, because it is read more than once.'],
  ['upload up.csv --wait --no-wait', 'upload: --wait and --no-wait contradict each other.'],
  [
    'upload up.csv --no-wait --deadline 1h',
    'upload: --deadline says how long to wait, so it cannot be used with --no-wait.',
  ],
  ['upload up.csv --kind result', 'upload: A result file is not uploaded.'],
  [
    'upload up.csv --advice retry',
    'upload: --advice selects the records for --retry. Add --retry FILE.',
  ],
  ['upload up.csv --result -', 'upload: --result needs its own FILE.'],
  ['upload up.csv --result up.csv.upload.json', 'upload: --result needs its own FILE.'],
  [
    'upload up.csv --retry again.xls',
    'upload: The name of "again.xls" must end in .csv, .tsv, or .zip, because the service accepts no other files.',
  ],
  [
    'upload up.csv --response-mode all',
    'upload: --response-mode must be errors-only or errors-and-results.',
  ],
  [
    'upload up.csv --deadline soon',
    'upload: --deadline must be a number of seconds, minutes or hours up to a day, for example 90s, 60m, or 2h.',
  ],
  [
    'upload --resume 0d0b1e00-0000-4000-8000-000000000009 --retry again.csv',
    'upload: --retry and --rejects need the file that was uploaded. Run msads-bulk results with it.',
  ],
])('%s', async (line, sentence) => {
  const { run, double } = await openServiceRun();
  const cwd = folderOf({
    'up.csv': uploadOf(1),
    'in.ndjson': '',
    'report.json': '{}',
    'goals.json': '[]',
  });
  expect(await run(line.split(' '), { cwd })).toEqual({
    ...{ stdout: '', stderr: `msads-bulk ${sentence}\n`, code: 2 },
  });
  expect(double.calls).toEqual([]);
});
