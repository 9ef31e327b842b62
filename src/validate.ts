import { versionType } from './bulk/version';
import { openReading } from './file/reading';
import type { Issue } from './issues/issue';
import { Tally } from './messages/tally';
import type { ReadOptions } from './options/options';
import { readSettings } from './options/settings';
import { offlineConversion } from './records/offline-conversion';
import { assertRecordType } from './schema/assert-record-type';
import { maxWaiting } from './schema/lookup';
import type { ActionOf, AnyRecordType, OwnOptionsOf } from './schema/record-type';
import { loadScreenFor } from './screen/module';
import { assertSource, type Source } from './source/source';
import { showable } from './text/shown/showable';

/** The result of validating one file. A plain object that JSON can hold. */
export interface ValidationReport<T extends AnyRecordType = typeof offlineConversion> {
  /** False if a fault ended the reading. It is the last of the issues; counts end where it is. */
  readonly readable: boolean;
  /** The version as the file writes it. Null if there is none, or if it looks like an identifier. */
  readonly formatVersion: string | null;
  /** Whether the file has no errors. Warnings do not count. */
  readonly valid: boolean;
  /** All rows after the header, including the Format Version row. */
  readonly rows: number;
  /** Rows by action, including those with errors. `unknown` counts rows whose action cannot be read. */
  readonly records: { readonly [Action in ActionOf<T> | 'unknown']: number };
  /** Rows of other types, without Format Version: at most 50 names, and the rest as `(other)`. */
  readonly otherTypes: { readonly [type: string]: number };
  readonly errors: number;
  readonly warnings: number;
  /** All issues by code. */
  readonly counts: { readonly [code: string]: number };
  /** The issues that are kept, by row. */
  readonly issues: readonly Issue[];
  /** Whether some issues were counted but not kept. */
  readonly truncated: boolean;
}

const maxTypes = 50;
const maxTypeLength = 64;
const otherName = '(other)';

/**
 * Validates a file of any record type. `onIssue` receives every issue as it is found, even those that
 * the report does not keep.
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
  assertRecordType(type);
  assertSource(source);
  const { settings, options: checked } = readSettings(type, 'read', options);
  const tally = new Tally(checked);
  const records: Record<string, number> = {};
  for (const action of [...type.actions, 'unknown']) records[action] = 0;
  const otherTypes = new Map<string, number>();
  let formatVersion: string | null = null;
  let rows = 0;
  let readable = true;

  const reading = openReading(type, source, settings, {
    signal: checked.signal,
    withRecords: false,
    module: await loadScreenFor(source, checked),
    onFault: (fault, at) => tally.add(fault, at),
  });
  let looking: Promise<void> | undefined;
  async function lookUp(): Promise<void> {
    for (const { fault, at } of await reading.lookUp()) tally.add(fault, at);
  }

  for await (const batch of reading.batches) {
    if ('fault' in batch) {
      readable = false;
      await looking;
      await lookUp();
      tally.addUncapped({ ...batch.fault, severity: 'error' }, batch.at);
      break;
    }
    formatVersion = showable(batch.version ?? '') || null;
    rows += batch.counted;
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
    if (reading.waiting >= maxWaiting) {
      // A database answers while the next rows are read.
      await looking;
      looking = lookUp();
      looking.catch(() => {});
    }
    checked.onProgress?.({ bytes: batch.bytes, rows });
  }
  await looking;
  await lookUp();
  for (const [action, count] of reading.clean)
    records[action] = (records[action] as number) + count;
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
 * Validates a file of offline conversions to its end, in bounded memory.
 *
 * Source: Offline Conversion Record, Bulk API reference.
 * @throws TypeError for wrong options, and for a path instead of a source; the reason of an abort; what
 * the source throws. Faulty data never throws: a file that cannot be read has `readable: false`.
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

/** Counts a type by its name, or as `(other)` if the name is long or looks like an identifier. */
function countType(types: Map<string, number>, type: string): void {
  const names = types.size - (types.has(otherName) ? 1 : 0);
  const isNamed =
    types.has(type) ||
    (names < maxTypes && type.length <= maxTypeLength && showable(type) !== undefined);
  const name = isNamed ? type : otherName;
  types.set(name, (types.get(name) ?? 0) + 1);
}
