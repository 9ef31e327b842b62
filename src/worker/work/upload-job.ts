import type { EngineJob } from '../engine';

/** A job that uploads a file. Nothing else is in it, because jobs are stored as plain text. */
export type UploadJob = EngineJob<{
  /** The ledger's number of the upload. */
  readonly upload: number;
}>;
