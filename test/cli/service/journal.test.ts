import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { uploadOf } from '../../support/lead-records';
import { folderOf, now } from '../../support/run';
import { openServiceRun, type ServiceRun } from '../../support/service-run';

const journal = 'up.csv.upload.json';
const removeAdvice = `Remove ${journal} only if you know what happened to that upload.`;

/** A folder with a file whose upload has begun, and that the service is still processing. */
async function begin(): Promise<ServiceRun & { readonly cwd: string; readonly requestId: string }> {
  const service = await openServiceRun({ processingTime: 600_000 });
  const cwd = folderOf({ 'up.csv': uploadOf(1) });
  const { code } = await service.run(['upload', 'up.csv', '--no-wait', ...now], { cwd });
  expect(code).toBe(3);
  return { ...service, cwd, requestId: service.double.files[0]?.requestId ?? '' };
}

describe('the journal of an upload', () => {
  it('can be read by its owner only, and holds no token', async () => {
    const { cwd, requestId, double } = await begin();
    expect(statSync(join(cwd, journal)).mode & 0o777).toBe(0o600);
    expect(JSON.parse(readFileSync(join(cwd, journal), 'utf8'))).toEqual({
      // By sha256sum.
      sha256: expect.stringMatching(/^[\da-f]{64}$/),
      environment: double.origin,
      customerId: '1000001',
      entry: {
        ...{ step: 'received', requestId, accountId: '2000001' },
        uploadUrl: `${double.origin}/FileUpload/File/UploadBulkFile/${requestId}?Ver=13`,
        ...{ startedAt: '2026-11-30T00:00:00.000Z', responseMode: 'errors-and-results' },
        ...{ rows: 1, size: uploadOf(1).length + 2 },
      },
    });
  });

  test.each<[string, readonly string[]]>([
    ['the same command', ['up.csv', ...now]],
    ['--resume with the file', ['--resume', 'up.csv']],
    ['--resume with the journal', ['--resume', journal]],
    ['--resume with nothing else in the folder', ['--resume']],
  ])('%s goes on, and sends nothing again', async (_, args) => {
    const { run, cwd, double } = await begin();
    const { stdout, stderr, code } = await run(['upload', ...args], { cwd });
    expect([stderr, code]).toEqual(['', 0]);
    expect(stdout).toContain(
      'up.csv: no record rejected\n  1 uploaded: 1 accepted, 0 rejected, 0 unknown',
    );
    expect(double.files).toHaveLength(1);
    expect(double.calls.filter(({ call }) => call === 'GetBulkUploadUrl')).toHaveLength(1);
    expect(readdirSync(cwd)).toEqual(['up.csv']);
  });

  it('is not needed if the request id is known', async () => {
    const { run, requestId, double } = await begin();
    const cwd = folderOf();
    const { stdout, stderr, code } = await run(['upload', '--resume', requestId], { cwd });
    expect([stderr, code, double.files.length]).toEqual(['', 0, 1]);
    expect(stdout).toContain(`${requestId}: no record rejected\n  1 accepted`);
  });

  it('may be moved to another machine with its file', async () => {
    const { run, cwd, double } = await begin();
    const elsewhere = folderOf({
      'up.csv': readFileSync(join(cwd, 'up.csv')),
      [journal]: readFileSync(join(cwd, journal)),
    });
    const { code } = await run(['upload', 'up.csv', ...now], { cwd: elsewhere });
    expect([code, double.files.length, readdirSync(elsewhere)]).toEqual([0, 1, ['up.csv']]);
  });
});

/** A change between two runs, and what the second one says. Nothing is sent, and the journal stays. */
const changes: readonly (readonly [
  string,
  (at: (name: string) => string) => void,
  readonly string[],
  string,
])[] = [
  [
    'another content',
    (at) => writeFileSync(at('up.csv'), uploadOf(2)),
    [],
    `up.csv: The file has changed since its upload began. Restore it, and run the command again. ${removeAdvice}`,
  ],
  [
    'another account',
    () => {},
    ['--account-id', '2000009'],
    `${journal}: The file is being uploaded to another account. Name that account. ${removeAdvice}`,
  ],
  [
    'another customer',
    () => {},
    ['--customer-id', '9'],
    `${journal}: The file is being uploaded to another account. Name that account. ${removeAdvice}`,
  ],
  [
    'a journal that is no JSON',
    (at) => writeFileSync(at(journal), '{"sha256":'),
    [],
    `${journal}: The journal of an upload cannot be read. ${removeAdvice}`,
  ],
  [
    'a journal of something else',
    (at) => writeFileSync(at(journal), '{}'),
    [],
    `${journal}: The journal of an upload cannot be read. ${removeAdvice}`,
  ],
  [
    'a journal with an address elsewhere',
    (at) =>
      writeFileSync(
        at(journal),
        readFileSync(at(journal), 'utf8').replace(
          /"uploadUrl": "[^"]*"/,
          '"uploadUrl": "https://example.com/"',
        ),
      ),
    [],
    `${journal}: The journal was changed. The upload URL of the entry does not belong to the environment of the client. ${removeAdvice}`,
  ],
  [
    'a journal with another time',
    (at) =>
      writeFileSync(
        at(journal),
        readFileSync(at(journal), 'utf8').replace('2026-11-30T00', 'noon'),
      ),
    [],
    `${journal}: The journal of an upload cannot be read. ${removeAdvice}`,
  ],
];

test.each(changes)('%s', async (_, change, options, sentence) => {
  const { run, cwd, double } = await begin();
  const calls = double.calls.length;
  change((name) => join(cwd, name));
  const args = ['upload', 'up.csv', ...options, ...now];
  const { stdout, stderr, code } = await run(args, { cwd });
  expect({ stdout, stderr, code }).toEqual({
    ...{ stdout: '', stderr: `msads-bulk upload: ${sentence}\n`, code: 2 },
  });
  expect(double.calls).toHaveLength(calls);
  expect(readdirSync(cwd)).toEqual(['up.csv', journal]);
});

test.each<[string, Readonly<Record<string, string>>, readonly string[], string]>([
  ['nothing to resume', {}, [], 'This folder has no journal of an upload. Name a FILE.'],
  ['a file without a journal', {}, ['up.csv'], 'up.csv: No upload of this file has begun.'],
  [
    'several journals',
    { 'a.csv.upload.json': '', 'b.csv.upload.json': '' },
    [],
    'Name the upload to resume: a.csv, b.csv.',
  ],
  ['two names', {}, ['a.csv', 'b.csv'], 'Name one upload to resume.'],
])('--resume: %s', async (_, files, args, sentence) => {
  const { run, double } = await openServiceRun();
  const cwd = folderOf({ 'up.csv': uploadOf(1), ...files });
  expect(await run(['upload', '--resume', ...args], { cwd })).toEqual({
    ...{ stdout: '', stderr: `msads-bulk upload: ${sentence}\n`, code: 2 },
  });
  expect(double.calls).toEqual([]);
});

test('a file that has not arrived by the end of its address is reported so', async () => {
  const service = await openServiceRun({ script: { UploadBulkFile: [{ httpStatus: 403 }] } });
  const cwd = folderOf({ 'up.csv': uploadOf(1) });
  await service.run(['upload', 'up.csv', ...now], { cwd });
  const { entry } = JSON.parse(readFileSync(join(cwd, journal), 'utf8'));
  service.clock.pass(16 * 60);
  const args = ['upload', '--resume', entry.requestId];
  expect(await service.run(args, { cwd: folderOf() })).toEqual({
    stdout: '',
    stderr: `${entry.requestId}: The service has not received the file, and its upload address has expired. Upload it again.\n`,
    code: 2,
  });
  // With its file, it is sent to another address.
  const { code } = await service.run(['upload', 'up.csv', ...now], { cwd });
  expect([code, service.double.files.length, readdirSync(cwd)]).toEqual([0, 1, ['up.csv']]);
});

test('of two runs that begin together, one sends the file', async () => {
  const { run, double } = await openServiceRun({ processingTime: 600_000 });
  const cwd = folderOf({ 'up.csv': uploadOf(1) });
  const both = ['upload', 'up.csv', '--no-wait', ...now];
  const outcomes = await Promise.all([run(both, { cwd }), run(both, { cwd })]);
  expect(double.files).toHaveLength(1);
  expect(outcomes.map(({ code }) => code).sort()).toEqual([2, 3]);
  expect(outcomes.find(({ code }) => code === 2)?.stderr).toBe(
    'msads-bulk upload: up.csv: Another run has begun to upload this file. To go on, run the same command again. It sends nothing twice.\n',
  );
  expect(readdirSync(cwd)).toEqual(['up.csv', journal]);
});
