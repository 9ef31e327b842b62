import type { Header } from '../bulk/header';
import type { BulkRow } from '../bulk/rows';
import { type Key, KeyHash } from '../keys/hash';
import { KeyTable } from '../keys/table';
import { createErrorTally } from './errors/counts';
import { errorKey } from './errors/error';
import type { RowKey, RowKeys } from './key';
import type { Ledger, RecordRef } from './ledger';
import type { ResponseMode } from './outcome';
import { clientIdOf, hasErrors, kindOf } from './rows';

/** An error without a Client Id that identifies its record, apart from the row of that record. */
interface Stray {
  readonly key: Key;
  readonly error: number;
  /** The record before it, if that has the same Client Id or also none. */
  readonly before: RecordRef | undefined;
  /** The record before it, whatever its Client Id. */
  readonly neighbor: Key | undefined;
}

/** Joins the rows of a result to the records of its upload, wherever they stand. */
export class Join {
  readonly #counts = {
    /** Rows of records and of errors. */
    rows: 0,
    /** Rows, also doubtful ones, with a Client Id that the upload has. */
    known: 0,
    /** Uploaded records with a row in the result, or with an error. */
    present: 0,
    rejected: 0,
    /** Records of the result, uploaded or not, without an error. */
    withoutError: 0,
    unmatchedErrors: 0,
    notUploaded: 0,
    matchedByCells: 0,
  };
  /** Keys of records that a row may reject whose Type or record cannot be told. */
  readonly #doubtful: Key[] = [];
  /** Errors with a Client Id that the upload does not have. */
  readonly #foreign: Pick<Stray, 'key' | 'neighbor'>[] = [];
  /** Whether a row may belong to a record of the upload that has no row. */
  #hasLooseRow = false;
  readonly #keyOf: RowKeys;
  readonly #ledger: Ledger;
  readonly #responseMode: ResponseMode | undefined;
  readonly #tally = createErrorTally();
  readonly #strays: Stray[] = [];
  readonly #hash = new KeyHash();
  /** How far each error got among the records with one key, so that no search starts from the first again. */
  readonly #reached = new KeyTable(1);
  /** The last record of the result, to which the error rows after it may belong. */
  #previous: { readonly record: RecordRef; readonly clientId: string | undefined } | undefined;

  constructor(ledger: Ledger, keyOf: RowKeys, responseMode: ResponseMode | undefined) {
    this.#ledger = ledger;
    this.#keyOf = keyOf;
    this.#responseMode = responseMode;
  }

  add(row: BulkRow, header: Header): void {
    const kind = kindOf(row, header);
    if (kind === 'other') return;
    // If a part of its row is lost, only the errors of a record can show its outcome.
    const isPart = kind === 'record' && row.broken && this.#responseMode !== 'errors-only';
    if (kind === 'lost') {
      this.#addDoubt(this.#previous?.record.key);
      this.#hasLooseRow = true;
    }
    if (kind === 'lost' || isPart) {
      this.#previous = undefined;
      return;
    }
    const rowKey = this.#keyOf(row, header);
    if (rowKey.hasUploadedId) this.#counts.known++;
    if (kind === 'doubtful') {
      const isOfUpload = this.#ledger.countUploaded(rowKey.key) > 0;
      this.#addDoubt(isOfUpload ? rowKey.key : this.#previous?.record.key);
      this.#hasLooseRow ||= !isOfUpload;
      return;
    }
    const clientId = clientIdOf(row, header);
    this.#counts.rows++;
    const isRecord = kind === 'record';
    const record = isRecord ? this.#addRecord(rowKey, clientId) : undefined;
    if (isRecord && !hasErrors(row, header)) return;
    const error = this.#ledger.errors.numberOf(errorKey(row.cells, header));
    if (record) this.#reject(record, error);
    else this.#addError(error, rowKey, clientId);
  }

  /** Assigns the errors whose record was not known before the last row. If the result was cut off, some are lost. */
  end(isCutOff: boolean) {
    const counts = this.#counts;
    const cutOff = isCutOff ? this.#previous?.record.key : undefined;
    this.#addDoubt(cutOff);
    this.#hasLooseRow ||= isCutOff;
    // A row that was cut off behind its Client Id has the cells of an error, which belongs to another record.
    const countFound = (key: Key) =>
      this.#ledger.countFound(key) - (cutOff && isSameKey(cutOff, key) ? 1 : 0);
    for (const { key, error, before, neighbor } of this.#strays) {
      const { present } = counts;
      const sameKey = countFound(key) || this.#ledger.countUploaded(key);
      if (sameKey === 0 && before) this.#reject(before, error);
      else if (sameKey === 0) this.#foreign.push({ key, neighbor });
      if (sameKey > 0 || !before) this.#reject(this.#firstWithout(key, error, sameKey), error);
      // A record that only now is present was also found by its cells. Just its own row is missing.
      counts.matchedByCells += counts.present - present;
    }
    for (const { key, neighbor } of this.#foreign)
      if (countFound(key) === 0) this.#addDoubt(neighbor);
    const errors = this.#tally.counts();
    const hasLooseRow = this.#hasLooseRow || counts.unmatchedErrors + counts.notUploaded > 0;
    const doubtful = this.#countDoubtful();
    return { counts: { ...counts, doubtful, hasLooseRow }, errors, keyOf: this.#keyOf };
  }

  #addDoubt(key: Key | undefined): void {
    if (key && this.#ledger.addDoubt(key)) this.#doubtful.push(key);
  }

  /** Counts uploaded records without an error that may have one, with a row in the result and without. */
  #countDoubtful() {
    const counts = { found: 0, missing: 0 };
    for (const key of this.#doubtful) {
      const sameKey = this.#ledger.countUploaded(key);
      for (let ordinal = 0; ordinal < sameKey; ordinal++) {
        const record = { key, ordinal };
        if (this.#ledger.hasErrors(record)) continue;
        counts[this.#ledger.isFound(record) ? 'found' : 'missing']++;
      }
    }
    return counts;
  }

  #addRecord({ key, byCells }: RowKey, clientId: string | undefined): RecordRef {
    const counts = this.#counts;
    const found = this.#ledger.addFound(key);
    // A second row with a Client Id that identifies one record is that record again.
    const isCopy = !byCells && found.ordinal > 0;
    const record = isCopy ? { key, ordinal: 0 } : found;
    this.#previous = { record, clientId };
    if (isCopy) return record;
    const hasErrors = this.#ledger.hasErrors(record);
    if (!hasErrors) counts.withoutError++;
    if (!this.#ledger.isUploaded(record)) {
      counts.notUploaded++;
      return record;
    }
    if (!hasErrors) counts.present++;
    if (byCells) counts.matchedByCells++;
    return record;
  }

  #addError(
    error: number,
    { key, byCells, hasUploadedId }: RowKey,
    clientId: string | undefined,
  ): void {
    const isNext = clientId === undefined || clientId === this.#previous?.clientId;
    const before = isNext ? this.#previous?.record : undefined;
    const neighbor = this.#previous?.record.key;
    if (!byCells && !hasUploadedId) this.#foreign.push({ key, neighbor });
    if (clientId === undefined && before) this.#reject(before, error);
    else if (!byCells) this.#reject({ key, ordinal: 0 }, error);
    else if (before && isSameKey(before.key, key) && !this.#ledger.hasError(before, error))
      this.#reject(before, error);
    else this.#strays.push({ key, error, before, neighbor });
  }

  /** Finds the first of the records with the same key that does not have the error yet. */
  #firstWithout(key: Key, error: number, count: number): RecordRef {
    if (count < 2) return { key, ordinal: 0 };
    const name = this.#hash.start().number(key.high).number(key.low).number(error).end();
    const entry = this.#reached.entry(name);
    let ordinal = this.#reached.get(entry, 0);
    while (ordinal < count - 1 && this.#ledger.hasError({ key, ordinal }, error)) ordinal++;
    this.#reached.set(entry, 0, ordinal);
    return { key, ordinal };
  }

  #reject(record: RecordRef, error: number): void {
    const counts = this.#counts;
    const errorCount = this.#ledger.addError(record, error);
    if (errorCount === 0) return;
    this.#tally.add(this.#ledger.errors.error(error));
    const hasRow = this.#ledger.isFound(record);
    if (errorCount === 1 && hasRow) counts.withoutError--;
    if (!this.#ledger.isUploaded(record)) counts.unmatchedErrors++;
    else if (errorCount === 1) {
      counts.rejected++;
      if (!hasRow) counts.present++;
    }
  }
}

export type JoinCounts = ReturnType<Join['end']>['counts'];

function isSameKey(a: Key, b: Key): boolean {
  return a.high === b.high && a.low === b.low;
}
