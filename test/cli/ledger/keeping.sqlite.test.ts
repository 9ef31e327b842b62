import { describe, expect, it } from 'vitest';
import { record, uploadOf } from '../../support/lead-records';
import { back, uploadOf as pairUpload, resultOf, wrong } from '../../support/pair';
import { fromNdjson, ndjson, now } from '../../support/run';
import { stamp } from '../../support/stamp';
import { openLedgerRun } from './ledger-run';

const timed = now.join(' ');
const done = (stdout: string) => ({ stdout, stderr: '', code: 0 });
const told = (stderr: string) => ({ stdout: '', stderr, code: 0 });

const none = { pending: 0, accepted: 0, rejected: 0, unknown: 0, retracted: 0 };
const noUploads = {
  ...{ planned: 0, url: 0, posted: 0, processing: 0 },
  ...{ result: 0, settled: 0, failed: 0, lost: 0 },
};
// The clock of the double begins at this moment.
const since = '2026-11-30T00:00:00.000Z';
const [a, b, c] = [
  { id: 'a', click: `${'a'.repeat(31)}1` },
  { id: 'b', click: `${'b'.repeat(31)}1` },
  { id: 'c', click: `${'c'.repeat(31)}1` },
];

describe('a ledger that has begun', () => {
  it('is empty', async () => {
    const { run } = await openLedgerRun();
    expect(await run('ledger status')).toEqual(
      done(`Since ${since}\nConversions: none\nUploads: none\n`),
    );
    expect(await run('ledger status --format json')).toEqual(
      done(
        ndjson({
          ...stamp('ledger-status'),
          since,
          conversions: none,
          uploads: noUploads,
          open: [],
        }),
      ),
    );
    expect(await run('ledger export')).toEqual(done(''));
    expect(await run('ledger prune')).toEqual(done('Removed no conversions and no uploads.\n'));
  });

  it('lists what is open, by its state', async () => {
    const { run, double } = await openLedgerRun(
      { 'up.csv': uploadOf(1, 2), 'old.csv': uploadOf(3) },
      { processingTime: 10_000_000 },
    );
    await run('ledger import old.csv');
    await run(`upload up.csv --no-wait ${timed}`);
    const [{ requestId }] = double.files as unknown as [{ requestId: string }];
    expect((await run('ledger status')).stdout).toBe(
      `Since ${since}
Conversions: 3 pending
Uploads: 1 posted, 1 processing
Upload 1: posted since ${since}, 1 record
Upload 2: processing since ${since}, 2 records, request ${requestId}
`,
    );
    const { open } = JSON.parse((await run('ledger status --format json')).stdout);
    expect(open).toEqual([
      { upload: 1, state: 'posted', rows: 1, made: since },
      { upload: 2, state: 'processing', requestId, rows: 2, made: since },
    ]);
  });

  it('forgets conversions 120 days after their Conversion Time', async () => {
    const { run, states } = await openLedgerRun({ 'up.csv': uploadOf(1, 2) });
    await run(`upload up.csv ${timed}`);
    // The conversions of 2 November expire on 3 March, and are kept on that day.
    expect(await run('ledger prune --now 2027-03-03T23:59:59Z')).toEqual(
      done('Removed no conversions and no uploads.\n'),
    );
    expect(await states()).toEqual(['accepted', 'accepted']);
    expect(await run('ledger prune --now 2027-03-04T00:00:00Z')).toEqual(
      done('Removed 2 conversions and no uploads.\n'),
    );
    expect(await states()).toEqual([]);
    expect(await run('ledger prune --now 2027-06-01T00:00:00Z')).toEqual(
      done('Removed no conversions and 1 upload.\n'),
    );
  });

  it('exports keys and states, in the order of the keys, and nothing else', async () => {
    const restated = {
      ...{ ...record(1), clientId: 'r', action: 'Restate', adjustmentValue: 5 },
      ...{ adjustmentTime: '2026-11-20T09:30:00Z', adjustmentCurrencyCode: 'EUR' },
    };
    const visit = { ...record(2), conversionName: 'Visit' };
    const { run } = await openLedgerRun({ 'in.ndjson': ndjson(record(1), visit, restated) });
    await run(`send in.ndjson ${timed}`);
    const { stdout, stderr, code } = await run('ledger export');
    const lines = fromNdjson(stdout) as { readonly key: string; readonly state: string }[];
    const key = expect.stringMatching(/^[\da-f]{32}$/);
    const expires = '2027-03-03';
    expect(lines.slice().sort((x, y) => x.state.localeCompare(y.state))).toEqual([
      {
        ...{ key, state: 'accepted', upload: 2, expires },
        // When the result was there.
        acceptedAt: '2026-11-30T00:00:05.000Z',
        adjustedAt: '2026-11-20T09:30:00.000Z',
      },
      { key, state: 'rejected', error: 5606, upload: 1, expires },
    ]);
    expect(lines.map((each) => each.key)).toEqual(lines.map((each) => each.key).sort());
    expect([stderr, code]).toEqual(['', 0]);
  });
});

describe('ledger import', () => {
  const result = resultOf(back(a), wrong(a, 5625), back(b), back(c), wrong(c, 5604));
  const files = {
    ...{ 'up.csv': pairUpload(a, b, c), 'result.csv': result },
    ...{ 'accepted.csv': resultOf(back(a), back(b), back(c)), 'other.csv': pairUpload(b) },
  };

  it('adds an upload whose result is not known', async () => {
    const { run, states } = await openLedgerRun(files);
    expect(await run('ledger import up.csv')).toEqual(told('up.csv: 3 records imported.\n'));
    expect(await states()).toEqual(['pending', 'pending', 'pending']);
    expect(await run('ledger import up.csv')).toEqual(
      told('up.csv: The ledger has this upload already.\n'),
    );
    expect(await states()).toEqual(['pending', 'pending', 'pending']);
  });

  it('settles it by its result, with it or later', async () => {
    const settled = 'up.csv: In the ledger: 1 record accepted, 2 rejected, 0 unknown.\n';
    const { run, states, status } = await openLedgerRun(files);
    expect(await run('ledger import up.csv --result result.csv')).toEqual(
      told(`up.csv: 3 records imported.\n${settled}`),
    );
    expect(await states()).toEqual(['accepted', 'rejected', 'rejected']);
    expect(await run('ledger import up.csv --result result.csv')).toEqual(
      told(`up.csv: The ledger has this upload already.\n${settled}`),
    );
    expect(await states()).toEqual(['accepted', 'rejected', 'rejected']);
    expect((await status()).uploads).toEqual({ ...noUploads, settled: 1 });

    const later = await openLedgerRun(files);
    await later.run('ledger import up.csv');
    await later.run('ledger import up.csv --result result.csv');
    expect(await later.states()).toEqual(['accepted', 'rejected', 'rejected']);
  });

  it('takes a result with the rejected rows only', async () => {
    const only = resultOf(wrong(b, 5625));
    const { run, states } = await openLedgerRun({ ...files, 'result.csv': only });
    await run('ledger import up.csv --result result.csv --response-mode errors-only');
    expect(await states()).toEqual(['accepted', 'accepted', 'rejected']);
  });

  it('leaves records as the ledger has them', async () => {
    const { run, states } = await openLedgerRun(files);
    await run('ledger import other.csv --result accepted.csv');
    expect(await states()).toEqual(['accepted']);
    expect(await run('ledger import up.csv --result result.csv')).toEqual(
      told(
        'up.csv: 2 records imported, 1 record left as the ledger has it.\nup.csv: In the ledger: 1 record accepted, 2 rejected, 0 unknown.\n',
      ),
    );
    expect(await states()).toEqual(['accepted', 'rejected', 'rejected']);
  });

  it.each([
    [
      'up.csv --result up.csv',
      'up.csv: The file has no Error column and no Error Number column, unlike a result file. Check that this is the result and not the upload.',
    ],
    [
      'up.csv --result foreign.csv',
      'foreign.csv: The files do not belong together: the result (1 row) contains none of the records of the upload (3 records). Use the result of this upload.',
    ],
    [
      'page.html',
      'page.html: line 1: This is a web page (HTML), not the data. The download probably ended at a page for signing in or for an error. Open the link in a browser, and download the file again.',
    ],
    ['absent.csv', 'absent.csv: no such file or folder.'],
    ['up.csv --result absent.csv', 'absent.csv: no such file or folder.'],
  ])('%s', async (args, sentence) => {
    const { run, states } = await openLedgerRun({
      ...files,
      'foreign.csv': resultOf(back({ id: 'x', click: `${'d'.repeat(31)}1` })),
      'page.html': '<!DOCTYPE html><html></html>',
    });
    const { stdout, stderr, code } = await run(`ledger import ${args}`);
    expect([stdout, stderr.split('\n').at(-2), code]).toEqual([
      '',
      `msads-bulk ledger: ${sentence}`,
      2,
    ]);
    // Nothing is accepted by a file that does not belong to it.
    expect((await states()).filter((state) => state !== 'pending')).toEqual([]);
  });
});
