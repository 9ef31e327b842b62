import { expect, it, test, vi } from 'vitest';
import type { UploadProgress } from '../../../src/client';
import type { Trouble } from '../../../src/double';
import { textOf } from '../../support/plain';
import { fileOf, halfWrong, openService } from '../service';

const internal = {
  number: 0,
  code: 'InternalError',
  advice: 'retry',
  meaning:
    'The service failed and gives no reason. Send the rows again later, or ask Microsoft Advertising support if it keeps failing.',
};

/** A status that a call is answered with. */
const status = (RequestStatus: string, others: object = {}): Trouble => ({
  answer: { RequestStatus, ResultFileUrl: null, PercentComplete: 0, Errors: null, ...others },
});

/** What a call that fails for good says of the result that it does not have. */
const failed = (requestStatus: string, errors: readonly object[] = []) => ({
  ...{ status: 'failed', requestStatus, errors },
});

interface Case {
  readonly what: string;
  readonly post?: Trouble;
  readonly looks?: readonly Trouble[];
  readonly steps: string;
  readonly upload: object;
}

const completed = { status: 'completed', requestStatus: 'Completed', errors: [] };

test.each<Case>([
  { what: 'Completed', steps: 'url, post, 5s look, fetch', upload: completed },
  {
    what: 'PendingFileUpload after the file was received',
    looks: [status('PendingFileUpload')],
    steps: 'url, post, 5s look, 10s look, fetch',
    upload: completed,
  },
  {
    what: 'FileUploaded and InProgress',
    looks: [status('FileUploaded'), status('InProgress')],
    steps: 'url, post, 5s look, 10s look, 15s look, fetch',
    upload: completed,
  },
  {
    what: 'a name that is not known',
    looks: [status('Sorted'), status('Sorted')],
    steps: 'url, post, 5s look, 10s look, 15s look, fetch',
    upload: completed,
  },
  {
    what: 'Failed, and Errors is null',
    post: { end: 'Failed' },
    steps: 'url, post, 5s look',
    upload: failed('Failed'),
  },
  {
    what: 'Failed, and Errors is empty',
    looks: [status('Failed', { Errors: [] })],
    steps: 'url, post, 5s look',
    upload: failed('Failed'),
  },
  {
    what: 'Failed, and Errors has one',
    post: { end: 'Failed', errors: [0] },
    steps: 'url, post, 5s look',
    upload: failed('Failed', [internal]),
  },
  {
    what: 'Failed, with a result all the same',
    post: { end: 'Failed', hasResult: true },
    steps: 'url, post, 5s look, fetch',
    upload: failed('Failed'),
  },
  ...['UploadFileRowCountExceeded', 'UploadFileFormatNotSupported', 'Expired', 'Aborted'].map(
    (end) => ({ what: end, post: { end }, steps: 'url, post, 5s look', upload: failed(end) }),
  ),
])('$what', async ({ post = {}, looks = [], steps, upload: expected }) => {
  const script = { UploadBulkFile: [post], GetBulkUploadStatus: looks };
  const service = await openService({ script });
  const upload = await service.client.uploadBulkFile(fileOf(2));
  expect(service.steps()).toBe(steps);
  expect(upload).toMatchObject(expected);
  expect(upload.result !== undefined).toBe(steps.endsWith('fetch'));
  expect(service.double.files).toHaveLength(1);
});

it('CompletedWithErrors has a result with every record and the errors', async () => {
  const { client } = await openService();
  const upload = await client.uploadBulkFile(halfWrong);
  expect(upload).toMatchObject({ status: 'completed', requestStatus: 'CompletedWithErrors' });
  const text = await textOf(upload.result as AsyncIterable<Uint8Array>);
  expect(text.split('\r\n').map((line) => line.split(',').slice(0, 3).join())).toEqual([
    ...['\ufeffType,Name,Client Id', 'Format Version,6.0,', 'Offline Conversion,,a0'],
    ...['Offline Conversion,,a1', 'Offline Conversion Error,,a1', ''],
  ]);
});

it('reports each step with the status in the words of the service', async () => {
  const { client } = await openService({
    processingTime: 30_000,
    statuses: ['Sorted', 'InProgress'],
  });
  const all: UploadProgress[] = [];
  const { requestId } = await client.uploadBulkFile(fileOf(1), {
    onProgress: (progress) => all.push(progress),
  });
  expect(all).toEqual([
    { step: 'sending', requestId },
    { step: 'waiting', requestId, nextLook: 5_000 },
    { step: 'waiting', requestId, nextLook: 10_000, requestStatus: 'Sorted', percent: 0 },
    { step: 'waiting', requestId, nextLook: 15_000, requestStatus: 'InProgress', percent: 50 },
    { step: 'fetching', requestId, requestStatus: 'Completed', percent: 100 },
  ]);
});

test.each<[rows: number, steps: string]>([
  [1_000, 'url, post, 5s look, 10s look, 15s look, 30s look, 60s look, 60s look'],
  [1_001, 'url, post, 6.006s look, 60s look, 60s look, 53.994s look'],
  [25_000, 'url, post, 150s look, 30s look'],
])('looks at a file of %i rows', async (rows, steps) => {
  const service = await openService({ processingTime: 10 * 60_000 });
  const upload = await service.client.uploadBulkFile(fileOf(1), { rows, deadline: 180_000 });
  expect(service.steps()).toBe(steps);
  expect(upload).toMatchObject({ status: 'running', requestStatus: 'FileUploaded' });
});

it('leaves an upload to itself at the deadline, whatever its status is called', async () => {
  const looks = Array.from({ length: 9 }, () => status('Sorted'));
  const service = await openService({ script: { GetBulkUploadStatus: looks } });
  const upload = await service.client.uploadBulkFile(fileOf(1), { deadline: 20_000 });
  expect(service.steps()).toBe('url, post, 5s look, 10s look, 5s look');
  expect(upload).toMatchObject({ status: 'running', requestStatus: 'Sorted', errors: [] });
  expect(upload).not.toHaveProperty('result');
});

it('changes waits by up to a tenth', async () => {
  const waits = [];
  for (const random of [0, 0.25, 0.999_999]) {
    const service = await openService();
    const { mockReturnValue } = vi.spyOn(Math, 'random');
    mockReturnValue(random);
    await service.client.uploadBulkFile(fileOf(1));
    waits.push(...service.clock.waits);
  }
  expect(waits).toEqual([4_500, 4_750, 5_500]);
});
