import type { Header } from '../bulk/header';
import type { BulkRow } from '../bulk/read';
import { createErrorReader } from './error-cells';
import { createErrorTally, type ErrorCounts } from './error-counts';
import type { RecordKey } from './key';
import type { Ledger, Slot } from './ledger';
import type { RecordError, ResponseMode } from './outcome';
import { clientIdOf, kindOf } from './rows';

/** How a row of either file is known: by its Client Id, or by its cells where that tells too little. */
export interface RowKey {
  readonly key: RecordKey;
  readonly byCells: boolean;
}

/** What has been counted while a result was joined to its upload. */
export interface JoinCounts {
  /** Rows of records and of errors. */
  rows: number;
  /** Rows with a Client Id that the upload has. */
  known: number;
  /** Uploaded records that the result has a row of, and uploaded records with an error. */
  present: number;
  rejected: number;
  /** Records of the result, uploaded or not, without an error. */
  withoutError: number;
  unmatchedErrors: number;
  notUploaded: number;
  matchedByCells: number;
}

/** Joins the rows of a result to the records of its upload, wherever they stand. */
export interface Join {
  add(row: BulkRow, header: Header): void;
  /** After the last row. */
  end(): void;
  readonly counts: JoinCounts;
  errors(): ErrorCounts;
}

/** A record of the result, to which error rows may belong. */
interface Current {
  readonly slot: Slot;
  readonly clientId: string | undefined;
}

/** An error of a record without a Client Id of its own, apart from the row of that record. */
interface Stray {
  readonly key: RecordKey;
  readonly error: RecordError;
  /** The record before it, where that has the same Client Id or none too. */
  readonly before: Slot | undefined;
}

export function createJoin(
  ledger: Ledger,
  keyOf: (row: BulkRow, header: Header) => RowKey,
  isUploadedId: (clientId: string) => boolean,
  responseMode: ResponseMode | undefined,
): Join {
  const errorOf = createErrorReader();
  const tally = createErrorTally();
  const strays: Stray[] = [];
  let current: Current | undefined;
  const counts: JoinCounts = {
    ...{ rows: 0, known: 0, present: 0, rejected: 0, withoutError: 0 },
    ...{ unmatchedErrors: 0, notUploaded: 0, matchedByCells: 0 },
  };

  const isUploaded = ({ key, ordinal }: Slot) => ordinal < ledger.uploads(key);

  function addRecord({ key, byCells }: RowKey, clientId: string | undefined): void {
    const slot = ledger.result(key);
    // A second row with the Client Id of one record is that record again.
    const isCopy = !byCells && slot.ordinal > 0;
    current = { slot: isCopy ? { key, ordinal: 0 } : slot, clientId };
    if (isCopy) return;
    const hasError = ledger.errors(slot).length > 0;
    if (!hasError) counts.withoutError++;
    if (!isUploaded(slot)) {
      counts.notUploaded++;
      return;
    }
    if (!hasError) counts.present++;
    if (byCells) counts.matchedByCells++;
  }

  function reject(slot: Slot, error: RecordError): void {
    const hasRow = slot.ordinal < ledger.results(slot.key);
    const errors = ledger.reject(slot, error);
    if (errors === 0) return;
    tally.add(error);
    if (errors === 1 && hasRow) counts.withoutError--;
    if (!isUploaded(slot)) counts.unmatchedErrors++;
    else if (errors === 1) {
      counts.rejected++;
      if (!hasRow) counts.present++;
    }
  }

  function addError(row: BulkRow, header: Header, clientId: string | undefined): void {
    const error = errorOf(row.cells, header);
    const { key, byCells } = keyOf(row, header);
    const before = clientId === undefined || current?.clientId === clientId ? current : undefined;
    if (clientId === undefined && before) reject(before.slot, error);
    else if (!byCells) reject({ key, ordinal: 0 }, error);
    else if (before && isSame(before.slot.key, key) && !ledger.hasError(before.slot, error))
      reject(before.slot, error);
    else strays.push({ key, error, before: before?.slot });
  }

  /** Of records alike, the first that has not this error. */
  const tried = new Map<string, number>();
  function firstWithout(key: RecordKey, error: RecordError, most: number): Slot {
    if (most < 2) return { key, ordinal: 0 };
    const name = JSON.stringify([key.high, key.low, error]);
    let ordinal = tried.get(name) ?? 0;
    while (ordinal < most - 1 && ledger.hasError({ key, ordinal }, error)) ordinal++;
    if (ordinal > 0) tried.set(name, ordinal);
    return { key, ordinal };
  }

  return {
    add(row, header) {
      const kind = kindOf(row, header);
      if (kind === 'other') return;
      // Whether a record of which only a part is left was accepted, none but its errors can tell.
      const isPart = kind === 'record' && row.broken && responseMode !== 'errors-only';
      if (kind === 'lost' || isPart) {
        current = undefined;
        return;
      }
      counts.rows++;
      const clientId = clientIdOf(row, header);
      if (clientId && isUploadedId(clientId)) counts.known++;
      if (kind === 'record') addRecord(keyOf(row, header), clientId);
      else addError(row, header, clientId);
    },
    end() {
      for (const { key, error, before } of strays) {
        const alike = ledger.results(key) || ledger.uploads(key);
        const { present } = counts;
        if (alike === 0 && before) reject(before, error);
        else reject(firstWithout(key, error, alike), error);
        // Found by its cells too: only its own row is missing.
        counts.matchedByCells += counts.present - present;
      }
    },
    counts,
    errors: tally.counts,
  };
}

function isSame(a: RecordKey, b: RecordKey): boolean {
  return a.high === b.high && a.low === b.low;
}
