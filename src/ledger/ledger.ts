import type { SentConversions, SentRecord, SentState } from '../records/offline-conversion/sent';
import type { AnyOutcomes } from './records';
import type { Reservation, ReservedFile } from './reserve';
import type { Settlement } from './settle';
import type { LedgerUploadState } from './store';
import type { LedgerEntry, LedgerUpload } from './uploads';

/**
 * The memory of what was sent for one account: which conversions, in which upload, and what became of them.
 * It holds no identifier: a conversion is a key that only the secret yields.
 *
 * All methods reject with the errors of the database, and with a `LedgerError`.
 */
export interface Ledger extends SentConversions {
  /**
   * Reserves the records of one file before it is sent, all or none. A reserved conversion is `pending`
   * until its upload is settled or released, and refused in every other file.
   *
   * An Add is taken if the conversion is new, was rejected, or is unknown. A Restate or a Retract is taken
   * if the conversion is accepted and its Adjustment Time is later than the last one; or if its Add is in
   * the same file; or if the conversion is new and older than the ledger. Records of the same file are not
   * compared with each other, which is what a validation does.
   *
   * A file that was reserved and not sent can be reserved again: it is the same upload.
   *
   * @example
   * const sent: SentRecord[] = [];
   * for await (const { record } of readOfflineConversions(file)) if (record) sent.push(record);
   * const reservation = await ledger.reserve(sent, { sha256, rows: sent.length, bytes: file.length });
   * for (const { index, sent } of reservation.refused)
   *   console.error(`Record ${index} must not be sent: ${sent?.state ?? 'never sent'}`);
   */
  reserve(
    records: Iterable<SentRecord> | AsyncIterable<SentRecord>,
    file: ReservedFile,
  ): Promise<Reservation>;

  /**
   * Keeps how far an upload has come, before each step: what the journal of `uploadBulkFile` is called with.
   *
   * @example
   * await client.uploadBulkFile(file, { journal: (entry) => ledger.keep(upload, entry) });
   */
  keep(upload: number, entry: LedgerEntry): Promise<void>;

  /**
   * Settles an upload by the outcomes of its records, such as those of `reconcile`. An Add without an outcome becomes `unknown`, and so
   * do all if there are no outcomes, because the result is gone: the upload is then `lost`. Settling again
   * changes only what was unknown.
   *
   * @example
   * const settlement = await ledger.settle(upload, [{ record, status: 'accepted' }]);
   * console.log(settlement.accepted, 'accepted,', settlement.missing, 'without an outcome');
   */
  settle(upload: number, outcomes: AnyOutcomes): Promise<Settlement>;

  /**
   * Takes back a reservation whose file was certainly not sent: conversions are what they were before.
   * Rejects with a `LedgerError` if sending had begun.
   */
  release(upload: number): Promise<void>;

  /** Lists the uploads, in the order in which they were reserved: those that are open or closed, or all. */
  uploads(which?: UploadFilter): Promise<readonly LedgerUpload[]>;

  /** Counts the conversions and uploads by their states. */
  status(): Promise<LedgerStatus>;

  /**
   * Forgets conversions 120 days after their Conversion Time, 30 days after the service has ceased to
   * accept them, and uploads that ended 120 days ago.
   *
   * @param now default: the clock
   */
  prune(now?: Date): Promise<Pruned>;

  /** Yields all conversions in the order of their keys. */
  conversions(): AsyncIterable<LedgerConversion>;
}

/** Which uploads are listed. */
export interface UploadFilter {
  /** True for uploads that are not `settled`, `failed` or `lost`; false for those that are. */
  readonly open?: boolean | undefined;
}

/** What a ledger holds. */
export interface LedgerStatus {
  readonly conversions: Readonly<Record<SentState, number>>;
  readonly uploads: Readonly<Record<LedgerUploadState, number>>;
  /** When the ledger begins, in milliseconds since 1970. */
  readonly since: number;
  /** When the oldest open upload was reserved. */
  readonly oldestOpen: Date | undefined;
}

/** What was forgotten. */
export interface Pruned {
  readonly conversions: number;
  readonly uploads: number;
}

/** One conversion of the ledger. */
export interface LedgerConversion {
  /** 32 hex digits. */
  readonly key: string;
  readonly state: SentState;
  /** The number of the error of a rejected conversion, if the service gave one. */
  readonly error: number | undefined;
  /** The last upload with a record of the conversion; 0 for none. */
  readonly upload: number;
  readonly acceptedAt: Date | undefined;
  /** The latest Adjustment Time that was accepted or is on its way. */
  readonly adjustedAt: Date | undefined;
  /** The day on which the conversion may be forgotten. */
  readonly expires: Date;
}
