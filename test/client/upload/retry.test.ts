import { describe, expect, test } from 'vitest';
import { ServiceCallError } from '../../../src/client';
import type { Trouble } from '../../../src/double';
import { errorOf, fileOf, openService, type Script, useTimers } from '../service';

async function upload(script: Script, hasOneToken = false) {
  const { double, connect, ...service } = await openService({ script });
  const client = connect(hasOneToken ? { token: double.issueToken() } : {});
  const error = await errorOf(client.uploadBulkFile(fileOf(1)));
  return { double, error, steps: service.steps() };
}

const signIns: readonly (readonly [Trouble])[] = [
  [{ fault: 105 }],
  [{ fault: 109 }],
  [{ fault: 109, wrapped: true, codeAsText: true }],
  [{ httpStatus: 401 }],
  [{ httpStatus: 401, body: '' }],
];

/** Uploads a file while one of the requests for a token fails for a reason that may pass. */
async function uploadWithoutToken(failing: number) {
  const { double, connect, ...service } = await openService();
  let asked = 0;
  const token = () => {
    if (++asked !== failing) return double.issueToken();
    const failure = { call: 'GetToken', reason: 'network', advice: 'retry' } as const;
    throw new ServiceCallError({ ...failure, message: 'The connection failed.' });
  };
  const error = await errorOf(connect({ token }).uploadBulkFile(fileOf(1)));
  return { double, error, steps: service.steps() };
}

describe('the file', () => {
  test.each(signIns)('goes to the same URL with another token after %o', async (trouble) => {
    const { double, error, steps } = await upload({ UploadBulkFile: [trouble] });
    expect(error).toBeUndefined();
    expect(steps).toBe('url, post, post, 5s look, fetch');
    const posts = double.calls.filter(({ call }) => call === 'UploadBulkFile');
    expect(posts.map(({ requestId, headers }) => [requestId, headers.authenticationtoken])).toEqual(
      [0, 1].map(() => [double.files[0]?.requestId, 'right']),
    );
  });

  test.each(signIns)('is not sent again without another token after %o', async (trouble) => {
    const { double, error, steps } = await upload({ UploadBulkFile: [trouble] }, true);
    expect(error).toMatchObject({ call: 'UploadBulkFile', advice: 'sign-in' });
    expect(error).toHaveProperty('requestId', double.calls[0]?.requestId);
    expect(steps).toBe('url, post');
  });

  test.each<[trouble: Trouble, seconds: number]>([
    [{ fault: 3227 }, 60],
    [{ fault: 3227, headers: { 'Retry-After': '30' } }, 30],
    [{ fault: 117 }, 60],
    [{ httpStatus: 429 }, 60],
    [{ httpStatus: 429, headers: { 'Retry-After': '5' } }, 5],
  ])('goes to the same URL later after %o', async (trouble, seconds) => {
    const { error, steps } = await upload({ UploadBulkFile: [trouble, trouble] });
    expect(error).toBeUndefined();
    expect(steps).toBe(`url, post, ${seconds}s post, ${seconds}s post, 5s look, fetch`);
  });

  test('is not sent without a token, and the error of the token names the upload', async () => {
    const { double, error, steps } = await uploadWithoutToken(2);
    expect(error).toMatchObject({ call: 'GetToken', reason: 'network', advice: 'retry' });
    expect(error).toHaveProperty('requestId', double.calls[0]?.requestId);
    expect(steps).toBe('url');
  });

  test('gets another URL once its own is 15 minutes old', async () => {
    const busy = { fault: 3227, headers: { 'Retry-After': '480' } };
    const { error, steps } = await upload({ UploadBulkFile: [busy, busy] });
    expect(error).toBeUndefined();
    expect(steps).toBe('url, post, 480s post, 480s url, post, 5s look, fetch');
  });

  test.each<[trouble: Trouble, error: object]>([
    [{ fault: 3220 }, { advice: 'fix', errors: [{ number: 3220 }] }],
    [{ fault: 3221 }, { advice: 'fix', errors: [{ number: 3221 }] }],
    [{ fault: 3222 }, { advice: 'fix', errors: [{ number: 3222 }] }],
    [{ fault: 3223 }, { advice: 'fix', errors: [{ number: 3223 }] }],
    [{ fault: 3225 }, { advice: 'fix', errors: [{ number: 3225 }] }],
    [{ fault: 106 }, { advice: 'account', errors: [{ number: 106 }] }],
    [{ httpStatus: 413 }, { reason: 'http', httpStatus: 413 }],
    [{ redirect: 'https://example.com/' }, { reason: 'redirect', advice: 'account' }],
  ])('is not sent again after %o', async (trouble, expected) => {
    const { double, error, steps } = await upload({ UploadBulkFile: [trouble] });
    expect(error).toMatchObject({ call: 'UploadBulkFile', ...expected });
    expect(error).toHaveProperty('requestId', double.calls[0]?.requestId);
    expect(steps).toBe('url, post');
  });
});

describe('the status', () => {
  test.each(signIns)('is asked for with another token after %o', async (trouble) => {
    const { error, steps } = await upload({ GetBulkUploadStatus: [trouble, {}, trouble] });
    expect(error).toBeUndefined();
    expect(steps).toBe('url, post, 5s look, look, fetch');
  });

  test.each<[trouble: Trouble, error: object]>([
    [{ fault: 106 }, { advice: 'account' }],
    [{ fault: 4201 }, { advice: 'fix' }],
    [{ fault: [0, 106] }, { advice: 'account' }],
  ])('is not asked for again after %o', async (trouble, expected) => {
    const { double, error, steps } = await upload({ GetBulkUploadStatus: [trouble] });
    expect(error).toMatchObject({ call: 'GetBulkUploadStatus', reason: 'fault', ...expected });
    expect(error).toHaveProperty('requestId', double.calls[0]?.requestId);
    expect(steps).toBe('url, post, 5s look');
  });

  test.each<[trouble: Trouble, seconds: number]>([
    [{ fault: 117 }, 60],
    [{ fault: 117, headers: { 'Retry-After': '70' } }, 70],
    [{ httpStatus: 429 }, 60],
    [{ httpStatus: 403 }, 4],
    [{ redirect: 'https://example.com/' }, 4],
  ])('is asked for again after %o', async (trouble, seconds) => {
    const { error, steps } = await upload({ GetBulkUploadStatus: [trouble] });
    expect(error).toBeUndefined();
    expect(steps).toBe(`url, post, 5s look, ${seconds}s look, fetch`);
  });

  test.each(signIns)('is not asked for again without another token after %o', async (trouble) => {
    const { double, error, steps } = await upload({ GetBulkUploadStatus: [trouble] }, true);
    expect(error).toMatchObject({ call: 'GetBulkUploadStatus', advice: 'sign-in' });
    expect(error).toHaveProperty('requestId', double.calls[0]?.requestId);
    expect(steps).toBe('url, post, 5s look');
  });

  test('is asked for again if there is no token for the moment', async () => {
    const { error, steps } = await uploadWithoutToken(3);
    expect(error).toBeUndefined();
    expect(steps).toBe('url, post, 9s look, fetch');
  });

  test('is not asked for after the deadline', async () => {
    const script = { GetBulkUploadStatus: Array<Trouble>(99).fill({ httpStatus: 503 }) };
    const { client, ...service } = await openService({ script });
    const upload = await client.uploadBulkFile(fileOf(1), { deadline: 100_000 });
    expect(upload).toMatchObject({ status: 'running', errors: [] });
    expect(upload).not.toHaveProperty('requestStatus');
    expect(service.steps()).toBe('url, post, 5s look, 4s look, 15s look, 60s look, 16s look');
  });
});

describe('the result', () => {
  test.each<[trouble: Trouble]>([
    [{ cut: 'before' }],
    [{ cut: 'during' }],
    [{ httpStatus: 408 }],
    [{ httpStatus: 429 }],
    [{ httpStatus: 500 }],
    [{ httpStatus: 503 }],
  ])(
    'is fetched again after %o, and from another address after the third time',
    async (trouble) => {
      const { error, steps } = await upload({ DownloadResult: Array(4).fill(trouble) });
      expect(error).toBeUndefined();
      expect(steps).toBe('url, post, 5s look, fetch, 1s fetch, 4s fetch, 15s fetch, look, fetch');
    },
  );

  test('is not fetched from another address after the deadline', async () => {
    const script = { DownloadResult: Array<Trouble>(99).fill({ httpStatus: 503 }) };
    const { client, ...service } = await openService({ script });
    const upload = client.uploadBulkFile(fileOf(1), { deadline: 10_000 });
    expect(await errorOf(upload)).toMatchObject({ call: 'DownloadResult', httpStatus: 503 });
    expect(service.steps()).toBe('url, post, 5s look, fetch, 1s fetch, 4s fetch, 15s fetch');
  });

  test('is not fetched without https from another machine', async () => {
    const answer = { RequestStatus: 'Completed', ResultFileUrl: 'http://example.com/r?sig=secret' };
    const { error, steps } = await upload({ GetBulkUploadStatus: [{ answer }] });
    expect(error).toMatchObject({ call: 'DownloadResult', reason: 'host' });
    expect(steps).toBe('url, post, 5s look');
  });

  test('is given up after three addresses, with an error that names the upload', async () => {
    const { double, error } = await upload({ DownloadResult: Array(99).fill({ httpStatus: 503 }) });
    expect(error).toMatchObject({ call: 'DownloadResult', reason: 'http', httpStatus: 503 });
    expect(error).toHaveProperty('requestId', double.calls[0]?.requestId);
    expect(double.calls.filter(({ call }) => call === 'DownloadResult')).toHaveLength(12);
  });
});

test('a file is not sent for longer than the caller waits', async () => {
  const { client, double } = await openService({ script: { UploadBulkFile: [{ delay: 60_000 }] } });
  const pass = useTimers();
  const uploading = client.uploadBulkFile(fileOf(1), { deadline: 100 });
  await expect.poll(() => double.files.length, { interval: 1 }).toBe(1);
  pass(100);
  const upload = await uploading;
  expect(upload).toMatchObject({ requestId: double.calls[0]?.requestId });
  expect(double.files).toHaveLength(1);
});
