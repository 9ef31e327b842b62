import * as z from 'zod/mini';
import { Cells } from '../bulk/cells';
import type { Header } from '../bulk/header';
import type { BulkRow } from '../bulk/rows';
import type { Position } from '../issues/position';
import { checkOptions } from '../options/check';
import { assertSource, type Source } from '../source/source';
import { assertRecords } from './assert-records';
import { CutOffCheck } from './cut-off';
import { errorKey, errorOfKey } from './errors/error';
import type { Outcome, RecordError, ResponseMode } from './outcome';
import {
  clientIdOf,
  hasErrors,
  kindOf,
  type ResultOptions,
  readResultRows,
  reportResponseMode,
  resultShape,
  rulesFor,
  statusIfFound,
} from './rows';

/**
 * Reads a result file as a stream of outcomes, one for each record. An error row belongs to the record
 * directly before it if their Client Ids are equal, otherwise to a later record with its Client Id. A
 * record whose own row has an error is rejected too.
 * Errors without a record in the file come last, with `hasRecord` false. Rows of other types are
 * skipped. An accepted record is not yet counted: the service drops some later.
 *
 * Source: the Bulk Download and Upload guide, and result files.
 * @throws TypeError at once for wrong options
 * @throws BulkFileError, after the outcomes before it, if the file cannot be read any further, or with
 * `no-records` if it has rows, but all of other types
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
  return readOutcomes(source, checkOptions(z.strictObject(resultShape), options));
}

async function* readOutcomes(
  source: Source,
  { responseMode, ...reading }: ResultOptions,
): AsyncGenerator<Outcome, void> {
  const { signal } = reading;
  const outcomes = new Outcomes(responseMode);
  let last: Position = { line: 1, row: 0 };
  const cutOff = new CutOffCheck();
  let failure: { readonly cause: unknown } | undefined;
  try {
    for await (const { header, rows } of assertRecords(readResultRows(source, reading))) {
      last = rows.at(-1) ?? last;
      for (const row of rows) {
        cutOff.add(row, header);
        const outcome = outcomes.add(row, header);
        if (!outcome) continue;
        yield outcome;
        signal?.throwIfAborted();
      }
    }
  } catch (cause) {
    failure = { cause };
  }
  signal?.throwIfAborted();
  for (const outcome of outcomes.end(failure !== undefined || cutOff.isCutOff)) {
    yield outcome;
    signal?.throwIfAborted();
  }
  if (failure) throw failure.cause;
  if (responseMode === 'errors-only') reportResponseMode(outcomes.withoutError, last, reading);
}

/** A row with the errors that belong to it. */
interface RowWithErrors {
  readonly row: BulkRow;
  readonly header: Header;
  readonly clientId: string | undefined;
  /** By what identifies them. Absent until there is one: most records have none. */
  errors: Map<string, RecordError> | undefined;
  /** Whether a row may be an error of it whose Type cannot be told. */
  isDoubtful?: boolean;
}

const noErrors: readonly RecordError[] = Object.freeze([]);

/** Assigns the error rows of a result to its records. */
class Outcomes {
  /** Records without an error so far. */
  withoutError = 0;
  readonly #responseMode: ResponseMode | undefined;
  /** Equal errors are one object as long as few are remembered. */
  readonly #errors = new Map<string, RecordError>();
  /** Errors that wait for a record, by their Client Id, or by their row if they have none. */
  readonly #waiting = new Map<string | number, RowWithErrors>();
  /** Client Ids of rows that may be errors. */
  readonly #doubtfulIds = new Set<string>();
  /** The last record: the next rows may be errors of it. */
  #pending: RowWithErrors | undefined;

  constructor(responseMode: ResponseMode | undefined) {
    this.#responseMode = responseMode;
  }

  /** Adds a row. Returns the outcome of the record before it, if that is complete. */
  add(row: BulkRow, header: Header): Outcome | undefined {
    const kind = kindOf(row, header);
    if (kind === 'other') return undefined;
    const clientId = clientIdOf(row, header);
    if (this.#pending && (kind === 'doubtful' || kind === 'lost')) this.#pending.isDoubtful = true;
    if (kind === 'doubtful') {
      if (clientId) this.#doubtfulIds.add(clientId);
      return undefined;
    }
    if (kind === 'error') {
      this.#addError(row, header, clientId);
      return undefined;
    }
    const complete = this.#pending;
    this.#pending = undefined;
    if (kind === 'record') {
      const errors = clientId ? this.#waiting.get(clientId)?.errors : undefined;
      if (errors) this.#waiting.delete(clientId as string);
      const isDoubtful = clientId ? this.#doubtfulIds.has(clientId) : false;
      this.#pending = { row, header, clientId, errors, isDoubtful };
      if (hasErrors(row, header)) this.#addErrorTo(this.#pending, row, header);
    }
    return complete && this.#outcome(complete, true);
  }

  /** The outcomes that are left after the last row. If the file broke off, so may have the errors of its last record. */
  *end(isCutOff: boolean): Generator<Outcome, void> {
    if (this.#pending) yield this.#outcome(this.#pending, true, isCutOff);
    for (const errors of [...this.#waiting.values()].sort((a, b) => a.row.row - b.row.row))
      yield this.#outcome(errors, false);
  }

  #addError(row: BulkRow, header: Header, clientId: string | undefined): void {
    const pending = this.#pending;
    const isNext = clientId === undefined || clientId === pending?.clientId;
    const waitingKey = clientId || row.row;
    let owner = pending && isNext ? pending : this.#waiting.get(waitingKey);
    // No later record can have it, and its own may be the one before it.
    if (clientId === '' && !isNext && pending) pending.isDoubtful = true;
    if (!owner) {
      // The cells are slices of the text of the file. Copies do not keep it in memory.
      const cells = JSON.parse(JSON.stringify(row.cells));
      owner = { row: { ...row, cells }, header, clientId, errors: undefined };
      this.#waiting.set(waitingKey, owner);
    }
    this.#addErrorTo(owner, row, header);
  }

  #addErrorTo(owner: RowWithErrors, row: BulkRow, header: Header): void {
    owner.errors ??= new Map();
    const key = errorKey(row.cells, header);
    if (!owner.errors.has(key)) owner.errors.set(key, this.#errorOf(key));
  }

  #outcome(complete: RowWithErrors, hasRecord: boolean, isCutOff = false): Outcome {
    const { row, header, clientId, errors, isDoubtful } = complete;
    if (!errors) this.withoutError++;
    const isUnknown = row.broken || isDoubtful || isCutOff;
    const ifFound = statusIfFound(header, this.#responseMode);
    return {
      status: errors ? 'rejected' : ifFound === 'accepted' && isUnknown ? 'unknown' : ifFound,
      line: row.line,
      row: row.row,
      clientId: clientId || undefined,
      cells: new Cells(header, row),
      errors: errors ? [...errors.values()] : noErrors,
      hasRecord,
    };
  }

  #errorOf(key: string): RecordError {
    const known = this.#errors.get(key);
    if (known) return known;
    const error = errorOfKey(key, rulesFor);
    if (this.#errors.size < 10_000 && key.length <= 1000) this.#errors.set(key, error);
    return error;
  }
}
