import type { HashOption, HashOptions, SplitOptions } from '../../options/options';
import type { ConversionInput, offlineConversion } from '../../records/offline-conversion';
import type { ConversionTypeOption } from '../../records/offline-conversion/conversion-type';
import type { ErrorCounts } from '../../results/errors/counts';
import type { Outcome } from '../../results/outcome';
import type { OwnOptionsOf } from '../../schema/record-type';
import type { UploadEntry } from '../upload/journal';
import type { BulkUpload, UploadProgress } from '../upload/options';
import type { SendLedger } from './ledger';

/** A file that was made of records, and is uploaded. */
export interface SentFile {
  /** `upload-001.csv`, and so on. */
  readonly name: string;
  /** The whole file. Keep it with the journal to resume the upload. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly records: number;
  /** Zero-based numbers of its records among those that were given, in the order of its rows. */
  readonly indexes: readonly number[];
}

/** Options for sending records. */
export interface SendOptions<Hash extends HashOptions | undefined = undefined>
  extends Omit<SplitOptions<ConversionInput<HashOptions>>, 'bom' | 'name' | 'onProgress'>,
    HashOption<Hash>,
    ConversionTypeOption,
    Omit<OwnOptionsOf<typeof offlineConversion>, 'ledger'> {
  /**
   * Remembers what is sent: records that were sent before are left out and counted, so that the same input
   * can be sent again. Each file is reserved before it is sent, and settled once its result is known.
   * Default: none.
   */
  readonly ledger?: SendLedger | undefined;
  /**
   * Milliseconds after which a file is left to itself, from 1, each with its own. The upload goes on at
   * the service, and the sending ends. Default 3,600,000, which is an hour.
   */
  readonly deadline?: number | undefined;
  /** Keeps what is needed to resume the upload of a file. Every step waits for it. */
  readonly journal?: ((entry: UploadEntry, file: SentFile) => void | Promise<void>) | undefined;
  readonly onProgress?: ((progress: UploadProgress, file: SentFile) => void) | undefined;
}

/** What became of a record that was sent. Line and row are those of its file. */
export interface SentOutcome extends Outcome {
  /** Zero-based number of the record among those that were given. */
  readonly index: number;
  /** The service's id of the upload. */
  readonly requestId: string;
}

/** An upload of some of the records. */
export interface SentUpload extends Omit<BulkUpload, 'result'> {
  /** `upload-001.csv`, and so on. */
  readonly name: string;
  readonly records: number;
}

/**
 * Records that are being sent. Iterating over it sends them, and yields what became of each. It can be
 * iterated over once.
 */
export interface Sending extends AsyncIterable<SentOutcome> {
  /** What became of the records so far: of all of them, once there are no more outcomes. */
  readonly summary: SendSummary;
  /** Sends what is left, and returns the summary. */
  finish(): Promise<SendSummary>;
}

/** What became of the records so far. A plain object that can be written as JSON. */
export interface SendSummary {
  /** Always `sent = accepted + rejected + unknown`. */
  readonly records: {
    /** Records that were uploaded, or may have been. */
    readonly sent: number;
    readonly accepted: number;
    readonly rejected: number;
    readonly unknown: number;
    /** Records that were left out, because they have errors. */
    readonly skipped: number;
    /**
     * Records that the ledger says were sent before, and adjustments that are not later than one that was.
     * They were left out.
     */
    readonly sentBefore: number;
  };
  /** The errors of the rejected records. */
  readonly errors: ErrorCounts;
  readonly uploads: readonly SentUpload[];
}
