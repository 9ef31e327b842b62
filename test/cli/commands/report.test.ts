import { describe, expect, it, test } from 'vitest';
import { zipOf } from '../../support/archives';
import { answer, daily, soapAnswer, summary } from '../../support/report-answers';
import { linesOf, run, runOn } from '../../support/run';
import { stamp } from '../../support/stamp';

const text = (body: unknown) => JSON.stringify(body);
const lead = (...days: readonly object[]) => answer(summary('12', 'Lead', days));
const trackingId = '6c1f2d30-5a77-4f0e-9b1c-0d2e3f405162';
const fault = {
  TrackingId: trackingId,
  Type: 'AdApiFaultDetail',
  Errors: [{ Code: 109, ErrorCode: 'AuthenticationTokenExpired', Detail: 'jane@example.com' }],
};
const partial = {
  ...lead(daily('2026-11-02', 3, 1, { AccountMismatch: 1 })),
  PartialErrors: [{ Code: 5314, ErrorCode: 'InvalidConversionGoalId', Index: 1 }],
};
const files = {
  'a.json': text(lead(daily('2026-11-02', 1, 0), daily('2026-11-03', 1, 1, { Unknown: 1 }))),
  'b.xml': soapAnswer(
    '<OfflineGoalConversionSummaries><OfflineGoalConversionSummary><GoalId>12</GoalId><DailySummaries><OfflineGoalDailySummary><UploadDate>2026-11-03T00:00:00</UploadDate><SuccessCount>4</SuccessCount></OfflineGoalDailySummary></DailySummaries></OfflineGoalConversionSummary></OfflineGoalConversionSummaries>',
  ),
  'partial.json': text(partial),
  'fault.json': text(fault),
};

const wait = 'Results can take up to six hours to appear, so some may still be missing.';
const picture = linesOf(
  'Attribution of offline conversions, processed 2026-11-02 to 2026-11-03 (UTC)',
  '',
  'Lead (12)',
  '  day         rate  █ attributed ░ not    processed  attributed  not attributed',
  '  2026-11-02  100%  ████████████████████          1           1               0',
  '  2026-11-03  100%  ████████████████████          4           4               0',
  '  total       100%  ████████████████████          5           5               0',
  '',
  'Every conversion was attributed.',
  '',
  wait,
);

describe('text', () => {
  test.each<[what: string, args: readonly string[], input: string]>([
    ['two files', ['a.json', 'b.xml'], ''],
    ['a file and standard input', ['a.json', '-', '--format', 'text'], files['b.xml']],
  ])('of %s: of a day that is in both, the later tells', async (_, args, input) => {
    expect(await runOn(files, ['report', ...args], { input })).toEqual({
      stdout: picture,
      stderr: '',
      code: 0,
    });
  });

  it('of answers with errors names their files', async () => {
    expect(await runOn(files, ['report', 'partial.json', 'fault.json'])).toEqual({
      stdout: linesOf(
        'Attribution of offline conversions, processed 2026-11-02 (UTC)',
        '',
        'Lead (12)',
        '  day          rate  █ attributed ░ not    processed  attributed  not attributed',
        '  2026-11-02  75.0%  ███████████████░░░░░          4           3               1',
        '',
        'Why 1 conversion was not attributed, and what to do',
        '  100%  1  AccountMismatch',
        '           Clicks were found, but all of them belong to other accounts or',
        '           customers. Send each conversion to the account whose ad was clicked.',
        '',
        'The report is incomplete: 2 errors',
        '  5314  InvalidConversionGoalId  fix  goal 2 of the request  in partial.json',
        '       Id is not the id of a goal. Write all of its digits, exactly as the',
        '       service returned them.',
        '  109  AuthenticationTokenExpired  account  in fault.json',
        '       The access token has expired. Renew it, then send the request again.',
        `       Tracking id: ${trackingId}`,
        '',
        wait,
      ),
      stderr: '',
      code: 1,
    });
  });

  it('of one answer does not', async () => {
    const { stdout, code } = await runOn(files, ['report', 'fault.json']);
    expect([stdout.split('\n')[3], code]).toEqual([
      '  109  AuthenticationTokenExpired  account',
      1,
    ]);
  });

  it('of an answer in UTF-16, as some shells write it', async () => {
    const utf16 = Buffer.from(`\ufeff${files['a.json']}`, 'utf16le');
    const { stdout, code } = await runOn({ 'a.json': utf16 }, ['report', 'a.json']);
    expect([stdout.split('\n')[2], code]).toEqual(['Lead (12)', 0]);
  });
});

describe('json', () => {
  it('is one object on a line', async () => {
    const { stdout, stderr, code } = await runOn(files, [
      ...['report', 'partial.json', 'fault.json'],
      ...['--format', 'json'],
    ]);
    expect([stderr, code, stdout.indexOf('\n')]).toEqual(['', 1, stdout.length - 1]);
    const counts = {
      ...{ successCount: 3, unattributedCount: 1, successRate: 0.75 },
      reasons: [{ reason: 'AccountMismatch', count: 1, share: 1 }],
    };
    expect(JSON.parse(stdout)).toEqual({
      ...stamp('report'),
      files: ['partial.json', 'fault.json'],
      goals: [{ id: '12', name: 'Lead', ...counts, days: [{ date: '2026-11-02', ...counts }] }],
      total: {
        ...counts,
        reasons: [
          {
            ...{ reason: 'AccountMismatch', count: 1, share: 1 },
            meaning: 'Clicks were found, but all of them belong to other accounts or customers.',
            advice: 'Send each conversion to the account whose ad was clicked.',
            rules: [],
          },
        ],
      },
      errors: [
        {
          ...{ number: 5314, code: 'InvalidConversionGoalId', advice: 'fix' },
          meaning:
            'Id is not the id of a goal. Write all of its digits, exactly as the service returned them.',
          ...{ answer: 0, index: 1 },
        },
        {
          // Its detail looks like an address, and is left out.
          ...{ number: 109, code: 'AuthenticationTokenExpired', advice: 'account' },
          meaning: 'The access token has expired. Renew it, then send the request again.',
          ...{ answer: 1, trackingId },
        },
      ],
    });
  });

  it('has a rate of null where nothing was processed, and undated counts apart', async () => {
    const body = answer(
      { GoalId: '9007199254740993' },
      { GoalId: '2', OverallSuccessCount: '9007199254740991' },
    );
    const { stdout } = await run(['report', '-', '--format', 'json'], { input: text(body) });
    const nothing = { successCount: 0, unattributedCount: 0, successRate: null, reasons: [] };
    const most = { ...nothing, successCount: 9007199254740991, successRate: 1 };
    expect(JSON.parse(stdout)).toEqual({
      ...stamp('report'),
      files: ['-'],
      goals: [
        { id: '9007199254740993', ...nothing, days: [] },
        { id: '2', ...most, days: [], undated: most },
      ],
      total: most,
      errors: [],
    });
  });
});

test('the samples in JSON and in XML are the same', async () => {
  const [json, xml] = await Promise.all(
    ['json', 'xml'].map((format) => run(['report', `samples/report-answer.${format}`])),
  );
  expect(json?.code).toBe(0);
  expect(json?.stdout.split('\n').slice(2, 6)).toEqual([
    'goal             id                 rate  █ attributed ░ not    processed  attributed  not attributed',
    'Signed contract  9007199254740993  85.7%  █████████████████░░░        280         240              40',
    'Lead, qualified  5123456789        66.7%  █████████████░░░░░░░         90          60              30',
    'all goals                          81.1%  ████████████████░░░░        370         300              70',
  ]);
  expect(xml).toEqual(json);
});

const summaries = 'OfflineGoalConversionSummaries';
describe('what can not be read', () => {
  test.each<
    [what: string, args: readonly string[], content: string | Uint8Array, sentence: string]
  >([
    ['no file', ['a.json', 'gone.json'], '', 'gone.json: no such file or folder.'],
    ['an empty file', ['x'], '', 'x: The answer is empty.'],
    ['text', ['x', 'a.json'], 'Bad gateway', 'x: The answer is neither JSON nor XML.'],
    ['a bulk file', ['a.json', 'x'], 'Type,Status\n', 'x: The answer is neither JSON nor XML.'],
    [
      'another answer',
      ['a.json', 'x', 'b.xml'],
      '{"ConversionGoals":[]}',
      'x: The answer belongs to another operation: it has ConversionGoals.',
    ],
    [
      'a wrong count',
      ['x'],
      `{"${summaries}":[{"OverallSuccessCount":-1}]}`,
      `x: ${summaries}[0].OverallSuccessCount must be a whole number from 0 to 9007199254740991.`,
    ],
    [
      'bytes that are no text',
      ['x'],
      new Uint8Array([0x7b, 0xff, 0xfe]),
      'x: The bytes of the answer are not valid UTF-8: line 1.',
    ],
    [
      'a file that is much too long',
      ['x'],
      ' '.repeat(20_000_000),
      'x: The answer has more than 16777216 characters.',
    ],
    [
      'a spreadsheet',
      ['a.json', 'x'],
      new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0]),
      'x: This is a spreadsheet (.xls or .xlsx), not text. Save the sheet as CSV UTF-8.',
    ],
    [
      'an archive of several files',
      ['a.json', 'x'],
      zipOf([{ content: 'a' }, { content: 'b' }]),
      'x: line 1: The ZIP archive has 2 entries. It must contain exactly one file.',
    ],
    [
      'half an answer',
      ['a.json', 'x'],
      '{\n  "OfflineGoalConversionSummaries": [',
      'x: The answer is not well-formed JSON: line 2, column 38.',
    ],
    ['standard input', ['a.json', '-'], '', '-: The answer is empty.'],
    [
      'counts beyond what is exact, together',
      ['x', 'y'],
      `{"${summaries}":[{"GoalId":"1","OverallSuccessCount":"9007199254740991"}]}`,
      'The counts add up to more than 9007199254740991, so their sum would not be exact.',
    ],
  ])('%s', async (_, args, content, sentence) => {
    const more = {
      x: content,
      y: `{"${summaries}":[{"GoalId":"1","OverallSuccessCount":"1"}]}`,
    };
    expect(await runOn({ ...files, ...more }, ['report', ...args])).toEqual({
      stdout: '',
      stderr: `msads-bulk report: ${sentence}\n`,
      code: 2,
    });
  });
});

test.each<[args: readonly string[], sentence: string]>([
  [[], 'Name a FILE, or "-" for standard input.'],
  [['-', '-'], 'Standard input can be read only once.'],
  [['a.json', '--format', 'ndjson'], '--format must be text, json, or github.'],
  [['a.json', '--goals', 'x'], "Unknown option '--goals'. It is an option of other commands."],
])('wrong use: %j', async (args, sentence) => {
  expect(await runOn(files, ['report', ...args])).toEqual({
    stdout: '',
    stderr: `msads-bulk report: ${sentence}\n`,
    code: 2,
  });
});
