import type { AcceptedConversion } from '../campaign/conversions';
import type { Trouble } from '../trouble';
import type { ProcessedFile } from './process-file';

/** What became of a file once it is processed. */
export interface UploadOutcome extends ProcessedFile {
  readonly result: Buffer;
  /** The records that the service counts, if the upload is completed. */
  readonly accepted: readonly AcceptedConversion[];
}

/** The receipt of a file. */
export interface Receipt {
  readonly at: number;
  readonly end: Pick<Trouble, 'end' | 'errors' | 'hasResult'>;
  /** Resolves when the outcome is known. */
  readonly processing: Promise<void>;
  outcome: UploadOutcome | undefined;
}

/** An upload, from its URL to its result. */
export interface Upload {
  readonly requestId: string;
  readonly accountId: string;
  readonly onlyErrors: boolean;
  readonly urlExpiresAt: number;
  receipt: Receipt | undefined;
  /** Whether the caller has received a status that does not change any more. */
  isEndSeen: boolean;
  /** Whether its records have been counted. */
  isCounted: boolean;
}
