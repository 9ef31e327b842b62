import { describe, expect, it } from 'vitest';
import { inputOf, record, uploadOf } from '../../support/lead-records';
import { linesOf, ndjson, now } from '../../support/run';
import { fullUpload } from '../../support/upload-text';
import { restate, retract } from './adjustments';
import { openLedgerRun } from './ledger-run';

const timed = now.join(' ');
const received = ({ double }: Awaited<ReturnType<typeof openLedgerRun>>) =>
  double.files.map(({ records }) => records);
const sent = 'The conversion was sent before, and was accepted. Leave it out.  (already-sent)';
/** The second record has no name that the service knows, the third an error. */
const oddFile = fullUpload(
  ...uploadOf(1, 2, 3)
    .trimEnd()
    .split('\r\n')
    .slice(2)
    .map((row, i) => row.replace(',Lead,', [',Lead,', ',Visit,', ',,'][i] as string)),
);

describe('upload with a ledger', () => {
  it('keeps what became of the records, and uploads them once', async () => {
    const world = await openLedgerRun({ 'up.csv': uploadOf(1, 2) });
    const first = await world.run(`upload up.csv ${timed}`);
    expect([first.stderr, first.code]).toEqual(['', 0]);
    expect(first.stdout).toContain('2 uploaded: 2 accepted, 0 rejected, 0 unknown');
    expect(await world.run(`upload up.csv ${timed}`)).toEqual({
      stdout: '',
      stderr: linesOf(
        `up.csv:3  error  ${sent}`,
        `up.csv:4  error  ${sent}`,
        'up.csv: The file has errors, so it was not uploaded. Fix it. --force uploads it in spite of its errors, unless they are those of the ledger.',
      ),
      code: 1,
    });
    const forced = await world.run(`upload up.csv --force ${timed}`);
    expect([forced.stderr.split('\n').at(-2), forced.code]).toEqual([
      'msads-bulk upload: up.csv: The ledger refuses 2 records, so the file was not uploaded. Leave them out: msads-bulk validate with the same --ledger lists them.',
      2,
    ]);
    expect([received(world), await world.states()]).toEqual([[2], ['accepted', 'accepted']]);
  });

  it('uploads other errors with --force, and keeps what the service says of them', async () => {
    const world = await openLedgerRun({ 'up.csv': oddFile });
    expect((await world.run(`upload up.csv --force ${timed}`)).code).toBe(1);
    expect([received(world), await world.states()]).toEqual([
      [3],
      ['accepted', 'rejected', 'rejected'],
    ]);
  });

  it('uploads no file that the ledger cannot read', async () => {
    const world = await openLedgerRun({ 'up.csv': '<!DOCTYPE html><html></html>' });
    const { stderr, code } = await world.run(`upload up.csv --force ${timed}`);
    expect([stderr.split('\n').at(-2), code, received(world)]).toEqual([
      'msads-bulk upload: up.csv: line 1: This is a web page (HTML), not the data. The download probably ended at a page for signing in or for an error. Open the link in a browser, and download the file again.',
      2,
      [],
    ]);
  });

  it('goes on with an upload, which stays open until its result is there', async () => {
    const world = await openLedgerRun({ 'up.csv': uploadOf(1) }, { processingTime: 60_000 });
    expect((await world.run(`upload up.csv --no-wait ${timed}`)).code).toBe(3);
    expect(await world.states()).toEqual(['pending']);
    const { stderr, code } = await world.run('upload --resume up.csv');
    expect([stderr, code]).toEqual(['', 0]);
    expect([received(world), await world.states()]).toEqual([[1], ['accepted']]);
    expect((await world.status()).uploads).toMatchObject({ settled: 1, processing: 0 });
  });

  it('records an upload that began without the ledger', async () => {
    const world = await openLedgerRun({ 'up.csv': uploadOf(1) }, { processingTime: 60_000 });
    const { cwd } = world;
    await world.service.run(['upload', 'up.csv', '--no-wait', ...now], { cwd });
    expect(await world.states()).toEqual([]);
    expect((await world.run(`upload up.csv ${timed}`)).code).toBe(0);
    expect([received(world), await world.states()]).toEqual([[1], ['accepted']]);
  });
});

describe('results with a ledger', () => {
  it('settles an upload that was left to itself', async () => {
    const world = await openLedgerRun({ 'up.csv': oddFile }, { processingTime: 60_000 });
    await world.run(`upload up.csv --no-wait --force ${timed}`);
    expect(await world.states()).toEqual(['pending', 'pending', 'pending']);
    const { cwd } = world;
    await world.service.run(['upload', '--resume', 'up.csv', '--result', 'result.csv'], { cwd });
    expect(await world.states()).toEqual(['pending', 'pending', 'pending']);
    const settle = 'results result.csv --upload up.csv';
    const { stdout, stderr, code } = await world.run(settle);
    expect([stderr, code]).toEqual([
      'up.csv: In the ledger: 1 record accepted, 2 rejected, 0 unknown.\n',
      1,
    ]);
    const plain = await world.service.run(settle.split(' '), { cwd });
    expect(stdout).toBe(plain.stdout);
    expect([await world.states(), (await world.status()).open]).toEqual([
      ['accepted', 'rejected', 'rejected'],
      [],
    ]);
    // Settling again changes nothing.
    expect((await world.run(settle)).code).toBe(1);
    expect(await world.states()).toEqual(['accepted', 'rejected', 'rejected']);
  });

  it.each([
    ['results result.csv', '--ledger needs --upload, by which the ledger knows the file.'],
    [
      'results - --upload up.csv',
      '--ledger needs a FILE for RESULT, because it is read more than once.',
    ],
    [
      'results result.csv --upload up.csv',
      'up.csv: The ledger has no upload of this file. Run msads-bulk ledger import up.csv --result result.csv --ledger sent.db.',
    ],
  ])('%s: %s', async (line, sentence) => {
    const world = await openLedgerRun({ 'up.csv': uploadOf(1) });
    const { cwd } = world;
    await world.service.run(['upload', 'up.csv', '--result', 'result.csv', ...now], { cwd });
    const { stderr, code } = await world.run(line);
    expect([stderr, code]).toEqual([`msads-bulk results: ${sentence}\n`, 2]);
    expect(await world.states()).toEqual([]);
  });
});

describe('apply --send with a ledger', () => {
  const apply = `apply in.ndjson --send ${timed}`;

  it('applies what was not sent before, and keeps what became of it', async () => {
    const visit = { ...record(3), conversionName: 'Visit' };
    const world = await openLedgerRun({ 'in.ndjson': ndjson(record(1), visit, record(2)) });
    expect((await world.run(apply)).code).toBe(1);
    expect(await world.states()).toEqual(['accepted', 'accepted', 'rejected']);
    world.write('in.ndjson', ndjson(record(1), record(4), record(2)));
    expect(await world.run(apply)).toEqual({
      stdout: linesOf(
        'in.ndjson: no record rejected',
        '  1 accepted, 0 rejected, 0 unknown',
        '  Accepted does not mean counted: the service later drops rows whose click is unknown or too old, without an error.',
      ),
      stderr: 'in.ndjson: 2 records were sent before, so they are left out.\n',
      code: 0,
    });
    expect(await world.run(apply)).toEqual({
      stdout: 'in.ndjson: no record rejected\n  0 accepted, 0 rejected, 0 unknown\n',
      stderr: 'in.ndjson: 3 records were sent before, so they are left out.\n',
      code: 0,
    });
    expect(await world.states()).toEqual(['accepted', 'accepted', 'accepted', 'rejected']);
  });

  it('applies adjustments after their Adds, and nothing twice', async () => {
    const files = { 'in.ndjson': ndjson(record(1), restate(1, 9), retract(1, 10)) };
    const world = await openLedgerRun(files);
    const first = await world.run(apply);
    const { cwd } = world;
    const alone = await world.service.run(['apply', 'in.ndjson', ...now], { cwd });
    // The same warnings at the same lines as without a ledger.
    expect([first.stderr, first.code]).toEqual([
      alone.stderr
        .split('\n')
        .slice(0, 2)
        .map((line) => `${line}\n`)
        .join(''),
      0,
    ]);
    expect(first.stderr.match(/^in\.ndjson:\d/gm)).toEqual(['in.ndjson:2', 'in.ndjson:3']);
    const { stderr, code } = await world.run(apply);
    expect([stderr, code]).toEqual([
      'in.ndjson: 3 records were sent before, so they are left out.\n',
      0,
    ]);
    expect(await world.states()).toEqual(['retracted']);
  });

  it('does not apply again what may have been applied', async () => {
    const settings = { script: { ApplyOfflineConversions: [{ cut: 'after' as const }] } };
    const world = await openLedgerRun({ 'in.ndjson': inputOf(1) }, settings);
    expect((await world.run(apply)).code).toBe(1);
    expect(await world.states()).toEqual(['unknown']);
  });
});
