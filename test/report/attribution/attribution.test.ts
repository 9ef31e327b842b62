import { describe, expect, it, test } from 'vitest';
import { readReport, renderReport } from '../../../src/services';
import { answer, daily, overall, summary } from '../../support/report-answers';

function pictureOf(...bodies: readonly unknown[]): readonly string[] {
  const text = renderReport(readReport(bodies));
  expect(text.endsWith('\n')).toBe(true);
  return text.slice(0, -1).split('\n');
}

const wait = 'Results can take up to six hours to appear, so some may still be missing.';
const sandbox = 'The sandbox attributes nothing.';

test.each<[what: string, bodies: readonly unknown[], picture: readonly string[]]>([
  [
    'nothing',
    [],
    ['Attribution of offline conversions', '', 'The answers contain no goals.', '', wait, sandbox],
  ],
  [
    'a goal without data',
    [answer(summary('12', 'Lead', []))],
    [
      'Attribution of offline conversions',
      '',
      'Lead (12)',
      '  no conversions were processed',
      '',
      wait,
      sandbox,
    ],
  ],
  [
    'one goal on one day, and all attributed',
    [answer(summary('12', 'Lead', [daily('2026-11-02', 3, 0)]))],
    [
      'Attribution of offline conversions, processed 2026-11-02 (UTC)',
      '',
      'Lead (12)',
      '  day         rate  █ attributed ░ not    processed  attributed  not attributed',
      '  2026-11-02  100%  ████████████████████          3           3               0',
      '',
      'Every conversion was attributed.',
      '',
      wait,
    ],
  ],
  [
    'one goal: a day with nothing, days without data, days within the answer alone',
    [
      answer(
        summary('12', 'Lead', [
          daily('2026-11-02', 3, 1, { NoMatchingClickFound: 1 }),
          daily('2026-11-03', 0, 0),
          daily('2026-11-05', 0, 2, { AccountMismatch: 2 }),
          daily('2026-11-09', 1234, 5678, { NoMatchingClickFound: 5000, BrandNew: 8 }),
        ]),
      ),
    ],
    [
      'Attribution of offline conversions, processed 2026-11-02 to 2026-11-09 (UTC)',
      '',
      'Lead (12)',
      '  day          rate  █ attributed ░ not    processed  attributed  not attributed',
      '  2026-11-02  75.0%  ███████████████░░░░░          4           3               1',
      '  2026-11-03      –                                0           0               0',
      '  2026-11-04      –  no data',
      '  2026-11-05     0%  ░░░░░░░░░░░░░░░░░░░░          2           0               2',
      '  2026-11-06      –  no data until 2026-11-08',
      '  2026-11-09  17.9%  ████░░░░░░░░░░░░░░░░      6,912       1,234           5,678',
      '  total       17.9%  ████░░░░░░░░░░░░░░░░      6,918       1,237           5,681',
      '',
      'Why 5,681 conversions were not attributed, and what to do',
      '  88.0%  5,001  NoMatchingClickFound',
      '                No click matches the Microsoft Click Id or a hash. Check that',
      '                the msclkid arrives unchanged from the landing page, and send',
      '                each conversion at least an hour after its click.',
      '  11.8%    670  (no reason given)',
      '   0.1%      8  BrandNew',
      "                This package does not know the reason. Look it up in Microsoft's",
      '                list of values for OfflineConversionUnattributedReason.',
      '  <0.1%      2  AccountMismatch',
      '                Clicks were found, but all of them belong to other accounts or',
      '                customers. Send each conversion to the account whose ad was',
      '                clicked.',
      '',
      wait,
    ],
  ],
  [
    'goals with wide and long names, without id, name and days; gaps are those of the whole report',
    [
      answer(
        summary('9223372036854775807', '登録 🎉', [daily('2026-11-03', 1, 0)]),
        summary('2', 'Vertrag unterschrieben, Gebiet Süd, Außendienst', [
          daily('2026-11-02', 0, 1, { Unknown: 1 }),
        ]),
        { ...overall('3', '9', '1'), ConversionName: null },
        { ConversionName: 'a\u001b[31mb\n' },
      ),
    ],
    [
      'Attribution of offline conversions, processed 2026-11-02 to 2026-11-03 (UTC)',
      '',
      'goal                                      id                    rate  █ attributed ░ not    processed  attributed  not attributed',
      '登録 🎉                                   9223372036854775807   100%  ████████████████████          1           1               0',
      'Vertrag unterschrieben, Gebiet Süd, Auß…  2                       0%  ░░░░░░░░░░░░░░░░░░░░          1           0               1',
      '(no name)                                 3                    90.0%  ██████████████████░░         10           9               1',
      'a\\u001b[31mb\\u000a                                                 –                                0           0               0',
      'all goals                                                      83.3%  █████████████████░░░         12          10               2',
      '',
      '登録 🎉 (9223372036854775807)',
      '  day         rate  █ attributed ░ not    processed  attributed  not attributed',
      '  2026-11-02     –  no data',
      '  2026-11-03  100%  ████████████████████          1           1               0',
      '  total       100%  ████████████████████          1           1               0',
      '',
      'Vertrag unterschrieben, Gebiet Süd, Außendienst (2)',
      '  day         rate  █ attributed ░ not    processed  attributed  not attributed',
      '  2026-11-02    0%  ░░░░░░░░░░░░░░░░░░░░          1           0               1',
      '  2026-11-03     –  no data',
      '  total         0%  ░░░░░░░░░░░░░░░░░░░░          1           0               1',
      '  not attributed because of',
      '    100%  1  Unknown',
      '',
      '(no name) (3)',
      '  day             rate  █ attributed ░ not    processed  attributed  not attributed',
      '  without a day  90.0%  ██████████████████░░         10           9               1',
      '  not attributed because of',
      '    100%  1  (no reason given)',
      '',
      'a\\u001b[31mb\\u000a',
      '  no conversions were processed',
      '',
      'Why 2 conversions were not attributed, and what to do',
      '  50.0%  1  Unknown',
      '            The service gives no reason. Validate the records that you sent. If',
      '            they have no errors, ask Microsoft Advertising support, and give the',
      '            tracking id of the upload.',
      '  50.0%  1  (no reason given)',
      '',
      wait,
    ],
  ],
  [
    'one conversion that was not attributed, and a rule that finds it',
    [answer(summary('12', 'Lead', [daily('2026-11-02', 0, 1, { GoalNotFoundOrInactive: 1 })]))],
    [
      'Attribution of offline conversions, processed 2026-11-02 (UTC)',
      '',
      'Lead (12)',
      '  day         rate  █ attributed ░ not    processed  attributed  not attributed',
      '  2026-11-02    0%  ░░░░░░░░░░░░░░░░░░░░          1           0               1',
      '',
      'Why 1 conversion was not attributed, and what to do',
      '  100%  1  GoalNotFoundOrInactive',
      '           No goal has this Conversion Name, or the goal is not active. Write',
      '           the name exactly as it is in the account, activate the goal, and wait',
      '           two hours after creating one. Validation can find this before the',
      '           upload: goal-unknown, goal-paused.',
      '',
      wait,
      sandbox,
    ],
  ],
  [
    'errors',
    [
      {
        OfflineGoalConversionSummaries: [],
        PartialErrors: [
          { Code: 5314, ErrorCode: 'InvalidConversionGoalId', Index: 3 },
          { Code: 99999, ErrorCode: 'Brand\u001b[31mNew', Message: 'Something went wrong.' },
          { ErrorCode: 'Other', Message: 'Who is jane@example.com?' },
        ],
      },
      {
        TrackingId: '6c1f2d30-5a77-4f0e-9b1c-0d2e3f405162',
        Type: 'AdApiFaultDetail',
        Errors: [{ Code: 109, ErrorCode: 'AuthenticationTokenExpired' }],
      },
    ],
    [
      'Attribution of offline conversions',
      '',
      'The report is incomplete: 4 errors',
      '  5314  InvalidConversionGoalId  fix  goal 4 of the request  in answer 1',
      '       Id is not the id of a goal. Write all of its digits, exactly as the',
      '       service returned them.',
      '  99999  (withheld)  fix  in answer 1',
      '       Something went wrong.',
      '  Other  fix  in answer 1',
      '  109  AuthenticationTokenExpired  account  in answer 2',
      '       The access token has expired. Renew it, then send the request again.',
      '       Tracking id: 6c1f2d30-5a77-4f0e-9b1c-0d2e3f405162',
    ],
  ],
])('%s', (_, bodies, picture) => {
  expect(pictureOf(...bodies)).toEqual(picture);
});

describe('the ids of goals with errors', () => {
  it('are shown if the requests are given', () => {
    const body = { PartialErrors: [{ Code: 5314, Index: 0 }] };
    const text = renderReport(readReport([body], { requests: [{ goalIds: ['77'] }] }));
    expect(text).toContain('\n  5314  InvalidConversionGoalId  fix  goal 77  in answer 1\n');
  });
});

describe('colour', () => {
  const report = readReport([
    {
      ...answer(summary('12', 'Lead', [daily('2026-11-02', 1, 1)])),
      PartialErrors: [{ Code: 5314 }],
    },
  ]);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the colours
  const colours = /\u001b\[\d+m/g;

  it('is added on request only, and changes no text', () => {
    const plain = renderReport(report);
    expect(plain).not.toMatch(colours);
    expect(renderReport(report, { colour: false })).toBe(plain);
    const coloured = renderReport(report, { colour: true });
    expect(coloured.replace(colours, '')).toBe(plain);
    expect(coloured).toContain(
      `50.0%  \u001b[32m${'█'.repeat(10)}\u001b[0m\u001b[2m${'░'.repeat(10)}\u001b[0m  `,
    );
    expect(coloured).toContain('\u001b[31mThe report is incomplete: 1 error\u001b[0m');
  });

  it.each([
    [{ color: true }, 'Unknown option "color". Did you mean "colour"?'],
    [{ colour: 'yes' }, 'Option "colour" must be of type boolean.'],
  ])('is asked for with true: %j', (options, message) => {
    expect(() => renderReport(report, options as never)).toThrow(new TypeError(message));
  });
});
