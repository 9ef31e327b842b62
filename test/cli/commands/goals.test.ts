import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { linesOf, run, runOn } from '../../support/run';
import { stamp } from '../../support/stamp';

const table = [
  'name             id                status  counts  window      revenue                scope     external   enhanced',
  'Signed contract  9007199254740993  Active  All     90 days     VariableValue 990 EUR  Customer  no         yes',
  'Lead, qualified  9007199254740994  Active  Unique  30 days     NoValue                Account   not known  not known',
  'Showroom visit   9007199254740996  Paused  All     90 minutes  FixedValue 12.5 USD    Account   yes        no',
  '',
];
const error =
  'Id is not the id of a goal. Write all of its digits, exactly as the service returned them.  (InvalidConversionGoalId, service 5314, advice fix)';

describe('goals as a table', () => {
  it('from JSON', async () => {
    expect(await run(['goals', 'samples/goals-answer.json'])).toEqual({
      stdout: linesOf(
        ...table,
        `samples/goals-answer.json[2]  error  ${error}`,
        '',
        'samples/goals-answer.json: 3 goals',
        '  1 goal of other types skipped',
        '  1 error from the service',
        '  in brackets: the position among the requested ids, counted from 0',
      ),
      stderr: '',
      code: 1,
    });
  });

  it('from XML, by standard input', async () => {
    const input = readFileSync('samples/goals-answer.xml');
    expect(await run(['goals', '-', '--format', 'text'], { input })).toEqual({
      stdout: linesOf(
        ...table,
        `-[2]  error  ${error}`,
        '',
        '-: 3 goals',
        '  1 goal of other types skipped',
        '  1 error from the service',
        '  in brackets: the position among the requested ids, counted from 0',
        '  TrackingId 6c1f2d30-5a77-4f0e-9b1c-0d2e3f405162',
      ),
      stderr: '',
      code: 1,
    });
  });

  it('from a bulk file, with issues at their lines', async () => {
    const file = linesOf(
      'Type,Id,Name,Status,Conversion Window In Minutes',
      'Format Version,,6.0,,',
      'OfflineConversion Goal,1,Le\u001bad,Active,1440',
      'OfflineConversion Goal,2,Sale,Retired,1',
      'OfflineConversion Goal,3,Long,Active,129601',
      'Event Goal,4,Visit,Active,60',
      'Url Goal,5,Page,Active,60',
    );
    expect(await runOn({ 'g.csv': file }, ['goals', 'g.csv'])).toEqual({
      stdout: linesOf(
        'name        id  status   counts     window    revenue    scope      external   enhanced',
        'Le\\u001bad  1   Active   not known  1 day     not known  not known  not known  not known',
        'Sale        2   Retired  not known  1 minute  not known  not known  not known  not known',
        '',
        'g.csv:4  warning  Status  "Retired" is not a known value for this column, and is kept unchanged. Check its spelling.  (value-unknown, service 5328)',
        'g.csv:5  error  Conversion Window In Minutes  "129601" is out of range. Write a number from 1 to 129600.  (integer-format, service 5337)',
        '',
        'g.csv: 2 goals',
        '  2 goals of other types skipped',
      ),
      stderr: '',
      code: 1,
    });
  });

  it('from a file with more goals than a call takes arguments', async () => {
    const rows = Array.from({ length: 150_000 }, (_, i) => `OfflineConversion Goal,${i + 1},G`);
    const file = ['Type,Id,Name', 'Format Version,,6.0', ...rows].join('\n');
    const { stdout, stderr, code } = await runOn({ g: file }, ['goals', 'g']);
    const end = stdout.slice(-13);
    expect([end, stderr, code]).toEqual(['150000 goals\n', '', 0]);
  });

  test.each<[what: string, file: string, lines: readonly string[], code: number]>([
    ['no goals', '{"ConversionGoals":[],"PartialErrors":[]}', ['g: no goals'], 0],
    [
      'only others',
      '{"ConversionGoals":[{"Type":"Url"},{"Type":"Event"}]}',
      ['g: no goals', '  2 goals of other types skipped'],
      0,
    ],
    [
      'a fault',
      '{"TrackingId":"6c1f2d30","Type":"AdApiFaultDetail","Errors":[{"Code":117}]}',
      [
        'g  error  There were too many calls within a minute. Wait 60 seconds, then send the request again.  (CallRateExceeded, service 117, advice retry)',
        '',
        'g: no goals',
        '  1 error from the service',
        '  TrackingId 6c1f2d30',
      ],
      1,
    ],
    [
      'an error that is not known',
      '{"PartialErrors":[{"Index":0,"Code":7,"ErrorCode":"GoalIsOnHoliday","Message":"Come back later."},{"Index":1,"ErrorCode":"Odd","Message":"It is of f894f652ea334e739002f7167ab8f8e3."}]}',
      [
        'g[0]  error  Come back later.  (GoalIsOnHoliday, service 7, advice fix)',
        'g[1]  error  (Odd, advice fix)',
        '',
        'g: no goals',
        '  2 errors from the service',
        '  in brackets: the position among the requested ids, counted from 0',
      ],
      1,
    ],
  ])('with %s', async (_, file, lines, code) => {
    const outcome = { stdout: linesOf(...lines), stderr: '', code };
    expect(await runOn({ g: file }, ['goals', 'g'])).toEqual(outcome);
  });

  const bulk = (...rows: readonly string[]) =>
    linesOf('Type,Name,Conversion Name,Conversion Currency Code', 'Format Version,6.0,,', ...rows);

  test('an upload, whose columns are not those of goals, is the wrong file', async () => {
    expect(await runOn({ g: bulk('Offline Conversion,,Lead,USD') }, ['goals', 'g'])).toEqual({
      stdout: '',
      stderr:
        'msads-bulk goals: g: The file has no row with the Type "OfflineConversion Goal", but rows with "Offline Conversion". Check that this is the right file.\n',
      code: 2,
    });
  });

  test.each([
    ['without a row', bulk()],
    ['with goals of other types', bulk('Event Goal,Visit,,', 'Url Goal,Page,,')],
  ])('an account may have no goals: a bulk file %s', async (_, file) => {
    const { stdout, code } = await runOn({ g: file }, ['goals', 'g']);
    expect([stdout.includes('g: no goals'), code]).toEqual([true, 0]);
  });
});

describe('goals that people have written down', () => {
  it('as a table', async () => {
    const file = JSON.stringify([
      { name: '登録完了', countType: 'Unique', conversionWindowInMinutes: 1440 },
      { name: 'Größe 🎉', status: 'Paused', revenueType: 'NoValue', id: null, scope: 'Account' },
      { name: 'Lead', id: 12, isExternallyAttributed: false },
    ]);
    expect(await runOn({ g: file }, ['goals', 'g'])).toEqual({
      stdout: linesOf(
        'name      id         status     counts     window     revenue    scope      external   enhanced',
        '登録完了  not known  not known  Unique     1 day      not known  not known  not known  not known',
        'Größe 🎉  not known  Paused     not known  not known  NoValue    Account    not known  not known',
        'Lead      not known  not known  not known  not known  not known  not known  no         not known',
        '',
        'g: 3 goals',
      ),
      stderr: '',
      code: 0,
    });
  });

  it('as JSON, which is such a list again', async () => {
    const given = [{ name: 'Lead', createdAt: '2026-11-21T12:30:00+02:00' }];
    const args = ['goals', 'g', '--format', 'json'];
    const first = await runOn({ g: JSON.stringify(given) }, args);
    const { goals, issues } = JSON.parse(first.stdout);
    expect([goals, issues]).toEqual([
      [{ name: 'Lead', createdAt: '2026-11-21T10:30:00.000Z' }],
      [],
    ]);
    const second = await runOn({ g: JSON.stringify(goals) }, args);
    expect([second.stdout, second.code]).toEqual([first.stdout, 0]);
  });

  it('as the command prints those of an answer', async () => {
    const { stdout } = await run(['goals', 'samples/goals-answer.json', '--format', 'json']);
    const { goals } = JSON.parse(stdout);
    const list = await runOn({ g: JSON.stringify(goals) }, ['goals', 'g']);
    expect(list).toEqual({ stdout: linesOf(...table, 'g: 3 goals'), stderr: '', code: 0 });
  });
});

it('goals as JSON', async () => {
  const file = JSON.stringify({
    ConversionGoals: [
      { Id: '9007199254740993', Name: 'Lead', IsExternallyAttributed: false, CountType: 'Most' },
      null,
      { Type: 'Url' },
    ],
    PartialErrors: [
      { Index: 1, Code: 5314, Message: 'It is of f894f652ea334e739002f7167ab8f8e3.' },
    ],
  });
  const { stdout, stderr, code } = await runOn({ g: file }, ['goals', 'g', '--format', 'json']);
  expect([stderr, code, stdout.split('\n').length]).toEqual(['', 1, 2]);
  expect(JSON.parse(stdout)).toEqual({
    ...stamp('goals'),
    file: 'g',
    goals: [
      {
        action: 'Update',
        id: '9007199254740993',
        name: 'Lead',
        countType: 'Most',
        isExternallyAttributed: false,
      },
    ],
    otherTypes: 1,
    errors: [
      {
        index: 1,
        number: 5314,
        code: 'InvalidConversionGoalId',
        advice: 'fix',
        meaning:
          'Id is not the id of a goal. Write all of its digits, exactly as the service returned them.',
      },
    ],
    counts: { 'value-unknown': 1 },
    issues: [
      {
        ...{ code: 'value-unknown', severity: 'warning', line: 0, row: 0, action: 'Update' },
        column: 'Count Type',
        property: 'countType',
        message:
          '"Most" is not a known value for this column, and is kept unchanged. Check its spelling.',
        facts: { value: 'Most' },
      },
    ],
    truncated: false,
  });
});

test.each<[what: string, file: string, sentence: string]>([
  ['an answer that is none', '{}', 'The answer has no ConversionGoals and no PartialErrors.'],
  ['a wrong member', '{"ConversionGoals":[{"Id":"x"}]}', 'ConversionGoals[0].Id must be a long.'],
  [
    'a file that is none',
    'a,b\n',
    'line 1: The header has no column "Type". The first row of a bulk file must name the columns, starting with Type.',
  ],
  ['nothing', '', 'The answer is empty.'],
])('%s can not be read', async (_, file, sentence) => {
  expect(await runOn({ g: file }, ['goals', 'g'])).toEqual({
    stdout: '',
    stderr: `msads-bulk goals: g: ${sentence}\n`,
    code: 2,
  });
});
