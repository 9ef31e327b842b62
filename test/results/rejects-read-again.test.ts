import { writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readBulkRows, readResultFile, writeRejectsFile, writeRetryFile } from '../../src/index';
import { bulkFile, writeBulkFile } from '../../src/node';
import { textOf } from '../support/plain';
import { error, record, resultText } from '../support/result-text';
import { useScratch } from '../support/scratch';
import { uploadText } from '../support/upload-text';

/* What is written, the package can read again: one record with any number of errors of any length. */

const upload = uploadText('Type,Name,Client Id', 'Format Version,6.0,', 'Offline Conversion,,a');
const added = ['Error', 'Error Number', 'Field Path', 'Error Detail', 'Advice', 'Meaning'];
const scratch = useScratch();

/** More rows than a call takes arguments. */
const resultOf = (rows: readonly string[]) =>
  resultText() + rows.map((row) => `${row}\r\n`).join('');

async function rejectsOf(errors: readonly string[]) {
  const result = resultOf([record('a'), ...errors]);
  const text = await textOf(writeRejectsFile({ upload, result }));
  const retry = await textOf(writeRetryFile({ upload, result }));
  expect(retry).toBe(`\ufeff${upload.replace('\ufeff', '')}`);
  const rows: ReadonlyMap<string, string>[] = [];
  for await (const { type, cells } of readBulkRows(text))
    if (type !== 'Format Version') rows.push(cells);
  const outcomes = [];
  for await (const { status } of readResultFile(text)) outcomes.push(status);
  expect(outcomes).toEqual(['rejected']);
  expect(rows).toHaveLength(1);
  return added.map((name) => rows[0]?.get(name));
}

const named = (count: number, detail: string) =>
  Array.from({ length: count }, (_, i) => error('a', `New${i}`, 9000, '', detail));
const list = (count: number, text: (i: number) => string) =>
  Array.from({ length: count }, (_, i) => text(i)).join('; ');

describe('the errors of one record', () => {
  test.each([1, 2, 49, 50])('%i are all listed', async (count) => {
    expect(await rejectsOf(named(count, 'x'))).toEqual([
      list(count, (i) => `New${i}`),
      list(count, () => '9000'),
      ...['', list(count, () => 'x'), list(count, () => 'fix'), list(count, (i) => `New${i}`)],
    ]);
  });

  test.each([51, 1000, 100_000])('of %i, 50 are listed and the others counted', async (count) => {
    const more = `; and ${count - 50} more`;
    expect(await rejectsOf(named(count, ''))).toEqual([
      list(50, (i) => `New${i}`) + more,
      list(50, () => '9000') + more,
      ...['', '', list(50, () => 'fix') + more, list(50, (i) => `New${i}`) + more],
    ]);
  });

  test('no more are listed than fit in 4,000 characters', async () => {
    const detail = 'd'.repeat(1500);
    const [names, , , details] = await rejectsOf(named(5, detail));
    expect(names).toBe('New0; New1; and 3 more');
    expect(details).toBe(`${detail}; ${detail}; and 3 more`);
  });

  test('a detail as long as a cell may be is cut', async () => {
    const detail = 'd'.repeat(1_048_576);
    const [names, , , details] = await rejectsOf(named(2, detail));
    expect(names).toBe('New0; and 1 more');
    expect(details).toBe(`${'d'.repeat(3999)}…; and 1 more`);
  });
});

test('an archive of rows with the same long lists is not taken for a bomb', async () => {
  const ids = Array.from({ length: 2000 }, (_, i) => `${i}`);
  const rows = ids.map((id) => `Offline Conversion,,${id}`);
  const errors = ids.flatMap((id) =>
    Array.from({ length: 60 }, (_, i) => error(id, `New${i}`, 9000, 'Path', 'x'.repeat(60))),
  );
  writeFileSync(
    scratch.at('up.csv'),
    uploadText('Type,Name,Client Id', 'Format Version,6.0,', ...rows),
  );
  const result = resultOf([...ids.map((id) => record(id)), ...errors]);
  const files = { upload: () => bulkFile(scratch.at('up.csv')), result };
  await writeBulkFile(scratch.at('rejects.zip'), writeRejectsFile(files));
  let count = 0;
  for await (const { status } of readResultFile(bulkFile(scratch.at('rejects.zip'))))
    if (status === 'rejected') count++;
  expect(count).toBe(ids.length);
});
