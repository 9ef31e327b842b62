import { Cells } from './bulk/cells';
import type { BulkBatch } from './bulk/read';
import { groupByRow } from './engine/lookups';
import { openContainer } from './file/container';
import { openReading, type Reading, type RecordRow } from './file/reading';
import type { Fault, Issue, Place } from './issues/issue';
import type { Position } from './issues/position';
import { BulkFileError } from './messages/errors';
import { issueOf } from './messages/issue';
import type { ReadOptions } from './options/options';
import { readSettings } from './options/settings';
import { offlineConversion } from './records/offline-conversion';
import { assertRecordType } from './schema/assert-record-type';
import type { ActionOf, AnyRecordType, OwnOptionsOf, RecordOf } from './schema/record-type';
import { loadScreenFor } from './screen/module';
import { assertSource, type Source } from './source/source';

/** A row of a bulk file, of any Type. */
export interface BulkRowResult extends Position {
  /** Its cell in the column Type: `Format Version`, `Offline Conversion` or any other. */
  readonly type: string;
  /** Its cells by header name, unchanged. An empty cell is `''`. */
  readonly cells: ReadonlyMap<string, string>;
  /** What is wrong with the row, whatever its Type: its width, its quotes, an empty Type. */
  readonly issues: readonly Issue[];
}

/** A row of the record type. */
export interface RecordResult<T extends AnyRecordType = typeof offlineConversion> extends Position {
  /** Undefined if it cannot be read. */
  readonly action: ActionOf<T> | undefined;
  /** Undefined if the row has an error, or the file lacks a column that the action requires. */
  readonly record: RecordOf<T> | undefined;
  readonly issues: readonly Issue[];
  /** The row's cells by header name, unchanged. They contain identifiers: keep them out of logs. */
  readonly cells: ReadonlyMap<string, string>;
}

const noIssues: readonly Issue[] = Object.freeze([]);

function issuesOf(faults: readonly Fault[], place: Place): readonly Issue[] {
  return faults.map((fault) => issueOf(fault, place));
}

/**
 * Reads the records of one type as a stream: bytes become rows, rows become records, records are
 * checked. Rows of other types are skipped.
 *
 * @throws what `readOfflineConversions` throws
 * @example
 * for await (const { record } of readRecords(offlineConversion, file)) console.log(record?.action);
 */
export function readRecords<T extends AnyRecordType>(
  type: T,
  source: Source,
  options: ReadOptions & OwnOptionsOf<T> = {} as OwnOptionsOf<T>,
): AsyncGenerator<RecordResult<T>, void> {
  assertRecordType(type);
  assertSource(source);
  const { settings, options: checked } = readSettings(type, 'read', options);
  const { onIssue, onProgress, signal } = checked;
  return (async function* () {
    const reading = openReading(type, source, settings, {
      signal,
      withRecords: true,
      module: await loadScreenFor(source, checked),
      onFault: (fault, at) => onIssue?.(issueOf(fault, at)),
    });
    let rows = 0;
    for await (const batch of reading.batches) {
      if ('fault' in batch) throw new BulkFileError(batch.fault, batch.at);
      const ahead = reading.looksUp ? await readAhead(reading, batch) : undefined;
      for (const [index, row] of batch.rows.entries()) {
        const read = ahead ? ahead[index] : reading.read(row, batch.header);
        if (!read) continue;
        yield {
          line: row.line,
          row: row.row,
          action: read.action as ActionOf<T> | undefined,
          record: read.record as RecordOf<T> | undefined,
          issues: read.faults.length === 0 ? noIssues : issuesOf(read.faults, read),
          cells: new Cells(batch.header, row),
        };
        signal?.throwIfAborted();
      }
      rows += batch.rows.length;
      onProgress?.({ bytes: batch.bytes, rows });
    }
    reading.end();
  })();
}

/** Reads the rows of a batch, and adds what looking them up finds. */
async function readAhead(
  reading: Reading,
  { rows, header }: BulkBatch,
): Promise<readonly (RecordRow | undefined)[]> {
  const read = rows.map((row) => reading.read(row, header));
  const faults = groupByRow(await reading.lookUp());
  return read.map((each) => {
    const found = each && faults.get(each.row);
    if (!found) return each;
    const { line, row, clientId, action, record } = each;
    const hasError = found.some(({ severity }) => severity === 'error');
    return {
      ...{ line, row, clientId, action, record: hasError ? undefined : record },
      faults: [...each.faults, ...found],
    };
  });
}

/**
 * Reads offline conversions as a stream. A faulty row has no `record`, its `issues` say why, and the rows
 * after it are read. The source is read only as far as rows are requested; leaving the loop closes it.
 *
 * Source: Offline Conversion Record, Bulk API reference.
 * @throws TypeError at once for wrong options, and for a path instead of a source
 * @throws BulkFileError, after the rows before it, if the rest of the file cannot be read
 * @example
 * for await (const { row, record, issues } of readOfflineConversions(file)) {
 *   if (record) await load(record);
 *   else console.error(row, issues);
 * }
 */
export function readOfflineConversions(
  source: Source,
  options: ReadOptions & OwnOptionsOf<typeof offlineConversion> = {},
): AsyncGenerator<RecordResult, void> {
  return readRecords(offlineConversion, source, options);
}

/** The options of a reader that knows no record type. */
const noRecordType = { columns: {}, rules: [] };

/**
 * Reads the rows of a bulk file, whatever their Type, including the Format Version row. It knows no
 * record type: issues are about the container only, and a row may have any Type and any column.
 *
 * Source: Bulk File Schema, Bulk API reference.
 * @throws TypeError at once for wrong options, and for a path instead of a source
 * @throws BulkFileError, after the rows before it, if the rest of the file cannot be read
 * @example
 * for await (const { type, cells } of readBulkRows(file)) {
 *   if (type === 'Campaign') console.log(cells.get('Campaign'));
 * }
 */
export function readBulkRows(
  source: Source,
  options: ReadOptions = {},
): AsyncGenerator<BulkRowResult, void> {
  assertSource(source);
  const { settings, options: checked } = readSettings(noRecordType, 'read', options);
  const { onIssue, onProgress, signal } = checked;
  const batches = openContainer(source, settings, {
    signal,
    onFault: (fault, at) => onIssue?.(issueOf(fault, at)),
  });
  return (async function* () {
    let rows = 0;
    for await (const batch of batches) {
      if ('fault' in batch) throw new BulkFileError(batch.fault, batch.at);
      for (const bulkRow of batch.rows) {
        const { line, row, type, faults, headerFaults = [] } = bulkRow;
        for (const fault of headerFaults)
          onIssue?.(issueOf(fault, { line: batch.header.line, row: 0 }));
        yield {
          type,
          line,
          row,
          cells: new Cells(batch.header, bulkRow),
          issues: faults.length === 0 ? noIssues : issuesOf(faults, { line, row }),
        };
        signal?.throwIfAborted();
      }
      rows += batch.rows.length;
      onProgress?.({ bytes: batch.bytes, rows });
    }
  })();
}
