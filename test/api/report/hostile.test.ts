import { describe, expect, it, test } from 'vitest';
import { readReport, renderReport, ServiceAnswerError } from '../../../src/services';
import { answer, daily, overall, soapAnswer, summary } from '../../support/report-answers';

/** A value that no message may contain. */
const planted = 'planted-f894f652ea334e739002f7167ab8f8e3';

function faultOf(...bodies: readonly unknown[]): readonly [string, string] {
  try {
    readReport(bodies);
  } catch (cause) {
    if (!(cause instanceof ServiceAnswerError)) throw cause;
    expect(`${cause.message} ${cause.stack} ${cause.cause}`).not.toContain(planted);
    return [cause.code, cause.message];
  }
  throw new Error('it was read');
}

const max = 9007199254740991;
const wholeFrom0 = `must be a whole number from 0 to ${max}.`;
const inDay = (members: object) => answer(summary('1', 'a', [members]));
const daysOf = (inside: string) =>
  soapAnswer(
    `<OfflineGoalConversionSummaries><OfflineGoalConversionSummary><DailySummaries><OfflineGoalDailySummary>${inside}</OfflineGoalDailySummary></DailySummaries></OfflineGoalConversionSummary></OfflineGoalConversionSummaries>`,
  );
const summaries = 'OfflineGoalConversionSummaries';
const day = `${summaries}[0].DailySummaries[0]`;
const noAnswer = ['not-an-answer', `The answer has no ${summaries} and no PartialErrors.`];

describe('an answer is refused', () => {
  test.each<[what: string, body: unknown, expected: readonly string[]]>([
    ['nothing', '', ['not-an-answer', 'The answer is empty.']],
    ['text', planted, ['json', 'The answer is neither JSON nor XML.']],
    ['a list', '[]', ['not-an-answer', 'The answer must be an object.']],
    ['null among the answers', null, ['not-an-answer', 'The answer must be an object.']],
    ['another file of JSON', { name: planted, version: '1' }, noAnswer],
    [
      'the answer to another operation',
      { ConversionGoals: [], PartialErrors: [] },
      ['not-an-answer', 'The answer belongs to another operation: it has ConversionGoals.'],
    ],
    ['another error', { error: planted }, noAnswer],
    [
      'another answer of SOAP',
      soapAnswer('').replaceAll('GetOfflineConversionReportByGoalIdsResponse', 'OtherResponse'),
      ['not-an-answer', 'The answer has no GetOfflineConversionReportByGoalIdsResponse.'],
    ],
    [
      'a web page',
      '<!DOCTYPE html><html/>',
      ['doctype', 'The answer has a DOCTYPE, which the service never sends. It may be a web page.'],
    ],
    [
      'an entity bomb',
      `<!DOCTYPE a [<!ENTITY a "${planted}"><!ENTITY b "${'&a;'.repeat(100)}">]>${daysOf('&b;')}`,
      ['doctype', expect.any(String)],
    ],
    [
      '100,000 levels of XML',
      daysOf('<a>'.repeat(100_000) + '</a>'.repeat(100_000)),
      ['too-deep', 'The answer is nested more than 100 levels deep.'],
    ],
    [
      '100,000 levels of JSON',
      `{"${summaries}":${'['.repeat(100_000)}${']'.repeat(100_000)}}`,
      ['too-deep', 'The answer is nested more than 100 levels deep.'],
    ],
    [
      '100 MB',
      `{"${summaries}":[]${' '.repeat(100_000_000)}}`,
      ['too-long', 'The answer has more than 16777216 characters.'],
    ],
    ['an object for the list', { [summaries]: {} }, ['member', `${summaries} must be a list.`]],
    [
      'a text for a goal',
      answer({}, planted as never),
      ['member', `${summaries}[1] must be an object.`],
    ],
    [
      'a name for an id',
      answer({ GoalId: planted }),
      ['member', `${summaries}[0].GoalId must be a long.`],
    ],
    [
      'an id that has lost digits',
      answer({ GoalId: 2 ** 53 }),
      ['member', `${summaries}[0].GoalId must be a long.`],
    ],
    [
      'a number for a name',
      answer({ ConversionName: 5 }),
      ['member', `${summaries}[0].ConversionName must be text.`],
    ],
    [
      'a count that a number cannot hold',
      answer(overall('1', '9007199254740992', '0')),
      ['member', `${summaries}[0].OverallSuccessCount ${wholeFrom0}`],
    ],
    [
      'half a count',
      answer(overall('1', '0', '0.5')),
      ['member', `${summaries}[0].OverallUnattributedCount ${wholeFrom0}`],
    ],
    [
      'a count below 0',
      inDay({ SuccessCount: -1 }),
      ['member', `${day}.SuccessCount ${wholeFrom0}`],
    ],
    [
      'true for a count',
      inDay({ SuccessCount: true }),
      ['member', `${day}.SuccessCount ${wholeFrom0}`],
    ],
    [
      'a count below 0 in XML',
      daysOf('<UnattributedCount>-1</UnattributedCount>'),
      ['member', `${day}.UnattributedCount ${wholeFrom0}`],
    ],
    [
      'a text for a count of a reason',
      inDay({ Alerts: [null, { Count: planted }] }),
      ['member', `${day}.Alerts[1].Count ${wholeFrom0}`],
    ],
    [
      'a number for a reason',
      inDay({ Alerts: [{ UnattributedReason: 13 }] }),
      ['member', `${day}.Alerts[0].UnattributedReason must be a name.`],
    ],
    [
      'a text for a date',
      inDay({ UploadDate: planted }),
      ['member', `${day}.UploadDate must be a date.`],
    ],
    [
      'a number for a date',
      inDay({ UploadDate: 0 }),
      ['member', `${day}.UploadDate must be a date.`],
    ],
    [
      'a day that does not exist',
      inDay({ UploadDate: '2026-02-29' }),
      ['member', `${day}.UploadDate must be a date.`],
    ],
    [
      'a date of XML that does not exist',
      daysOf('<UploadDate>soon</UploadDate>'),
      ['member', `${day}.UploadDate must be a date.`],
    ],
  ])('%s', (_, body, expected) => {
    expect(faultOf(body)).toEqual(expected);
    // Even if the other answers are fine.
    expect(faultOf(answer(), body)).toEqual(expected);
  });

  test('counts whose sum is not exact', () => {
    const message = `The counts add up to more than ${max}, so their sum would not be exact.`;
    const half = String(2 ** 52);
    const cases = [
      [answer(overall('1', half, '0')), answer(overall('2', half, '0'))],
      [answer(overall('1', half, half))],
      [answer(overall('1', '0', '1', { a: 2 ** 52, b: 2 ** 52 }))],
      [answer({ OverallAlerts: [half, half].map((Count) => ({ Count })) })],
    ];
    expect(cases.map((bodies) => faultOf(...bodies))).toEqual(cases.map(() => ['member', message]));
  });
});

describe('an unusual answer is read', () => {
  it('a name of a million characters', () => {
    const body = answer(summary('1', '\u0301e'.repeat(1_000_000), [daily('2026-11-02', 1, 0)]), {});
    const longest = Math.max(
      ...renderReport(readReport([body]))
        .split('\n')
        .map((line) => line.length),
    );
    expect(longest).toBeLessThan(3000);
  });

  it('parsed JSON that is deep in an unknown member', () => {
    let deep: unknown = 1;
    for (let i = 0; i < 100_000; i++) deep = { deep };
    expect(readReport([{ ...answer({ GoalId: '1', deep }), deep }]).goals).toHaveLength(1);
  });

  it('JSON with members of the prototype', () => {
    const body = `{"__proto__":{"PartialErrors":[{"Index":0}]},"${summaries}":[{"GoalId":"1","__proto__":{"x":1},"DailySummaries":[{"UploadDate":"2026-11-02","Alerts":[{"UnattributedReason":"__proto__","Count":"2"}]}]}]}`;
    const { goals, errors } = readReport([body]);
    expect(errors).toEqual([]);
    expect(goals[0]?.reasons).toEqual([{ reason: '__proto__', count: 2, share: 1 }]);
    expect(({} as { x?: unknown }).x).toBeUndefined();
  });
});
