import { describe, expect, it, test } from 'vitest';
import { inputOf, record, uploadOf, wrong } from '../../support/lead-records';
import { fromNdjson, linesOf, ndjson, now } from '../../support/run';
import { restate, retract } from './adjustments';
import { openLedgerRun } from './ledger-run';

const send = `send in.ndjson ${now.join(' ')}`;
const begun = '2026-11-01T00:00:00Z';
const resume = 'To go on, run the same command again. It sends nothing twice.';
const processed = (file: string, ...counts: readonly number[]) => {
  const [uploaded, accepted, rejected] = counts;
  return linesOf(
    `${file}: no record rejected`,
    `  ${uploaded} uploaded: ${accepted} accepted, ${rejected} rejected, 0 unknown (response mode errors-and-results)`,
    '  Accepted does not mean counted: the service later drops rows whose click is unknown or too old, without an error.',
  );
};
/** The files that the service has received, by their number of records. */
const received = ({ double }: Awaited<ReturnType<typeof openLedgerRun>>) =>
  double.files.map(({ records }) => records);

describe('send with a ledger', () => {
  it('sends nothing the second time, and says so', async () => {
    const records = [restate(1, 9), record(1), record(2), restate(2, 9), restate(2, 10)];
    const world = await openLedgerRun({ 'in.ndjson': ndjson(...records, retract(2, 11)) });
    expect(await world.run(send)).toEqual({
      stdout: processed('in.upload-001.csv', 2, 2, 0) + processed('in.upload-002.csv', 4, 4, 0),
      ...{ stderr: '', code: 0 },
    });
    const before = world.read('sent.db');
    const second = {
      stdout: '',
      stderr: linesOf(
        'in.ndjson: 6 records were sent before, so they are left out.',
        'in.ndjson: There is nothing to send.',
      ),
      code: 0,
    };
    expect(await world.run(send)).toEqual(second);
    // Whatever the files of the first run were.
    expect(await world.run(`${send} -o other.csv`)).toEqual(second);
    expect([received(world), await world.states()]).toEqual([
      [2, 4],
      ['accepted', 'retracted'],
    ]);
    expect(world.read('sent.db')).toBe(before);
  });

  it('sends what is new, and what was rejected', async () => {
    const visit = { ...record(3), conversionName: 'Visit' };
    const world = await openLedgerRun({ 'in.ndjson': ndjson(record(1), visit) });
    expect((await world.run(send)).code).toBe(1);
    world.write('in.ndjson', ndjson(record(1), record(2), visit, restate(1, 9)));
    const { stderr, code } = await world.run(send);
    expect([stderr, code]).toEqual([
      linesOf(
        'in.ndjson:4  warning  The Add was accepted 0 minutes ago. The service needs up to six hours until it finds the conversion. Send the adjustment later.  (adjustment-too-soon)',
        'in.ndjson: 1 record was sent before, so it is left out.',
      ),
      1,
    ]);
    // The Visit again, and the adjustment in a file of its own.
    expect([received(world), await world.states()]).toEqual([
      [2, 2, 1],
      ['accepted', 'accepted', 'rejected'],
    ]);
  });

  it('leaves out the adjustment of an Add that was rejected, when its turn comes', async () => {
    const visit = (base: object) => ({ ...base, conversionName: 'Visit' });
    const world = await openLedgerRun(
      { 'in.ndjson': ndjson(record(1), visit(record(3)), visit(restate(3, 9)), restate(1, 9)) },
      {},
      begun,
    );
    const { stdout, stderr, code } = await world.run(send);
    expect([stderr, code]).toEqual([
      'in.upload-002.csv:3  error  The Add of this conversion was rejected. Correct it and send it again, and then the adjustment.  (original-unknown)\n',
      1,
    ]);
    expect(stdout).toContain(processed('in.upload-002.csv', 1, 1, 0));
    expect([received(world), await world.states()]).toEqual([
      [2, 1],
      ['accepted', 'rejected'],
    ]);
  });

  it('sends nothing of a file if the ledger refuses all of it', async () => {
    const visit = (base: object) => ({ ...base, conversionName: 'Visit' });
    const world = await openLedgerRun(
      { 'in.ndjson': ndjson(record(1), visit(record(3)), visit(restate(3, 9))) },
      {},
      begun,
    );
    const { stderr, code } = await world.run(send);
    expect([stderr, code]).toEqual([
      'in.upload-002.csv:3  error  The Add of this conversion was rejected. Correct it and send it again, and then the adjustment.  (original-unknown)\n',
      1,
    ]);
    expect([received(world), world.names()]).toEqual([
      [2],
      [
        ...['in.ndjson', 'in.upload-001.csv', 'in.upload-001.result.csv', 'in.upload-002.csv'],
        'sent.db',
      ],
    ]);
  });

  it('counts records with errors, but not those that were sent before', async () => {
    const world = await openLedgerRun({ 'in.ndjson': inputOf(1) });
    await world.run(send);
    world.write('in.ndjson', ndjson(record(1), wrong(2), record(3), retract(9, 9)));
    const skip = `${send} --on-error skip --rejects no.ndjson`;
    const { stderr, code } = await world.run(skip);
    expect([stderr.split('\n').slice(-2), code]).toEqual([
      ['in.ndjson: 1 record was sent before, so it is left out.', ''],
      1,
    ]);
    expect(fromNdjson(world.read('no.ndjson'))).toMatchObject([{ clientId: 'a2' }]);
    expect(received(world)).toEqual([1, 1, 1]);
    // Three of four were sent before: one of one is too many.
    expect((await world.run(`${send} --max-rejected 0`)).stderr).toContain(
      'Rejected: 1 of 1 record, more than --max-rejected 0 allows. Nothing was sent.\n',
    );
    expect((await world.run(`${send} --max-rejected 1`)).code).toBe(0);
  });

  it('stops at an error of another record, and keeps nothing', async () => {
    const world = await openLedgerRun({ 'in.ndjson': ndjson(record(1), wrong(2)) });
    const { stderr, code } = await world.run(send);
    expect([stderr, code]).toEqual([
      linesOf(
        'in.ndjson:2  error  Conversion Name  Conversion Name is empty. An Add requires it.  (required, service 5605)',
        'Stopped: in.upload.csv was not written. To leave out records with errors, use --on-error skip. Nothing was sent.',
      ),
      1,
    ]);
    expect([received(world), await world.states()]).toEqual([[], []]);
  });

  it('reports an input without a record, unless it may be empty', async () => {
    const world = await openLedgerRun({ 'in.ndjson': '' });
    const { stderr, code } = await world.run(send);
    expect([stderr.split('\n').at(-2), code]).toEqual([
      'Stopped: in.upload.csv was not written. Nothing was sent.',
      1,
    ]);
    expect(await world.run(`${send} --allow-empty`)).toEqual({
      ...{ stdout: '', stderr: 'in.ndjson: There is nothing to send.\n', code: 0 },
    });
  });
});

describe('send with a ledger, after an interruption', () => {
  it('goes on with the file that was being sent', async () => {
    const settings = { processingTime: 600_000 };
    const world = await openLedgerRun({ 'in.ndjson': ndjson(record(1), restate(1, 9)) }, settings);
    const { stderr, code } = await world.run(`${send} --deadline 60s`);
    expect([stderr, code]).toEqual([
      `in.upload-001.csv: The upload has not ended yet (FileUploaded). ${resume} Request id: ${world.double.files[0]?.requestId}.\n`,
      3,
    ]);
    expect((await world.status()).uploads).toMatchObject({ processing: 1, settled: 0 });
    expect((await world.run(send)).code).toBe(0);
    expect([received(world), await world.states()]).toEqual([[1, 1], ['accepted']]);
    expect((await world.status()).uploads).toMatchObject({ processing: 0, settled: 2 });
  });

  it('learns what became of uploads whose files are gone', async () => {
    const settings = { processingTime: 600_000 };
    const world = await openLedgerRun({ 'in.ndjson': inputOf(1, 2) }, settings);
    await world.run(`${send} --deadline 60s`);
    const elsewhere = await world.service.run([...send.split(' '), '--ledger', '../sent.db'], {
      ...{ cwd: world.folder({ 'in.ndjson': inputOf(1, 2, 3) }) },
      env: world.env,
    });
    expect([elsewhere.stderr, elsewhere.code]).toEqual([
      'in.ndjson: 2 records were sent before, so they are left out.\n',
      0,
    ]);
    expect([received(world), await world.states()]).toEqual([
      [2, 1],
      ['accepted', 'accepted', 'accepted'],
    ]);
  });

  it('sends a file again that the service has refused', async () => {
    const settings = { script: { UploadBulkFile: [{ fault: 3225 }] } };
    const world = await openLedgerRun({ 'in.ndjson': inputOf(1, 2) }, settings);
    expect((await world.run(send)).code).toBe(2);
    expect(await world.states()).toEqual(['unknown', 'unknown']);
    expect((await world.run(send)).code).toBe(0);
    expect([received(world), await world.states()]).toEqual([[2], ['accepted', 'accepted']]);
  });

  it('sends a file again whose result is lost, as the ledger cannot know', async () => {
    const world = await openLedgerRun({ 'in.ndjson': inputOf(1) }, { resultLife: 0 });
    expect((await world.run(send)).code).toBe(1);
    expect([await world.states(), (await world.status()).uploads]).toMatchObject([
      ['unknown'],
      { lost: 1 },
    ]);
    expect((await world.run(send)).code).toBe(1);
    expect(received(world)).toEqual([1, 1]);
  });

  it('takes back what it reserved if the service gives no address', async () => {
    const settings = { script: { GetBulkUploadUrl: [{ fault: 106 }] } };
    const world = await openLedgerRun({ 'in.ndjson': inputOf(1) }, settings);
    expect((await world.run(send)).code).toBe(2);
    expect([await world.states(), (await world.status()).uploads]).toMatchObject([
      [],
      { failed: 1 },
    ]);
    expect((await world.run(send)).code).toBe(0);
    expect([received(world), await world.states()]).toEqual([[1], ['accepted']]);
  });
});

test('two inputs with the same records: the second is left out while the first is on its way', async () => {
  const settings = { processingTime: 600_000 };
  const files = { 'in.ndjson': inputOf(1, 2), 'up.csv': uploadOf(2, 3) };
  const world = await openLedgerRun(files, settings);
  await world.run(`${send} --deadline 60s`);
  const { stderr, code } = await world.run(`upload up.csv ${now.join(' ')}`);
  expect([stderr, code]).toEqual([
    linesOf(
      'up.csv:3  error  The conversion was sent before, and is on its way. Leave it out.  (already-sent)',
      'up.csv: The file has errors, so it was not uploaded. Fix it. --force uploads it in spite of its errors, unless they are those of the ledger.',
    ),
    1,
  ]);
  expect(received(world)).toEqual([2]);
});
