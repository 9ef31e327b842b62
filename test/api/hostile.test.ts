import { describe, expect, it, test } from 'vitest';
import {
  type AnswerOptions,
  fromOfflineConversion,
  readApplyResponse,
  ServiceAnswerError,
} from '../../src/services';

const campaignManagement = 'https://bingads.microsoft.com/CampaignManagement/v13';
const response = (members: string) =>
  `<ApplyOfflineConversionsResponse xmlns="${campaignManagement}">${members}</ApplyOfflineConversionsResponse>`;
const answer = (inError: string) =>
  response(`<PartialErrors><BatchError><Index>0</Index>${inError}</BatchError></PartialErrors>`);

/** A value that no message may contain. */
const planted = 'planted-f894f652ea334e739002f7167ab8f8e3';

function faultOf(body: unknown, options?: AnswerOptions): readonly [string, string] {
  try {
    readApplyResponse(body, { rows: [1, 2] }, options);
  } catch (cause) {
    if (!(cause instanceof ServiceAnswerError)) throw cause;
    expect(`${cause.message} ${cause.stack} ${cause.cause}`).not.toContain(planted);
    return [cause.code, cause.message];
  }
  throw new Error('it was read');
}

const doctype = [
  'doctype',
  'The answer has a DOCTYPE, which the service never sends. It may be a web page.',
];
const webPage = [
  'not-an-answer',
  'The answer is a web page. It comes from a gateway, not from the service.',
];
const tooDeep = ['too-deep', 'The answer is nested more than 100 levels deep.'];
const tooMany = ['too-many', 'The answer has more than 1000000 parts.'];
const noJson = ['json', 'The answer is neither JSON nor XML.'];
const brokenJson = ['json', 'The answer is not well-formed JSON: line 1, column 19.'];
const noAnswer = [
  'not-an-answer',
  'The answer has no ApplyOfflineConversionsResponse and no ApplyOfflineConversionAdjustmentsResponse.',
];
const noList = ['not-an-answer', 'The answer has no PartialErrors.'];
const bomb = `<!DOCTYPE a [<!ENTITY a0 "${planted}">${Array.from(
  { length: 20 },
  (_, i) => `<!ENTITY a${i + 1} "${`&a${i};`.repeat(10)}">`,
).join('')}]>`;
const nested = (open: string, inside: string, close: string) =>
  open.repeat(100_000) + inside + close.repeat(100_000);

describe('XML is refused', () => {
  test.each([
    ['an entity bomb', `${bomb}${answer('<Message>&a20;</Message>')}`, doctype],
    [
      'an external entity',
      `<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>${answer('<Message>&x;</Message>')}`,
      doctype,
    ],
    ['an external DTD', `<!DOCTYPE a SYSTEM "http://localhost/a.dtd">${answer('')}`, doctype],
    ['a web page', '<!DOCTYPE html><html><body>Bad gateway</body></html>', doctype],
    ['a web page without a DOCTYPE', '<html><body>Bad gateway</body></html>', webPage],
    [
      'a web page that is no XML',
      `\r\n<HTML lang=en>\n<title>502 ${planted}</title><hr></HTML>`,
      webPage,
    ],
    ['what is no web page', '<htmlx/>', noAnswer],
    [
      'an entity that is not defined',
      answer(`<Message>&${planted};</Message>`),
      ['xml', expect.stringMatching(/^The answer is not well-formed XML: line 1, column \d+\.$/)],
    ],
    [
      'an entity of the prototype',
      answer('<Message>&constructor;</Message>'),
      ['xml', expect.any(String)],
    ],
    ['a prefix that is not bound', answer(`<${planted}:x/>`), ['xml', expect.any(String)]],
    ['the end is missing', answer('').slice(0, -40), ['xml', expect.any(String)]],
    ['two roots', `${answer('')}<a/>`, ['xml', expect.any(String)]],
    ['100,000 levels', answer(nested('<a>', planted, '</a>')), tooDeep],
    ['100,000 levels without an end', '<a>'.repeat(100_000), tooDeep],
    ['a million elements', answer('<a/>'.repeat(1_000_000)), tooMany],
    [
      'a thousand attributes',
      `<a ${Array.from({ length: 1000 }, (_, i) => `a${i}="${planted}"`).join(' ')}/>`,
      ['too-many', 'An element of the answer has more than 100 attributes.'],
    ],
    ['another namespace', answer('').replace(campaignManagement, 'urn:other'), noAnswer],
    [
      'an envelope without a body',
      '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"/>',
      noAnswer,
    ],
    [
      'an envelope with an empty body',
      '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body/></s:Envelope>',
      noAnswer,
    ],
    [
      'a code that is no number',
      answer(`<Code>${planted}</Code>`),
      ['member', 'PartialErrors[0].Code must be a whole number.'],
    ],
  ])('%s', (_, body, expected) => {
    expect(faultOf(body)).toEqual(expected);
  });
});

describe('JSON is refused', () => {
  test.each([
    ['no JSON', `{"PartialErrors":[${planted}`, brokenJson],
    [
      'long numbers before the fault',
      '[12345678901234567890,\n 12345678901234567890,}',
      ['json', 'The answer is not well-formed JSON: line 2, column 23.'],
    ],
    ['plain text', `Service unavailable ${planted}`, noJson],
    ['100,000 levels', nested('[', '', ']'), tooDeep],
    [
      '100,000 levels in a member',
      `{"PartialErrors":[],"New":${nested('{"a":', '1', '}')}}`,
      tooDeep,
    ],
    ['100,000 levels without an end', '{"a":'.repeat(100_000), tooDeep],
    ['a million nulls', `{"PartialErrors":[${'null,'.repeat(1_000_000)}null]}`, tooMany],
    ['a list', '[]', ['not-an-answer', 'The answer must be an object.']],
    ['null', 'null', ['not-an-answer', 'The answer must be an object.']],
    ['a text', '"ok"', ['not-an-answer', 'The answer must be an object.']],
    ['undefined', undefined, ['not-an-answer', 'The answer must be an object.']],
    ['a number', 200, ['not-an-answer', 'The answer must be an object.']],
    ['nothing', ' \r\n', ['not-an-answer', 'The answer is empty.']],
    ['another error', { Message: planted }, noList],
    ['the error of a gateway', `{"error":{"code":"${planted}"}}`, noList],
    [
      'a fault whose errors would be held a thousand times a thousand times',
      JSON.stringify({
        OperationErrors: Array.from({ length: 1001 }, (_, Code) => ({ Code })),
        BatchErrors: Array.from({ length: 1000 }, (_, Index) => ({ Index })),
      }),
      tooMany,
    ],
    ['an object for the list', { PartialErrors: {} }, ['member', 'PartialErrors must be a list.']],
    [
      'a text for the list',
      { PartialErrors: planted },
      ['member', 'PartialErrors must be a list.'],
    ],
    [
      'a text for an error',
      { PartialErrors: [null, planted] },
      ['member', 'PartialErrors[1] must be an object.'],
    ],
    [
      'a list for an error',
      { PartialErrors: [[]] },
      ['member', 'PartialErrors[0] must be an object.'],
    ],
    [
      'a text for an Index',
      { PartialErrors: [{ Index: planted }] },
      ['member', 'PartialErrors[0].Index must be a whole number.'],
    ],
    [
      'half an Index',
      { PartialErrors: [{ Index: 0.5 }] },
      ['member', 'PartialErrors[0].Index must be a whole number.'],
    ],
    [
      'an object for a name',
      { PartialErrors: [{ ErrorCode: { planted } }] },
      ['member', 'PartialErrors[0].ErrorCode must be text.'],
    ],
    [
      'a text for the errors of a fault',
      { Type: 'ApiFaultDetail', OperationErrors: planted },
      ['member', 'OperationErrors must be a list.'],
    ],
    [
      'a number for the errors of a fault',
      { Type: 'AdApiFaultDetail', Errors: [5] },
      ['member', 'Errors[0] must be an object.'],
    ],
  ])('%s', (_, body, expected) => {
    expect(faultOf(body)).toEqual(expected);
  });
});

// These objects have no own members, so they would pass for answers without errors.
test.each([
  ['a promise', Promise.resolve('{}'), 'Promise'],
  ['the answer of fetch', new Response('{}'), 'Response'],
  ['bytes', new Uint8Array(2), 'Uint8Array'],
  ['a map', new Map([['PartialErrors', []]]), 'Map'],
])('%s is a TypeError', (_, body, type) => {
  expect(() => readApplyResponse(body, { rows: [1] })).toThrow(
    new TypeError(`The answer must be text or parsed JSON, not an object of type ${type}.`),
  );
});

describe('an answer without errors that is not a success is refused', () => {
  test.each([
    { type: 'about:blank', title: planted, status: 401, traceId: '1' },
    { statusCode: 429 },
    { code: planted, detail: planted },
    { TrackingId: '1', Reason: planted },
    { ApplicationFault: null },
    { ok: false },
    { [planted]: [] },
    { value: { PartialErrors: [{ Index: 0 }] } },
    { ApplyOfflineConversionsResponse: { PartialErrors: [{ Index: 0 }] } },
    { data: { PartialErrors: [{ Index: 0 }] }, headers: {} },
    { partialErrors: [{ Index: 0 }] },
    { ConversionGoalIds: ['1'] },
  ])('%j', (body) => {
    expect(faultOf(body)).toEqual(noList);
    expect(faultOf(JSON.stringify(body))).toEqual(noList);
  });

  test.each([
    ['ConversionGoals', { ConversionGoals: [] }],
    ['ConversionGoals', { ConversionGoals: [{ Name: planted }], PartialErrors: [] }],
    [
      'OfflineGoalConversionSummaries',
      { OfflineGoalConversionSummaries: null, PartialErrors: [{ Index: 0 }] },
    ],
  ])('the answer to another operation, by its %s', (member, body) => {
    const message = `The answer belongs to another operation: it has ${member}.`;
    expect(faultOf(body)).toEqual(['not-an-answer', message]);
    expect(faultOf(JSON.stringify(body))).toEqual(['not-an-answer', message]);
  });
});

describe('text', () => {
  const long = ' '.repeat(100_000_000);

  test.each([
    ['JSON', `{"PartialErrors":[]${long}}`],
    ['XML', answer(long)],
    ['neither', long],
  ])('of 100 MB is refused unread: %s', (_, body) => {
    const message = `The answer has more than 16777216 characters.`;
    expect(faultOf(body)).toEqual(['too-long', message]);
  });

  test('is read up to maxLength', () => {
    const body = '{"PartialErrors":[]}';
    expect(readApplyResponse(body, { rows: [] }, { maxLength: 20 })).toEqual([]);
    expect(faultOf(body, { maxLength: 19 })).toEqual([
      'too-long',
      'The answer has more than 19 characters.',
    ]);
  });

  test.each([
    [{ maxLength: 0 }, 'Option "maxLength" must be at least 1.'],
    [{ maxlength: 5 }, 'Unknown option "maxlength". Did you mean "maxLength"?'],
  ])('has bounds that are checked: %j', (options, message) => {
    expect(() => readApplyResponse('{}', { rows: [] }, options as never)).toThrow(
      new TypeError(message),
    );
  });

  test.each([
    ['text', 'x', 'x'],
    ['references', '&#65;', 'A'],
    ['sections', '<![CDATA[x]]>', 'x'],
  ])('of 2 MB is read: %s', (_, piece, read) => {
    const body = answer(`<Message>${piece.repeat(2_000_000 / piece.length)}</Message>`);
    const [first] = readApplyResponse(body, { rows: [1] });
    expect(first?.errors[0]?.detail).toBe(read.repeat(2_000_000 / piece.length));
  });
});

describe('an unusual answer is read', () => {
  it('parsed JSON that is deep in an unknown member', () => {
    let deep: unknown = 1;
    for (let i = 0; i < 100_000; i++) deep = { deep };
    const body = { PartialErrors: [{ Index: 0, Code: 5612, deep }], deep };
    expect(readApplyResponse(body, { rows: [1, 2] }).map(({ status }) => status)).toEqual([
      'rejected',
      'accepted',
    ]);
  });

  it('JSON with members of the prototype', () => {
    const body =
      '{"__proto__":{"PartialErrors":[{"Index":0}]},"constructor":1,"toString":null,"PartialErrors":[]}';
    expect(readApplyResponse(body, { rows: [1] })).toMatchObject([{ status: 'accepted' }]);
    expect(({} as { PartialErrors?: unknown }).PartialErrors).toBeUndefined();
  });

  it('XML with elements of the prototype', () => {
    const body = response(
      '<__proto__><PartialErrors/></__proto__><constructor/><toString/><PartialErrors/>',
    );
    expect(readApplyResponse(body, { rows: [1] })).toMatchObject([{ status: 'accepted' }]);
  });

  it('a hundred thousand errors of one item, each once', () => {
    const count = 100_000;
    const errors = Array.from({ length: count }, (_, i) => `{"Index":0,"Message":"${i}"}`);
    const body = `{"PartialErrors":[${[...errors, ...errors].join()}]}`;
    const [first] = readApplyResponse(body, { rows: [1] });
    expect(first?.errors).toHaveLength(count);
  });
});

test.each([
  ['deep', { ConversionName: JSON.parse(nested('[', '', ']')), ConversionTime: '' }],
  ['lists', { ConversionName: [null], ConversionTime: [null] }],
  ['an accessor of the prototype', Object.create({ ConversionName: 'a', ConversionTime: 'b' })],
])('a conversion that is made of other things is a TypeError: %s', (_, given) => {
  expect(() => fromOfflineConversion(given as never)).toThrow(TypeError);
});
