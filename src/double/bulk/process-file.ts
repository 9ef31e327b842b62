import type { Header } from '../../bulk/header';
import type { BulkRow } from '../../bulk/rows';
import { versionType } from '../../bulk/version';
import { openReading, type RecordRow } from '../../file/reading';
import type { Fault } from '../../issues/issue';
import { issueOf } from '../../messages/issue';
import { readSettings } from '../../options/settings';
import { type OfflineConversion, offlineConversion } from '../../records/offline-conversion';
import type { Action } from '../../records/offline-conversion/action';
import type { Goal } from '../../records/offline-conversion/options';
import type { AnyColumn } from '../../schema/column';
import { loadScreenFor } from '../../screen/module';
import { type RejectedFor, rejectionFor } from '../record-error';
import { openResultRows, type ResultRows } from './result-rows';

/** How a file is processed. */
export interface Processing {
  /** The moment that its times are compared with. */
  readonly now: number;
  /** Undefined if every name is that of a goal. */
  readonly goals: readonly Goal[] | undefined;
  /** Whether the result has only the records that failed. */
  readonly onlyErrors: boolean;
  readonly bom: boolean;
  /** Receives each accepted record. */
  onAccepted(record: OfflineConversion): void;
}

/** What became of a file. */
export interface ProcessedFile {
  /** Rows of records, whatever became of them. */
  records: number;
  rejected: number;
  /** The service's name for what is wrong with the file, if it cannot be processed. */
  fileError: string | undefined;
}

/** What is wrong with a whole file. The service processes none of its records. */
const fileErrors = new Set([
  'BulkServiceFormatVersionRequired',
  'BulkServiceFormatVersionNotSupported',
]);
const unsupported = 'BulkServiceFormatVersionNotSupported';

/**
 * Judges each record of a file by the rules of the package, and yields the text of the result file.
 * Duplicates are accepted: only the report shows them.
 */
export async function* processFile(
  bytes: Uint8Array,
  { now, goals, onlyErrors, bom, onAccepted }: Processing,
  processed: ProcessedFile,
): AsyncGenerator<string, void> {
  const options = { now: new Date(now), duplicates: false, ...(goals && { goals }) };
  const { settings } = readSettings(offlineConversion, 'read', options);
  const reading = openReading(offlineConversion, bytes, settings, {
    signal: undefined,
    withRecords: true,
    module: await loadScreenFor(bytes, {}),
    onFault(fault) {
      processed.fileError ??= fileErrorOf(fault);
    },
  });
  let rows: ResultRows | undefined;
  for await (const batch of reading.batches) {
    if ('fault' in batch) {
      processed.fileError ??= unsupported;
      return;
    }
    let text = '';
    if (!rows) {
      rows = openResultRows(batch.header, batch.delimiter);
      text = `${bom ? '\ufeff' : ''}${rows.header}`;
    }
    for (const row of batch.rows) {
      const read = reading.read(row, batch.header);
      if (row.type === versionType) {
        text += rows.row(row.cells);
        continue;
      }
      if (read) processed.records++;
      const errors = errorsOf(row, read, batch.header);
      if (errors.length > 0) processed.rejected++;
      else if (read?.record) onAccepted(read.record as OfflineConversion);
      if (errors.length > 0 || !onlyErrors) text += rows.row(row.cells);
      for (const error of errors) text += rows.errorRow(row.cells, error);
    }
    yield text;
  }
  reading.end();
}

function fileErrorOf({ code, severity, service }: Fault): string | undefined {
  // The service reads no file without the byte order mark.
  if (code === 'bom-missing') return unsupported;
  if (severity !== 'error' || !code.startsWith('version-')) return undefined;
  return service !== undefined && fileErrors.has(service) ? service : unsupported;
}

/** Why a row is rejected. A row of another record type is accepted unless its Type is wrong. */
function errorsOf(
  row: BulkRow,
  read: RecordRow | undefined,
  header: Header,
): readonly RejectedFor[] {
  const faults = (read?.faults ?? row.faults).filter(({ severity }) => severity === 'error');
  const isIncomplete = read && !read.record && faults.length === 0;
  const all = isIncomplete ? missingCells(read.action, header) : faults;
  return all.map((fault) => rejectionFor(issueOf(fault, row)));
}

const { columns, matrix, actions } = offlineConversion;

/** What an action requires and the header lacks, as faults of the row. */
function missingCells(action: string | undefined, header: Header): readonly Fault[] {
  const index = actions.indexOf(action as Action);
  const faults = Object.entries<AnyColumn>(columns).flatMap(([name, column]): Fault[] => {
    const isRequired = matrix[name as keyof typeof matrix][index] === 'required';
    if (!isRequired || header.indexOf(column.header) !== -1) return [];
    const service = column.service?.required;
    return [{ code: 'required', severity: 'error', column: column.header, service }];
  });
  const [group] = offlineConversion.oneOf ?? [];
  return faults.length > 0 ? faults : [{ ...noIdentifier, service: group?.service }];
}

const noIdentifier = { code: 'no-identifier', severity: 'error' } as const;
