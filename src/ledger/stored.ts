import { LedgerError } from './ledger-error';
import { sentStates, type UploadRow, uploadStates } from './store';
import type { Row } from './transitions';

/** A conversion as a database gives it. */
export interface StoredRow {
  readonly state: number;
  readonly error: number | null;
  readonly upload: number;
  readonly sent: number | null;
  readonly adjusted: number | null;
  readonly adjusting: number | null;
  readonly expires: number;
}

/** An upload as a database gives it. */
export interface StoredUpload {
  readonly id: number;
  readonly sha256: string;
  readonly rows: number;
  readonly bytes: number;
  readonly conversions: number;
  readonly request_id: string | null;
  readonly entry: string | null;
  readonly state: number;
  readonly made: number;
  readonly settled: number | null;
}

export function rowOf(stored: StoredRow): Row {
  return {
    state: sentStates[stored.state] as Row['state'],
    error: stored.error ?? undefined,
    upload: stored.upload,
    sent: stored.sent ?? undefined,
    adjusted: stored.adjusted ?? undefined,
    adjusting: stored.adjusting ?? undefined,
    expires: stored.expires,
  };
}

export function uploadOf(stored: StoredUpload): UploadRow {
  return {
    id: stored.id,
    state: uploadStates[stored.state] as UploadRow['state'],
    sha256: stored.sha256,
    rows: stored.rows,
    bytes: stored.bytes,
    conversions: stored.conversions,
    requestId: stored.request_id ?? undefined,
    entry: stored.entry ?? undefined,
    made: stored.made,
    settled: stored.settled ?? undefined,
  };
}

/** What a ledger knows of itself. */
export interface LedgerMark {
  readonly version: number;
  /** The key of a text that everybody knows, which only the right secret yields. */
  readonly check: string;
}

/** Throws the `LedgerError` for a ledger that this package, or this secret, does not fit. */
export function checkMark(found: LedgerMark, expected: LedgerMark): void {
  if (!(found.version <= expected.version))
    throw new LedgerError(
      'version',
      'The ledger was made by a newer version of msads-bulk. Update msads-bulk.',
    );
  if (found.check !== expected.check)
    throw new LedgerError(
      'secret',
      'The ledger was made with another secret. Open it with that secret: without it, no conversion can be found again.',
    );
}

/** The `LedgerError` for a database that something else has been stored in. */
export function foreignDatabase(): LedgerError {
  return new LedgerError(
    'database',
    'The database is not a ledger: it has tables that msads-bulk did not create. Name a database of its own.',
  );
}
