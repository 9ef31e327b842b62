import { describe, expect, test } from 'vitest';
import { readApplyResponse, ServiceAnswerError } from '../../../src/services';

const campaignManagement = 'https://bingads.microsoft.com/CampaignManagement/v13';

const soap = (members: string, more = '') =>
  `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><ApplyOfflineConversionsResponse xmlns="${campaignManagement}">${members}</ApplyOfflineConversionsResponse>${more}</s:Body></s:Envelope>`;
const error = '<BatchError><Code>5606</Code><Index>0</Index></BatchError>';
const jsonError = '{"Code":5606,"Index":0}';

const list = 'PartialErrors must be a list.';

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
      'for text in its place, SOAP',
      soap('Bad Gateway'),
      'ApplyOfflineConversionsResponse must contain elements, not text.',
    ],
    [
      'for a second element in the body, SOAP',
      soap('<PartialErrors/>', '<s:Fault/>'),
      'The body of the answer has more than one element.',
    ],
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
