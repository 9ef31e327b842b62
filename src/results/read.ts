import * as z from 'zod/mini';
import { Cells } from '../bulk/cells';
import type { Header } from '../bulk/header';
import type { BulkRow } from '../bulk/read';
import type { Position } from '../issues/position';
import { checkOptions } from '../options/check';
import { assertSource, type Source } from '../source/source';
import { createErrorReader } from './error-cells';
import { ErrorSet } from './error-set';
import type { Outcome, RecordError, Status } from './outcome';
import {
  clientIdOf,
  kindOf,
  type ResultOptions,
  readResultRows,
  reportResponseMode,
  resultShape,
} from './rows';

/** A row with the errors that belong to it. */
interface Joined {
  readonly row: BulkRow;
  readonly clientId: string | undefined;
  readonly errors: ErrorSet;
}

/**
 * Reads a result file as a stream of outcomes, one for each record: an error row belongs to the record
 * directly before it where their Client Ids are equal, otherwise to a later record with its Client Id.
 * Errors whose record stands nowhere come last, with `hasRecord` false. Rows of other types are passed
 * over. A record that was accepted is not yet counted: the service drops some later.
 *
 * Source: the Bulk Download and Upload guide, and result files.
 * @throws TypeError at once for wrong options
 * @throws BulkFileError, after the outcomes before it, where nothing more can be read
 * @example
 * for await (const { status, clientId, errors } of readResultFile(file)) {
 *   if (status === 'rejected') console.log(clientId, errors.map((error) => error.code));
 * }
 */
export function readResultFile(
  source: Source,
  options: ResultOptions = {},
): AsyncGenerator<Outcome, void> {
  assertSource(source);
  checkOptions(z.strictObject(resultShape), options);
  const { responseMode, ...reading } = options;
  const { signal } = options;

  return (async function* () {
    const errorOf = createErrorReader();
    /** Errors that wait for a record with their Client Id. */
    const waiting = new Map<string, Joined>();
    const withoutId: Joined[] = [];
    let pending: Joined | undefined;
    let withoutError = 0;
    let last: Position = { line: 1, row: 0 };
    let header: Header | undefined;
    let failure: { readonly cause: unknown } | undefined;

    function outcome({ row, clientId, errors: { errors } }: Joined, hasRecord: boolean): Outcome {
      if (errors.length === 0) withoutError++;
      return {
        status: statusOf(row, errors),
        line: row.line,
        row: row.row,
        clientId: clientId || undefined,
        cells: new Cells(header as Header, row.cells),
        errors,
        hasRecord,
      };
    }

    function statusOf(row: BulkRow, errors: readonly RecordError[]): Status {
      if (errors.length > 0 || responseMode === 'errors-only') return 'rejected';
      // Of the last row before a failure: its errors may stand in what can not be read.
      return row.broken || failure ? 'unknown' : 'accepted';
    }

    function open(row: BulkRow, clientId: string | undefined): Joined {
      const early = clientId ? waiting.get(clientId) : undefined;
      if (early) waiting.delete(clientId as string);
      return { row, clientId, errors: early?.errors ?? new ErrorSet() };
    }

    function addTo(error: RecordError, row: BulkRow, clientId: string | undefined): void {
      const isNext = clientId === undefined || clientId === pending?.clientId;
      const before = pending && isNext ? pending : waiting.get(clientId ?? '');
      if (before) {
        before.errors.add(error);
        return;
      }
      const held = { row: detached(row), clientId, errors: new ErrorSet([error]) };
      if (clientId) waiting.set(clientId, held);
      else withoutId.push(held);
    }

    try {
      for await (const batch of readResultRows(source, reading)) {
        header = batch.header;
        last = batch.rows.at(-1) ?? last;
        for (const row of batch.rows) {
          const kind = kindOf(row, header);
          if (kind === 'other') continue;
          const clientId = clientIdOf(row, header);
          if (kind === 'error') {
            addTo(errorOf(row.cells, header), row, clientId);
            continue;
          }
          if (pending) yield outcome(pending, true);
          pending = kind === 'record' ? open(row, clientId) : undefined;
          signal?.throwIfAborted();
        }
      }
    } catch (cause) {
      signal?.throwIfAborted();
      failure = { cause };
    }
    if (pending) yield outcome(pending, true);
    const left = [...waiting.values(), ...withoutId].sort((a, b) => a.row.row - b.row.row);
    for (const each of left) {
      signal?.throwIfAborted();
      yield outcome(each, false);
    }
    signal?.throwIfAborted();
    if (failure) throw failure.cause;
    if (responseMode === 'errors-only') reportResponseMode(withoutError, last, options.onIssue);
  })();
}

/** A row that may be kept: its texts are pieces of the file's text, and would keep that in memory. */
function detached(row: BulkRow): BulkRow {
  return { ...row, cells: JSON.parse(JSON.stringify(row.cells)) };
}
