import { describe, expect, test } from 'vitest';
import { readApplyResponse, ServiceAnswerError } from '../../../src/services';

const campaignManagement = 'https://bingads.microsoft.com/CampaignManagement/v13';

const soap = (members: string, more = '') =>
  `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><ApplyOfflineConversionsResponse xmlns="${campaignManagement}">${members}</ApplyOfflineConversionsResponse>${more}</s:Body></s:Envelope>`;
const error = '<BatchError><Code>5606</Code><Index>0</Index></BatchError>';
const jsonError = '{"Code":5606,"Index":0}';

const list = 'PartialErrors must be a list.';
const strange = 'The answer has errors in a member that is not known.';

/* An answer that is not understood is no success: each of these may hold an error. */
describe('an answer is refused', () => {
  test.each<[what: string, body: string, message: string]>([
    [
      'for errors of another name, SOAP',
      soap('<PartialErrors><Error><Code>5606</Code></Error></PartialErrors>'),
      'PartialErrors must contain only elements BatchError.',
    ],
    ['for errors of another name, JSON', '{"PartialErrors":{"Error":[]}}', list],
    [
      'for one strange error among others, SOAP',
      soap(`<PartialErrors>${error}<Error/></PartialErrors>`),
      'PartialErrors must contain only elements BatchError.',
    ],
    [
      'for one strange error among others, JSON',
      `{"PartialErrors":[${jsonError},"5606"]}`,
      'PartialErrors[1] must be an object.',
    ],
    [
      'for text in the list, SOAP',
      soap('<PartialErrors>5606</PartialErrors>'),
      'PartialErrors must contain elements, not text.',
    ],
    ['for text as the list, JSON', '{"PartialErrors":"5606"}', list],
    [
      'for the list twice, SOAP',
      soap(`<PartialErrors/><PartialErrors>${error}</PartialErrors>`),
      'PartialErrors occurs twice.',
    ],
    [
      'for the list twice, JSON',
      `{"PartialErrors":[${jsonError}],"PartialErrors":[]}`,
      'An object of the answer has a member twice: line 1, column 44.',
    ],
    [
      'for the list in another namespace, SOAP',
      soap(`<PartialErrors xmlns="urn:other">${error}</PartialErrors>`),
      'PartialErrors is in another namespace.',
    ],
    [
      'for nothing but unknown members, SOAP',
      soap('<Errors2/>'),
      'The answer has no PartialErrors.',
    ],
    ['for nothing but unknown members, JSON', '{"Errors2":[]}', 'The answer has no PartialErrors.'],
    [
      'for errors with members of other names, SOAP',
      soap('<PartialErrors><BatchError><code>5606</code></BatchError></PartialErrors>'),
      'PartialErrors[0] must be an object with members of BatchError.',
    ],
    [
      'for errors with members of other names, JSON',
      '{"PartialErrors":[{"code":5606,"index":0}]}',
      'PartialErrors[0] must be an object with members of BatchError.',
    ],
    [
      'for elements in place of an Index, SOAP',
      soap(
        '<PartialErrors><BatchError><Code>1</Code><Index>0<v>1</v></Index></BatchError></PartialErrors>',
      ),
      'Index must contain text, not elements.',
    ],
    ...[
      ['the list in camel case', 'partialErrors', `[${jsonError}]`, error],
      [
        'a list of another operation',
        'NestedPartialErrors',
        `[{"BatchErrors":[${jsonError}]}]`,
        `<BatchErrorCollection>${error}</BatchErrorCollection>`,
      ],
      ['an exception', 'ExceptionMessage', '"Failed."', 'Failed.'],
      ['a fault', 'ApplicationFault', '[{"Errors":[]}]', '<Errors/>'],
    ].flatMap(([what, name, json, xml]): [string, string, string][] => [
      [
        `for ${what} beside an empty one, SOAP`,
        soap(`<PartialErrors/><${name}>${xml}</${name}>`),
        strange,
      ],
      [`for ${what} beside an empty one, JSON`, `{"PartialErrors":[],"${name}":${json}}`, strange],
    ]),
    [
      'for text in its place, SOAP',
      soap('Bad Gateway'),
      'ApplyOfflineConversionsResponse must contain elements, not text.',
    ],
    [
      'for a second element in the body, SOAP',
      soap('<PartialErrors/>', '<s:Fault/>'),
      'The body of the answer has more than one element.',
    ],
    ...[
      ['a second body', '</s:Body><s:Body><s:Fault/>'],
      ['a fault beside the body', '</s:Body><s:Fault/><s:Body>'],
      ['text in the body', 'Bad Gateway'],
      ['text beside the body', '</s:Body>Bad Gateway<s:Body>'],
      ['another element beside the body', '</s:Body><Error>5606</Error><s:Body>'],
    ].map(([what, more]): [string, string, string] => [
      `for ${what}, SOAP`,
      soap('<PartialErrors/>', more).replace('<s:Body></s:Body></s:Env', '</s:Env'),
      'The envelope of the answer has other content than one header and one body.',
    ]),
  ])('%s', (_what, body, message) => {
    expect(() => readApplyResponse(body, { rows: [1, 2] })).toThrow(ServiceAnswerError);
    expect(() => readApplyResponse(body, { rows: [1, 2] })).toThrow(message);
  });
});

test.each([
  [
    'SOAP',
    soap('<OperationErrors><OperationError><Code>117</Code></OperationError></OperationErrors>'),
  ],
  [
    'SOAP, beside a list',
    soap(
      '<PartialErrors/><OperationErrors><OperationError><Code>117</Code></OperationError></OperationErrors>',
    ),
  ],
  ['JSON', '{"OperationErrors":[{"Code":117}]}'],
])('errors of the request in place of the list reject every item: %s', (_format, body) => {
  const outcomes = readApplyResponse(body, { rows: [1, 2] });
  expect(
    outcomes.map(({ status, errors }) => [status, errors.map(({ number }) => number)]),
  ).toEqual([
    ['rejected', [117]],
    ['rejected', [117]],
  ]);
});

test.each([
  [
    'SOAP',
    soap(
      '<PartialErrors><BatchError><Code>5606</Code><Index>1</Index></BatchError></PartialErrors><OperationErrors><OperationError><Code>117</Code></OperationError></OperationErrors>',
    ),
  ],
  ['JSON', '{"OperationErrors":[{"Code":117}],"PartialErrors":[{"Code":5606,"Index":1}]}'],
  [
    'JSON, lists of two kinds of fault',
    '{"Errors":[{"Code":117}],"BatchErrors":[{"Code":5606,"Index":1}]}',
  ],
])('errors of the request do not hide those of its items: %s', (_format, body) => {
  const outcomes = readApplyResponse(body, { rows: [1, 2] });
  expect(outcomes.map(({ errors }) => errors.map(({ number }) => number))).toEqual([
    [117],
    [117, 5606],
  ]);
});

test.each(['Error', 'ApiFault', 'System.Exception'])(
  'an answer of the Type %s is a fault',
  (Type) => {
    const outcomes = readApplyResponse({ Type, PartialErrors: [] }, { rows: [1] });
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected']);
  },
);

test('an object that inherits its errors is wrong use: they would not be seen', () => {
  class Answer {
    get PartialErrors() {
      return [{ Code: 5606, Index: 0 }];
    }
  }
  expect(() => readApplyResponse(new Answer(), { rows: [1] })).toThrow(
    new TypeError('The answer must be text or parsed JSON, but it inherits PartialErrors.'),
  );
});
