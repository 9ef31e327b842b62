import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';

/*
 * The bench `joining.mjs` in small: the built package joins files in processes of their own, which have
 * a small heap and a fixed young generation, so that what they take says what they hold.
 */

const script = (name: string) => fileURLToPath(new URL(`../bench/${name}`, import.meta.url));
const heap = ['--max-old-space-size=32', '--max-semi-space-size=1'];

const few = 25_000;
const many = 100_000;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'msads-bulk-results-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const run = (...command: readonly string[]) =>
  JSON.parse(execFileSync(process.execPath, command).toString());

/** @returns the bytes that it took at most */
function measure(rows: number, options: object): number {
  const files = [join(folder, 'upload.csv'), join(folder, 'result.csv')];
  const made = run(script('make-pair.mjs'), ...files, JSON.stringify({ ...options, rows }));
  const found = run(...heap, script('peak-reconcile.mjs'), ...files, 'errors-and-results');
  const { rejected } = made;
  const records = { accepted: rows - rejected, rejected, unknown: 0 };
  expect(found.counted).toEqual(records);
  expect(found.summary.records).toEqual({ uploaded: rows, ...records });
  return found.peak;
}

it.each([
  ['one of a hundred failed, 481 columns', { columns: 481, failing: 0.01 }],
  ['all failed', { columns: 40, failing: 1 }],
  ['all failed, without Client Ids', { columns: 40, failing: 1, clientIds: false }],
])('memory does not grow with the text of the files: %s', (_, options) => {
  const growth = measure(many, options) - measure(few, options);
  // A key and three numbers for each record, in a table of which a third to a half is free. The cells
  // of a record alone take 500 bytes, and a row of 481 columns 4,000.
  expect(growth / (many - few)).toBeLessThan(250);
});
