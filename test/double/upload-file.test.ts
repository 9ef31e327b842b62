import { Readable } from 'node:stream';
import { describe, expect, it, test } from 'vitest';
import { zipOf } from '../support/archives';
import { addRow, fileOf, type Row } from '../support/rows';
import { type Answered, blobOf, formOf, minute, openSession, send } from './session';

const file = fileOf([addRow]);
const text = (length: number) => fileOf(Array.from({ length }, (): Row => addRow));

/** What was answered, apart from the ids. */
function refusal({ status, json }: Answered) {
  return [status, json.Code, json.ErrorCode];
}

describe('what clients send', () => {
  // Source: section 1.3 of the requirement, which lists seven clients.
  test.each<
    [client: string, headers: Record<string, string | undefined>, part: string, name: string]
  >([
    ['.NET', { AccountId: '2000001', CustomerAccountId: undefined }, 'file', 'a.zip'],
    ['Java', { AccountId: '2000001', CustomerAccountId: undefined }, 'upstream', 'own name.zip'],
    ['PHP', {}, 'payload', 'payload.zip'],
    ['Go', { AccountId: '2000001', CustomerAccountId: undefined }, '', 'a.csv'],
    ['one that sends both accounts', { AccountId: '2000001' }, 'file', 'a.tsv'],
  ])('is received from %s', async (_, headers, part, name) => {
    const { double, open, post } = await openSession();
    const { url, requestId } = await open();
    const content = name.endsWith('.zip') ? zipOf([{ content: file }]) : Buffer.from(file);
    const form = new FormData();
    form.append(part, blobOf(content), name);
    const { status, json, headers: answered } = await post(url, form, headers);
    expect(status).toBe(200);
    expect(json).toEqual({ TrackingId: answered.get('trackingid'), RequestId: requestId });
    expect(double.files).toEqual([
      {
        ...{ requestId, accountId: '2000001', name, partName: part },
        ...{ contentType: 'application/octet-stream', bytes: content.length, records: 1 },
      },
    ]);
  });
});

describe('refuses', () => {
  const one = [['a.csv', file]] as const;
  test.each<[what: string, body: FormData | string, code: number, name: string]>([
    ['no form', file, 3221, 'BulkServiceNoFileFound'],
    ['an empty form', formOf([]), 3221, 'BulkServiceNoFileFound'],
    ['two files', formOf([...one, ...one]), 3222, 'BulkServiceMultipleFilesFound'],
    ['another extension', formOf([['a.txt', file]]), 3223, 'BulkServiceInvalidFileExtension'],
    ['no extension', formOf([['csv', file]]), 3223, 'BulkServiceInvalidFileExtension'],
    ['gzip', formOf([['a.csv.gz', file]]), 3223, 'BulkServiceInvalidFileExtension'],
    ['no archive', formOf([['a.zip', file]]), 3223, 'BulkServiceInvalidFileExtension'],
    [
      'an archive that is cut off',
      formOf([['a.zip', zipOf([{ content: file }]).subarray(0, -1)]]),
      ...([3223, 'BulkServiceInvalidFileExtension'] as const),
    ],
    [
      'an archive of two files',
      formOf([['a.zip', zipOf([{ content: file }, { name: 'b.csv', content: file }])]]),
      ...([3223, 'BulkServiceInvalidFileExtension'] as const),
    ],
    [
      'an archive with the entry of a system',
      formOf([['a.zip', zipOf([{ content: file }, { name: '__MACOSX/._upload.csv' }])]]),
      ...([3223, 'BulkServiceInvalidFileExtension'] as const),
    ],
    [
      'an archive of something else',
      formOf([['a.zip', zipOf([{ name: 'upload.txt', content: file }])]]),
      ...([3223, 'BulkServiceInvalidFileExtension'] as const),
    ],
    ['too many rows', formOf([['a.csv', text(4)]]), 3225, 'BulkServiceFileRowCountExceeded'],
  ])('%s', async (_, body, code, name) => {
    const { double, open, post, status } = await openSession({ maxRows: 3 });
    const { url, requestId } = await open();
    const answered = await post(url, body);
    expect(answered.json).toEqual({
      TrackingId: answered.headers.get('trackingid'),
      RequestId: requestId,
      ...{ Code: code, ErrorCode: name, Message: expect.any(String) },
    });
    expect(answered.status).toBe(400);
    expect(double.files).toEqual([]);
    expect(await status(requestId)).toMatchObject({ RequestStatus: 'PendingFileUpload' });
    // The URL is not used up.
    expect((await post(url, formOf([['a.csv', text(3)]]))).status).toBe(200);
  });

  test.each<
    [what: string, headers: Record<string, string | undefined>, status: number, code: number]
  >([
    ['no token', { AuthenticationToken: undefined }, 401, 105],
    ['a wrong token', { AuthenticationToken: 'other' }, 401, 105],
    ['no developer token', { DeveloperToken: undefined }, 401, 105],
    ['another customer', { CustomerId: '1' }, 401, 106],
    ['another account', { CustomerAccountId: '1' }, 401, 106],
    ['no account', { CustomerAccountId: undefined }, 401, 1030],
  ])('%s', async (_, headers, status, code) => {
    const { open, post } = await openSession();
    const { url } = await open();
    const answered = await post(url, formOf(one), headers);
    expect([answered.status, answered.json.Code]).toEqual([status, code]);
  });

  it('a token in Authorization', async () => {
    const { open, post, token } = await openSession();
    const { url } = await open();
    const headers = { AuthenticationToken: undefined, Authorization: `Bearer ${token}` };
    expect(refusal(await post(url, formOf(one), headers))).toEqual([
      ...[401, 105, 'InvalidCredentials'],
    ]);
  });

  it('an expired token, and takes the file with a new one at the same URL', async () => {
    const { double, open, post, pass } = await openSession({ tokenLife: minute });
    const { url } = await open();
    pass(minute);
    expect(refusal(await post(url, formOf(one)))).toEqual([401, 109, 'AuthenticationTokenExpired']);
    const headers = { AuthenticationToken: double.issueToken() };
    expect((await post(url, formOf(one), headers)).status).toBe(200);
  });

  it('a second file at the same URL', async () => {
    const { double, open, post } = await openSession();
    const { url } = await open();
    await post(url, formOf(one));
    expect(refusal(await post(url, formOf(one)))).toEqual([
      ...[400, 3224, 'BulkServiceUrlAlreadyUsedForUpload'],
    ]);
    expect(double.files).toHaveLength(1);
  });

  it('a second file that comes with the first', async () => {
    const { double, open, post } = await openSession();
    const { url } = await open();
    const form = () => formOf([['a.zip', zipOf([{ content: text(50) }])]]);
    const answers = await Promise.all([post(url, form()), post(url, form()), post(url, form())]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400, 400]);
    expect(double.files).toHaveLength(1);
  });

  it('a file that comes 15 minutes after the URL', async () => {
    const { open, post, pass } = await openSession();
    const [early, late] = [await open(), await open()];
    pass(15 * minute - 1);
    expect((await post(early.url, formOf(one))).status).toBe(200);
    pass(1);
    expect(refusal(await post(late.url, formOf(one)))).toEqual([
      ...[400, 3226, 'BulkServiceUrlExpired'],
    ]);
  });

  it('an address that it has not given', async () => {
    const { open, post } = await openSession();
    const { url, requestId } = await open();
    const other = url.replace(requestId, '00000000-0000-4000-8000-000000000000');
    expect(refusal(await post(other, formOf(one)))).toEqual([
      ...[400, 3220, 'BulkServiceInvalidBulkUploadUrl'],
    ]);
  });

  it('a body of unknown length', async () => {
    const { open, double, token } = await openSession();
    const { url } = await open();
    const { developerToken, customerId, accountId } = double.credentials;
    const boundary = 'b';
    const body = `--b\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\n${file}\r\n--b--\r\n`;
    const headers = {
      ...{ AuthenticationToken: token, DeveloperToken: developerToken },
      ...{ CustomerId: customerId, CustomerAccountId: accountId },
      'Content-Type': `multipart/form-data; boundary=${boundary}`,
    };
    const stream = Readable.toWeb(Readable.from([Buffer.from(body)])) as ReadableStream;
    const chunked = await send(url, { body: stream, headers, duplex: 'half' } as RequestInit);
    expect(chunked.status).toBe(411);
    expect((await send(url, { body, headers })).status).toBe(200);
  });
});

it('hands out no URL beyond its number of pending uploads', async () => {
  const { call, open, pass, upload, status } = await openSession({
    ...{ maxPendingUploads: 2, processingTime: minute },
  });
  const body = { AccountId: '2000001' };
  const refused = async () => {
    const { status: httpStatus, json } = await call('GetBulkUploadUrl', body);
    return [httpStatus, json.OperationErrors?.[0].Code, json.Type];
  };
  const requestId = await upload(file);
  await open();
  expect(await refused()).toEqual([400, 4204, 'ApiFaultDetail']);
  pass(minute);
  // The service counts what it has not finished, whoever has looked.
  expect((await refused())[0]).toBe(200);
  expect(await refused()).toEqual([400, 4204, 'ApiFaultDetail']);
  // The URLs that nobody uses expire.
  pass(15 * minute);
  expect((await refused())[0]).toBe(200);
  expect(await status(requestId)).toMatchObject({ RequestStatus: 'Completed' });
});

it('counts the most uploads that were in flight at once', async () => {
  const { double, upload, status, pass } = await openSession();
  const [first, second] = [await upload(file), await upload(file)];
  expect(double.maxInFlight).toBe(2);
  // They have ended, but their sender does not know.
  const third = await upload(file);
  expect(double.maxInFlight).toBe(3);
  for (const requestId of [first, second, third]) await status(requestId);
  await upload(file);
  pass(15 * minute);
  await upload(file);
  expect(double.maxInFlight).toBe(3);
});

it('counts and limits the uploads of each customer by themselves', async () => {
  const accounts = [{ id: '1' }, { id: '2' }, { id: '3', customerId: '1000002' }];
  const { double, call } = await openSession({ accounts, maxPendingUploads: 2 });
  const open = async (AccountId: string, CustomerId: string) => {
    const headers = { CustomerId, CustomerAccountId: AccountId };
    const { json } = await call('GetBulkUploadUrl', { AccountId }, headers);
    return (json.OperationErrors ?? json.Errors)?.[0].Code ?? 'open';
  };
  expect(await open('1', '1000001')).toBe('open');
  expect(await open('2', '1000001')).toBe('open');
  expect(await open('3', '1000002')).toBe('open');
  expect(double.maxInFlight).toBe(2);
  expect(await open('2', '1000001')).toBe(4204);
  expect(await open('3', '1000002')).toBe('open');
  expect(await open('3', '1000001')).toBe(106);
  expect(await open('1', '1000002')).toBe(106);
});

test.each<[body: object, code: number]>([
  [{ AccountId: '1' }, 106],
  [{}, 1030],
  [{ AccountId: '2000001', ResponseMode: 'All' }, 100],
])('refuses to open an upload for %o', async (body, code) => {
  const { call } = await openSession();
  const { json } = await call('GetBulkUploadUrl', body);
  expect((json.Errors ?? json.OperationErrors)[0].Code).toBe(code);
});

it('ignores members of a request that it does not know', async () => {
  const { call } = await openSession();
  const body = { AccountId: 2_000_001, CompressUpload: true, Entities: ['Campaigns'] };
  const { status, json } = await call('GetBulkUploadUrl', body);
  expect(status).toBe(200);
  expect(json.UploadUrl).toMatch(new RegExp(`/UploadBulkFile/${json.RequestId}\\?Ver=13$`));
});
