import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { readReport, reportRequests } from '../../../src/services';
import { answer, daily, overall, soapAnswer, summary } from '../../support/report-answers';

const click = 'NoMatchingClickFound';
const double = 'DuplicateConversionKey';

/** The report of the samples. Each goal has seven days. */
const signed = {
  id: '9007199254740993',
  name: 'Signed contract',
  successCount: 240,
  unattributedCount: 40,
  successRate: 240 / 280,
  reasons: [
    { reason: double, count: 26, share: 0.65 },
    { reason: click, count: 12, share: 0.3 },
    { reason: 'ClickTimestampAfterConversion', count: 2, share: 0.05 },
  ],
  days: [
    day('02', 38, 2, [[click, 2, 1]]),
    day('03', 54, 6, [
      [click, 4, 4 / 6],
      [double, 2, 2 / 6],
    ]),
    day('04', 45, 5, [
      [click, 3, 0.6],
      ['ClickTimestampAfterConversion', 2, 0.4],
    ]),
    day('05', 61, 0, []),
    day('06', 33, 27, [
      [double, 24, 24 / 27],
      [click, 3, 3 / 27],
    ]),
    day('07', 0, 0, []),
    day('08', 9, 0, []),
  ],
};
const lead = {
  id: '5123456789',
  name: 'Lead, qualified',
  successCount: 60,
  unattributedCount: 30,
  successRate: 60 / 90,
  reasons: [
    { reason: 'MissingMatchIdentifiers', count: 23, share: 23 / 30 },
    { reason: 'OutsideGoalLookbackWindow', count: 6, share: 0.2 },
    { reason: click, count: 1, share: 1 / 30 },
  ],
  days: [
    day('02', 12, 4, [['MissingMatchIdentifiers', 4, 1]]),
    day('03', 10, 5, [
      ['MissingMatchIdentifiers', 3, 0.6],
      ['OutsideGoalLookbackWindow', 2, 0.4],
    ]),
    day('04', 14, 6, [
      ['MissingMatchIdentifiers', 5, 5 / 6],
      ['OutsideGoalLookbackWindow', 1, 1 / 6],
    ]),
    day('05', 8, 8, [
      ['MissingMatchIdentifiers', 6, 0.75],
      ['OutsideGoalLookbackWindow', 2, 0.25],
    ]),
    day('06', 11, 5, [
      ['MissingMatchIdentifiers', 4, 0.8],
      [click, 1, 0.2],
    ]),
    day('07', 3, 1, [['MissingMatchIdentifiers', 1, 1]]),
    day('08', 2, 1, [['OutsideGoalLookbackWindow', 1, 1]]),
  ],
};

function day(
  of: string,
  successCount: number,
  unattributedCount: number,
  reasons: readonly (readonly [reason: string, count: number, share: number])[],
) {
  const all = successCount + unattributedCount;
  return {
    date: `2026-11-${of}`,
    successCount,
    unattributedCount,
    successRate: all === 0 ? null : successCount / all,
    reasons: reasons.map(([reason, count, share]) => ({ reason, count, share })),
  };
}

describe.each(['json', 'xml'])('the sample in %s', (format) => {
  const report = readReport([readFileSync(`samples/report-answer.${format}`, 'utf8')]);

  it('has all goals with all their days', () => {
    expect(report.goals).toEqual([signed, lead]);
    expect(report.errors).toEqual([]);
  });

  it('has totals, and advice for each reason', () => {
    expect(report.total).toEqual({
      successCount: 300,
      unattributedCount: 70,
      successRate: 300 / 370,
      reasons: [
        {
          reason: double,
          count: 26,
          share: 26 / 70,
          meaning:
            'A conversion with the same name, time, and identifiers was sent twice, or has already been attributed.',
          advice:
            'Send each conversion once. If part of a file failed, send only the rejected records again.',
          rules: ['duplicate'],
        },
        {
          reason: 'MissingMatchIdentifiers',
          count: 23,
          share: 23 / 70,
          meaning: 'There is no Microsoft Click Id, and no click matches the hashes.',
          advice:
            'Also send the click id if you know it, and create the hashes with hashEmail and hashPhone or generate --hash.',
          rules: [],
        },
        {
          reason: click,
          count: 13,
          share: 13 / 70,
          meaning: 'No click matches the Microsoft Click Id or a hash.',
          advice:
            'Check that the msclkid arrives unchanged from the landing page, and send each conversion at least an hour after its click.',
          rules: [],
        },
        {
          reason: 'OutsideGoalLookbackWindow',
          count: 6,
          share: 6 / 70,
          meaning: "The click is outside the goal's conversion window.",
          advice:
            "Lengthen the goal's conversion window (90 days at most), or send only conversions within it.",
          rules: ['outside-window'],
        },
        {
          reason: 'ClickTimestampAfterConversion',
          count: 2,
          share: 2 / 70,
          meaning: 'The click came after the conversion.',
          advice:
            'Check that Conversion Time is in UTC, and that Microsoft Click Id is the one that led to this conversion.',
          rules: ['conversion-before-click'],
        },
      ],
    });
  });
});

/** Summarizes a report: the counts and the days of each goal. */
function summarize(...bodies: readonly unknown[]): readonly string[] {
  return readReport(bodies).goals.map(
    ({ id, name, successCount, unattributedCount, days, undated }) => {
      const dated = days.map(
        (each) => `${each.date} ${each.successCount}/${each.unattributedCount}`,
      );
      const left = undated ? [`undated ${undated.successCount}/${undated.unattributedCount}`] : [];
      return [`${id} ${name} ${successCount}/${unattributedCount}`, ...dated, ...left].join(', ');
    },
  );
}

describe('merged', () => {
  const first = answer(
    summary('1', 'Lead', [daily('2026-11-03', 4, 1), daily('2026-11-02', 2, 2)]),
    summary('2', 'Sale', [daily('2026-11-02', 7, 0)]),
  );

  test.each<[what: string, bodies: readonly unknown[], report: readonly string[]]>([
    ['none at all', [], []],
    ['no goal', [answer()], []],
    [
      'one: days by date',
      [first],
      ['1 Lead 6/3, 2026-11-02 2/2, 2026-11-03 4/1', '2 Sale 7/0, 2026-11-02 7/0'],
    ],
    [
      'the same twice: each day once',
      [first, JSON.stringify(first)],
      ['1 Lead 6/3, 2026-11-02 2/2, 2026-11-03 4/1', '2 Sale 7/0, 2026-11-02 7/0'],
    ],
    [
      'a day that occurs twice: the later answer',
      [first, answer(summary('1', 'Lead', [daily('2026-11-03', 9, 0), daily('2026-11-04', 1, 1)]))],
      ['1 Lead 12/3, 2026-11-02 2/2, 2026-11-03 9/0, 2026-11-04 1/1', '2 Sale 7/0, 2026-11-02 7/0'],
    ],
    [
      'another name: the later',
      [first, answer(summary('2', 'Sale, new', [])), answer({ GoalId: '2', ConversionName: '' })],
      ['1 Lead 6/3, 2026-11-02 2/2, 2026-11-03 4/1', '2 Sale, new 7/0, 2026-11-02 7/0'],
    ],
    [
      'ids that are nearly the same, one as a number of JSON',
      [
        answer(summary('9007199254740992', 'a', [])),
        '{"OfflineGoalConversionSummaries":[{"GoalId":9007199254740993,"ConversionName":"b"}]}',
      ],
      ['9007199254740992 a 0/0', '9007199254740993 b 0/0'],
    ],
    [
      'overall counts alone: their sum, without a day',
      [answer(overall('1', '2', '3')), answer(overall('1', '5', '0'))],
      ['1 Goal 1 7/3, undated 7/3'],
    ],
    [
      'overall counts beyond those of the days: the difference is undated',
      [answer({ ...overall('1', '100', '1'), DailySummaries: [daily('2026-11-02', 2, 2)] })],
      ['1 Goal 1 100/2, 2026-11-02 2/2, undated 98/0'],
    ],
    [
      'overall counts beyond those of the days, twice: once',
      Array(2).fill(
        answer({ ...overall('1', '100', '100'), DailySummaries: [daily('2026-11-02', 2, 2)] }),
      ),
      ['1 Goal 1 100/100, 2026-11-02 2/2, undated 98/98'],
    ],
    [
      'a day twice in one summary: both',
      [answer(summary('1', 'Lead', [daily('2026-11-02', 2, 2), daily('2026-11-02', 3, 0)]))],
      ['1 Lead 5/2, 2026-11-02 5/2'],
    ],
    [
      'days of one answer, overall counts of another',
      [answer(overall('1', '5', '1')), answer(summary('1', 'Lead', [daily('2026-11-02', 2, 2)]))],
      ['1 Lead 7/3, 2026-11-02 2/2, undated 5/1'],
    ],
    [
      'a day without a date',
      [answer(summary('1', 'Lead', [{ SuccessCount: 3 }, { UnattributedCount: 1 }]))],
      ['1 Lead 3/1, undated 3/1'],
    ],
    [
      'a goal with an id in its days only',
      [answer({ ConversionName: 'Lead', DailySummaries: [{ GoalId: 7, SuccessCount: 3 }] })],
      ['7 Lead 3/0, undated 3/0'],
    ],
    [
      'goals without an id: by name',
      [answer({ ConversionName: 'a' }, { ConversionName: 'b' }, { ConversionName: 'a' }, {})],
      ['undefined a 0/0', 'undefined b 0/0', 'undefined undefined 0/0'],
    ],
    [
      'an id and a name that look alike',
      [answer({ GoalId: '1' }, { ConversionName: '1' }, { ConversionName: 'id 1' })],
      ['1 undefined 0/0', 'undefined 1 0/0', 'undefined id 1 0/0'],
    ],
    [
      'JSON and XML',
      [
        first,
        soapAnswer(
          '<OfflineGoalConversionSummaries><OfflineGoalConversionSummary><GoalId>2</GoalId><DailySummaries>' +
            '<OfflineGoalDailySummary><UploadDate>2026-11-03T00:00:00</UploadDate><SuccessCount>1</SuccessCount></OfflineGoalDailySummary>' +
            '</DailySummaries></OfflineGoalConversionSummary></OfflineGoalConversionSummaries>',
        ),
      ],
      ['1 Lead 6/3, 2026-11-02 2/2, 2026-11-03 4/1', '2 Sale 8/0, 2026-11-02 7/0, 2026-11-03 1/0'],
    ],
  ])('%s', (_, bodies, report) => {
    expect(summarize(...bodies)).toEqual(report);
  });
});

describe('missing parts and nulls', () => {
  const nothing = { goals: [], total: expect.objectContaining({ successRate: null }), errors: [] };

  test.each<[what: string, body: unknown]>([
    ['no member', '{}'],
    ['only a tracking id', { TrackingId: 'x' }],
    ['null lists', { OfflineGoalConversionSummaries: null, PartialErrors: null }],
    ['no errors', { OfflineGoalConversionSummaries: [] }],
    ['no summaries', { PartialErrors: [] }],
    ['null entries', { OfflineGoalConversionSummaries: [null], PartialErrors: [null, null] }],
    ['a member that is new', { OfflineGoalConversionSummaries: [], New: { Message: 'x' } }],
    ['an element without members', soapAnswer('')],
    ['empty lists', soapAnswer('<OfflineGoalConversionSummaries/><PartialErrors/>')],
    ['nil', soapAnswer('<OfflineGoalConversionSummaries i:nil="true"/><PartialErrors i:nil="1"/>')],
    ['an element that is new', soapAnswer('<New>x</New><PartialErrors/>')],
  ])('%s: an empty report', (_, body) => {
    expect(readReport([body])).toEqual(nothing);
  });

  test('nulls in a summary', () => {
    const day = { UploadDate: null, SuccessCount: null, UnattributedCount: 2, Alerts: null };
    const body = answer(
      { GoalId: null, ConversionName: null, DailySummaries: [null, day], OverallAlerts: null },
      { GoalId: '5', DailySummaries: null, OverallSuccessCount: '1' },
    );
    expect(summarize(body)).toEqual([
      'undefined undefined 0/2, undated 0/2',
      '5 undefined 1/0, undated 1/0',
    ]);
  });
});

describe('dates', () => {
  test.each([
    ['2026-11-02', '2026-11-02'],
    ['2026-11-02T00:00:00', '2026-11-02'],
    ['2026-11-02T23:59:59.9999999Z', '2026-11-02'],
    ['2026-11-02T00:00:00+00:00', '2026-11-02'],
    ['2026-11-02T22:00:00-05:00', '2026-11-03'],
    ['2026-11-02 00:00:00', '2026-11-02'],
    ['11/2/2026 12:00:00 AM', '2026-11-02'],
  ])('%s is %s', (UploadDate, date) => {
    const [goal] = readReport([answer(summary('1', 'a', [{ UploadDate }]))]).goals;
    expect(goal?.days.map((day) => day.date)).toEqual([date]);
  });
});

describe('counts and reasons', () => {
  function reasonsOf(unattributed: number, reasons: Readonly<Record<string, number>>) {
    const report = readReport([
      answer(summary('1', 'a', [daily('2026-11-02', 1, unattributed, reasons)])),
    ]);
    return report.goals[0]?.reasons.map(
      ({ reason, count, share }) => `${reason} ${count} ${share}`,
    );
  }

  test.each<
    [
      what: string,
      unattributed: number,
      reasons: Record<string, number>,
      expected: readonly string[],
    ]
  >([
    [
      'most frequent first, then by name',
      8,
      { b: 1, a: 1, c: 6 },
      ['c 6 0.75', 'a 1 0.125', 'b 1 0.125'],
    ],
    ['some without a reason', 8, { a: 2 }, ['a 2 0.25']],
    ['more reasons than conversions', 2, { a: 3, b: 1 }, ['a 3 0.75', 'b 1 0.25']],
    ['a reason without conversions', 2, { a: 0 }, []],
    ['a name of the prototype', 2, { constructor: 2 }, ['constructor 2 1']],
  ])('%s', (_, unattributed, reasons, expected) => {
    expect(reasonsOf(unattributed, reasons)).toEqual(expected);
  });

  it('passes through an unknown reason', () => {
    const { total } = readReport([answer(overall('1', '0', '4', { BrandNew: 3, toString: 1 }))]);
    const unknown = {
      meaning: 'This package does not know the reason.',
      advice: "Look it up in Microsoft's list of values for OfflineConversionUnattributedReason.",
      rules: [],
    };
    expect(total.reasons).toEqual([
      { reason: 'BrandNew', count: 3, share: 0.75, ...unknown },
      { reason: 'toString', count: 1, share: 0.25, ...unknown },
    ]);
  });

  it('reads an alert without a reason as Unknown', () => {
    const body = answer({
      ...overall('1', '0', '3'),
      OverallAlerts: [{ Count: 2 }, { Count: 1, UnattributedReason: '' }],
    });
    expect(readReport([body]).goals[0]?.reasons).toEqual([
      { reason: 'Unknown', count: 3, share: 1 },
    ]);
  });

  it('reads counts exactly, from text and from numbers', () => {
    const max = '9007199254740991';
    const body = `{"OfflineGoalConversionSummaries":[{"GoalId":1,"OverallSuccessCount":${max}},{"GoalId":2,"OverallUnattributedCount":"0"}]}`;
    expect(readReport([body]).total).toMatchObject({
      successCount: 9007199254740991,
      successRate: 1,
    });
  });

  it('computes rates from counts, and reads none', () => {
    const day = { ...daily('2026-11-02', 1, 3), SuccessRate: 'none' };
    const body = answer({ ...summary('1', 'a', [day]), OverallSuccessRate: {} });
    expect(readReport([body]).goals[0]).toMatchObject({
      successRate: 0.25,
      days: [{ successRate: 0.25 }],
    });
  });

  it('never averages', () => {
    const body = answer(
      summary('1', 'a', [daily('2026-11-02', 1, 0), daily('2026-11-03', 0, 9)]),
      summary('2', 'b', [daily('2026-11-02', 10, 0)]),
    );
    const { goals, total } = readReport([body]);
    expect([goals[0]?.successRate, total.successRate]).toEqual([0.1, 11 / 20]);
  });
});

describe('errors', () => {
  const trackingId = '6c1f2d30-5a77-4f0e-9b1c-0d2e3f405162';
  const invalid = {
    number: 5314,
    code: 'InvalidConversionGoalId',
    advice: 'fix',
    meaning:
      'Id is not the id of a goal. Write all of its digits, exactly as the service returned them.',
    rules: expect.any(Array),
  };
  const expired = {
    number: 109,
    code: 'AuthenticationTokenExpired',
    detail: 'Authentication token expired.',
    advice: 'account',
    meaning: expect.any(String),
    rules: [],
  };
  const partial = {
    OfflineGoalConversionSummaries: [summary('12', 'Lead', [daily('2026-11-02', 1, 0)])],
    PartialErrors: [
      { Code: 5314, ErrorCode: 'InvalidConversionGoalId', Index: 1, Type: 'BatchError' },
      { Code: 5314, ErrorCode: 'InvalidConversionGoalId', Index: 1, Type: 'BatchError' },
      { Code: 5314, ErrorCode: 'InvalidConversionGoalId', Index: 7 },
      { ErrorCode: 'BrandNew', Message: 'No.' },
    ],
    TrackingId: trackingId,
  };
  const fault = {
    TrackingId: trackingId,
    Type: 'AdApiFaultDetail',
    Errors: [
      {
        Code: 109,
        ErrorCode: 'AuthenticationTokenExpired',
        Message: 'Authentication token expired.',
      },
    ],
  };
  const brandNew = {
    ...{ code: 'BrandNew', meaning: 'BrandNew', advice: 'fix', rules: [], detail: 'No.' },
    ...{ answer: 0, trackingId },
  };

  test.each<[what: string, body: unknown]>([
    [
      'JSON',
      {
        PartialErrors: [
          {
            ...{ Code: 5314, Index: 0, Type: 'EditorialError', Appealable: false },
            ...{ DisapprovedText: 'Best', Location: 'Name', PublisherCountry: 'US', ReasonCode: 4 },
          },
        ],
      },
    ],
    [
      'XML',
      soapAnswer(
        '<PartialErrors><BatchError i:type="EditorialError"><Code>5314</Code><Index>0</Index>' +
          '<Type>EditorialError</Type><Appealable>false</Appealable><DisapprovedText>Best</DisapprovedText>' +
          '<Location>Name</Location><PublisherCountry>US</PublisherCountry><ReasonCode>4</ReasonCode>' +
          '</BatchError></PartialErrors>',
      ),
    ],
  ])('hold the result of an editorial review: %s', (_, body) => {
    const editorial = {
      ...{ appealable: false, disapprovedText: 'Best', location: 'Name' },
      ...{ publisherCountry: 'US', reasonCode: 4 },
    };
    expect(readReport([body]).errors).toEqual([{ ...invalid, answer: 0, index: 0, editorial }]);
  });

  test('of goals stand beside the report of the others', () => {
    const { goals, errors } = readReport([partial]);
    expect(goals).toHaveLength(1);
    expect(errors).toEqual([
      { ...invalid, answer: 0, trackingId, index: 1 },
      { ...invalid, answer: 0, trackingId, index: 7 },
      brandNew,
    ]);
  });

  test('of goals have their id if the requests are given', () => {
    const requests = reportRequests({ from: '2026-11-02', to: '2026-11-02', goalIds: [12, 77] });
    expect(readReport([partial], { requests }).errors).toEqual([
      { ...invalid, answer: 0, trackingId, index: 1, goalId: '77' },
      { ...invalid, answer: 0, trackingId, index: 7 },
      brandNew,
    ]);
  });

  test('of a request have the index of its answer', () => {
    const { goals, errors } = readReport([partial, fault, { ApplicationFault: fault }]);
    expect(goals).toHaveLength(1);
    expect(errors.slice(3)).toEqual([
      { ...expired, answer: 1, trackingId },
      { ...expired, answer: 2, trackingId },
    ]);
  });

  test('of a fault in SOAP', () => {
    const body =
      '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><s:Fault><faultcode>s:Server</faultcode><faultstring>No.</faultstring>' +
      '<detail><ApiFaultDetail xmlns="https://bingads.microsoft.com/CampaignManagement/v13">' +
      `<TrackingId xmlns="https://adapi.microsoft.com">${trackingId}</TrackingId>` +
      '<BatchErrors><BatchError><Code>5314</Code><Index>0</Index></BatchError></BatchErrors>' +
      '<OperationErrors><OperationError><Code>0</Code><ErrorCode>InternalError</ErrorCode></OperationError></OperationErrors>' +
      '</ApiFaultDetail></detail></s:Fault></s:Body></s:Envelope>';
    const options = { requests: [{ goalIds: ['12'] }] };
    expect(readReport([body], options).errors).toEqual([
      {
        ...{ number: 0, code: 'InternalError', advice: 'retry', meaning: expect.any(String) },
        ...{ rules: [], answer: 0, trackingId },
      },
      { ...invalid, answer: 0, trackingId, index: 0, goalId: '12' },
    ]);
  });

  test('of a fault without an error', () => {
    expect(
      readReport([{ Type: 'ApiFaultDetail', OperationErrors: [], BatchErrors: null }]).errors,
    ).toEqual([{ code: 'Fault', meaning: 'Fault', advice: 'fix', rules: [], answer: 0 }]);
  });
});

describe('wrong use', () => {
  const list = 'The answers must be a list. Put a single answer into [ ].';
  const parallel = 'Option "requests" must have one request for each answer.';

  test.each<[what: string, bodies: unknown, options: object, message: string]>([
    ['one text', '{}', {}, list],
    ['one answer', answer(), {}, list],
    ['nothing', undefined, {}, list],
    [
      'a promise among them',
      [Promise.resolve('{}')],
      {},
      'The answer must be text or parsed JSON, not an object of type Promise.',
    ],
    ['too few requests', [{}, {}], { requests: [{ goalIds: [] }] }, parallel],
    ['too many requests', [], { requests: [{ goalIds: [] }] }, parallel],
    [
      'other requests',
      [{}],
      { requests: [{ rows: [] }] },
      'Option "requests.0" must be a request with its "goalIds".',
    ],
    ['a bound of nothing', [], { maxLength: 0 }, 'Option "maxLength" must be at least 1.'],
    ['another option', [], { request: [] }, 'Unknown option "request". Did you mean "requests"?'],
  ])('%s', (_, bodies, options, message) => {
    expect(() => readReport(bodies as never, options)).toThrow(new TypeError(message));
  });
});
