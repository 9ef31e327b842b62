import { copyFileSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import type { ServiceSettings } from '../../client/service';
import { inputOf, record, wrong, wrongLine } from '../../support/lead-records';
import { type Files, folderOf, ndjson, now } from '../../support/run';
import { openServiceRun } from '../../support/service-run';

const restated = {
  ...{ ...record(1), action: 'Restate', adjustmentTime: '2026-11-20T09:30:00Z' },
  ...{ adjustmentValue: 5, adjustmentCurrencyCode: 'EUR' },
};
const both = { 'in.ndjson': ndjson(restated, record(1), record(2)) };
const plan = 'in.upload.csv.send.json';
const resume = 'To go on, run the same command again. It sends nothing twice.';

/** A folder, and `send` in it as often as a test wants. */
async function open(files: Files, settings: ServiceSettings = {}) {
  const service = await openServiceRun({ goals: ['Lead'], ...settings });
  const cwd = folderOf(files);
  return {
    ...{ service, double: service.double },
    at: (name: string) => join(cwd, name),
    names: () => readdirSync(cwd).sort(),
    readPlan: () => JSON.parse(readFileSync(join(cwd, plan), 'utf8')),
    send: (...options: readonly string[]) =>
      service.run(['send', 'in.ndjson', ...options, ...now], { cwd }),
    upload: (...args: readonly string[]) => service.run(['upload', ...args], { cwd }),
  };
}

const namesOf = (count: number) =>
  Array.from({ length: count }, (_, i) => [
    `in.upload-00${i + 1}.csv`,
    `in.upload-00${i + 1}.result.csv`,
  ]).flat();

describe('send', () => {
  it('writes an upload file, uploads it, and keeps its result', async () => {
    const { send, service, double, names, at } = await open({ 'in.ndjson': inputOf(1, 2) });
    const { stderr, code } = await send();
    expect([stderr, code]).toEqual(['', 0]);
    expect(service.steps()).toBe('token, url, post, 5s look, fetch');
    expect(double.files.map(({ records }) => records)).toEqual([2]);
    expect(names()).toEqual(['in.ndjson', ...namesOf(1)]);
    for (const name of namesOf(1)) expect(statSync(at(name)).mode & 0o777).toBe(0o600);
  });

  it('sends adjustments when the Adds have been processed', async () => {
    const { send, service, double, names } = await open(both);
    const { stdout, stderr, code } = await send();
    expect([stderr, code]).toEqual(['', 0]);
    expect(service.steps()).toBe('token, url, post, 5s look, fetch, url, post, 5s look, fetch');
    expect(double.files.map(({ records }) => records)).toEqual([2, 1]);
    expect(stdout.match(/^in\.upload.*$/gm)).toEqual([
      'in.upload-001.csv: no record rejected',
      'in.upload-002.csv: no record rejected',
    ]);
    expect(names()).toEqual(['in.ndjson', ...namesOf(2)]);
  });

  it('names its files with -o', async () => {
    const { send, names } = await open(both);
    expect((await send('-o', 'day.csv')).code).toBe(0);
    expect(names()).toEqual([
      ...['day-001.csv', 'day-001.result.csv', 'day-002.csv', 'day-002.result.csv', 'in.ndjson'],
    ]);
  });

  it('prints one object for each file', async () => {
    const { send } = await open(both);
    const { stdout } = await send('--format', 'json');
    const objects = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(
      objects.map(({ upload, result, status, records }) => ({ upload, result, status, records })),
    ).toEqual([
      {
        ...{ upload: 'in.upload-001.csv', result: 'in.upload-001.result.csv', status: 'completed' },
        records: { uploaded: 2, accepted: 2, rejected: 0, unknown: 0 },
      },
      {
        ...{ upload: 'in.upload-002.csv', result: 'in.upload-002.result.csv', status: 'completed' },
        records: { uploaded: 1, accepted: 1, rejected: 0, unknown: 0 },
      },
    ]);
  });

  it('says how to send rejected records again, and goes on with the other files', async () => {
    const visit = { ...record(3), conversionName: 'Visit' };
    const { send, double } = await open({ 'in.ndjson': ndjson(visit, record(1), restated) });
    const { stdout, stderr, code } = await send();
    expect([stderr, code, double.files.length]).toEqual(['', 1, 2]);
    expect(stdout).toContain(`in.upload-001.csv: 1 record rejected, with 1 error
  2 uploaded: 1 accepted, 1 rejected, 0 unknown (response mode errors-and-results)
`);
    expect(stdout).toContain(
      '  msads-bulk results in.upload-001.result.csv --upload in.upload-001.csv --retry FILE writes the rejected records to send again.\n',
    );
  });

  it('sends nothing if a record has an error', async () => {
    const { send, double, names } = await open({ 'in.ndjson': ndjson(record(1), wrong(2)) });
    expect(await send()).toEqual({
      stdout: '',
      stderr: `${wrongLine(2)}\nStopped: in.upload.csv was not written. To leave out records with errors, use --on-error skip. Nothing was sent.\n`,
      code: 1,
    });
    expect([double.calls, names()]).toEqual([[], ['in.ndjson']]);
  });

  test.each([
    ['--on-error skip', 1],
    ['--max-rejected 1', 0],
  ])('%s leaves out what has an error', async (options, expected) => {
    const { send, double, names } = await open({ 'in.ndjson': ndjson(record(1), wrong(2)) });
    const { stderr, code } = await send(...options.split(' '), '--rejects', 'no.ndjson');
    expect([stderr, code]).toEqual([`${wrongLine(2)}\n`, expected]);
    expect(double.files.map(({ records }) => records)).toEqual([1]);
    expect(names()).toEqual(['in.ndjson', ...namesOf(1), 'no.ndjson']);
  });

  it('says that there is nothing to send', async () => {
    const { send, double, names } = await open({ 'in.ndjson': '' });
    expect(await send('--allow-empty')).toEqual({
      ...{ stdout: '', stderr: 'in.ndjson: There is nothing to send.\n', code: 0 },
    });
    expect([double.calls, names()]).toEqual([[], ['in.ndjson']]);
  });
});

describe('send, after an interruption', () => {
  it('goes on with the file that was being sent', async () => {
    const { send, double, names, readPlan } = await open(both, { processingTime: 600_000 });
    expect(await send('--deadline', '60s')).toEqual({
      stdout: '',
      stderr: `in.upload-001.csv: The upload has not ended yet (FileUploaded). ${resume} Request id: ${double.files[0]?.requestId}.\n`,
      code: 3,
    });
    const sha256 = expect.stringMatching(/^[\da-f]{64}$/);
    expect(readPlan()).toEqual({
      sha256,
      account: `${double.origin} 1000001 2000001`,
      exitCode: 0,
      files: [
        { file: 'in.upload-001.csv', sha256, records: 2, requestId: double.files[0]?.requestId },
        { file: 'in.upload-002.csv', sha256, records: 1 },
      ],
    });
    const { stderr, code } = await send();
    expect([stderr, code]).toEqual(['', 0]);
    expect(double.files.map(({ records }) => records)).toEqual([2, 1]);
    expect(names()).toEqual(['in.ndjson', ...namesOf(2)]);
  });

  it('does not send a file again whose upload another command has ended', async () => {
    const { send, upload, double } = await open(both, { processingTime: 300_000 });
    await send('--deadline', '60s');
    expect((await upload('--resume')).code).toBe(0);
    const { stderr, code } = await send();
    expect([stderr, code]).toEqual(['', 0]);
    expect(double.files.map(({ records }) => records)).toEqual([2, 1]);
  });

  it('does not send a file again after the end of its upload, if its journal is left', async () => {
    const { send, double, at, names, readPlan } = await open(both, { processingTime: 600_000 });
    await send('--deadline', '60s');
    const journal = at('in.upload-001.csv.upload.json');
    copyFileSync(journal, at('kept'));
    expect((await send('--deadline', '570s')).code).toBe(3);
    expect(readPlan().files[0]).toMatchObject({ exitCode: 0 });
    copyFileSync(at('kept'), journal);
    rmSync(at('kept'));
    const { stderr, code } = await send();
    expect([stderr, code]).toEqual(['in.upload-001.csv: Sent by an earlier run.\n', 0]);
    expect(double.files.map(({ records }) => records)).toEqual([2, 1]);
    expect(names()).toEqual(['in.ndjson', ...namesOf(2)]);
  });

  it('keeps the exit codes of the earlier run', async () => {
    const files = { 'in.ndjson': ndjson(wrong(2), record(1), restated) };
    const { send, double } = await open(files, { processingTime: 600_000 });
    expect((await send('--on-error', 'skip', '--deadline', '60s')).code).toBe(3);
    const { stderr, code } = await send('--on-error', 'skip');
    expect([stderr, code, double.files.length]).toEqual(['', 1, 2]);
  });

  it('refuses another input, and another account', async () => {
    const { send, double, at } = await open(both, { processingTime: 600_000 });
    await send('--deadline', '60s');
    const calls = double.calls.length;
    const advice = `Remove ${plan} only if you know what that run has sent.`;
    expect(await send('--account-id', '2000009')).toEqual({
      stdout: '',
      stderr: `msads-bulk send: ${plan}: The records are being sent to another account. Name that account. ${advice}\n`,
      code: 2,
    });
    writeFileSync(at('in.ndjson'), inputOf(7));
    expect(await send()).toEqual({
      stdout: '',
      stderr: `msads-bulk send: in.ndjson: The input has changed since an earlier run, which has not ended. Restore it, and run the command again. ${advice}\n`,
      code: 2,
    });
    expect(double.calls).toHaveLength(calls);
  });

  it('does not send a later file that has changed or is gone', async () => {
    const { send, double, at } = await open(both);
    double.script('GetBulkUploadUrl', {}, { fault: 3217 });
    expect((await send()).code).toBe(2);
    const [file, before] = ['in.upload-002.csv', readFileSync(at('in.upload-002.csv'))];
    writeFileSync(at(file), `${before}\r\n`);
    expect(await send()).toEqual({
      stdout: '',
      stderr: `in.upload-001.csv: Sent by an earlier run.\nmsads-bulk send: ${file}: The file is no longer the one that send has made, so it was not sent. Restore it, and run the command again.\n`,
      code: 2,
    });
    rmSync(at(file));
    expect((await send()).stderr).toContain(`${file}: no such file or folder.`);
    expect(double.files).toHaveLength(1);
    writeFileSync(at(file), before);
    expect((await send()).code).toBe(0);
    expect(double.files).toHaveLength(2);
  });

  it('takes another input if nothing of the earlier one was sent', async () => {
    const refused = { script: { UploadBulkFile: [{ fault: 3225 }] } };
    const { send, double, at, names } = await open(both, refused);
    expect((await send()).code).toBe(2);
    expect(names()).toEqual(['in.ndjson', 'in.upload-001.csv', 'in.upload-002.csv', plan]);
    writeFileSync(at('in.ndjson'), inputOf(7));
    const { stderr, code } = await send();
    expect([stderr, code]).toEqual(['', 0]);
    expect(double.files.map(({ records }) => records)).toEqual([1]);
  });

  it('refuses a plan that cannot be read', async () => {
    const { send, double } = await open({ ...both, [plan]: '{' });
    expect(await send()).toEqual({
      stdout: '',
      stderr: `msads-bulk send: ${plan}: What an earlier run has left cannot be read. Remove it only if you know what that run has sent.\n`,
      code: 2,
    });
    expect(double.calls).toEqual([]);
  });

  it('does not write over a file whose upload has not ended', async () => {
    const { send, double } = await open({ ...both }, { processingTime: 600_000 });
    await send('--deadline', '60s');
    const cwd = folderOf(both);
    writeFileSync(join(cwd, 'in.upload-001.csv.upload.json'), '{}');
    const { service } = await open(both);
    const { stderr, code } = await service.run(['send', 'in.ndjson', ...now], { cwd });
    expect([stderr, code]).toEqual([
      'msads-bulk send: in.upload-001.csv: The upload of this file has not ended. Run msads-bulk upload in.upload-001.csv first, or name another FILE.\n',
      2,
    ]);
    expect([readdirSync(cwd).sort(), double.files.length]).toEqual([
      ['in.ndjson', 'in.upload-001.csv.upload.json'],
      1,
    ]);
  });
});

test.each<[string, ServiceSettings, string]>([
  [
    'gives up',
    { script: { UploadBulkFile: [{ end: 'Failed' }] } },
    'in.upload-001.csv: The upload failed because of an error of the service. Some records may have been processed. Check the attribution report before you send the file again. Request id: REQUEST.\n',
  ],
  [
    'loses the result',
    { resultLife: 0 },
    'in.upload-001.csv: The service has processed the file (Completed), but its result is gone: it is kept for 15 minutes. What happened to the records is unknown. Check the attribution report before you send any of them again. Request id: REQUEST.\n',
  ],
])('no adjustment is sent in the same run if the service %s', async (_, settings, sentence) => {
  const { send, double, readPlan } = await open(both, settings);
  const { stdout, stderr, code } = await send();
  expect([stdout, code, double.files.length]).toEqual(['', 1, 1]);
  expect(stderr.replace(double.files[0]?.requestId ?? '', 'REQUEST')).toBe(
    `${sentence}in.upload.csv: 1 of 2 files not sent. ${resume}\n`,
  );
  expect(readPlan().files).toMatchObject([{ exitCode: 1 }, { records: 1 }]);
  const again = await send();
  expect([again.code, double.files.length]).toEqual([1, 2]);
});

test.each([
  ['send -', 'send needs a FILE, by which it knows after an interruption what has been sent.'],
  ['send in.ndjson -o up.tsv', '-o needs a FILE that ends in .csv.'],
  ['send in.ndjson -o -', '-o needs a FILE that ends in .csv.'],
  [
    'send in.ndjson --deadline 0s',
    '--deadline must be a number of seconds, minutes or hours up to a day, for example 90s, 60m, or 2h.',
  ],
  [
    'send in.ndjson --deadline 25h',
    '--deadline must be a number of seconds, minutes or hours up to a day, for example 90s, 60m, or 2h.',
  ],
  ['send in.ndjson --rejects in.upload.csv.send.json', '--rejects needs its own FILE.'],
  [
    'send in.ndjson --result r.csv',
    "Unknown option '--result'. It is an option of fix, upload, and ledger.",
  ],
  ['send in.ndjson --max-rows 2', "Unknown option '--max-rows'. It is an option of generate."],
])('%s', async (line, sentence) => {
  const { service } = await open(both);
  expect(await service.run(line.split(' '), { cwd: folderOf(both) })).toEqual({
    ...{ stdout: '', stderr: `msads-bulk send: ${sentence}\n`, code: 2 },
  });
  expect(service.double.calls).toEqual([]);
});
