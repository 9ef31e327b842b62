import { describe, expect, it, test } from 'vitest';
import { addRow, fileOf } from '../support/rows';
import { formOf, minute, openSession } from './session';

const file = fileOf([addRow]);
const wrong = fileOf([addRow, { ...addRow, 'Conversion Time': 'yesterday' }]);

it('tells how an upload goes on by its clock', async () => {
  const session = await openSession({ processingTime: 10 * minute });
  const { url, requestId } = await session.open();
  const look = async () => {
    const { RequestStatus, PercentComplete, ResultFileUrl } = await session.status(requestId);
    return [RequestStatus, PercentComplete, ResultFileUrl === null ? null : 'url'];
  };
  expect(await session.status(requestId)).toEqual({
    ...{ RequestStatus: 'PendingFileUpload', ResultFileUrl: null, PercentComplete: 0 },
    ...{ ForwardCompatibilityMap: [], Errors: null },
  });
  await session.post(url, formOf([['a.csv', file]]));
  const seen = [await look()];
  for (const minutes of [4, 1, 3, 2]) {
    session.pass(minutes * minute);
    seen.push(await look());
  }
  expect(seen).toEqual([
    ['FileUploaded', 0, null],
    ['FileUploaded', 0, null],
    ['InProgress', 50, null],
    ['InProgress', 80, null],
    ['Completed', 100, 'url'],
  ]);
});

it('goes through other statuses if they are given', async () => {
  const statuses = ['FileUploaded', 'Sorted', 'InProgress'];
  const session = await openSession({ processingTime: 3 * minute, statuses });
  const requestId = await session.upload(wrong);
  const seen: unknown[] = [];
  for (let i = 0; i < 4; i++) {
    const { RequestStatus, PercentComplete } = await session.status(requestId);
    seen.push([RequestStatus, PercentComplete]);
    session.pass(minute);
  }
  expect(seen).toEqual([
    ...[
      ['FileUploaded', 0],
      ['Sorted', 0],
      ['InProgress', 66],
      ['CompletedWithErrors', 100],
    ],
  ]);
});

test.each<[what: string, text: string, code: number, name: string]>([
  ['no byte order mark', file.slice(1), 3217, 'BulkServiceFormatVersionNotSupported'],
  ['another version', file.replace('6.0', '5.0'), 3217, 'BulkServiceFormatVersionNotSupported'],
  [
    'no version',
    file.replace(/^Format Version.*\r\n/m, ''),
    ...([3219, 'BulkServiceFormatVersionRequired'] as const),
  ],
  ['no header', '\ufeff', 3217, 'BulkServiceFormatVersionNotSupported'],
  ['a web page', '<html></html>', 3217, 'BulkServiceFormatVersionNotSupported'],
])('ends an upload that has %s, and counts nothing of it', async (_, text, code, name) => {
  const session = await openSession();
  const requestId = await session.upload(text);
  expect(await session.status(requestId)).toEqual({
    RequestStatus: 'UploadFileFormatNotSupported',
    ...{ ResultFileUrl: null, PercentComplete: 0, ForwardCompatibilityMap: [] },
    Errors: [{ Code: code, ErrorCode: name, Message: expect.any(String), Details: null }],
  });
  expect(session.double.counted.size).toBe(0);
});

test.each([undefined, null, 7, 'x', '00000000-0000-4000-8000-000000000000'])(
  'does not know the request %s',
  async (RequestId) => {
    const { call } = await openSession();
    const { status, json } = await call('GetBulkUploadStatus', { RequestId });
    expect([status, json.OperationErrors[0].Code]).toEqual([400, 4201]);
  },
);

describe('an end that a script decides', () => {
  it('is Failed, with errors and without a result', async () => {
    const session = await openSession();
    session.double.script('UploadBulkFile', { end: 'Failed', errors: [0, 4200] });
    const requestId = await session.upload(file);
    const { RequestStatus, PercentComplete, ResultFileUrl, Errors } =
      await session.status(requestId);
    expect([RequestStatus, PercentComplete, ResultFileUrl]).toEqual(['Failed', 0, null]);
    expect(Errors.map(({ Code }: { Code: number }) => Code)).toEqual([0, 4200]);
    expect(session.double.counted.size).toBe(0);
    expect(session.double.files).toHaveLength(1);
  });

  it('is Completed without a result', async () => {
    const session = await openSession();
    session.double.script('UploadBulkFile', { end: 'Completed', hasResult: false });
    const requestId = await session.upload(file);
    const { RequestStatus, ResultFileUrl } = await session.status(requestId);
    expect([RequestStatus, ResultFileUrl]).toEqual(['Completed', null]);
    expect(session.double.counted.size).toBe(1);
  });

  it('is Expired with a result', async () => {
    const session = await openSession();
    session.double.script('UploadBulkFile', { end: 'Expired', hasResult: true });
    const requestId = await session.upload(file);
    const { RequestStatus, ResultFileUrl } = await session.status(requestId);
    expect(RequestStatus).toBe('Expired');
    expect((await fetch(ResultFileUrl)).status).toBe(200);
  });
});
