import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  BulkFileError,
  type Issue,
  readBulkRows,
  readOfflineConversions,
  validateBulkFile,
} from '../../src/index';
import { now } from '../support/conversion-arbitrary';
import { runs } from '../support/runs';
import { editedFiles } from './edited-file';
import { slowFile } from './slow-csv';

const options = { now, duplicates: false, maxIssues: 100_000, maxIssuesPerCode: 100_000 };

/** All that comes before the end, or before the fault that is one. */
async function given<T>(items: AsyncIterable<T>): Promise<readonly T[]> {
  const all: T[] = [];
  try {
    for await (const item of items) all.push(item);
  } catch (cause) {
    if (!(cause instanceof BulkFileError)) throw cause;
  }
  return all;
}

const sum = (counts: Readonly<Record<string, number>>) =>
  Object.values(counts).reduce((total, count) => total + count, 0);

it('rows in = records + rows with errors + rows of other types', async () => {
  const seen = { records: 0, wrong: 0, others: 0 };
  await fc.assert(
    fc.asyncProperty(editedFiles, async (bytes) => {
      const rowsIn = slowFile(bytes).rows.slice(1);
      const places = rowsIn.map(({ line, row }) => `${line} ${row}`);
      const placesOf = (rows: readonly { line: number; row: number }[]) =>
        rows.map(({ line, row }) => `${line} ${row}`);

      // The reader of rows gives each of them, and once.
      const rows = await given(readBulkRows(bytes, options));
      expect(placesOf(rows)).toEqual(places);

      const ofFile: Issue[] = [];
      const onIssue = (issue: Issue) => ofFile.push(issue);
      const results = await given(readOfflineConversions(bytes, { ...options, onIssue }));
      const lacksColumn = ofFile.some(({ code }) => code === 'column-missing');
      const records = results.filter(({ record }) => record);
      const wrong = results.filter(
        ({ record, issues }) =>
          !record && (lacksColumn || issues.some(({ severity }) => severity === 'error')),
      );
      const conversions = new Set(placesOf(results));
      const others = rows.filter(({ type }) => type !== 'Offline Conversion');
      const passedOver = placesOf(others).filter((place) => !conversions.has(place));
      expect(records.length + wrong.length + passedOver.length).toBe(places.length);
      expect([...conversions, ...passedOver].sort()).toEqual([...places].sort());

      // And the report counts what the two readers give.
      const report = await validateBulkFile(bytes, options);
      const versions = others.filter(({ type }) => type === 'Format Version').length;
      expect(report.rows).toBe(places.length);
      expect(sum(report.records)).toBe(results.length);
      expect(sum(report.otherTypes) + versions).toBe(passedOver.length);
      expect(sum(report.counts)).toBe(report.issues.length);
      seen.records += records.length;
      seen.wrong += wrong.length;
      seen.others += passedOver.length;
    }),
    runs(63, 300),
  );
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(50);
});
