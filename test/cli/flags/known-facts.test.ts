import { describe, expect, it, test } from 'vitest';
import { type Files, linesOf, now, run, runOn } from '../../support/run';
import { fullUpload } from '../../support/upload-text';

const click = 'f894f652ea334e739002f7167ab8f8e3';
const add = `Offline Conversion,,a,Lead,11/2/2026 9:30:00 AM,5,EUR,,,,,,,,,${click}`;
const sale = add.replace(',a,Lead', ',b,Sale');

const answer = (...goals: readonly object[]) =>
  JSON.stringify({ ConversionGoals: goals, PartialErrors: [] });
const [lead, pausedSale] = [
  { Id: '1', Name: 'Lead', Type: 'OfflineConversion' },
  { Id: '2', Name: 'Sale', Type: 'OfflineConversion', Status: 'Paused' },
];
const xml =
  '<GetConversionGoalsByIdsResponse xmlns="https://bingads.microsoft.com/CampaignManagement/v13" xmlns:i="http://www.w3.org/2001/XMLSchema-instance"><ConversionGoals>' +
  '<ConversionGoal i:type="OfflineConversionGoal"><Id>1</Id><Name>Lead</Name></ConversionGoal>' +
  '<ConversionGoal i:type="OfflineConversionGoal"><Id>2</Id><Name>Sale</Name><Status>Paused</Status></ConversionGoal>' +
  '</ConversionGoals></GetConversionGoalsByIdsResponse>';
const csv = linesOf(
  'Type,Id,Name,Status',
  'Format Version,,6.0,',
  'OfflineConversion Goal,1,Lead,Active',
  'OfflineConversion Goal,2,Sale,Paused',
);

async function validated(files: Files, ...flags: readonly string[]) {
  const all = { ...files, 'up.csv': fullUpload(add, sale) };
  const args = ['validate', 'up.csv', '--format', 'json', ...now, ...flags];
  const { stdout, stderr, code } = await runOn(all, args);
  const issues: { line: number; code: string }[] = stdout === '' ? [] : JSON.parse(stdout).issues;
  return { issues: issues.map(({ line, code }) => `${line} ${code}`), stderr, code };
}

describe('--goals', () => {
  const paused = { issues: ['4 goal-paused'], stderr: '', code: 1 };

  test.each<[what: string, goals: string | Uint8Array]>([
    ['plain goals', '[{"name":"Lead"},{"name":"Sale","status":"Paused"}]'],
    [
      'plain goals after a mark and blank lines',
      '\ufeff\n\n[{"name":"Lead"},{"name":"Sale","status":"Paused"}]',
    ],
    ['JSON', answer(lead, pausedSale)],
    ['JSON in UTF-16', Buffer.from(`\ufeff${answer(lead, pausedSale)}`, 'utf16le')],
    ['XML', xml],
    ['a bulk file', csv],
    ['goals beside those of other types', answer({ Type: 'Url', Name: 'Sale' }, lead, pausedSale)],
    ['goals without a name', answer({ Id: '3' }, lead, pausedSale)],
    [
      'two of one name',
      answer({ ...lead, Status: 'Active' }, pausedSale, { ...lead, Status: 'Deleted' }),
    ],
  ])('takes %s', async (_, goals) => {
    expect(await validated({ goals }, '--goals', 'goals')).toEqual(paused);
  });

  it('says what is odd in them, and goes on', async () => {
    const goals = answer({ ...lead, CountType: 'Most' }, null as never, pausedSale).replace(
      '"PartialErrors":[]',
      '"PartialErrors":[{"Index":1,"Code":5314}]',
    );
    expect(await validated({ 'g.json': goals }, '--goals', 'g.json')).toEqual({
      ...paused,
      stderr: linesOf(
        'g.json[0]  warning  Count Type  "Most" is not a known value for this column, and is kept unchanged. Check its spelling.  (value-unknown)',
        'g.json[1]  error  Id is not the id of a goal. Write all of its digits, exactly as the service returned them.  (InvalidConversionGoalId, service 5314, advice fix)',
      ),
    });
  });

  test.each<[what: string, goals: string, lines: readonly string[]]>([
    [
      'a fault of the service',
      '{"Type":"AdApiFaultDetail","Errors":[{"Code":109,"ErrorCode":"AuthenticationTokenExpired"}]}',
      [
        'goals  error  The access token has expired. Renew it, then send the request again.  (AuthenticationTokenExpired, service 109, advice account)',
        'msads-bulk validate: --goals goals: The service returned an error and no goals.',
      ],
    ],
    [
      'an error in a row',
      csv.replace(',1,Lead', ',1x,Lead'),
      [
        'goals:3  error  Id  "1x" is not an id. An id is a whole number above 0, in digits only.  (id-format, service 5314)',
        'msads-bulk validate: --goals goals: 1 error. Fix or remove the faulty entries.',
      ],
    ],
    [
      'an answer that is none',
      '<html></html>',
      [
        'msads-bulk validate: --goals goals: This is a web page (HTML), not the data. The download probably ended at a page for signing in or for an error. Open the link in a browser, and download the file again.',
      ],
    ],
    [
      'no text',
      'PK\u0003\u0004',
      [expect.stringMatching(/^msads-bulk validate: --goals goals: .*archive/) as never],
    ],
  ])('with %s judges nothing', async (_, goals, lines) => {
    const outcome = await validated({ goals }, '--goals', 'goals');
    expect({ ...outcome, stderr: outcome.stderr.trimEnd().split('\n') }).toEqual({
      issues: [],
      stderr: lines,
      code: 2,
    });
  });

  it('holds for generate too', async () => {
    const row = {
      conversionName: 'Sale',
      conversionTime: '2026-11-02T09:30:00Z',
      microsoftClickId: click,
    };
    const files = { 'in.ndjson': JSON.stringify(row), 'goals.xml': xml };
    const args = ['generate', 'in.ndjson', '-o', 'up.csv', '--goals', 'goals.xml', ...now];
    const { stderr, code } = await runOn(files, args);
    expect([stderr.split('\n')[0], code]).toEqual([
      'in.ndjson:1  error  Conversion Name  The goal is paused, so its conversions are not counted. Use an active goal.  (goal-paused)',
      1,
    ]);
  });
});

describe('--clicks', () => {
  test.each<[what: string, clicks: string, issues: readonly string[]]>([
    ['clicks before', `${click},2026-11-02T09:00:00Z`, []],
    [
      'clicks after',
      `${click},11/2/2026 9:30:00 AM`,
      ['3 conversion-before-click', '4 conversion-before-click'],
    ],
    [
      'clicks long before',
      `${click.toUpperCase()},2026-10-01T09:00:00Z`,
      ['3 outside-window', '4 outside-window'],
    ],
    ['other clicks', `5c0e6f0f6b2b4c4e9d1f2a3b4c5d6e7f,2026-11-02T09:31:00Z`, []],
  ])('takes %s', async (_, row, issues) => {
    const files = { 'clicks.csv': linesOf('Microsoft Click Id,Click Time', row) };
    const code = issues.length > 0 ? 1 : 0;
    expect(await validated(files, '--clicks', 'clicks.csv')).toEqual({ issues, stderr: '', code });
  });

  it('counts rows without a click id', async () => {
    const row = ',2026-11-02T09:31:00Z';
    const files = { 'clicks.csv': linesOf('Microsoft Click Id,Click Time', row) };
    expect(await validated(files, '--clicks', 'clicks.csv')).toEqual({
      issues: [],
      stderr:
        'clicks.csv:2  warning  1 row was skipped, because its Microsoft Click Id is empty. The other clicks are used.  (clicks-skipped)\n',
      code: 0,
    });
  });

  it('says which rows have another time of a click', async () => {
    const files = {
      'clicks.csv': linesOf(
        'Click Time;Microsoft Click Id',
        `2026-11-02T09:31:00Z;${click}`,
        `2026-11-02T09:00:00Z;${click}`,
      ),
    };
    expect(await validated(files, '--clicks', 'clicks.csv')).toEqual({
      issues: [],
      stderr:
        'clicks.csv:3  warning  1 row gives a different time for a click that already has one. The earliest time is used.  (click-repeated)\n',
      code: 0,
    });
  });

  it('with rows of other networks passes over them, and judges by the rest', async () => {
    const files = {
      'clicks.csv': linesOf(
        'Microsoft Click Id,Click Time',
        `_uet${click},2026-11-02T10:00:00Z`,
        'gclid=Cj0KCQ,2026-11-02T09:00:00Z',
        'null,2026-11-02T09:00:00Z',
        ',2026-11-02T09:00:00Z',
      ),
    };
    const { stderr, code, issues } = await validated(files, '--clicks', 'clicks.csv');
    expect(stderr).toBe(
      'clicks.csv:5  warning  3 rows were skipped, because their Microsoft Click Id is empty (1) or cannot be read as a click id (2). The other clicks are used.  (clicks-skipped)\n',
    );
    expect(issues).toEqual(['3 conversion-before-click', '4 conversion-before-click']);
    expect(code).toBe(1);
  });

  it('with wrong cells says where they are, without the click ids, and judges nothing', async () => {
    const files = {
      'clicks.csv': linesOf(
        'Microsoft Click Id,Click Time',
        `${click},yesterday`,
        `${click}ff,2026-11-02T09:00:00Z`,
        `${click},`,
      ),
    };
    expect(await validated(files, '--clicks', 'clicks.csv')).toEqual({
      issues: [],
      stderr: linesOf(
        'clicks.csv:2  error  Click Time  "yesterday" cannot be read as a time. Write it in UTC as M/d/yyyy h:mm:ss AM, for example 4/1/2020 6:50:54 PM.  (time-format)',
        'clicks.csv:4  error  Click Time  Click Time is empty. A click requires it.  (required)',
        'clicks.csv:4  warning  1 row was skipped, because its Microsoft Click Id cannot be read as a click id. The other clicks are used.  (clicks-skipped)',
        'msads-bulk validate: --clicks clicks.csv: 2 errors. Fix or remove the faulty entries.',
      ),
      code: 2,
    });
  });
});

it("the vendor's example: three clicks, one conversion too old, one counted, one outside the window", async () => {
  const outcome = await run([
    ...['validate', 'samples/three-clicks.csv', '--format', 'json'],
    ...[
      '--goals',
      'samples/three-clicks-goals.json',
      '--clicks',
      'samples/three-clicks-clicks.csv',
    ],
    ...['--now', '2020-07-31T00:00:00Z'],
  ]);
  const issues: { clientId: string; severity: string; code: string }[] = JSON.parse(
    outcome.stdout,
  ).issues;
  expect(issues.map(({ clientId, severity, code }) => [clientId, severity, code])).toEqual([
    ['click-1', 'error', 'conversion-too-old'],
    ['click-1', 'warning', 'click-too-old'],
    ['click-2', 'warning', 'click-too-old'],
    ['click-3', 'error', 'outside-window'],
    ['click-3', 'warning', 'click-too-old'],
  ]);
  expect([outcome.stderr, outcome.code]).toEqual(['', 1]);
});
