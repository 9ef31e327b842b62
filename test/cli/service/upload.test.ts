import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test, vi } from 'vitest';
import type { Trouble } from '../../../src/double';
import type { ServiceSettings } from '../../client/service';
import { zipOf } from '../../support/archives';
import { record, uploadOf } from '../../support/lead-records';
import { type Files, folderOf, now } from '../../support/run';
import { openServiceRun } from '../../support/service-run';
import { stamp } from '../../support/stamp';
import { fullUpload } from '../../support/upload-text';

const visit = (i: number) =>
  `Offline Conversion,,a${i},Visit,11/2/2026 9:30:00 AM,,,,,,,,,,,${record(i).microsoftClickId}`;
/** The service knows the goal Lead only, so the second record is rejected. */
const half = `${uploadOf(1)}${visit(2)}\r\n`;
const goals = ['Lead'];

/** Runs `upload` in a folder with these files, and shows what it leaves. */
async function upload(files: Files, args: readonly string[], settings: ServiceSettings = {}) {
  const service = await openServiceRun({ goals, ...settings });
  const cwd = folderOf(files);
  const { stdout, stderr, code } = await service.run(['upload', ...args, ...now], { cwd });
  const [{ requestId = '' } = {}] = service.double.files;
  const plain = (text: string) => text.replaceAll(requestId || '\0', 'REQUEST');
  return {
    ...{ service, cwd, code, stdout: plain(stdout), stderr: plain(stderr) },
    names: readdirSync(cwd).sort(),
    textOf: (name: string) => readFileSync(join(cwd, name), 'utf8'),
    sent: service.double.files.length,
  };
}

const accepted =
  'Accepted does not mean counted: the service later drops rows whose click is unknown or too old, without an error.';
const unknownGoal = `count  error  advice  name
1      5606   fix     OfflineConversionNameInvalid
       No goal has this Conversion Name. Write the name of an offline conversion goal exactly as
       it is in the account. Validation can find this before the upload: goal-unknown.
`;

describe('upload', () => {
  it('shows what happened to the records, and removes its journal', async () => {
    const { service, stdout, stderr, code, names } = await upload({ 'up.csv': uploadOf(1, 2) }, [
      'up.csv',
    ]);
    expect([stderr, code, names]).toEqual(['', 0, ['up.csv']]);
    expect(stdout).toBe(`up.csv: no record rejected
  2 uploaded: 2 accepted, 0 rejected, 0 unknown (response mode errors-and-results)
  ${accepted}
`);
    expect(service.steps()).toBe('token, url, post, 5s look, fetch');
    expect(service.double.files).toMatchObject([{ records: 2 }]);
  });

  it('shows what was rejected, and how to get at it', async () => {
    const { stdout, stderr, code, names } = await upload({ 'up.csv': half }, ['up.csv']);
    expect([stderr, code, names]).toEqual(['', 1, ['up.csv']]);
    expect(stdout).toBe(`${unknownGoal}
up.csv: 1 record rejected, with 1 error
  2 uploaded: 1 accepted, 1 rejected, 0 unknown (response mode errors-and-results)
  ${accepted}
  The result was not kept. Within 15 minutes, msads-bulk upload --resume REQUEST --result FILE gets it again.
`);
  });

  it('prints one object', async () => {
    const { service, stdout, code } = await upload({ 'up.csv': half }, [
      ...['up.csv', '--result', 'result.csv', '--format', 'json'],
    ]);
    expect(code).toBe(1);
    const { errors, ...all } = JSON.parse(stdout);
    expect(all).toEqual({
      ...stamp('upload'),
      uploadErrors: [],
      ...{ upload: 'up.csv', result: 'result.csv', requestId: 'REQUEST' },
      ...{ status: 'completed', requestStatus: 'CompletedWithErrors' },
      trackingIds: [expect.any(String), expect.any(String), expect.any(String)],
      responseMode: 'errors-and-results',
      records: { uploaded: 2, accepted: 1, rejected: 1, unknown: 0 },
      unmatched: {
        ...{ errors: 0, notUploaded: 0, clientIdMissing: 0, clientIdRepeated: 0 },
        matchedByCells: 0,
      },
      outcomes: [
        { status: 'accepted', line: 3, row: 2, clientId: 'a1', errors: [] },
        {
          ...{ status: 'rejected', line: 4, row: 3, clientId: 'a2' },
          errors: [expect.objectContaining({ number: 5606, advice: 'fix' })],
        },
      ],
      truncated: false,
    });
    expect(errors).toEqual({ 5606: expect.objectContaining({ count: 1 }) });
    expect(service.double.files).toHaveLength(1);
  });

  it('writes the result, the rejected records and a file to send again', async () => {
    const { stdout, code, names, textOf } = await upload({ 'up.csv': half }, [
      ...['up.csv', '--result', 'result.csv', '--retry', 'again.csv', '--rejects', 'no.csv'],
    ]);
    expect([code, names]).toEqual([1, ['again.csv', 'no.csv', 'result.csv', 'up.csv']]);
    expect(stdout).toContain('again.csv: 1 record to send again\nno.csv: 1 record rejected\n');
    expect(textOf('again.csv')).toBe(fullUpload(visit(2)));
    expect(textOf('result.csv')).toContain('Offline Conversion Error');
    expect(textOf('no.csv')).toContain('OfflineConversionNameInvalid');
  });

  it('keeps the result of a request id', async () => {
    const service = await openServiceRun({ goals, processingTime: 10_000_000 });
    const cwd = folderOf({ 'up.csv': half });
    await service.run(['upload', 'up.csv', '--no-wait', ...now], { cwd });
    const { requestId = '' } = service.double.files[0] ?? {};
    const elsewhere = folderOf();
    const args = ['upload', '--resume', requestId, '--deadline', '5h', '--result', 'r.zip'];
    const { stdout, code } = await service.run(args, { cwd: elsewhere });
    expect(code).toBe(1);
    expect(stdout).toContain(`${requestId}: 1 record rejected, with 1 error\n`);
    expect(readdirSync(elsewhere)).toEqual(['r.zip']);
    expect(readFileSync(join(elsewhere, 'r.zip')).subarray(0, 4).toString()).toBe('PK\u0003\u0004');
    expect(service.double.files).toHaveLength(1);
  });
});

test('an archive is uploaded as it is', async () => {
  const archive = zipOf([{ name: 'up.csv', content: Buffer.from(half) }]);
  const args = ['up.zip', '--severity', 'goal-unknown=off'];
  const { service, stdout, code } = await upload({ 'up.zip': archive }, args);
  expect(code).toBe(1);
  expect(stdout).toContain('up.zip: 1 record rejected, with 1 error\n  2 uploaded: 1 accepted');
  expect(service.double.files).toMatchObject([
    { name: `${service.double.files[0]?.requestId}.zip` },
  ]);
});

test('the journal knows which rows the result has', async () => {
  const service = await openServiceRun({ goals, processingTime: 600_000 });
  const cwd = folderOf({ 'up.csv': half });
  const args = ['upload', 'up.csv', ...now];
  await service.run([...args, '--response-mode', 'errors-only', '--no-wait'], { cwd });
  const { stdout, code } = await service.run(args, { cwd });
  expect(code).toBe(1);
  expect(stdout).toContain('1 accepted, 1 rejected, 0 unknown (response mode errors-only)');
});

test('nothing is sent if no journal can be kept', async () => {
  const service = await openServiceRun({ goals });
  const cwd = folderOf({ 'up.csv': half });
  mkdirSync(join(cwd, 'up.csv.upload.json'));
  expect(await service.run(['upload', 'up.csv', ...now], { cwd })).toEqual({
    ...{ stdout: '', stderr: 'msads-bulk upload: up.csv.upload.json: is a folder.\n', code: 2 },
  });
  expect(service.double.files).toEqual([]);
});

describe('a file with errors', () => {
  const wrong = `${uploadOf(1)}${visit(2).replace('11/2/2026 9:30:00 AM', 'noon')}\r\n`;

  it('is not uploaded', async () => {
    const { service, stdout, stderr, code, names } = await upload({ 'up.csv': wrong }, ['up.csv']);
    expect([stdout, code, names]).toEqual(['', 1, ['up.csv']]);
    expect(stderr.split('\n').slice(1)).toEqual([
      'up.csv: The file has errors, so it was not uploaded. Fix it, or upload it all the same with --force.',
      '',
    ]);
    expect(service.double.calls).toEqual([]);
  });

  it('is uploaded with --force', async () => {
    const { code, sent } = await upload({ 'up.csv': wrong }, ['up.csv', '--force']);
    expect([code, sent]).toEqual([1, 1]);
  });
});

const resume = 'To go on, run the same command again. It sends nothing twice.';
const times = (trouble: Trouble) => Array.from({ length: 9 }, () => trouble);
const signedOut = { httpStatus: 400, body: '{"error":"invalid_grant"}' };

interface End {
  readonly service: ServiceSettings;
  readonly options?: readonly string[];
  readonly code: number;
  readonly says: string;
  /** Whether there is something to go on with. */
  readonly isKept?: true;
}

/** What the service does, and how the command ends. */
const ends: Readonly<Record<string, End>> = {
  'is still processing the file at the deadline': {
    service: { processingTime: 10_000_000 },
    options: ['--deadline', '90s'],
    ...{ code: 3, isKept: true },
    says: `up.csv: The upload has not ended yet (FileUploaded). ${resume} Request id: REQUEST.`,
  },
  'has just received the file': {
    service: {},
    options: ['--no-wait'],
    ...{ code: 3, isKept: true },
    says: `up.csv: The upload has not ended yet. ${resume} Request id: REQUEST.`,
  },
  'does not tell the status before the deadline': {
    service: {
      script: {
        GetBulkUploadStatus: [...times({ httpStatus: 502 }), ...times({ httpStatus: 502 })],
      },
    },
    options: ['--deadline', '90s'],
    ...{ code: 3, isKept: true },
    says: `up.csv: The upload has not ended yet. ${resume} Request id: REQUEST.`,
  },
  'has lost the result': {
    service: { resultLife: 0 },
    code: 1,
    says: 'up.csv: The service has processed the file (Completed), but its result is gone: it is kept for 15 minutes. What happened to the records is unknown. Check the attribution report before you send any of them again. Request id: REQUEST.',
  },
  'fails without a reason': {
    service: { script: { UploadBulkFile: [{ end: 'Failed', errors: [0] }] } },
    code: 1,
    says: `up.csv: The service failed and gives no reason. Send the rows again later, or ask Microsoft Advertising support if it keeps failing. (0 InternalError)
up.csv: The upload failed because of an error of the service. Some records may have been processed. Check the attribution report before you send the file again. Request id: REQUEST.`,
  },
  'finds too many rows': {
    service: { script: { UploadBulkFile: [{ end: 'UploadFileRowCountExceeded' }] } },
    code: 1,
    says: 'up.csv: The file has too many rows, so the service has not processed it. Split it, for example with generate --max-rows. Request id: REQUEST.',
  },
  'cannot read the file': {
    service: { script: { UploadBulkFile: [{ end: 'UploadFileFormatNotSupported' }] } },
    code: 1,
    says: 'up.csv: The service cannot read the file, and has not processed it. Run msads-bulk validate on it. Request id: REQUEST.',
  },
  'gives up in a way that is not documented': {
    service: { script: { UploadBulkFile: [{ end: 'Aborted' }] } },
    code: 1,
    says: 'up.csv: The service gave up (Aborted). Request id: REQUEST.',
  },
  'does not take the file': {
    service: { script: { UploadBulkFile: [{ fault: 3225 }] } },
    code: 2,
    says: 'msads-bulk upload: up.csv: UploadBulkFile failed: The file has too many rows. Split it: production accepts 4,000,000 rows per file, and the sandbox 20,000. (3225 BulkServiceFileRowCountExceeded) Tracking id: TRACKING.',
  },
  'is hidden behind a proxy while the file is sent': {
    service: { script: { UploadBulkFile: [{ httpStatus: 403 }] } },
    ...{ code: 2, isKept: true },
    says: `msads-bulk upload: up.csv: UploadBulkFile failed: The answer has no fault of the service that would explain it (HTTP 403). Try again later. ${resume}`,
  },
  'cannot be reached': {
    service: { script: { GetBulkUploadUrl: times({ cut: 'before' }) } },
    code: 2,
    says: 'msads-bulk upload: up.csv: GetBulkUploadUrl failed: The connection failed (UND_ERR_SOCKET). Check the network, and try again.',
  },
  'knows the user, but not for this account': {
    service: { script: { GetBulkUploadUrl: [{ fault: 106 }] } },
    code: 2,
    says: 'msads-bulk upload: up.csv: GetBulkUploadUrl failed: The user has no access to this account. Check the account id and the customer id, or request access. (106 UserIsNotAuthorized) Tracking id: TRACKING.',
  },
  'does not sign the user in': {
    service: { script: { GetToken: times(signedOut) } },
    code: 2,
    says: 'msads-bulk upload: up.csv: GetToken failed: The refresh token or the code is no longer valid. Sign in again. (invalid_grant) Run msads-bulk login, or replace the token in the environment.',
  },
};

test.each(Object.entries(ends))('the service %s', async (_, { service, options = [], ...end }) => {
  const args = ['up.csv', ...options];
  const { stdout, stderr, code, names } = await upload({ 'up.csv': uploadOf(1) }, args, service);
  const says = stderr.replace(/(?<=Tracking id: )[\w-]+/, 'TRACKING');
  expect({ says, code }).toEqual({ says: `${end.says}\n`, code: end.code });
  expect([stdout, names]).toEqual(['', end.isKept ? ['up.csv', 'up.csv.upload.json'] : ['up.csv']]);
});

test('JSON of an upload without a result', async () => {
  const args = ['up.csv', '--no-wait', '--format', 'json'];
  const { stdout, code } = await upload({ 'up.csv': uploadOf(1) }, args, {
    processingTime: 10_000_000,
  });
  expect([JSON.parse(stdout), code]).toEqual([
    {
      ...stamp('upload'),
      ...{ upload: 'up.csv', requestId: 'REQUEST', status: 'running', uploadErrors: [] },
      trackingIds: [],
    },
    3,
  ]);
});

test('a terminal shows how far the upload is, and nothing of it stays', async () => {
  const service = await openServiceRun({ goals, processingTime: 12_000 });
  const cwd = folderOf({ 'up.csv': uploadOf(1) });
  // Progress shows once the work takes longer than a second.
  vi.spyOn(Date, 'now').mockImplementation(() => service.clock.now());
  const args = ['upload', 'up.csv', ...now];
  const { stderr } = await service.run(args, { cwd, terminals: ['stderr'] });
  const shown = stderr.split('\r').map((line) => line.replace('\u001b[K', ''));
  expect(shown).toEqual([
    '',
    'up.csv: waiting for the service (FileUploaded, 0 %), next look in 10 seconds',
    'up.csv: fetching the result',
    '',
  ]);
});
