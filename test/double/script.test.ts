import { describe, expect, it, test } from 'vitest';
import type { Trouble } from '../../src/double';
import { addRow, fileOf } from '../support/rows';
import { callsOf, formOf, get, openSession } from './session';

const form = () => formOf([['a.csv', fileOf([addRow])]]);

describe('instead of the service', () => {
  test.each<[what: string, trouble: Trouble, status: number, body: unknown]>([
    ['a page', { httpStatus: 502 }, 502, '<html><body><h1>502</h1></body></html>'],
    ['a page of its own', { httpStatus: 503, body: 'later' }, 503, 'later'],
    ['JSON', { httpStatus: 500, body: '{"a":1}' }, 500, { a: 1 }],
    ['an empty body', { httpStatus: 504, body: '' }, 504, ''],
    ['any answer', { answer: { RequestStatus: 'Sorted' } }, 200, { RequestStatus: 'Sorted' }],
  ])('answers with %s', async (_, trouble, status, body) => {
    const { call, double } = await openSession();
    double.script('GetBulkUploadStatus', trouble);
    const answered = await call('GetBulkUploadStatus', { RequestId: 'x' });
    expect([answered.status, answered.json ?? answered.text]).toEqual([status, body]);
  });

  test.each<[trouble: Trouble, status: number, body: object]>([
    [
      { fault: 117 },
      429,
      {
        Errors: [{ Code: 117, ErrorCode: 'CallRateExceeded', Detail: null }],
        Type: 'AdApiFaultDetail',
      },
    ],
    [
      { fault: 0, codeAsText: true },
      500,
      {
        Errors: [{ Code: '0', ErrorCode: 'InternalError', Detail: null }],
        Type: 'AdApiFaultDetail',
      },
    ],
    [
      { fault: [109, 106], wrapped: true, httpStatus: 400 },
      400,
      {
        ApplicationFault: {
          Errors: [
            { Code: 109, ErrorCode: 'AuthenticationTokenExpired' },
            { Code: 106, ErrorCode: 'UserIsNotAuthorized' },
          ],
          Type: 'AdApiFaultDetail',
        },
      },
    ],
    [
      { fault: 4204 },
      400,
      {
        OperationErrors: [
          {
            Code: 4204,
            ErrorCode: 'BulkServiceNoMoreCallsPermittedForTheTimePeriod',
            Details: null,
          },
        ],
        BatchErrors: [],
        Type: 'ApiFaultDetail',
      },
    ],
  ])('answers with a fault: %o', async (trouble, status, body) => {
    const { call, double } = await openSession();
    double.script('GetBulkUploadUrl', trouble);
    const answered = await call('GetBulkUploadUrl', { AccountId: '2000001' });
    expect(answered.status).toBe(status);
    expect(answered.json).toMatchObject(body);
  });

  it('refuses a file, without receiving it', async () => {
    const { double, open, post } = await openSession();
    const { url, requestId } = await open();
    double.script('UploadBulkFile', { fault: 3227, headers: { 'Retry-After': '60' } });
    const { status, headers, json } = await post(url, form());
    expect([status, headers.get('retry-after')]).toEqual([400, '60']);
    expect(json).toMatchObject({
      ...{ RequestId: requestId, Code: 3227, ErrorCode: 'BulkServiceTooManyRequests' },
    });
    expect(double.files).toEqual([]);
  });

  it('redirects, with the method and the body', async () => {
    const { call, double } = await openSession();
    double.script('GetUser', { redirect: 'https://example.com/' });
    const { status, headers } = await call('GetUser', { UserId: null });
    expect([status, headers.get('location')]).toEqual([307, 'https://example.com/']);
  });
});

describe('beside the service', () => {
  it.each<[cut: 'before' | 'after', files: number]>([
    ['before', 0],
    ['after', 1],
  ])('cuts the connection of a file %s it is received', async (cut, files) => {
    const { double, open, post, status } = await openSession();
    const { url, requestId } = await open();
    double.script('UploadBulkFile', { cut });
    await expect(post(url, form())).rejects.toThrow('fetch failed');
    expect(double.files).toHaveLength(files);
    expect(callsOf(double, 'UploadBulkFile').map(({ httpStatus }) => httpStatus)).toEqual([
      undefined,
    ]);
    expect((await status(requestId)).RequestStatus).toBe(
      files === 0 ? 'PendingFileUpload' : 'Completed',
    );
  });

  it('cuts the connection within an answer', async () => {
    const { double, status, upload } = await openSession();
    const { ResultFileUrl } = await status(await upload(fileOf([addRow])));
    double.script('DownloadResult', { cut: 'during' });
    const response = await fetch(ResultFileUrl);
    expect(response.status).toBe(200);
    await expect(response.arrayBuffer()).rejects.toThrow('terminated');
    expect((await get(ResultFileUrl)).status).toBe(200);
  });

  it('receives a file and answers with nothing', async () => {
    const { double, open, post } = await openSession();
    const { url } = await open();
    double.script('UploadBulkFile', { emptyBody: true });
    const { status, text } = await post(url, form());
    expect([status, text]).toEqual([200, '']);
    expect(double.files).toHaveLength(1);
  });

  it('answers late', async () => {
    const { call, double } = await openSession();
    double.script('GetUser', { delay: 60 });
    const start = performance.now();
    const { status } = await call('GetUser', { UserId: null });
    expect(status).toBe(200);
    // A timer of Node may be a millisecond early.
    expect(performance.now() - start).toBeGreaterThan(55);
  });
});

it('takes one trouble for each call of its kind, in order', async () => {
  const { call, double } = await openSession();
  double.script('GetBulkUploadStatus', { fault: 4201 }, {}, { httpStatus: 502 });
  double.script('GetBulkUploadStatus', { httpStatus: 503 });
  double.script('GetUser', { httpStatus: 404 });
  const { json } = await call('GetBulkUploadUrl', { AccountId: '2000001' });
  const statuses: number[] = [];
  for (let i = 0; i < 5; i++) statuses.push((await call('GetBulkUploadStatus', json)).status);
  expect(statuses).toEqual([400, 200, 502, 503, 200]);
});
