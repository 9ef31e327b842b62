import { expect, test } from 'vitest';
import { validateBulkFile } from '../../src/index';
import { runs } from '../support/runs';
import { now, rightFile } from './right-file';

/** 10,000 with MSADS_BULK_RUNS=50; each is decided by its number, so that a failure can be repeated. */
const files = runs(1, 200).numRuns;

// A code that the vendor's own list of currencies causes, which is out of date.
const severity = { 'currency-unlisted': 'off' } as const;

test('a right file gives no issue, whatever its names, currencies, ids and times', async () => {
  const found: object[] = [];
  for (let seed = 1; seed <= files; seed++) {
    const { text, rows, clicks } = rightFile(seed);
    const report = await validateBulkFile(text, { now, severity, ...(clicks && { clicks }) });
    const counts = Object.keys(report.counts).length > 0 ? report.counts : undefined;
    if (counts || report.rows !== rows + 1) found.push({ seed, rows, read: report.rows, counts });
  }
  expect(found).toEqual([]);
}, 3_600_000);
