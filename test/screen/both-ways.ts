import { DateTime } from 'luxon';
import { vi } from 'vitest';
import {
  type Issue,
  isBulkFileError,
  type OfflineConversionOptions,
  type ReadOptions,
  readOfflineConversions,
  type Source,
  validateBulkFile,
} from '../../src/index';
import { Passing } from '../../src/screen/passing';
import { now } from './random-upload';

type Options = ReadOptions & OfflineConversionOptions;

/** What a reader yields and tells, in its order, and the fault that ends it. */
async function readAll(source: Source, options: Options) {
  const told: unknown[] = [];
  const onIssue = (issue: Issue) => told.push(issue);
  try {
    for await (const row of readOfflineConversions(source, { now, ...options, onIssue }))
      told.push({ ...row, record: row.record && plain(row.record), cells: [...row.cells] });
  } catch (error) {
    if (!isBulkFileError(error)) throw error;
    told.push(error.issue);
  }
  return told;
}

/** Moments as text with their zone: two of them may differ in what luxon remembers. */
function plain(record: object) {
  return Object.entries(record).map(([name, value]) => [
    name,
    DateTime.isDateTime(value) ? `${value.toISO()} ${value.zoneName} ${value.locale}` : value,
  ]);
}

/**
 * The report of a file, all of its issues in their order, and what a reader makes of it, with the screen and
 * without it.
 */
export async function bothWays(source: Source, options: Options = {}) {
  const validated = async (screen: boolean) => {
    const issues: Issue[] = [];
    const onIssue = (issue: Issue) => issues.push(issue);
    const report = await validateBulkFile(source, { now, ...options, screen, onIssue });
    return { report, issues, read: await readAll(source, { ...options, screen }) };
  };
  return { screened: await validated(true), judged: await validated(false) };
}

/** How many rows the screen passes in some work. */
export async function countPassed(work: () => Promise<unknown>): Promise<number> {
  const { pass } = Passing.prototype;
  let rows = 0;
  const spy = vi.spyOn(Passing.prototype, 'pass').mockImplementation(function (
    this: Passing,
    ...args
  ) {
    const passed = pass.apply(this, args);
    rows += passed.rows;
    return passed;
  });
  try {
    await work();
  } finally {
    spy.mockRestore();
  }
  return rows;
}
