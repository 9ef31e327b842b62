import type { ResponseMode } from '../../results/outcome';
import type { CallError, CallFailure } from '../call-error';
import type { UploadJournal } from './journal';
import type { SaveResult } from './result';

/** How far an upload is. */
export interface UploadProgress {
  /**
   * - `queued`: as many uploads of the customer as there may be at once are being processed, and this one
   *   waits for a place.
   * - `sending`: the file is sent.
   * - `waiting`: the service has it.
   * - `fetching`: the result is fetched.
   */
  readonly step: 'queued' | 'sending' | 'waiting' | 'fetching';
  /** The service's id of the upload, once it has one. */
  readonly requestId?: string | undefined;
  /** The last status in the service's own words. */
  readonly requestStatus?: string | undefined;
  /** What the service says of its progress, from 0 to 100. */
  readonly percent?: number | undefined;
  /** Milliseconds until the status is looked at again. */
  readonly nextLook?: number | undefined;
  /** Why the last look failed. The upload goes on all the same. */
  readonly trouble?: CallFailure | undefined;
}

/** Options for following an upload to its end. */
export interface FollowOptions {
  /**
   * Milliseconds after which the upload is left to itself, from 1. It goes on at the service, and can be
   * resumed. They begin when the upload has a place among those of the customer. Default 3,600,000, which
   * is an hour.
   */
  readonly deadline?: number | undefined;
  /** Aborts: at once, whatever the upload waits for. It goes on at the service. */
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: UploadProgress) => void) | undefined;
  /** Keeps what is needed to resume the upload in another process. Every step waits for it. */
  readonly journal?: UploadJournal | undefined;
  /**
   * Takes the result as it arrives, packed as the service packed it; again if the connection is cut. The
   * result is then not kept in memory, and `result` is absent. Default: it is kept, still packed.
   */
  readonly saveResult?: SaveResult | undefined;
}

/** Options for an upload. */
export interface UploadOptions extends FollowOptions {
  /** Which rows the result has. Default `'errors-and-results'`: all, so that every record is accounted for. */
  readonly responseMode?: ResponseMode | undefined;
  /**
   * The name of the file for the service, with `.csv`, `.tsv` or `.zip`. Default: the id of the upload
   * with the extension that its content has.
   */
  readonly fileName?: string | undefined;
  /** Rows of the file, which tell how long it takes. Default: estimated from its size. */
  readonly rows?: number | undefined;
}

/**
 * What became of an upload.
 * - `completed`: it was processed, and there is a result.
 * - `result-lost`: it was processed, but its result is gone. What became of its records is unknown.
 * - `failed`: the service gave up. Some records may have been processed, unless `requestStatus` says that
 *   the file was refused.
 * - `not-received`: the file did not arrive in time, so nothing was processed.
 * - `running`: the deadline has passed. Resume it.
 */
export type UploadStatus = 'completed' | 'result-lost' | 'failed' | 'not-received' | 'running';

/** An upload that has ended, or was left to itself. */
export interface BulkUpload {
  /** The service's id of the upload. */
  readonly requestId: string;
  readonly status: UploadStatus;
  /** The last status in the service's own words, such as `CompletedWithErrors`; absent if it gave none. */
  readonly requestStatus?: string;
  /**
   * The content of the result, unpacked as it is read. It can be read more than once. If the upload has
   * failed, there is rarely one, and a record without an error in it may not have been processed.
   */
  readonly result?: AsyncIterable<Uint8Array>;
  /** What the service says is wrong with the upload as a whole. Errors of records are in the result. */
  readonly errors: readonly CallError[];
  /** The service's numbers of the calls that began, sent and ended the upload. Its support asks for them. */
  readonly trackingIds: readonly string[];
}
