import { describe, expect, it, test } from 'vitest';
import { type Inputs, maxShown } from '../../src/page/jobs';
import { JobFailure, JobFiles } from '../../src/page/worker/job-files';
import { readKnownFacts } from '../../src/page/worker/known-facts';
import { problemsCsv, problemsJson, rejectedRows } from '../../src/page/worker/problems';
import { readResult } from '../../src/page/worker/result';
import { uploadOf } from '../support/pair';
import { error, failed, record, resultText } from '../support/result-text';
import { strictFaultsOf } from '../support/schemas';
import { uploadText } from '../support/upload-text';

/* What a worker of the page does, without a browser. */

const fileOf = (text: string, name = 'up.csv') => new File([text], name);

function jobFiles(given: Partial<Inputs>, onProgress = (_bytes: number, _total: number) => {}) {
  const inputs: Inputs = {
    ...{ upload: fileOf(''), result: undefined, goals: undefined, clicks: undefined },
    ...{ now: new Date('2026-11-21T00:00:00Z'), showValues: false, responseMode: undefined },
    ...given,
  };
  return new JobFiles(inputs, onProgress);
}

describe('a result', () => {
  /** Every third record is rejected, for one of two reasons. */
  const ids = Array.from({ length: 4000 }, (_, i) => `order-${i}`);
  const isRejected = (i: number) => i % 3 === 0;
  const reasonFor = (i: number) => (i % 2 === 0 ? 5604 : 5612);
  const upload = fileOf(uploadOf(...ids.map((id) => ({ id }))));
  const rows = ids.flatMap((id, i) =>
    isRejected(i) ? [record(id), failed(id, reasonFor(i))] : [record(id)],
  );
  const result = fileOf(resultText(...rows), 'result.csv');
  const lineOf = (i: number) => i + 3;

  it.each<[string, (i: number) => boolean]>([
    ['all', () => true],
    ['accepted', (i) => !isRejected(i)],
    ['rejected', isRejected],
    ['5604', (i) => isRejected(i) && reasonFor(i) === 5604],
    ['5612', (i) => isRejected(i) && reasonFor(i) === 5612],
  ])('keeps the first 500 records of each choice: %s', async (key, isChosen) => {
    const { records, recordsByReason, summary } = await readResult(jobFiles({ upload, result }));
    const chosen = records.filter(
      ({ status, reasons }) =>
        key === 'all' || status === key || reasons.some(({ number }) => String(number) === key),
    );
    const expected = ids.flatMap((_, i) => (isChosen(i) ? [lineOf(i)] : []));
    expect(chosen.slice(0, maxShown).map(({ line }) => line)).toEqual(expected.slice(0, maxShown));
    expect(summary.records).toEqual({ uploaded: 4000, accepted: 2666, rejected: 1334, unknown: 0 });
    expect(recordsByReason).toEqual({ 5604: 667, 5612: 667 });
  });

  it('hides what the service repeats of a cell, and ids that are addresses', async () => {
    const email = 'ada.lovelace@example.com';
    const pair = {
      upload: fileOf(uploadOf({ id: email })),
      result: fileOf(resultText(error(email, 'Unheard', 9999, 'Name', `Bad ${email}`)), 'r.csv'),
    };
    const hidden = await readResult(jobFiles(pair));
    expect(JSON.stringify(hidden)).not.toContain(email);
    expect(hidden.records).toMatchObject([{ status: 'rejected', cells: undefined }]);
    const [shown] = (await readResult(jobFiles({ ...pair, showValues: true }))).records;
    expect(shown).toMatchObject({ clientId: email, reasons: [{ detail: `Bad ${email}` }] });
    expect(shown?.cells).toContainEqual(['Client Id', email]);
  });
});

test('progress never exceeds what there is to read', async () => {
  const upload = fileOf(uploadOf({ id: 'a' }, { id: 'a' }));
  const result = fileOf(resultText(record('a'), record('a')), 'result.csv');
  const seen: (readonly [number, number])[] = [];
  await readResult(jobFiles({ upload, result }, (...progress) => seen.push(progress)));
  expect(seen.length).toBeGreaterThan(2);
  for (const [bytes, total] of seen) expect(bytes).toBeLessThanOrEqual(total);
});

test('saved problems are no formulas of a spreadsheet', async () => {
  const text = uploadText(
    'Type,Name,Client Id,Conversion Name,Conversion Time,Microsoft Click Id',
    'Format Version,6.0,,,,',
    'Offline Conversion,,=1+1,Lead,,f894f652ea334e739002f7167ab8f8e3',
  );
  const { blob } = await problemsCsv(jobFiles({ upload: fileOf(text) }));
  const lines = (await blob.text()).split('\r\n');
  expect(lines[1]).toMatch(/^3,error,required,Conversion Time,'=1\+1,Add,/);
  expect(lines.length).toBeGreaterThan(2);
});

test('problems that are saved as JSON follow the schema of the command line', async () => {
  const { blob } = await problemsJson(
    jobFiles({ upload: fileOf(uploadText('Type,Name,Client Id', 'Format Version,5.0,')) }),
  );
  const report = JSON.parse(await blob.text());
  expect(strictFaultsOf('validate', report)).toEqual([]);
  expect(report).toMatchObject({ version: 1, file: 'up.csv', valid: false });
});

test('a file without a row at fault gives a header alone', async () => {
  const text = uploadText('Type,Name,Client Id', 'Format Version,5.0,');
  const { blob } = await rejectedRows(jobFiles({ upload: fileOf(text) }));
  expect(await blob.text()).toBe('Line,Codes,Problems\r\n');
});

describe('files that an upload is compared with', () => {
  test.each<[name: string, text: string, message: string]>([
    ['goals.json', '[{"name":', 'The text is not valid JSON.'],
    ['goals.csv', uploadText('Type,Name', 'Format Version,6.0'), 'The file contains no goals.'],
    ['goals.csv', '', 'The answer is empty.'],
    ['goals.json', '[null]', 'Goal 1 of the list is not an object.'],
    [
      'goals.json',
      '[{ "name": "a" }, { "name": "b", "curencyCode": "EUR" }]',
      'Goal 2 of the list: Unknown property "curencyCode". Did you mean "currencyCode"?',
    ],
  ])('goals that cannot be used: %s', async (name, text, message) => {
    const reading = readKnownFacts(jobFiles({ goals: fileOf(text, name) }).inputs);
    await expect(reading).rejects.toBeInstanceOf(JobFailure);
    await expect(reading).rejects.toMatchObject({ failure: { file: 'goals', message } });
  });

  it('clicks with a fault', async () => {
    const clicks = fileOf(
      'Microsoft Click Id,Click Time\r\nf894f652ea334e739002f7167ab8f8e3,soon\r\n',
    );
    const reading = readKnownFacts(jobFiles({ clicks }).inputs);
    await expect(reading).rejects.toMatchObject({ failure: { file: 'clicks', line: 2 } });
  });

  it('goals that a person has listed', async () => {
    const goals = fileOf('[{ "name": "Lead", "createdAt": "2026-11-01T00:00:00Z" }]', 'goals.json');
    expect(await readKnownFacts(jobFiles({ goals }).inputs)).toEqual({
      goals: [{ name: 'Lead', createdAt: new Date('2026-11-01T00:00:00Z') }],
    });
  });
});
