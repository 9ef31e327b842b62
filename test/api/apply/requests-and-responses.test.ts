import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { readApplyResponse } from '../../../src/services';
import { add, type Request, requestsOf, restate, retract } from '../../support/requests';
import { runs } from '../../support/runs';

/* From records to requests, and from answers back to the rows of the records. */

const campaignManagement = 'https://bingads.microsoft.com/CampaignManagement/v13';
const adApi = 'https://adapi.microsoft.com';
const instance = 'http://www.w3.org/2001/XMLSchema-instance';

interface ItemError {
  readonly Code: number;
  readonly Index: number;
}

const batchErrors = (errors: readonly ItemError[]) =>
  errors
    .map(
      ({ Code, Index }) =>
        `<BatchError><Code>${Code}</Code><Details i:nil="true"/><Index>${Index}</Index></BatchError>`,
    )
    .join('');

const envelope = (body: string) =>
  `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body xmlns:i="${instance}">${body}</s:Body></s:Envelope>`;

/** Answers of the service to a request. */
const answers = {
  json: (_: Request, errors: readonly ItemError[]) => JSON.stringify({ PartialErrors: errors }),
  soap: ({ operation }: Request, errors: readonly ItemError[]) =>
    envelope(
      `<${operation}Response xmlns="${campaignManagement}"><PartialErrors>${batchErrors(errors)}</PartialErrors></${operation}Response>`,
    ),
};

/** An Add of each conversion and an adjustment of every second one. The rows are not consecutive. */
const rowOf = (index: number) => 3 * index + 2;
const mixed = (count: number) =>
  Array.from({ length: count }, (_, index) => {
    const conversion = index - (index % 3 === 2 ? 1 : 0);
    const make = index % 3 !== 2 ? add : index % 2 === 0 ? restate : retract;
    return { row: rowOf(index), record: make(conversion) };
  });

describe.each(['json', 'soap'] as const)('in %s', (format) => {
  test('2,500 mixed records: scattered errors, some of the same index, belong to their rows', async () => {
    const requests = await requestsOf(mixed(2500), { format });
    expect(requests.map(({ operation, rows }) => [operation, rows.length])).toEqual([
      ['ApplyOfflineConversions', 1000],
      ['ApplyOfflineConversions', 667],
      ['ApplyOfflineConversionAdjustments', 833],
    ]);
    // For each request, the indexes and their codes.
    const wrong: readonly Readonly<Record<number, readonly number[]>>[] = [
      { 0: [5606], 1: [5604, 5607, 5606], 998: [5612], 999: [5607, 5606] },
      { 333: [5609, 5609], 666: [5612, 5604] },
      { 0: [5617], 2: [5620, 5621], 832: [5619] },
    ];
    const found = requests.flatMap((request, part) => {
      // Unordered: not by index, and those of one index apart.
      const errors = Object.entries(wrong[part] ?? {})
        .flatMap(([index, codes]) => codes.map((Code) => ({ Code, Index: Number(index) })))
        .reverse();
      const outcomes = readApplyResponse(answers[format](request, errors), request);
      expect(outcomes.map(({ row }) => row)).toEqual(request.rows);
      expect(outcomes.map(({ index }) => index)).toEqual(request.rows.map((_, i) => i));
      return outcomes.filter(({ status }) => status === 'rejected');
    });
    // Every third record is an adjustment, the others are Adds.
    const addAt = (n: number) => rowOf(3 * Math.floor(n / 2) + (n % 2));
    const adjustmentAt = (n: number) => rowOf(3 * n + 2);
    expect(found.map(({ row, errors }) => [row, errors.map(({ number }) => number)])).toEqual([
      [addAt(0), [5606]],
      [addAt(1), [5606, 5607, 5604]],
      [addAt(998), [5612]],
      [addAt(999), [5606, 5607]],
      [addAt(1333), [5609]],
      [addAt(1666), [5604, 5612]],
      [adjustmentAt(0), [5617]],
      [adjustmentAt(2), [5621, 5620]],
      [adjustmentAt(832), [5619]],
    ]);
  });

  it('sent = accepted + rejected + unknown, each row once', async () => {
    const error = fc.record({ Code: fc.constantFrom(5604, 5606, 5612), Index: fc.nat(7) });
    const errorsOfRequests = fc.array(fc.array(error, { maxLength: 12 }), {
      minLength: 40,
      maxLength: 40,
    });
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 60 }),
        fc.integer({ min: 1, max: 7 }),
        errorsOfRequests,
        async (count, maxItems, errors) => {
          const records = mixed(count);
          const requests = await requestsOf(records, { format, maxItems });
          const outcomes = requests.flatMap((request, part) =>
            readApplyResponse(answers[format](request, errors[part] ?? []), request),
          );
          const sent = outcomes.filter(({ hasRecord }) => hasRecord);
          const rowsOf = (status: string) =>
            sent.filter((each) => each.status === status).map(({ row }) => row);
          const [accepted, rejected] = [rowsOf('accepted'), rowsOf('rejected')];
          const unknown = rowsOf('unknown');
          expect([...accepted, ...rejected, ...unknown].sort((a, b) => a - b)).toEqual(
            records.map(({ row }) => row),
          );
          const wrong = requests.flatMap(({ rows }, part) =>
            rows.filter((_, i) => errors[part]?.some(({ Index }) => Index === i)),
          );
          expect(rejected).toEqual(wrong);
          // An error beyond the request may belong to any item.
          const doubted = requests.flatMap(({ rows }, part) =>
            errors[part]?.some(({ Index }) => Index >= rows.length) ? rows : [],
          );
          expect(unknown).toEqual(doubted.filter((row) => !wrong.includes(row)));
        },
      ),
      runs(21, 100),
    );
  });
});

describe('bodies with an HTTP error', () => {
  const request = { operation: 'ApplyOfflineConversions', rows: [4, 9] } as const;
  const called = (body: unknown) =>
    readApplyResponse(body, request).map(({ status, row, errors, trackingId }) => [
      ...[status, row, trackingId],
      ...errors.map(({ number, code, advice, detail }) => [number, code, advice, detail]),
    ]);
  const all = (trackingId: string | undefined, ...errors: unknown[]) => [
    ['rejected', 4, trackingId, ...errors],
    ['rejected', 9, trackingId, ...errors],
  ];
  const rate = {
    ...{ Code: 117, ErrorCode: 'CallRateExceeded', Detail: null },
    Message: 'Call rate exceeded; wait a minute.',
  };
  const internal = { Code: 0, ErrorCode: 'InternalError', Details: 'Try again.', Message: 'm' };

  test.each([
    [
      '429, AdApiFaultDetail',
      { TrackingId: 't', Type: 'AdApiFaultDetail', Errors: [rate] },
      all('t', [117, 'CallRateExceeded', 'retry', 'Call rate exceeded; wait a minute.']),
    ],
    [
      '429, AdApiFaultDetail inside ApplicationFault',
      { ApplicationFault: { TrackingId: 't', Type: 'AdApiFaultDetail', Errors: [rate, null] } },
      all('t', [117, 'CallRateExceeded', 'retry', 'Call rate exceeded; wait a minute.']),
    ],
    [
      '429, AdApiFaultDetail in SOAP',
      envelope(
        `<s:Fault xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><faultcode>s:Server</faultcode><faultstring>Invalid client data.</faultstring><detail><AdApiFaultDetail xmlns="${adApi}"><TrackingId>t</TrackingId><Errors><AdApiError><Code>117</Code><Detail i:nil="true"/><ErrorCode>CallRateExceeded</ErrorCode><Message>Call rate exceeded; wait a minute.</Message></AdApiError></Errors></AdApiFaultDetail></detail></s:Fault>`,
      ),
      all('t', [117, 'CallRateExceeded', 'retry', 'Call rate exceeded; wait a minute.']),
    ],
    [
      '500, ApiFaultDetail: Details come before the Message',
      { TrackingId: 't', Type: 'ApiFaultDetail', OperationErrors: [internal] },
      all('t', [0, 'InternalError', 'retry', 'Try again.']),
    ],
    [
      '401 without a TrackingId',
      { Errors: [{ Code: 105, ErrorCode: 'InvalidCredentials' }] },
      all(undefined, [105, 'InvalidCredentials', 'account', undefined]),
    ],
  ])('%s: every item is rejected', (_, body, expected) => {
    expect(called(body)).toEqual(expected);
    if (typeof body === 'object') expect(called(JSON.stringify(body))).toEqual(expected);
  });

  test.each([
    ['', 'not-an-answer'],
    ['\r\n', 'not-an-answer'],
    ['<html><body>502 Bad Gateway</body></html>', 'not-an-answer'],
    ['<!DOCTYPE html PUBLIC "-//W3C//DTD HTML 4.01//EN"><html><p>', 'doctype'],
    ['Too Many Requests', 'json'],
    ['upstream connect error or disconnect/reset before headers', 'json'],
    ['{"error":{"code":429}}', 'not-an-answer'],
    ['null', 'not-an-answer'],
  ])('%j tells nothing of the items: it is no answer', (body, code) => {
    expect(() => readApplyResponse(body, request)).toThrow(
      expect.objectContaining({ name: 'ServiceAnswerError', code }),
    );
  });
});
