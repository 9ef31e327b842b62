import { versionType } from './bulk/version';
import { openReading } from './file/reading';
import type { Issue } from './issues/issue';
import { issueOf } from './messages/issue';
import { createTally } from './messages/tally';
import type { ReadOptions } from './options/options';
import { readSettings } from './options/settings';
import { offlineConversion } from './records/offline-conversion';
import type { ActionOf, AnyRecordType, OwnOptionsOf } from './schema/record-type';
import { assertSource, type Source } from './source/source';
import { showable } from './text/showable';

/** What is to be said of one file. A plain object, fit for JSON. */
export interface ValidationReport<T extends AnyRecordType = typeof offlineConversion> {
  /** False where a fault ended the reading: it is among the issues, beside what was counted until then. */
  readonly readable: boolean;
  /** The version as the file writes it; null where it has none, or what looks like an identifier. */
  readonly formatVersion: string | null;
  /** Whether there is no error. */
  readonly valid: boolean;
  /** All rows after the header, the Format Version row included. */
  readonly rows: number;
  /** Rows of each action, those with errors included; `unknown` where it can not be read. */
  readonly records: { readonly [Action in ActionOf<T> | 'unknown']: number };
  /** Rows of each other type, Format Version left out; at most 50 names, the rest under `(other)`. */
  readonly otherTypes: { readonly [type: string]: number };
  readonly errors: number;
  readonly warnings: number;
  /** Issues by code, all of them. */
  readonly counts: { readonly [code: string]: number };
  /** The issues kept, by row. */
  readonly issues: readonly Issue[];
  /** Whether any issue was counted and not kept. */
  readonly truncated: boolean;
}

const mostTypes = 50;
const longestType = 64;
const unnamed = '(other)';

/**
 * Validates a file of any record type. `onIssue` gets every issue as it is found, however many are
 * kept.
 *
 * @throws TypeError for wrong options; the reason of an abort; what the source throws
 * @example
 * const { valid } = await validateRecords(offlineConversion, file);
 */
export async function validateRecords<T extends AnyRecordType>(
  type: T,
  source: Source,
  options: ReadOptions & OwnOptionsOf<T> = {} as OwnOptionsOf<T>,
): Promise<ValidationReport<T>> {
  assertSource(source);
  const settings = readSettings(type, 'read', options);
  const tally = createTally({
    maxIssues: options.maxIssues ?? 1000,
    maxIssuesPerCode: options.maxIssuesPerCode ?? 100,
    onIssue: options.onIssue,
  });
  const records: Record<string, number> = {};
  for (const action of [...type.actions, 'unknown']) records[action] = 0;
  const otherTypes = new Map<string, number>();
  let formatVersion: string | null = null;
  let rows = 0;
  let readable = true;

  const reading = openReading(type, source, settings, {
    signal: options.signal,
    withRecords: false,
    onFault: tally.add,
  });
  for await (const batch of reading.batches) {
    if ('fault' in batch) {
      readable = false;
      tally.keep(issueOf({ ...batch.fault, severity: 'error' }, batch.at));
      break;
    }
    formatVersion = showable(batch.version ?? '') || null;
    for (const row of batch.rows) {
      rows++;
      const read = reading.read(row, batch.header);
      if (!read) {
        if (row.type !== versionType) countType(otherTypes, row.type);
        continue;
      }
      const action = read.action ?? 'unknown';
      records[action] = (records[action] as number) + 1;
      for (const fault of read.faults) tally.add(fault, read);
    }
    options.onProgress?.({ bytes: batch.bytes, rows });
  }
  if (readable) reading.end();

  return {
    readable,
    formatVersion,
    valid: tally.errors === 0,
    rows,
    records: records as ValidationReport<T>['records'],
    otherTypes: Object.fromEntries(otherTypes),
    errors: tally.errors,
    warnings: tally.warnings,
    counts: Object.fromEntries(tally.counts),
    issues: tally.issues(),
    truncated: tally.truncated,
  };
}

/**
 * Validates a file of offline conversions, to its end, in bounded memory.
 *
 * Source: Offline Conversion Record, Bulk API reference.
 * @throws TypeError for wrong options; the reason of an abort; what the source throws. Faults of the
 * data never throw: a file that can not be read gives a report with `readable: false`.
 * @example
 * const report = await validateBulkFile(file);
 * if (!report.valid) console.error(report.issues);
 */
export function validateBulkFile(
  source: Source,
  options: ReadOptions & OwnOptionsOf<typeof offlineConversion> = {},
): Promise<ValidationReport> {
  return validateRecords(offlineConversion, source, options);
}

/** A name is data: one that is long or looks like an identifier is counted, not named. */
function countType(types: Map<string, number>, type: string): void {
  const named = types.size - (types.has(unnamed) ? 1 : 0);
  const known =
    types.has(type) ||
    (named < mostTypes && type.length <= longestType && showable(type) !== undefined);
  const name = known ? type : unnamed;
  types.set(name, (types.get(name) ?? 0) + 1);
}
