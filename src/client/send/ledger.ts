import type {
  SentConversion,
  SentConversions,
  SentRecord,
} from '../../records/offline-conversion/sent';
import type { Outcome } from '../../results/outcome';
import type { UploadEntry } from '../upload/journal';

/** An upload that an earlier run has left open. */
export interface OpenUpload {
  readonly upload: number;
  /** The last entry of its journal; undefined if it has none. */
  readonly entry: Pick<UploadEntry, 'step' | 'requestId'> | undefined;
  /** SHA-256 of the file, in hex digits. */
  readonly sha256: string;
  /** When its records were reserved. */
  readonly made: Date;
}

/** A ledger as sending uses it: `openLedger` of `msads-bulk/ledger` opens one. */
export interface SendLedger extends SentConversions {
  /** Reserves the records of a file before it is sent: all of them, or none if some are refused. */
  reserve(
    records: AsyncIterable<SentRecord>,
    file: { readonly sha256: string; readonly rows: number; readonly bytes: number },
  ): Promise<{
    /** The number of the upload; 0 if records are refused, so that nothing is reserved. */
    readonly upload: number;
    /** Records that may not be sent, because another run has reserved them meanwhile, by their zero-based numbers in the file. */
    readonly refused: readonly {
      readonly index: number;
      readonly sent: SentConversion | undefined;
    }[];
  }>;
  /** Keeps how far the upload is, before each of its steps. */
  keep(upload: number, entry: UploadEntry): Promise<void>;
  /** Keeps what became of the records of an upload. Those without an outcome become unknown. */
  settle(
    upload: number,
    outcomes: AsyncIterable<Outcome & { readonly record?: SentRecord }>,
  ): Promise<unknown>;
  /** Lists the uploads that are neither settled nor released. */
  uploads(which: { readonly open: true }): Promise<readonly OpenUpload[]>;
  /** Takes a reservation back, because the file was certainly not sent. */
  release(upload: number): Promise<void>;
}
