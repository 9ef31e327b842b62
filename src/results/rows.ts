import * as z from 'zod/mini';
import { type Header, isHeader } from '../bulk/header';
import type { BulkBatch } from '../bulk/read';
import type { BulkRow } from '../bulk/rows';
import { versionType } from '../bulk/version';
import { openContainer } from '../file/container';
import type { Fault } from '../issues/issue';
import type { Position } from '../issues/position';
import { BulkFileError } from '../messages/errors';
import { issueOf } from '../messages/issue';
import type { ReadOptions } from '../options/options';
import { settingsFor } from '../options/settings';
import { callback, count, watchShape } from '../options/shapes';
import { offlineConversion } from '../records/offline-conversion';
import { typesOf } from '../schema/record-type';
import { anticipatedBy } from '../schema/service-names';
import { loadScreenFor } from '../screen/module';
import { ResultScreen } from '../screen/result-screen';
import { PassedRow } from '../screen/rows/passed-row';
import type { Source } from '../source/source';
import { fold } from '../text/nearest';
import { showable } from '../text/shown/showable';
import { isRecordType } from '../vendor/record-types';
import { errorColumns, errorIndexes, hasErrorCells } from './errors/error';
import type { ResponseMode, Status } from './outcome';

/** Options for reading a result file. */
export interface ResultOptions
  extends Pick<ReadOptions, 'maxCellLength' | 'signal' | 'onProgress' | 'onIssue' | 'screen'> {
  /**
   * Which rows the service was asked to return. A record without an error row was accepted, except
   * with `'errors-only'`, where every record in the file failed. Default: unknown.
   */
  readonly responseMode?: ResponseMode | undefined;
}

export type Reading = Omit<ResultOptions, 'responseMode'> & {
  /** Which file it is, if an upload is read with its result. */
  readonly file?: 'upload' | 'result';
};

/** The members of `ReconcileOptions`, apart from the files. */
export const pairShape = {
  ...watchShape,
  maxCellLength: count(1),
  screen: z.optional(z.boolean()),
  responseMode: z.optional(z.enum(['errors-only', 'errors-and-results'])),
};
export const resultShape = {
  ...pairShape,
  onProgress: callback<NonNullable<ResultOptions['onProgress']>>(),
};

/** The rules that detect an error of the service before the upload. */
export const rulesFor = anticipatedBy(offlineConversion);

/** What is wrong with a file and with each of its rows. */
interface RowFaults {
  faultsOf(row: BulkRow, header: Header): readonly Fault[];
  faultOf?(header: Header): Fault | undefined;
}

/** Reads the rows of an upload or a result, of any Type. */
export async function* readRows(
  source: Source,
  options: Reading,
  { faultsOf, faultOf }: RowFaults = { faultsOf: ({ faults }) => faults },
): AsyncGenerator<BulkBatch, void> {
  const { file, onIssue, onProgress, signal, maxCellLength } = options;
  const settings = settingsFor({ kind: 'result', maxCellLength });
  const module = await loadScreenFor(source, options);
  const screen = module && new ResultScreen(module);
  const batches = openContainer(source, settings, {
    type: offlineConversion,
    extraColumns: errorColumns,
    filter: screen,
    signal,
    onFault: (fault, at) => onIssue?.(issueOf(fault, at)),
  });
  let isOpen = false;
  let rows = 0;
  for await (const batch of batches) {
    if ('fault' in batch)
      throw new BulkFileError(batch.fault, { ...batch.at, ...(file && { file }) });
    if (!isOpen) {
      isOpen = true;
      const { header } = batch;
      const fault = faultOf?.(header);
      if (fault) onIssue?.(issueOf(fault, { line: header.line, row: 0 }));
      const { maxCellLength } = settings;
      screen?.open({ header, type: recordType, errorColumns: errorIndexes(header), maxCellLength });
    }
    if (onIssue)
      for (const row of batch.rows)
        for (const fault of faultsOf(row, batch.header)) onIssue(issueOf(fault, row));
    yield batch;
    rows += batch.rows.length;
    onProgress?.({ bytes: batch.bytes, rows });
  }
}

/** Reads the rows of a result, and reports a file that has no columns for errors: it may not be a result. */
export function readResultRows(source: Source, options: Reading): AsyncGenerator<BulkBatch, void> {
  return readRows(source, options, { faultsOf: faultsOfResult, faultOf: faultOfResult });
}

function faultOfResult(header: Header): Fault | undefined {
  return hasErrorColumns(header) ? undefined : { code: 'no-error-columns', severity: 'error' };
}

export function hasErrorColumns(header: Header): boolean {
  return header.indexOf('Error') !== -1 || header.indexOf('Error Number') !== -1;
}

/** The status of a record that has a row in the result, but no error. */
export function statusIfFound(
  header: Header,
  responseMode: ResponseMode | null | undefined,
): Status {
  if (!hasErrorColumns(header)) return 'unknown';
  return responseMode === 'errors-only' ? 'rejected' : 'accepted';
}

/** Reports records without an error in a file where all have failed. */
export function reportResponseMode(count: number, at: Position, { onIssue }: Reading): void {
  if (count === 0) return;
  const fault = { code: 'response-mode', severity: 'warning', facts: { count } } as const;
  onIssue?.(issueOf(fault, at));
}

/** Adds to a reading that issues and errors name the file, because two are read together. */
export function nameFile(file: 'upload' | 'result', reading: Reading): Reading {
  const { onIssue } = reading;
  return { ...reading, file, onIssue: onIssue && ((issue) => onIssue({ ...issue, file })) };
}

export const [recordType, errorType] = typesOf(offlineConversion);

/**
 * The kind of a row. One that breaks off before its Type is `lost`: it may be a record. One whose Type is
 * empty, misspelled or unknown is `doubtful`: it may be an error of a record.
 */
export type RowKind = 'record' | 'error' | 'lost' | 'doubtful' | 'other';

export function kindOf(row: BulkRow, header: Header): RowKind {
  if (row.type === recordType) return 'record';
  if (row.type === errorType) return 'error';
  if (row.broken && row.cells.length <= header.typeIndex) return 'lost';
  return isDoubtful(row, header) ? 'doubtful' : 'other';
}

function isDoubtful({ type, typeFault, cells, broken }: BulkRow, header: Header): boolean {
  if (typeFault)
    return typeFault.nearest !== versionType && cells.some((cell) => cell.trim() !== '');
  if (type === versionType) return false;
  // Results that are put together repeat the header. Under another one, the rows after it mean something else.
  if (isHeader(cells)) return !isRepeated(cells, header);
  const mayBeError = broken || hasErrorCells(cells, header);
  return mayBeError && !isRecordType(type);
}

function isRepeated(cells: readonly string[], { width, cells: names }: Header): boolean {
  const isSame = (_: unknown, index: number) =>
    fold(cells[index] ?? '') === fold(names[index] ?? '');
  return cells.length <= names.length && Array.from({ length: width }, isSame).every(Boolean);
}

/** In a result, a row that may be an error of a record is one itself. */
function faultsOfResult(row: BulkRow, header: Header): readonly Fault[] {
  if (kindOf(row, header) !== 'doubtful') return row.faults;
  const typeFault = row.typeFault ?? { reason: 'unknown', value: showable(row.type) };
  const facts = { ...typeFault, mayBeError: true };
  const others = row.faults.filter(({ code }) => code !== 'record-type');
  return [...others, { code: 'record-type', severity: 'error', column: 'Type', facts }];
}

/** Whether the row of a record says that something is wrong with it. */
export function hasErrors(row: BulkRow, header: Header): boolean {
  return !(row instanceof PassedRow) && hasErrorCells(row.cells, header);
}

/** The row's Client Id, empty if it has none. Undefined if the row breaks off before it. */
export function clientIdOf(row: BulkRow, header: Header): string | undefined {
  if (row instanceof PassedRow) return row.clientId;
  const index = header.indexOf('Client Id');
  return row.cells[index] ?? (row.broken && index !== -1 ? undefined : '');
}
