import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { refreshingToken, type UploadEntry, type UploadProgress } from '../../src/client';
import { type ServiceDoubleOptions, startServiceDouble, type Trouble } from '../../src/double';
import { reconcile } from '../../src/index';
import { readSending, restate } from './send/read-sending';
import { errorOf, fileOf, halfWrong, lead, openService, type Service, stepsOf } from './service';

/*
 * What a first-class client does that the vendor's SDKs do not. The files beside this one try each of these
 * in all its forms; this one has a test for each by its name.
 */

/** A client whose access tokens come from the double's sign-in. */
function signIn({ double, clock, connect }: Service, log: string[] = []) {
  const { clientId, refreshToken } = double.credentials;
  const token = refreshingToken({
    ...{ clientId, refreshToken, environment: double.environment, clock },
    async onRefreshToken() {
      log.push('keep');
      await new Promise((resolve) => setTimeout(resolve, 5));
      log.push('kept');
    },
  });
  return connect({
    async token(request) {
      const access = await token(request);
      log.push('use');
      return access;
    },
  });
}

test('1. the RequestId is given to the caller before the file is posted, and another process resumes from it', async () => {
  const { double, client, connect } = await openService();
  let kept: UploadEntry | undefined;
  const died = client.uploadBulkFile(fileOf(1), {
    journal(entry) {
      if (entry.step === 'post') {
        kept = entry;
        expect(double.calls.map(({ call }) => call)).toEqual(['GetBulkUploadUrl']);
      }
      if (entry.step === 'received') throw new Error('crash after the POST');
    },
  });
  expect(await errorOf(died)).toMatchObject({ message: 'crash after the POST' });
  const upload = await connect().resumeUpload(kept as UploadEntry, { file: fileOf(1) });
  expect(upload).toMatchObject({ status: 'completed', requestId: kept?.requestId });
  expect(double.files).toHaveLength(1);
});

test('2. an error of a poll never ends an upload, and AbortSignal works everywhere', async () => {
  const looks: readonly Trouble[] = [
    ...[{ fault: 0 }, { fault: 117 }, { httpStatus: 502 }, { httpStatus: 200 }, { cut: 'before' }],
  ] as never;
  const { client, ...service } = await openService({ script: { GetBulkUploadStatus: looks } });
  expect(await client.uploadBulkFile(fileOf(1))).toMatchObject({ status: 'completed' });
  expect(service.steps()).toBe(
    'url, post, 5s look, 4s look, 60s look, 15s look, 60s look, 60s look, fetch',
  );
  const control = new AbortController();
  const aborted = client.uploadBulkFile(fileOf(1), {
    signal: control.signal,
    onProgress: ({ step }) => step === 'waiting' && control.abort('enough'),
  });
  expect(await errorOf(aborted)).toBe('enough');
});

test('3. a token provider is asked before every call, and refreshes early, one at a time, and once on 105 or 109, never on 106', async () => {
  const service = await openService({ tokenLife: 3_600_000, processingTime: 70 * 60_000 });
  const log: string[] = [];
  const client = signIn(service, log);
  const deadline = 2 * 60 * 60_000;
  expect(await client.uploadBulkFile(fileOf(1), { deadline })).toMatchObject({
    status: 'completed',
  });
  const { calls } = service.double;
  const withToken = calls.filter(({ hasAuthorization }) => hasAuthorization);
  expect(log.filter((each) => each === 'use')).toHaveLength(withToken.length);
  expect(withToken.every(({ httpStatus }) => httpStatus === 200)).toBe(true);
  expect(calls.filter(({ call }) => call === 'GetToken')).toHaveLength(2);

  const before = calls.length;
  await Promise.all([client.whoAmI(), client.whoAmI(), client.whoAmI()]);
  for (const fault of [105, 109, 106]) {
    service.double.script('GetUser', { fault });
    await errorOf(client.whoAmI());
  }
  expect(calls.slice(before).map(({ call, httpStatus }) => `${call} ${httpStatus}`)).toEqual([
    ...['GetUser 200', 'GetUser 200', 'GetUser 200'],
    ...['GetUser 401', 'GetToken 200', 'GetUser 200'],
    ...['GetUser 401', 'GetToken 200', 'GetUser 200'],
    'GetUser 401',
  ]);
});

test('4. onRefreshToken is awaited before the new access token is used', async () => {
  const service = await openService();
  const log: string[] = [];
  await signIn(service, log).whoAmI();
  expect(log).toEqual(['keep', 'kept', 'use']);
});

test('5. it polls by size: small files after 5 s, growing to 60 s, large ones after 1 minute for each 10,000 rows, with jitter', async () => {
  const steps: string[] = [];
  for (const rows of [1000, 30_000]) {
    const service = await openService({ processingTime: 200_000 });
    await service.client.uploadBulkFile(fileOf(1), { rows });
    steps.push(service.steps());
  }
  expect(steps).toEqual([
    'url, post, 5s look, 10s look, 15s look, 30s look, 60s look, 60s look, 60s look, fetch',
    'url, post, 180s look, 60s look, fetch',
  ]);
});

test('6. every status is reported, unknown ones too, with the errors of the service, their codes and the TrackingId', async () => {
  const service = await openService({
    ...{ processingTime: 12_000, statuses: ['Sorted'] },
    script: { UploadBulkFile: [{ end: 'Failed', errors: [0] }] },
  });
  const statuses: (string | undefined)[] = [];
  const upload = await service.client.uploadBulkFile(fileOf(1), {
    onProgress: ({ requestStatus }: UploadProgress) => statuses.push(requestStatus),
  });
  expect(statuses).toEqual([undefined, undefined, 'Sorted']);
  expect(upload).toMatchObject({ requestStatus: 'Failed', errors: [{ number: 0 }] });
  expect(upload.trackingIds).toHaveLength(3);
});

test('7. code, name, meaning and TrackingId of a refused POST are kept', async () => {
  const { client } = await openService({ script: { UploadBulkFile: [{ fault: 3223 }] } });
  expect(await errorOf(client.uploadBulkFile(fileOf(1)))).toMatchObject({
    ...{ call: 'UploadBulkFile', httpStatus: 400, advice: 'fix' },
    trackingId: expect.stringMatching(/^[\da-f-]{36}$/),
    errors: [
      {
        ...{ number: 3223, code: 'BulkServiceInvalidFileExtension', advice: 'fix' },
        meaning: 'The file extension is not accepted. Use .csv, .tsv, or .zip.',
      },
    ],
  });
});

test('8. the result is fetched at once, from a new URL on 403 or 404, and one that is gone has a name', async () => {
  const steps: string[] = [];
  for (const httpStatus of [403, 404]) {
    const service = await openService({ script: { DownloadResult: [{ httpStatus }] } });
    expect(await service.client.uploadBulkFile(fileOf(1))).toMatchObject({ status: 'completed' });
    steps.push(service.steps());
  }
  const both = 'url, post, 5s look, fetch, look, fetch';
  expect(steps).toEqual([both, both]);
  const answer = { RequestStatus: 'Completed', ResultFileUrl: null };
  const lost = await openService({ script: { GetBulkUploadStatus: Array(3).fill({ answer }) } });
  expect((await readSending(lost.client.sendOfflineConversions([lead(0)]))).shown).toBe(
    '0:unknown',
  );
});

test('9. it never uploads again before a final state, and the file with the Adds is final before its adjustments go', async () => {
  const service = await openService({
    ...{ processingTime: 12_000, script: { UploadBulkFile: [{ cut: 'after' }] } },
  });
  const records = [restate(0), lead(0)];
  const { shown } = await readSending(service.client.sendOfflineConversions(records));
  expect(shown).toBe('1:accepted 0:accepted');
  expect(service.steps()).toBe(
    'url, post, 1s look, 5s look, 10s look, fetch, url, post, 5s look, 10s look, fetch',
  );
  expect([...service.double.counted.values()]).toMatchObject([{ adjustment: 'Restate' }]);
});

test('10. it asks for ErrorsAndResults and reconciles: sent = accepted + rejected + unknown', async () => {
  const { client, double } = await openService();
  const { result } = await client.uploadBulkFile(halfWrong);
  expect(double.calls[0]?.body).toMatchObject({ ResponseMode: 'ErrorsAndResults' });
  const { summary } = reconcile({ upload: () => halfWrong, result: result as never });
  expect((await summary).records).toMatchObject({ accepted: 1, rejected: 1, unknown: 0 });
});

test("11. it writes no temporary file, renames nothing of the user's, and names the file neutrally", async () => {
  const { client, double } = await openService();
  const { requestId } = await client.uploadBulkFile(new File([fileOf(1)], 'leads of J. Doe.csv'));
  expect(double.files[0]?.name).toBe(`${requestId}.csv`);
  // Without Node's modules it has no way to write a file.
  const sources = readdirSync('src/client', { recursive: true, encoding: 'utf8' });
  const texts = sources
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(`src/client/${name}`, 'utf8'));
  expect(texts.length).toBeGreaterThan(40);
  expect(texts.filter((text) => /'node:/.test(text))).toEqual([]);
});

test('12. it reads tolerantly: unknown members, nulls in lists, numbers as text, bare and wrapped faults', async () => {
  const answer = {
    RequestStatus: 'Failed',
    New: {},
    PercentComplete: '7',
    Errors: [null, { Code: '0' }],
  };
  const odd = await openService({ script: { GetBulkUploadStatus: [{ answer }] } });
  expect(await odd.client.uploadBulkFile(fileOf(1))).toMatchObject({ errors: [{ number: 0 }] });
  for (const wrapped of [true, false]) {
    const { client } = await openService({
      script: { GetUser: [{ fault: 106, wrapped, codeAsText: wrapped }] },
    });
    expect(await errorOf(client.whoAmI())).toMatchObject({ errors: [{ number: 106 }] });
  }
});

test('13. tokens go to the documented hosts only, through no redirect, not to the host of the result, and are not shown', async () => {
  const other = await startServiceDouble();
  const { client, double } = await openService({
    script: {
      GetUser: [{ redirect: `${other.origin}/` }],
      GetBulkUploadUrl: [{ answer: { UploadUrl: 'https://example.com/x', RequestId: 'r' } }],
    },
  });
  expect(await errorOf(client.whoAmI())).toMatchObject({ reason: 'redirect' });
  expect(await errorOf(client.uploadBulkFile(fileOf(1)))).toMatchObject({ reason: 'host' });
  expect(other.calls).toEqual([]);
  await other.close();
  await client.uploadBulkFile(fileOf(1));
  const fetched = double.calls.find(({ call }) => call === 'DownloadResult');
  expect(Object.keys(fetched?.headers ?? {}).join()).not.toMatch(/token|authorization|customer/);
});

test('14. hosts and scope come from one setting, and a customer has at most 5 uploads at a time', async () => {
  const { client, double, connect } = await openService({ processingTime: 10_000 });
  expect(() => connect({ environment: 'live' as never })).toThrow(TypeError);
  await Promise.all(Array.from({ length: 8 }, () => client.uploadBulkFile(fileOf(1))));
  expect(double.maxInFlight).toBe(5);
});

test('15. fetch, clock and waiting can be replaced, and a double of the service is part of the package', async () => {
  const options: ServiceDoubleOptions = { processingTime: 24 * 60 * 60_000 };
  const { double, connect, clock } = await openService(options);
  let calls = 0;
  const client = connect({
    fetch(url, init) {
      calls++;
      return fetch(url, init);
    },
  });
  const start = performance.now();
  const upload = await client.uploadBulkFile(fileOf(1), { deadline: 60 * 60_000 });
  expect(upload.status).toBe('running');
  expect(clock.now()).toBe(Date.UTC(2026, 10, 30, 1));
  expect(performance.now() - start).toBeLessThan(20_000);
  expect(calls).toBe(double.calls.length);
  expect(stepsOf(double)).toMatch(/^url, post, 5s look, 10s look/);
});
