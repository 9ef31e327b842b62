import * as z from 'zod/mini';
import type { Header } from '../bulk/header';
import { type BulkBatch, type BulkRow, readContainer } from '../bulk/read';
import { headersOf, typesOf } from '../file/reading';
import { createJudge } from '../issues/judge';
import type { Position } from '../issues/position';
import { BulkFileError } from '../messages/errors';
import { issueOf } from '../messages/sentences';
import type { ReadOptions } from '../options/options';
import { settingsFor } from '../options/settings';
import { readingShape } from '../options/shapes';
import { offlineConversion } from '../records/offline-conversion';
import type { Source } from '../source/source';
import { errorColumns } from './error-cells';
import type { ResponseMode } from './outcome';

/** What decides how a result file is read. */
export interface ResultOptions
  extends Pick<ReadOptions, 'maxCellLength' | 'signal' | 'onProgress' | 'onIssue'> {
  /**
   * What the service was asked to give back. A record without an error row was accepted, but with
   * `'errors-only'`, where every record of the file has failed. Default: not known.
   */
  readonly responseMode?: ResponseMode | undefined;
}

export const resultShape = {
  responseMode: z.optional(z.enum(['errors-only', 'errors-and-results'])),
  ...readingShape,
};

/** The rows of an upload or a result, of any Type, to be read for what became of its records. */
export async function* readRows(source: Source, options: Reading): AsyncGenerator<BulkBatch, void> {
  const { onIssue, onProgress, signal, maxCellLength } = options;
  const settings = settingsFor({ kind: 'result', maxCellLength });
  const container = readContainer(source, {
    kind: 'result',
    channel: settings.channel,
    maxCellLength: settings.maxCellLength,
    signal,
    judge: createJudge(settings),
    columns: [...headersOf(offlineConversion), ...errorColumns],
    onlyTheseColumns: false,
    types: typesOf(offlineConversion),
    onFault: (fault, at) => onIssue?.(issueOf(fault, at)),
  });
  let rows = 0;
  for await (const batch of container) {
    if (onIssue)
      for (const row of batch.rows) for (const fault of row.faults) onIssue(issueOf(fault, row));
    yield batch;
    rows += batch.rows.length;
    onProgress?.({ bytes: batch.bytes, rows });
  }
}

/** The rows of a result. One that can hold no error is perhaps none. */
export async function* readResultRows(
  source: Source,
  options: Reading,
): AsyncGenerator<BulkBatch, void> {
  let isStart = true;
  for await (const batch of readRows(source, options)) {
    if (isStart && !hasErrorColumns(batch.header)) {
      const fault = { code: 'no-error-columns', severity: 'error' } as const;
      options.onIssue?.(issueOf(fault, { line: batch.header.line, row: 0 }));
    }
    isStart = false;
    yield batch;
  }
}

export function hasErrorColumns(header: Header): boolean {
  return header.indexOf('Error') !== -1 || header.indexOf('Error Number') !== -1;
}

/** Says that records have no error where all have failed. */
export function reportResponseMode(
  count: number,
  at: Position,
  onIssue: ResultOptions['onIssue'],
): void {
  if (count === 0) return;
  const fault = { code: 'response-mode', severity: 'warning', facts: { count } } as const;
  onIssue?.(issueOf(fault, at));
}

type Reading = Omit<ResultOptions, 'responseMode'>;

/** Says in issues, and in what ends the reading, which of the two files they are about. */
export async function* inFile(
  file: 'upload' | 'result',
  source: Source,
  options: Reading,
  read: (source: Source, options: Reading) => AsyncGenerator<BulkBatch, void>,
): AsyncGenerator<BulkBatch, void> {
  try {
    yield* read(source, { ...options, onIssue: issuesIn(file, options.onIssue) });
  } catch (cause) {
    throw cause instanceof BulkFileError ? cause.at({ file }) : cause;
  }
}

export function issuesIn(
  file: 'upload' | 'result',
  onIssue: ResultOptions['onIssue'],
): ResultOptions['onIssue'] {
  return onIssue && ((issue) => onIssue({ ...issue, file }));
}

const recordType = typesOf(offlineConversion)[0];
const errorType = typesOf(offlineConversion)[1];

/** What a row is here; `lost` where it is broken before its Type, so that it may be a record. */
export function kindOf(row: BulkRow, header: Header): 'record' | 'error' | 'lost' | 'other' {
  if (row.type === recordType) return 'record';
  if (row.type === errorType) return 'error';
  return row.broken && row.cells.length <= header.typeIndex ? 'lost' : 'other';
}

/** The row's Client Id, empty where it has none; undefined where a broken row has lost it. */
export function clientIdOf(row: BulkRow, header: Header): string | undefined {
  const index = header.indexOf('Client Id');
  return row.cells[index] ?? (row.broken && index !== -1 ? undefined : '');
}
