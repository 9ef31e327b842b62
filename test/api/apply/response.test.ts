import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { readApplyResponse } from '../../../src/services';
import { add, requestsOf } from '../../support/requests';
import { runs } from '../../support/runs';

const campaignManagement = 'https://bingads.microsoft.com/CampaignManagement/v13';
const trackingId = '6c1f2d30-5a77-4f0e-9b1c-0d2e3f405162';
const request = { rows: [12, 30, 31] };

const nameInvalid = {
  number: 5606,
  code: 'OfflineConversionNameInvalid',
  advice: 'fix',
  meaning: expect.any(String),
  rules: ['goal-unknown'],
};
const failed = {
  number: 5612,
  code: 'OfflineConversionsApplyFailed',
  advice: 'retry',
  meaning: expect.any(String),
  rules: [],
};
const limit = {
  number: 5601,
  code: 'OfflineConversionsLimitExceeded',
  detail: 'The list of offline conversions exceeds the limit.',
  advice: 'fix',
  meaning: expect.any(String),
  rules: [],
};

const outcome = (index: number, row: number, errors: readonly object[] = []) => ({
  ...{ status: errors.length > 0 ? 'rejected' : 'accepted', line: 0, row, index, errors },
  ...{ clientId: undefined, cells: new Map(), hasRecord: true },
});
const stray = (index: number | undefined, errors: readonly object[]) => ({
  ...outcome(0, 0, errors),
  index,
  hasRecord: false,
});
const accepted = [outcome(0, 12), outcome(1, 30), outcome(2, 31)];

const envelope = (body: string, header = '') =>
  `<?xml version="1.0" encoding="utf-8"?><s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/">${header}<s:Body>${body}</s:Body></s:Envelope>`;
const response = (members: string) =>
  envelope(
    `<ApplyOfflineConversionsResponse xmlns="${campaignManagement}">${members}</ApplyOfflineConversionsResponse>`,
  );

describe('an answer without errors', () => {
  test.each([
    ['an empty list', '{"PartialErrors":[]}'],
    ['null', '{"PartialErrors":null}'],
    ['a list of nulls', '{"PartialErrors":[null,null]}'],
    ['no list', '{}'],
    ['parsed JSON', { PartialErrors: [], '@odata.context': 'unknown' }],
    ['a byte order mark and line ends', '\ufeff\r\n {"PartialErrors":[]}\r\n'],
    ['XML', response('<PartialErrors/>')],
    [
      'nil in XML, with another prefix',
      response(
        '<PartialErrors d4p1:nil="true" xmlns:d4p1="http://www.w3.org/2001/XMLSchema-instance"/>',
      ),
    ],
    ['no list in XML', response('')],
    [
      'nil for the whole answer',
      `<ApplyOfflineConversionsResponse xmlns="${campaignManagement}" xmlns:i="http://www.w3.org/2001/XMLSchema-instance" i:nil="true"/>`,
    ],
    [
      'the twin operation',
      response('').replaceAll('OfflineConversionsResponse', 'OfflineConversionAdjustmentsResponse'),
    ],
    [
      'prefixes everywhere',
      envelope(
        `<x:ApplyOfflineConversionsResponse xmlns:x="${campaignManagement}"><x:PartialErrors/></x:ApplyOfflineConversionsResponse>`,
      ),
    ],
  ])('accepts every item: %s', (_, body) => {
    expect(readApplyResponse(body, request)).toEqual(accepted);
  });

  it('keeps the TrackingId of SOAP', () => {
    const header = `<s:Header><h:TrackingId xmlns:h="${campaignManagement}">${trackingId}</h:TrackingId></s:Header>`;
    const body = envelope(
      `<ApplyOfflineConversionsResponse xmlns="${campaignManagement}"/>`,
      header,
    );
    expect(readApplyResponse(body, request)).toEqual(
      accepted.map((each) => ({ ...each, trackingId })),
    );
  });
});

describe('partial errors', () => {
  const errors = [
    outcome(0, 12),
    outcome(1, 30, [
      { ...nameInvalid, fieldPath: 'ConversionName', detail: 'Invalid name.' },
      failed,
    ]),
    outcome(2, 31, [{ ...failed, detail: 'Try <again> & again.' }]),
  ];

  it('reject the items of their Index, in JSON', () => {
    const body = JSON.stringify({
      PartialErrors: [
        null,
        {
          ...{
            Code: 5612,
            Details: 'Try <again> & again.',
            ErrorCode: 'OfflineConversionsApplyFailed',
          },
          ...{ FieldPath: null, ForwardCompatibilityMap: [], Index: 2, Message: 'Failed.' },
          ...{ Type: 'BatchError', New: { deep: [1] } },
        },
        {
          ...{ Code: 5606, Details: null, ErrorCode: 'OfflineConversionNameInvalid', Index: 1 },
          ...{ FieldPath: 'ConversionName', Message: 'Invalid name.', Type: 'BatchError' },
        },
        { Code: 5612, Index: 1 },
        { Code: 5612, Index: 1, ErrorCode: '', Message: '' },
      ],
    });
    expect(readApplyResponse(body, request)).toEqual(errors);
    expect(readApplyResponse(JSON.parse(body), request)).toEqual(errors);
  });

  it('reject the items of their Index, in XML', () => {
    const body = response(
      `<PartialErrors xmlns:i="http://www.w3.org/2001/XMLSchema-instance">
        <BatchError i:nil="true"/>
        <BatchError><Code>5612</Code><Details>Try &lt;again&gt; &amp; <![CDATA[again.]]></Details>
          <ErrorCode>OfflineConversionsApplyFailed</ErrorCode><FieldPath i:nil="true"/>
          <ForwardCompatibilityMap xmlns:e41="http://schemas.datacontract.org/2004/07/System.Collections.Generic">
            <e41:KeyValuePairOfstringstring><e41:key>a</e41:key><e41:value>b</e41:value></e41:KeyValuePairOfstringstring>
          </ForwardCompatibilityMap>
          <Index>2</Index><Message>Failed.</Message><Type>BatchError</Type><New>1</New></BatchError>
        <BatchError><Code>5606</Code><ErrorCode>OfflineConversionNameInvalid</ErrorCode>
          <FieldPath>ConversionName</FieldPath><Index> 1 </Index><Message>Invalid name.</Message></BatchError>
        <BatchError><Code>5612</Code><Index>1</Index></BatchError>
      </PartialErrors>`,
    );
    expect(readApplyResponse(body, request)).toEqual(errors);
  });

  it('hold the result of an editorial review', () => {
    const editorial = {
      appealable: true,
      disapprovedText: 'Best',
      location: 'ConversionName',
      publisherCountry: 'US',
      reasonCode: 4,
    };
    const expected = [outcome(0, 7, [{ ...failed, editorial }])];
    const json =
      '{"PartialErrors":[{"Code":5612,"Index":0,"Type":"EditorialError","Appealable":true,' +
      '"DisapprovedText":"Best","Location":"ConversionName","PublisherCountry":"US","ReasonCode":4}]}';
    const xml = response(
      '<PartialErrors><BatchError i:type="EditorialError" xmlns:i="http://www.w3.org/2001/XMLSchema-instance">' +
        '<Code>5612</Code><Index>0</Index><Type>EditorialError</Type><Appealable>true</Appealable>' +
        '<DisapprovedText>Best</DisapprovedText><Location>ConversionName</Location>' +
        '<PublisherCountry>US</PublisherCountry><ReasonCode>4</ReasonCode></BatchError></PartialErrors>',
    );
    expect(readApplyResponse(json, { rows: [7] })).toEqual(expected);
    expect(readApplyResponse(xml, { rows: [7] })).toEqual(expected);
  });

  it('with an Index outside the request come last, without a record', () => {
    const body = {
      PartialErrors: [
        { Code: 5612, Index: 3 },
        { Code: 5612, Index: -1 },
        { Code: 5606, Index: 3 },
        { Code: 5612 },
        { Code: 5612, Index: '1' },
      ],
    };
    // Each of them may belong to any item.
    expect(readApplyResponse(body, request)).toEqual([
      { ...outcome(0, 12), status: 'unknown' },
      outcome(1, 30, [failed]),
      { ...outcome(2, 31), status: 'unknown' },
      stray(3, [failed, nameInvalid]),
      stray(-1, [failed]),
      stray(undefined, [failed]),
    ]);
  });

  test.each([
    [
      { Code: 99999, ErrorCode: 'NewError', Index: 0 },
      { number: 99999, code: 'NewError', meaning: 'NewError' },
    ],
    [
      { Code: 99999, Index: 0 },
      { number: 99999, code: '99999', meaning: '99999' },
    ],
    [
      { ErrorCode: 'NewError', Index: 0 },
      { code: 'NewError', meaning: 'NewError' },
    ],
    [{ Index: 0 }, { code: 'Unknown', meaning: 'Unknown' }],
  ])('that are not known pass through: %j', (error, expected) => {
    const [first] = readApplyResponse({ PartialErrors: [error] }, { rows: [5] });
    expect(first?.errors).toEqual([{ ...expected, advice: 'fix', rules: [] }]);
  });
});

describe('a fault rejects every item', () => {
  const all = (...errors: object[]) =>
    request.rows.map((row, index) => ({ ...outcome(index, row, errors), trackingId }));
  const operationError = {
    ...{ Code: 5601, Details: null, Message: limit.detail },
    ErrorCode: limit.code,
  };
  const apiFault = {
    ...{ TrackingId: trackingId, Type: 'ApiFaultDetail', BatchErrors: null },
    OperationErrors: [operationError],
  };
  const adApiFault = {
    ...{ TrackingId: trackingId, Type: 'AdApiFaultDetail' },
    Errors: [
      { Code: 109, Detail: null, ErrorCode: 'AuthenticationTokenExpired', Message: 'Expired.' },
    ],
  };
  const expired = {
    number: 109,
    code: 'AuthenticationTokenExpired',
    detail: 'Expired.',
    advice: 'account',
    meaning: expect.any(String),
    rules: [],
  };
  const nameless = { code: 'Fault', meaning: 'Fault', advice: 'fix', rules: [] };
  const soapFault = (detail: string) =>
    envelope(
      `<s:Fault><faultcode>s:Server</faultcode><faultstring xml:lang="en-US">Invalid client data.</faultstring>${detail}</s:Fault>`,
    );
  const apiFaultXml =
    `<ApiFaultDetail xmlns="${campaignManagement}" xmlns:i="http://www.w3.org/2001/XMLSchema-instance">` +
    `<TrackingId xmlns="https://adapi.microsoft.com">${trackingId}</TrackingId><BatchErrors i:nil="true"/>` +
    `<OperationErrors><OperationError><Code>5601</Code><Details i:nil="true"/><ErrorCode>${limit.code}</ErrorCode>` +
    `<Message>${limit.detail}</Message></OperationError></OperationErrors></ApiFaultDetail>`;
  const adApiFaultXml =
    `<AdApiFaultDetail xmlns="https://adapi.microsoft.com"><TrackingId>${trackingId}</TrackingId><Errors><AdApiError>` +
    '<Code>109</Code><ErrorCode>AuthenticationTokenExpired</ErrorCode><Message>Expired.</Message></AdApiError></Errors></AdApiFaultDetail>';

  test.each([
    ['ApiFaultDetail', apiFault, all(limit)],
    ['ApiFaultDetail as text', JSON.stringify(apiFault), all(limit)],
    ['without its Type', { ...apiFault, Type: undefined }, all(limit)],
    ['wrapped', { ApplicationFault: apiFault }, all(limit)],
    ['AdApiFaultDetail', adApiFault, all(expired)],
    ['AdApiFaultDetail without its Type', { ...adApiFault, Type: null }, all(expired)],
    ['AdApiFaultDetail wrapped', { ApplicationFault: adApiFault }, all(expired)],
    ['of SOAP, ApiFaultDetail', soapFault(`<detail>${apiFaultXml}</detail>`), all(limit)],
    ['of SOAP, AdApiFaultDetail', soapFault(`<detail>${adApiFaultXml}</detail>`), all(expired)],
    ['a detail alone', adApiFaultXml, all(expired)],
    [
      'the same error twice',
      { ...apiFault, OperationErrors: [operationError, null, operationError] },
      all(limit),
    ],
    ['without an error', { ...apiFault, OperationErrors: null }, all(nameless)],
    ['with an empty list', { ...adApiFault, Errors: [null] }, all(nameless)],
    [
      'of SOAP without an error',
      soapFault(
        `<detail>${apiFaultXml.replace(/<OperationErrors>.*<\/OperationErrors>/, '')}</detail>`,
      ),
      all(nameless),
    ],
    [
      'wrapped, with the TrackingId around it',
      { TrackingId: trackingId, ApplicationFault: { ...apiFault, TrackingId: null } },
      all(limit),
    ],
    [
      'wrapped, with an empty TrackingId inside',
      { TrackingId: trackingId, ApplicationFault: { ...apiFault, TrackingId: '' } },
      all(limit),
    ],
  ])('%s', (_, body, expected) => {
    expect(readApplyResponse(body, request)).toEqual(expected);
  });

  it('of the transport keeps its text', () => {
    const error = {
      ...{ code: 'Server', detail: 'Invalid client data.', advice: 'fix' },
      ...{ meaning: 'Server', rules: [] },
    };
    expect(readApplyResponse(soapFault(''), request)).toEqual(
      request.rows.map((row, index) => outcome(index, row, [error])),
    );
  });

  it('of the transport keeps its text in SOAP 1.2 too', () => {
    const body =
      '<s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope"><s:Body><s:Fault>' +
      '<s:Code><s:Value>s:Sender</s:Value><s:Subcode><s:Value>other</s:Value></s:Subcode></s:Code>' +
      '<s:Reason><s:Text xml:lang="en">Bad request.</s:Text></s:Reason></s:Fault></s:Body></s:Envelope>';
    const error = {
      ...{ code: 'Sender', detail: 'Bad request.', advice: 'fix' },
      ...{ meaning: 'Sender', rules: [] },
    };
    expect(readApplyResponse(body, request)).toEqual(
      request.rows.map((row, index) => outcome(index, row, [error])),
    );
  });

  it('assigns errors of items to their items, and all errors to the others', () => {
    const BatchErrors = [
      { Code: 5606, Index: 1 },
      { Code: 5612, Index: 9 },
    ];
    const only = { ...apiFault, OperationErrors: [], BatchErrors };
    const both = { ...apiFault, BatchErrors };
    const at = (index: number, errors: object[]) => ({ ...all(...errors)[index], trackingId });
    const last = { ...stray(9, [failed]), trackingId };
    expect(readApplyResponse(only, request)).toEqual([
      at(0, [nameInvalid, failed]),
      at(1, [nameInvalid]),
      at(2, [nameInvalid, failed]),
      last,
    ]);
    expect(readApplyResponse(both, request)).toEqual([
      at(0, [limit]),
      at(1, [limit, nameInvalid]),
      at(2, [limit]),
      last,
    ]);
  });
});

test('the answer to another operation is refused', () => {
  const operation = 'ApplyOfflineConversionAdjustments';
  expect(() => readApplyResponse(response(''), { ...request, operation })).toThrow(
    'The answer has no ApplyOfflineConversionAdjustmentsResponse.',
  );
});

test.each([
  [undefined, 'The request must have its "rows".'],
  [{ rows: 3 }, 'The request must have its "rows".'],
  [
    { rows: [], operation: 'Apply' },
    'The "operation" of the request must be ApplyOfflineConversions or ApplyOfflineConversionAdjustments.',
  ],
])('a wrong request is a TypeError: %j', (input, message) => {
  expect(() => readApplyResponse('{}', input as never)).toThrow(new TypeError(message));
});

describe('2,500 items', () => {
  it('get the errors of their own rows', async () => {
    const rowOf = (i: number) => 2 * i + 2;
    async function* results() {
      // As from a file with a row of another type after each record.
      for (let i = 0; i < 2500; i++) {
        const record = add(i);
        yield {
          ...{ line: i, row: rowOf(i), cells: new Map(), issues: [] },
          action: 'Add',
          record,
        };
      }
    }
    const requests = await requestsOf(results() as never);
    const wrong = [0, 1, 999, 1000, 1500, 2499];
    const outcomes = requests.flatMap((each, part) => {
      const indexes = wrong.filter((i) => Math.floor(i / 1000) === part).map((i) => i % 1000);
      const PartialErrors = indexes.flatMap((Index) => [
        { Code: 5606, Index },
        { Code: 5612, Index },
      ]);
      return readApplyResponse(JSON.stringify({ PartialErrors }), each);
    });
    expect(outcomes).toHaveLength(2500);
    const rejected = outcomes.filter(({ status }) => status === 'rejected');
    expect(rejected.map(({ row }) => row)).toEqual(wrong.map(rowOf));
    expect(rejected.map(({ errors }) => errors)).toEqual(wrong.map(() => [nameInvalid, failed]));
  });

  it('get one status each: none is accepted beside an error that may belong to it', () => {
    const index = fc.oneof(fc.nat(40), fc.integer({ min: -5, max: 60 }));
    const error = fc.option(
      fc.record({ Code: fc.constantFrom(5606, 5612, 0, 99), Index: fc.option(index) }),
    );
    const sent = fc.uniqueArray(fc.nat(5000), { maxLength: 40 });
    fc.assert(
      fc.property(sent, fc.array(error, { maxLength: 60 }), fc.boolean(), (rows, errors, asXml) => {
        const body = asXml ? xmlOf(errors) : JSON.stringify({ PartialErrors: errors });
        const outcomes = readApplyResponse(body, { rows });
        const records = outcomes.filter(({ hasRecord }) => hasRecord);
        const count = (status: string) => records.filter((each) => each.status === status).length;
        expect(records.map(({ row }) => row)).toEqual(rows);
        const named = new Set(errors.flatMap((each) => (each ? [each.Index ?? undefined] : [])));
        const isSent = (each: number | undefined) => each !== undefined && each in rows;
        expect(count('rejected')).toBe([...named].filter(isSent).length);
        const others = [...named].every(isSent) ? 'accepted' : 'unknown';
        expect(count('rejected') + count(others)).toBe(rows.length);
        const strays = outcomes.filter(({ hasRecord }) => !hasRecord);
        expect(strays.map((each) => each.index)).toEqual(
          [...named].filter((each) => !isSent(each)),
        );
      }),
      runs(4, 200),
    );
  });
});

function xmlOf(errors: readonly ({ Code: number; Index: number | null } | null)[]): string {
  const items = errors.map((each) =>
    each
      ? `<BatchError><Code>${each.Code}</Code>${each.Index === null ? '<Index i:nil="1"/>' : `<Index>${each.Index}</Index>`}</BatchError>`
      : '<BatchError i:nil="true"/>',
  );
  return response(
    `<PartialErrors xmlns:i="http://www.w3.org/2001/XMLSchema-instance">${items.join('')}</PartialErrors>`,
  );
}
