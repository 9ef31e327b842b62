import { expect, it, test } from 'vitest';
import type { ServiceDoubleOptions } from '../../../src/double';
import { fileOf, openService, type Script } from '../service';

const again = <T>(count: number, item: T): readonly T[] =>
  Array.from({ length: count }, () => item);

const noUrl = { answer: { RequestStatus: 'Completed', ResultFileUrl: null, PercentComplete: 100 } };

/** What the service, the network or something in between does, and how the upload ends all the same. */
interface Case {
  readonly what: string;
  readonly script: Script;
  readonly steps: string;
  /** Default `'completed'`, with a result. */
  readonly status?: string;
  readonly options?: ServiceDoubleOptions;
}

const ofFile: readonly Case[] = [
  {
    what: 'the POST is cut before it is received',
    script: { UploadBulkFile: [{ cut: 'before' }] },
    steps: 'url, post, 1s look, post, 5s look, fetch',
  },
  {
    what: 'the POST is cut after it was received',
    script: { UploadBulkFile: [{ cut: 'after' }] },
    steps: 'url, post, 1s look, fetch',
  },
  {
    what: 'the POST is cut after it was received, and the file is being processed',
    script: { UploadBulkFile: [{ cut: 'after' }] },
    options: { processingTime: 2000 },
    steps: 'url, post, 1s look, 5s look, fetch',
  },
  {
    what: 'a gateway answers the POST',
    script: { UploadBulkFile: [{ httpStatus: 502 }] },
    steps: 'url, post, 1s look, post, 5s look, fetch',
  },
  {
    what: 'the POST is cut, and nothing works after it',
    script: {
      UploadBulkFile: [{ cut: 'after' }],
      GetBulkUploadStatus: [{ cut: 'before' }, { httpStatus: 502 }, { fault: 0 }],
    },
    steps: 'url, post, 1s look, 4s look, 15s look, 60s look, fetch',
  },
  {
    what: 'the POST is cut three times',
    script: { UploadBulkFile: again(3, { cut: 'before' }) },
    steps: 'url, post, 1s look, post, 4s look, post, 15s look, post, 5s look, fetch',
  },
  {
    what: 'the file has arrived, the status does not show it, and the second POST is refused (3224)',
    script: {
      UploadBulkFile: [{ cut: 'after' }],
      GetBulkUploadStatus: [{ answer: { RequestStatus: 'PendingFileUpload' } }],
    },
    steps: 'url, post, 1s look, post, 5s look, fetch',
  },
  {
    what: 'the answer to the POST is empty',
    script: { UploadBulkFile: [{ emptyBody: true }] },
    steps: 'url, post, 5s look, fetch',
  },
  {
    // The service says that it has nothing: after a quarter of an hour it gets the file.
    what: 'something in between answers the POST with 200',
    script: { UploadBulkFile: [{ httpStatus: 200 }] },
    steps: `url, post, 5s look, 10s look, 15s look, 30s look, ${again(14, '60s look').join(', ')}, url, post, 60s look, fetch`,
  },
  {
    what: 'the URL has expired',
    script: { UploadBulkFile: [{ fault: 3226 }] },
    steps: 'url, post, url, post, 5s look, fetch',
  },
];

const ofStatus: readonly Case[] = [
  {
    what: 'looks fail in every way',
    script: {
      GetBulkUploadStatus: [
        { fault: 117, headers: { 'Retry-After': '7' } },
        { httpStatus: 502 },
        { cut: 'before' },
        { cut: 'during' },
        { fault: 0, wrapped: true },
        { answer: {} },
        { httpStatus: 503, headers: { 'Retry-After': '90' } },
      ],
    },
    steps:
      'url, post, 5s look, 7s look, 4s look, 15s look, 60s look, 60s look, 60s look, 90s look, fetch',
  },
];

const ofResult: readonly Case[] = [
  {
    what: 'the result has no URL at first',
    script: { GetBulkUploadStatus: [noUrl] },
    steps: 'url, post, 5s look, 5s look, fetch',
  },
  {
    what: 'the result has no URL',
    script: { GetBulkUploadStatus: again(9, noUrl) },
    steps: 'url, post, 5s look, 5s look, 5s look',
    status: 'result-lost',
  },
  {
    what: 'the URL of the result has expired',
    script: { DownloadResult: [{ httpStatus: 403 }] },
    steps: 'url, post, 5s look, fetch, look, fetch',
  },
  {
    what: 'the result is gone',
    script: { DownloadResult: again(9, { httpStatus: 404 }) },
    steps: 'url, post, 5s look, fetch, look, fetch, look, fetch',
    status: 'result-lost',
  },
  {
    what: 'the result is cut',
    script: { DownloadResult: [{ cut: 'during' }, { httpStatus: 503 }] },
    steps: 'url, post, 5s look, fetch, 1s fetch, 4s fetch',
  },
];

test.each<Case>([...ofFile, ...ofStatus, ...ofResult])(
  '$what',
  async ({ script, steps, status = 'completed', options = {} }) => {
    const service = await openService({ script, ...options });
    const upload = await service.client.uploadBulkFile(fileOf(2));
    expect(service.steps()).toBe(steps);
    expect(service.double.files.map(({ records }) => records)).toEqual([2]);
    expect(upload).toMatchObject({ status, requestStatus: 'Completed', errors: [] });
    expect(upload.result !== undefined).toBe(status === 'completed');
  },
);

it('gets a result only as long as the service keeps it', async () => {
  const service = await openService({ resultLife: 60_000 });
  const late = service.client.uploadBulkFile(fileOf(1), {
    journal({ step }) {
      if (step === 'ended') service.clock.pass(60);
    },
  });
  expect(await late).toMatchObject({ status: 'result-lost' });
  expect(service.steps()).toBe('url, post, 5s look, 60s fetch, look, 5s look');
});

it('gets a new URL for a result whose own has expired', async () => {
  const service = await openService({ resultUrlLife: 60_000 });
  const slow = service.client.uploadBulkFile(fileOf(1), {
    journal({ step }) {
      if (step === 'ended') service.clock.pass(60);
    },
  });
  expect(await slow).toMatchObject({ status: 'completed' });
  expect(service.steps()).toBe('url, post, 5s look, 60s fetch, look, fetch');
});

it('gives up after four URLs for the file', async () => {
  const script = { UploadBulkFile: again(9, { fault: 3226 }) };
  const service = await openService({ script });
  await expect(service.client.uploadBulkFile(fileOf(1))).rejects.toMatchObject({
    ...{ name: 'ServiceCallError', call: 'UploadBulkFile', advice: 'fix', httpStatus: 400 },
    errors: [{ number: 3226, code: 'BulkServiceUrlExpired' }],
  });
  expect(service.steps()).toBe('url, post, url, post, url, post, url, post');
});
