import { describe, expect, it, test } from 'vitest';
import { InvalidRecordError, type Issue, readOfflineConversions } from '../../../src/index';
import { applyRequests } from '../../../src/services';
import { add, clickId, moment, requestsOf, restate, retract } from '../../support/requests';

const addPath = '/CampaignManagement/v13/OfflineConversions/Apply';
const adjustmentPath = '/CampaignManagement/v13/OfflineConversionAdjustments/Apply';
const soapPath = '/Api/Advertiser/CampaignManagement/v13/CampaignManagementService.svc';

/** Summarizes each request. */
const summarize = async (...args: Parameters<typeof requestsOf>) =>
  (await requestsOf(...args)).map(({ operation, rows }) => [
    operation === 'ApplyOfflineConversions' ? 'Add' : 'adjust',
    ...rows,
  ]);

const numbers = (count: number, from = 0) => Array.from({ length: count }, (_, i) => i + from);

describe('requests', () => {
  it('hold the records in JSON', async () => {
    expect(await requestsOf([retract(6), add(7), restate(8)])).toEqual(
      [
        {
          operation: 'ApplyOfflineConversions',
          path: addPath,
          body:
            '{"OfflineConversions":[{"ConversionName":"Signed contract",' +
            `"ConversionTime":"2026-11-02T09:30:00Z","MicrosoftClickId":"${clickId(7)}"}]}`,
          rows: [1],
        },
        {
          operation: 'ApplyOfflineConversionAdjustments',
          path: adjustmentPath,
          body:
            '{"OfflineConversionAdjustments":[{"AdjustmentTime":"2026-11-12T08:00:00Z",' +
            '"AdjustmentType":"Retract","ConversionName":"Signed contract",' +
            `"ConversionTime":"2026-11-02T09:30:00Z","MicrosoftClickId":"${clickId(6)}"},` +
            '{"AdjustmentCurrencyCode":"EUR","AdjustmentTime":"2026-11-12T08:00:00Z",' +
            '"AdjustmentType":"Restate","AdjustmentValue":8,"ConversionName":"Signed contract",' +
            `"ConversionTime":"2026-11-02T09:30:00Z","MicrosoftClickId":"${clickId(8)}"}]}`,
          rows: [0, 2],
        },
      ].map((request) => expect.objectContaining(request)),
    );
  });

  it('hold the records in SOAP', async () => {
    const headers = {
      authenticationToken: 'a<b',
      developerToken: 'dev',
      customerId: 12,
      customerAccountId: '9007199254740993',
    };
    const [request] = await requestsOf([restate(1)], { format: 'soap', headers });
    expect(request).toEqual({
      operation: 'ApplyOfflineConversionAdjustments',
      path: soapPath,
      body:
        '<s:Envelope xmlns:i="http://www.w3.org/2001/XMLSchema-instance" xmlns:s="http://schemas.xmlsoap.org/soap/envelope/">' +
        '<s:Header xmlns="https://bingads.microsoft.com/CampaignManagement/v13">' +
        '<Action mustUnderstand="1">ApplyOfflineConversionAdjustments</Action>' +
        '<AuthenticationToken>a&lt;b</AuthenticationToken>' +
        '<CustomerAccountId>9007199254740993</CustomerAccountId>' +
        '<CustomerId>12</CustomerId><DeveloperToken>dev</DeveloperToken></s:Header>' +
        '<s:Body><ApplyOfflineConversionAdjustmentsRequest xmlns="https://bingads.microsoft.com/CampaignManagement/v13">' +
        '<OfflineConversionAdjustments><OfflineConversionAdjustment>' +
        '<AdjustmentCurrencyCode>EUR</AdjustmentCurrencyCode>' +
        '<AdjustmentTime>2026-11-12T08:00:00Z</AdjustmentTime>' +
        '<AdjustmentType>Restate</AdjustmentType><AdjustmentValue>1</AdjustmentValue>' +
        '<ConversionName>Signed contract</ConversionName>' +
        '<ConversionTime>2026-11-02T09:30:00Z</ConversionTime>' +
        `<MicrosoftClickId>${clickId(1)}</MicrosoftClickId>` +
        '</OfflineConversionAdjustment></OfflineConversionAdjustments>' +
        '</ApplyOfflineConversionAdjustmentsRequest></s:Body></s:Envelope>',
      rows: [0],
    });
  });

  it('have placeholders for headers that are absent', async () => {
    const headers = { developerToken: '', customerId: 12n };
    const [request] = await requestsOf([add(1)], { format: 'soap', headers });
    const header = /<Action.*<\/s:Header>/.exec(request?.body ?? '')?.[0];
    expect(header).toBe(
      '<Action mustUnderstand="1">ApplyOfflineConversions</Action>' +
        '<AuthenticationToken>AuthenticationTokenHere</AuthenticationToken>' +
        '<CustomerAccountId>CustomerAccountIdHere</CustomerAccountId>' +
        '<CustomerId>12</CustomerId>' +
        '<DeveloperToken>DeveloperTokenHere</DeveloperToken></s:Header>',
    );
  });

  it('do not exist without records', async () => {
    expect(await requestsOf([])).toEqual([]);
  });
});

describe('2,500 records', () => {
  test('with two adjustments in five, each after its Add', async () => {
    const kinds = [add, add, restate, add, retract];
    // The third and the fifth of every five adjust the first and the second.
    const records = numbers(2500).map((i) => {
      const five = i - (i % 5);
      return (kinds[i % 5] as typeof add)(five + ([0, 1, 0, 3, 1][i % 5] as number));
    });
    const requests = await requestsOf(records);
    const isAdd = (i: number) => i % 5 !== 2 && i % 5 !== 4;
    const adds = numbers(2500).filter(isAdd);
    expect(requests.map(({ operation, rows }) => [operation, rows])).toEqual([
      ['ApplyOfflineConversions', adds.slice(0, 1000)],
      ['ApplyOfflineConversions', adds.slice(1000)],
      ['ApplyOfflineConversionAdjustments', numbers(2500).filter((i) => !isAdd(i))],
    ]);
    expect(requests.map(({ body }) => Object.values(JSON.parse(body))[0])).toEqual([
      expect.objectContaining({ length: 1000 }),
      expect.objectContaining({ length: 500 }),
      expect.objectContaining({ length: 1000 }),
    ]);
  });

  test('of one kind', async () => {
    const requests = await requestsOf(numbers(2500).map(add));
    expect(requests.map(({ rows }) => rows)).toEqual([
      numbers(1000),
      numbers(1000, 1000),
      numbers(500, 2000),
    ]);
  });
});

/** Two items fit into a request. The rows are the indexes. */
test.each([
  [
    'an Add and its adjustment',
    [add(1), retract(1)],
    [
      ['Add', 0],
      ['adjust', 1],
    ],
  ],
  [
    'an adjustment before its Add',
    [retract(1), add(1)],
    [
      ['Add', 1],
      ['adjust', 0],
    ],
  ],
  [
    'adjustments of other conversions neither wait nor split the Adds',
    [add(1), retract(2), retract(3), add(4)],
    [
      ['adjust', 1, 2],
      ['Add', 0, 3],
    ],
  ],
  [
    'a waiting Add goes before the full request with its adjustment',
    [add(1), retract(2), retract(1), add(4)],
    [
      ['Add', 0],
      ['adjust', 1, 2],
      ['Add', 3],
    ],
  ],
  [
    'an Add that was sent holds nothing back',
    [add(1), add(2), add(3), retract(1), retract(2)],
    [
      ['Add', 0, 1],
      ['adjust', 3, 4],
      ['Add', 2],
    ],
  ],
  [
    'an Add after its adjustment goes first too',
    [retract(1), add(1), retract(2), add(3)],
    [
      ['Add', 1],
      ['adjust', 0, 2],
      ['Add', 3],
    ],
  ],
])('%s', async (_, records, expected) => {
  const severity = { 'adjustment-after-retract': 'off' } as const;
  expect(await summarize(records, { maxItems: 2, severity })).toEqual(expected);
});

test('a request is sent as soon as it is full', async () => {
  const asked: number[] = [];
  function* records() {
    for (const number of numbers(5)) {
      asked.push(number);
      yield add(number);
    }
  }
  const requests = applyRequests(records(), { now: moment, maxItems: 2 });
  await requests.next();
  expect(asked).toEqual([0, 1]);
  await requests.return();
  expect(asked).toEqual([0, 1]);
});

describe('a record with an error', () => {
  const noName = { ...add(2), conversionName: '' };
  const noTime = { ...add(2), conversionTime: 'yesterday' };
  const issue = {
    ...{ line: 0, row: 1, action: 'Add', severity: 'error' },
    message: expect.any(String),
  };
  const required = {
    ...{ ...issue, code: 'required', column: 'Conversion Name', property: 'conversionName' },
    facts: { column: 'Conversion Name', action: 'Add' },
    serviceError: { number: 5605, code: 'OfflineConversionNameNullOrEmpty' },
  };
  const timeFormat = {
    ...{ ...issue, code: 'time-format', column: 'Conversion Time', property: 'conversionTime' },
    facts: { value: 'yesterday', reason: 'format', isWriting: true },
    serviceError: { number: 5607, code: 'OfflineConversionTimeInvalid' },
  };

  test.each([
    ['no name', noName, required],
    ['an unreadable time', noTime, timeFormat],
  ])('is refused: %s', async (_, record, expected) => {
    const requests = applyRequests([add(1), record, add(3)], { now: moment });
    const cause = await requests.next().catch((reason: unknown) => reason);
    expect(cause).toBeInstanceOf(InvalidRecordError);
    expect(cause).toMatchObject({ index: 1, issues: [expected] });
  });

  it('is skipped with onInvalid skip', async () => {
    const skipped: unknown[] = [];
    const requests = await summarize([add(1), noName, noTime, add(3)], {
      onInvalid: 'skip',
      onSkip: (each) => skipped.push(each),
    });
    expect(requests).toEqual([['Add', 0, 3]]);
    expect(skipped).toEqual([
      { index: 1, record: noName, issues: [required] },
      { index: 2, record: noTime, issues: [{ ...timeFormat, row: 2 }] },
    ]);
  });

  it('is checked with the options of the run', async () => {
    const goals = [{ name: 'Another' }];
    const requests = applyRequests([add(1)], { now: moment, goals });
    const cause = await requests.next().catch((reason: unknown) => reason);
    expect(cause).toMatchObject({ index: 0, issues: [{ code: 'goal-unknown', row: 0 }] });
  });

  test.each(['\0', '\u001b', '\ufffe'])('cannot be sent in XML with %j', async (character) => {
    const record = { ...add(1), conversionName: `a${character}` };
    expect(await requestsOf([record])).toHaveLength(1);
    const issues: Issue[] = [];
    await requestsOf([record], {
      ...{ format: 'soap', onInvalid: 'skip' },
      onSkip: (each) => issues.push(...each.issues),
    });
    expect(issues).toEqual([
      {
        ...{ code: 'text-format', severity: 'error', line: 0, row: 0, action: 'Add' },
        column: 'Conversion Name',
        property: 'conversionName',
        facts: { reason: 'control' },
        message:
          'The text contains a character that XML cannot represent, not even escaped. Remove it, or send JSON.',
      },
    ]);
  });

  it('keeps the warning about another character of the name', async () => {
    const issues: Issue[] = [];
    await requestsOf([{ ...add(1), conversionName: 'Lead\u00a0new\u0001' }], {
      ...{ format: 'soap', onInvalid: 'skip' },
      onSkip: (each) => issues.push(...each.issues),
    });
    expect(issues).toMatchObject([
      { code: 'name-characters', severity: 'warning', facts: { codePoint: 'U+00A0' } },
      { code: 'text-format', severity: 'error', facts: { reason: 'control' } },
    ]);
  });
});

test('warnings name the records by their index', async () => {
  const issues: Issue[] = [];
  await requestsOf([add(1), add(1), add(2)], { onIssue: (issue) => issues.push(issue) });
  expect(issues).toEqual([
    {
      ...{ code: 'duplicate', severity: 'warning', line: 0, row: 1, action: 'Add' },
      facts: { earlierRow: 0 },
      message:
        'Record 0 adds the same conversion. The service uses the first one and ignores the others.',
    },
  ]);
});

test('requests and issues name the rows that records bring', async () => {
  const issues: Issue[] = [];
  const skipped: unknown[] = [];
  const records = [
    { row: 70, record: add(1) },
    { row: 71, line: 8, record: { ...add(2), conversionName: '' } },
    { row: 80, line: 9, record: restate(1) },
    { row: 90, record: undefined },
  ];
  const requests = await summarize(records, {
    onInvalid: 'skip',
    onSkip: ({ index, issues }) =>
      skipped.push([index, ...issues.map(({ code, line, row }) => [code, line, row])]),
    onIssue: (issue) => issues.push(issue),
  });
  expect(requests).toEqual([
    ['Add', 70],
    ['adjust', 80],
  ]);
  expect(skipped).toEqual([[1, ['required', 8, 71]], [3]]);
  expect(issues).toEqual([
    {
      ...{ code: 'adjustment-same-file', severity: 'warning', line: 9, row: 80 },
      action: 'Restate',
      facts: { earlierRow: 70 },
      message:
        'Row 70 adds the conversion. The service may not find it until that Add has been processed. Send the adjustment after that.',
    },
  ]);
});

test('a row without a record and without an issue is refused with the only possible reason', async () => {
  const error = await summarize([{ row: 90, record: undefined }], {}).catch(
    (cause: unknown) => cause,
  );
  expect(error).toMatchObject({
    ...{ name: 'InvalidRecordError', index: 0, issues: [] },
    message:
      'Record 0: The row could not be read, because its file lacks a column. The reader reported that column to onIssue.',
  });
});

describe('a row of a file', () => {
  const file =
    '\ufeffType,Name,Client Id,Conversion Name,Conversion Time,Adjustment Type,Adjustment Time,Microsoft Click Id\r\n' +
    'Format Version,6.0,,,,,,\r\n' +
    `Offline Conversion,,a,Lead,11/2/2026 9:30:00 AM,,,${clickId(1)}\r\n` +
    `Offline Conversion,,b,Lead,no time,,,${clickId(2)}\r\n` +
    `Campaign,x,,,,,,\r\n` +
    `Offline Conversion,,c,Lead,11/2/2026 9:30:00 AM,Retract,11/3/2026 9:30:00 AM,${clickId(3)}\r\n`;
  const read = () => readOfflineConversions(file, { now: moment });

  it('is named by the request', async () => {
    expect(await summarize(read(), { onInvalid: 'skip' })).toEqual([
      ['Add', 2],
      ['adjust', 5],
    ]);
  });

  it('is named by a warning, with the row of the file', async () => {
    const row = `Offline Conversion,,a,Lead,11/2/2026 9:30:00 AM,,,${clickId(1)}\r\n`;
    const issues: Issue[] = [];
    await requestsOf(readOfflineConversions(file + row, { now: moment }), {
      onInvalid: 'skip',
      onIssue: (issue) => issues.push(issue),
    });
    expect(issues).toMatchObject([
      {
        ...{ code: 'duplicate', line: 7, row: 6, clientId: 'a' },
        message:
          'Row 2 after the header adds the same conversion. The service uses the first one and ignores the others.',
      },
    ]);
  });

  it('is refused with its issues', async () => {
    const requests = applyRequests(read(), { now: moment });
    const cause = await requests.next().catch((reason: unknown) => reason);
    expect(cause).toBeInstanceOf(InvalidRecordError);
    expect(cause).toMatchObject({
      index: 1,
      issues: [{ code: 'time-format', line: 4, row: 3, clientId: 'b' }],
    });
  });
});

describe('wrong use', () => {
  test.each([
    [{ format: 'xml' }, 'Option "format" must be "json" or "soap".'],
    [{ maxItems: 0 }, 'Option "maxItems" must be at least 1.'],
    [{ maxItems: 1001 }, 'Option "maxItems" must be at most 1000.'],
    [{ onInvalid: 'ignore' }, 'Option "onInvalid" must be "throw" or "skip".'],
    [{ onSkip: 1 }, 'Option "onSkip" must be a function.'],
    [{ delimiter: ',' }, 'Unknown option (9 characters).'],
    [{ headers: { token: 'secret' } }, 'Unknown option (5 characters).'],
    [
      { headers: { customerId: 'secret' } },
      'Option "headers.customerId" must be digits; a number must be exact.',
    ],
    [
      { headers: { customerAccountId: 2 ** 53 } },
      'Option "headers.customerAccountId" must be digits; a number must be exact.',
    ],
    [
      { headers: { customerId: '-1' } },
      'Option "headers.customerId" must be digits; a number must be exact.',
    ],
    [
      { headers: { developerToken: 'secret\0' } },
      'Option "headers.developerToken" must be text that XML can hold.',
    ],
    [null, 'The options must be an object.'],
  ])('throws at once for %j', (options, message) => {
    expect(() => applyRequests([], options as never)).toThrow(new TypeError(message));
  });

  it('throws at once for anything but an iterable', () => {
    expect(() => applyRequests({} as never)).toThrow(TypeError);
  });

  it('rejects for a record that is not an object', async () => {
    await expect(applyRequests([5 as never]).next()).rejects.toThrow(
      new TypeError('Record 0 is not an object.'),
    );
  });

  it('leaves tokens out of its errors', async () => {
    const headers = { authenticationToken: 'planted-token', developerToken: 'planted-token' };
    const records = [{ ...add(1), conversionName: 'a\0' }];
    const cause: unknown = await applyRequests(records, { now: moment, format: 'soap', headers })
      .next()
      .catch((reason: unknown) => reason);
    expect(cause).toBeInstanceOf(InvalidRecordError);
    expect(JSON.stringify(cause) + String(cause) + (cause as Error).stack).not.toContain('planted');
  });
});

test('progress counts the bytes of the bodies and the items, after each request', async () => {
  const seen: unknown[] = [];
  const requests = await requestsOf([add(1), add(2), add(3)], {
    maxItems: 2,
    onProgress: (progress) => seen.push(progress),
  });
  const [first, second] = requests.map(({ body }) => body.length) as [number, number];
  expect(seen).toEqual([
    { bytes: first, rows: 2 },
    { bytes: first + second, rows: 3 },
  ]);
});
