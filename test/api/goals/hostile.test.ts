import { describe, expect, it, test } from 'vitest';
import { BulkFileError } from '../../../src/index';
import { readGoals, ServiceAnswerError } from '../../../src/services';
import { fullXml, json, xml } from '../../support/goal-answers';

/** A value that no message may contain. */
const planted = 'planted-f894f652ea334e739002f7167ab8f8e3';

async function faultOf(body: unknown, options?: Parameters<typeof readGoals>[1]) {
  const cause = await readGoals(body, options).then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!(cause instanceof ServiceAnswerError || cause instanceof BulkFileError)) throw cause;
  expect(`${cause.message} ${cause.stack} ${cause.cause}`).not.toContain(planted);
  return [cause.code, cause.message];
}

const bytesOf = (text: string) => new TextEncoder().encode(text);
const goal = (members: object) => ({ ConversionGoals: [null, { Id: '1', ...members }] });
const element = (members: string) => xml(`<ConversionGoal>${members}</ConversionGoal>`);
const nested = (open: string, inside: string, close: string) =>
  open.repeat(100_000) + inside + close.repeat(100_000);
const bomb = `<!DOCTYPE a [<!ENTITY a0 "${planted}">${Array.from(
  { length: 20 },
  (_, i) => `<!ENTITY a${i + 1} "${`&a${i};`.repeat(10)}">`,
).join('')}]>`;

const doctype = [
  'doctype',
  'The answer has a DOCTYPE, which the service never sends. It may be a web page.',
];
const webPage = ['not-an-answer', expect.stringContaining('This is a web page')];
const tooDeep = ['too-deep', 'The answer is nested more than 100 levels deep.'];
const tooMany = ['too-many', 'The answer has more than 1000000 parts.'];
const noAnswer = [
  'not-an-answer',
  'The answer has no GetConversionGoalsByIdsResponse and no GetConversionGoalsByTagIdsResponse.',
];
const noLists = ['not-an-answer', 'The answer has no ConversionGoals and no PartialErrors.'];
const ofReport = [
  'not-an-answer',
  'The answer belongs to another operation: it has OfflineGoalConversionSummaries.',
];
const noObject = ['not-an-answer', 'The answer must be an object.'];
const jsonUntil = (column: number) => [
  'json',
  `The answer is not well-formed JSON: line 1, column ${column}.`,
];
const member = (path: string, expected: string) => ['member', `${path} must be ${expected}.`];
const inFirst = 'ConversionGoals[0]';
const inSecond = 'ConversionGoals[1]';

describe('an answer is refused', () => {
  test.each<[what: string, body: unknown, fault: readonly unknown[]]>([
    ['an entity bomb', `${bomb}${element('<Name>&a20;</Name>')}`, doctype],
    ['a web page', '<!DOCTYPE html><html><body>Bad gateway</body></html>', webPage],
    ['XML with a DOCTYPE', '<!DOCTYPE goals><goals/>', doctype],
    ['another answer', xml(fullXml).replaceAll('GetConversionGoalsByIds', 'GetAds'), noAnswer],
    ['XML of 100,000 levels', element(nested('<a>', planted, '</a>')), tooDeep],
    ['a million elements', xml('<a/>'.repeat(1_000_000)), tooMany],
    ['XML that ends early', xml(fullXml).slice(0, -60), ['xml', expect.any(String)]],
    ['an Id of words in XML', element(`<Id>${planted}</Id>`), member(`${inFirst}.Id`, 'a long')],
    ['JSON of 100,000 levels', `{"ConversionGoals":${nested('[', '', ']')}}`, tooDeep],
    ['a million nulls', `{"ConversionGoals":[${'null,'.repeat(1_000_000)}null]}`, tooMany],
    ['JSON that ends early', `{"ConversionGoals":[{"Name":"${planted}"`, jsonUntil(71)],
    [
      'a list with a brace',
      '\ufeff\r\n\n[]}',
      ['json', 'The answer is not well-formed JSON: line 3, column 3.'],
    ],
    [
      'XML after blank lines that ends early',
      `\n\n${xml('<a>').slice(0, -60)}`,
      ['xml', expect.stringContaining('XML: line 3,')],
    ],
    ['a list of goals in text', '[{"Id":"1"}]', noObject],
    ['an empty object', {}, noLists],
    ['an empty object in text', '{}', noLists],
    ['another object', { Campaigns: [] }, noLists],
    [
      'the answer to another operation',
      { OfflineGoalConversionSummaries: [{}], PartialErrors: [] },
      ofReport,
    ],
    [
      'the same, with null',
      { OfflineGoalConversionSummaries: [{}], PartialErrors: null },
      ofReport,
    ],
    ['both lists null', { ConversionGoals: null, PartialErrors: null }, noLists],
    ['null', null, noObject],
    ['undefined', undefined, noObject],
    ['a number', 200, noObject],
    ['nothing', '', ['not-an-answer', 'The answer is empty.']],
    ['spaces', new Blob([' \r\n\ufeff ']), ['not-an-answer', 'The answer is empty.']],
    ['an error of another form', { Message: planted }, noLists],
    ['an empty object with its number', { TrackingId: planted }, noLists],
    ['no list in XML', xml('').replace(/<ConversionGoals>.*<\/PartialErrors>/, ''), noLists],
    [
      'the answer to another operation',
      { OfflineGoalConversionSummaries: [], PartialErrors: [] },
      [
        'not-an-answer',
        'The answer belongs to another operation: it has OfflineGoalConversionSummaries.',
      ],
    ],
    ['an object for the list', { ConversionGoals: {} }, member('ConversionGoals', 'a list')],
    ['a text for the list', { ConversionGoals: planted }, member('ConversionGoals', 'a list')],
    ['a text for a goal', { ConversionGoals: [null, planted] }, member(inSecond, 'an object')],
    ['a list for a goal', { ConversionGoals: [null, []] }, member(inSecond, 'an object')],
    ['an Id of words', goal({ Id: planted }), member(`${inSecond}.Id`, 'a long')],
    ['an Id that lost digits', goal({ Id: 2 ** 53 }), member(`${inSecond}.Id`, 'a long')],
    [
      'an Id beyond a long',
      goal({ Id: '9223372036854775808' }),
      member(`${inSecond}.Id`, 'a long'),
    ],
    ['a list for a name', goal({ Name: [planted] }), member(`${inSecond}.Name`, 'text')],
    ['a number for a Type', goal({ Type: 5 }), member(`${inSecond}.Type`, 'a name')],
    [
      'a number for a truth',
      goal({ IsExternallyAttributed: 1 }),
      member(`${inSecond}.IsExternallyAttributed`, 'true or false'),
    ],
    [
      'a text for the revenue',
      goal({ Revenue: planted }),
      member(`${inSecond}.Revenue`, 'an object'),
    ],
    [
      'an object for a value',
      goal({ Revenue: { Value: { planted } } }),
      member(`${inSecond}.Revenue.Value`, 'a number'),
    ],
    [
      'half a minute',
      goal({ ConversionWindowInMinutes: 0.5 }),
      member(`${inSecond}.ConversionWindowInMinutes`, 'a whole number'),
    ],
    [
      'a text for an error',
      { PartialErrors: [null, planted] },
      member('PartialErrors[1]', 'an object'),
    ],
    [
      'bytes that are no text',
      Uint8Array.of(0x7b, 0x0a, 0x0a, 0xff, 0xfe, 0xfd),
      ['encoding', 'The bytes of the answer are not valid UTF-8: line 3.'],
    ],
    [
      'half a character at the end',
      bytesOf('{"ConversionGoals":[],"a":"é').slice(0, -1),
      ['encoding', 'The bytes of the answer are not valid UTF-8: line 1.'],
    ],
    ['words', `Service unavailable ${planted}`, ['type-column', expect.any(String)]],
    ['an archive', Uint8Array.of(0x50, 0x4b, 3, 4, 1), ['not-a-bulk-file', expect.any(String)]],
  ])('%s', async (_, body, fault) => {
    expect(await faultOf(body)).toEqual(fault);
  });
});

test('bytes in another object are wrong use', async () => {
  await expect(readGoals(new ArrayBuffer(8))).rejects.toEqual(
    new TypeError('The answer must be text or parsed JSON, not an object of type ArrayBuffer.'),
  );
});

describe('the size is bounded', () => {
  const long = ' '.repeat(100_000_000);

  test.each([
    ['JSON', `{"ConversionGoals":[]${long}}`],
    ['XML', element(long)],
    ['nothing', long],
  ])('100 MB of %s are refused without being read', async (_, body) => {
    const message = `The answer has more than 16777216 characters.`;
    expect(await faultOf(body)).toEqual(['too-long', message]);
  });

  test.each([
    ['JSON', '{"ConversionGoals":[]'],
    ['XML', '<a>'],
    ['nothing', ' '],
  ])('a stream of %s is read up to the maximum', async (_, start) => {
    let provided = 0;
    function* pieces(): Generator<string> {
      yield start;
      for (;;) {
        provided += 65_536;
        yield ' '.repeat(65_536);
      }
    }
    expect(await faultOf(pieces(), { maxLength: 1_000_000 })).toEqual([
      'too-long',
      'The answer has more than 1000000 characters.',
    ]);
    expect(provided).toBeLessThan(1_500_000);
  });

  test.each([
    [{ maxLength: 0 }, 'Option "maxLength" must be at least 1.'],
    [{ maxlength: 5 }, 'Unknown option "maxlength". Did you mean "maxLength"?'],
    [{ signal: 5 }, 'Option "signal" must be '],
    [{ onIssue: 'all' }, 'Option "onIssue" must be a function.'],
  ])('the options are checked: %j', async (options, message) => {
    await expect(readGoals('{}', options as never)).rejects.toThrow(TypeError);
    await expect(readGoals('{}', options as never)).rejects.toThrow(message);
  });
});

describe('an unusual answer is read', () => {
  it('parsed JSON that is deep in an unknown member', async () => {
    let deep: unknown = 1;
    for (let i = 0; i < 100_000; i++) deep = { deep };
    const body = {
      ConversionGoals: [
        { Type: 'Url', deep },
        { Id: '1', deep },
      ],
      deep,
    };
    expect((await readGoals(body)).goals).toEqual([{ action: 'Update', id: '1' }]);
  });

  it('JSON with members of the prototype', async () => {
    const body =
      '{"__proto__":{"Errors":[]},"ConversionGoals":[{"__proto__":{"Name":"x"},"Id":"1"}]}';
    expect((await readGoals(body)).goals).toStrictEqual([{ action: 'Update', id: '1' }]);
    expect(({} as { Name?: unknown }).Name).toBeUndefined();
  });

  it('ten thousand goals and as many errors', async () => {
    const count = 10_000;
    const errors = Array.from({ length: count }, (_, Index) => ({ Index, Code: 5314 }));
    const goals = xml(fullXml.repeat(count));
    expect((await readGoals(goals)).goals).toHaveLength(count);
    const { goals: none, errors: all } = await readGoals(
      json(
        errors.map(() => null),
        errors,
      ),
    );
    expect([none.length, all.length]).toEqual([0, count]);
  });

  it('one goal among a hundred thousand of other types', async () => {
    const others = Array.from({ length: 100_000 }, () => ({ Type: 'Url' }));
    const { goals, otherTypes } = await readGoals({
      ConversionGoals: [...others, { Id: '1' }],
    });
    expect([goals.length, otherTypes]).toEqual([1, 100_000]);
  });
});
