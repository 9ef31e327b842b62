import type { SentState } from '../records/offline-conversion/sent';
import type { Row } from './transitions';

/**
 * How far an upload is.
 * - `planned`: its conversions are reserved.
 * - `url`: there is an address for the file, which has not been sent.
 * - `posted`: the file is being sent. It may have arrived.
 * - `processing`: the service has the file.
 * - `result`: the service has processed the file, or given up.
 * - `settled`: the ledger knows what became of its conversions.
 * - `failed`: it was released, because the file was not sent.
 * - `lost`: it ended, and nobody knows what became of its conversions.
 */
export type LedgerUploadState =
  | 'planned'
  | 'url'
  | 'posted'
  | 'processing'
  | 'result'
  | 'settled'
  | 'failed'
  | 'lost';

/** States and their numbers in a database. They must never change. */
export const uploadStates: readonly LedgerUploadState[] = [
  'planned',
  'url',
  'posted',
  'processing',
  'result',
  'settled',
  'failed',
  'lost',
];
/** The same for conversions. */
export const sentStates: readonly SentState[] = [
  'pending',
  'accepted',
  'rejected',
  'unknown',
  'retracted',
];

/** An upload in a database. Times are in milliseconds since 1970. */
export interface UploadRow {
  readonly id: number;
  readonly state: LedgerUploadState;
  /** SHA-256 of the file, as hex digits. */
  readonly sha256: string;
  readonly rows: number;
  readonly bytes: number;
  /** Conversions that it reserved. */
  readonly conversions: number;
  readonly requestId: string | undefined;
  /** The last entry of its journal, as JSON. */
  readonly entry: string | undefined;
  readonly made: number;
  readonly settled: number | undefined;
}

/** Replaces one row, unless it is no longer what it was. */
export interface RowChange {
  readonly key: Uint8Array;
  readonly before: Row | undefined;
  /** Undefined to delete it. */
  readonly after: Row | undefined;
}

/** A row with its key. */
export interface KeyedRow extends Row {
  readonly key: Uint8Array;
}

/** Keys that are asked for or written at once: a few milliseconds of work. */
export const batchSize = 5000;
/** Keys that are asked for at once where nothing is written: the more there are, the nearer they stand. */
export const questionSize = 20_000;

/** What a change sees of a database, and changes. It is all or nothing. */
export interface Transaction {
  /** Gives the rows of keys, which stand one after the other and are sorted. */
  find(keys: Uint8Array): Promise<readonly (Row | undefined)[]>;
  /** Changes rows, sorted by their keys. No row may be changed twice. */
  put(changes: readonly RowChange[]): Promise<void>;
  /** The open rows of an upload, in the order of their keys, without what has been changed here. */
  open(upload: number): AsyncIterable<readonly KeyedRow[]>;
  findUpload(upload: number | { readonly sha256: string }): Promise<UploadRow | undefined>;
  /** Adds an upload, and gives its id. */
  addUpload(upload: Omit<UploadRow, 'id'>): Promise<number>;
  changeUpload(before: UploadRow, after: Omit<UploadRow, 'id' | 'sha256'>): Promise<void>;
}

/** A database, as far as one account is concerned. */
export interface Store {
  /** When the ledger of the account begins, in milliseconds since 1970. */
  readonly since: number;
  /** Runs a change. If it gives undefined, nothing is changed. It may be run again from its beginning. */
  change<T>(work: (transaction: Transaction) => Promise<T | undefined>): Promise<T | undefined>;
  /** Gives the rows of keys, which stand one after the other and are sorted. */
  find(keys: Uint8Array): Promise<readonly (Row | undefined)[]>;
  /** Gives a text that differs once conversions have been added. */
  mark(): Promise<string>;
  /** Yields the prefixes of all keys, as bytes. */
  prefixes(): AsyncIterable<Uint8Array>;
  /** All rows, in the order of their keys. */
  rows(): AsyncIterable<readonly KeyedRow[]>;
  uploads(): Promise<readonly UploadRow[]>;
  countByState(): Promise<Readonly<Record<SentState, number>>>;
  /** Deletes conversions that expire before a day, and closed uploads made before a moment. */
  prune(
    day: number,
    madeBefore: number,
  ): Promise<{ readonly conversions: number; readonly uploads: number }>;
}

/** What a store is opened with. */
export interface Opening {
  readonly account: string;
  /** The key of a text that everybody knows: see `LedgerMark`. */
  readonly check: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}
