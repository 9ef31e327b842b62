import type { ResponseMode } from '../../results/outcome';

/**
 * How far an upload has come.
 * - `url`: there is an address for the file, which has not been sent.
 * - `post`: the file is being sent. It may have arrived.
 * - `received`: the service has the file.
 * - `ended`: the service has processed the file, or given up.
 */
export type UploadStep = 'url' | 'post' | 'received' | 'ended';

/** What has to be remembered of an upload to resume it. A plain object that can be written as JSON. */
export interface UploadEntry {
  readonly step: UploadStep;
  /** The service's id of the upload. */
  readonly requestId: string;
  /** The address for the file. It works once, for 15 minutes, and only with a token. */
  readonly uploadUrl: string;
  /** When the service gave the address, as ISO 8601 text in UTC. */
  readonly startedAt: string;
  readonly accountId: string;
  readonly responseMode: ResponseMode;
  /** Rows of the file, which may be an estimate. */
  readonly rows: number;
  /** Bytes of the file. */
  readonly size: number;
  /** The last status in the service's own words, once the upload has ended. */
  readonly requestStatus?: string;
}

/** Keeps what has to be remembered. The upload goes on once it has resolved. */
export type UploadJournal = (entry: UploadEntry) => void | Promise<void>;
