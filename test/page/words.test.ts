import { describe, expect, it, test } from 'vitest';
import { isTsv, nameFor, tableName } from '../../src/page/file-names';
import { firstState, inputsOf } from '../../src/page/state';
import { count, counted, moment, size } from '../../src/page/words/numbers';
import { checkVerdict, resultVerdict } from '../../src/page/words/verdict';
import { validateBulkFile } from '../../src/validate';
import { fullUpload } from '../support/upload-text';

/* What the page says, and what it calls files. */

test.each<[number, string]>([
  [0, '0 bytes'],
  [1, '1 byte'],
  [999, '999 bytes'],
  [1000, '1.0 KB'],
  [999_949, '999.9 KB'],
  [999_950, '1.0 MB'],
  [87_744_486, '87.7 MB'],
  [2_147_483_648, '2.1 GB'],
])('%i bytes are %s', (bytes, text) => {
  expect(size(bytes)).toBe(text);
});

it('counts in English', () => {
  expect(count(1_234_567)).toBe('1,234,567');
  expect([counted(1, 'error'), counted(2000, 'error')]).toEqual(['1 error', '2,000 errors']);
});

it('says a moment in UTC', () => {
  expect(moment(new Date('2026-11-30T23:59:59Z'))).toBe('30 November 2026 at 23:59 UTC');
});

test.each<[upload: string, retry: string, problems: string]>([
  ['sales.csv', 'sales.retry.csv', 'sales.problems.json'],
  ['sales.tsv', 'sales.retry.tsv', 'sales.problems.json'],
  ['sales.TSV.zip', 'sales.retry.tsv', 'sales.problems.json'],
  ['sales.csv.gz', 'sales.retry.csv', 'sales.problems.json'],
  ['sales.zip', 'sales.retry.csv', 'sales.problems.json'],
  ['sales', 'sales.retry.csv', 'sales.problems.json'],
])('files that are made of %s', (upload, retry, problems) => {
  expect([tableName(upload, 'retry'), nameFor(upload, 'problems.json')]).toEqual([retry, problems]);
  expect(isTsv(upload)).toBe(retry.endsWith('.tsv'));
});

describe('the inputs of a job', () => {
  const upload = new File([''], 'up.csv');
  const clock = () => new Date('2026-11-30T12:00:00Z');

  it('need an upload', () => {
    expect(inputsOf(firstState, clock)).toBeUndefined();
  });

  test.each([
    ['', '2026-11-30T12:00:00.000Z'],
    ['2026-11-21T08:30', '2026-11-21T08:30:00.000Z'],
  ])('have the moment of "%s", in UTC', (now, expected) => {
    const settings = { ...firstState.settings, now };
    const inputs = inputsOf({ ...firstState, files: { upload }, settings }, clock);
    expect(inputs?.now.toISOString()).toBe(expected);
    expect(inputs?.showValues).toBe(false);
  });
});

describe('the verdict on an upload', () => {
  const now = new Date('2026-11-21T00:00:00Z');
  const row = (name: string, time = '11/2/2026 9:30:00 AM') =>
    `Offline Conversion,,a,${name},${time},,,,,,,,,,,f894f652ea334e739002f7167ab8f8e3`;

  test.each<[what: string, text: string, level: string, verdict: string]>([
    ['a right row', fullUpload(row('Lead')), 'good', 'Ready to upload'],
    [
      'an ISO time',
      fullUpload(row('Lead', '2026-11-02T09:30:00Z')),
      'good',
      'Ready to upload, with 1 warning',
    ],
    ['a row without a name', fullUpload(row('')), 'error', '1 error to fix before you upload'],
    ['nothing', '', 'error', 'This file cannot be read'],
  ])('with %s', async (_, text, level, verdict) => {
    const report = await validateBulkFile(text, { now });
    expect(checkVerdict(report)).toMatchObject({ level, text: verdict });
  });

  it('without a record, where that is not an error', async () => {
    const severity = { 'no-records': 'off' } as const;
    const report = await validateBulkFile(fullUpload(), { now, severity });
    expect(checkVerdict(report)).toMatchObject({
      level: 'warning',
      text: 'No conversions in this file',
    });
  });
});

test.each<
  [records: readonly [number, number, number], errors: number, level: string, text: string]
>([
  [[3, 0, 0], 0, 'good', 'All 3 records were accepted'],
  [[1, 0, 0], 0, 'good', 'The only record was accepted'],
  [[1, 1, 0], 0, 'error', '1 of 2 records rejected'],
  [[1, 0, 0], 2, 'error', '2 errors without a record'],
  [[0, 0, 4], 0, 'warning', 'Nothing rejected, but 4 records not accounted for'],
])('the verdict on a result with %j and %i errors', (numbers, errors, level, text) => {
  const [accepted, rejected, unknown] = numbers;
  const uploaded = accepted + rejected + unknown;
  const verdict = resultVerdict({
    ...{ responseMode: null, records: { uploaded, accepted, rejected, unknown }, errors: {} },
    unmatched: {
      ...{ errors, notUploaded: 0, clientIdMissing: 0, clientIdRepeated: 0, matchedByCells: 0 },
    },
  });
  expect(verdict).toMatchObject({ level, text });
});
