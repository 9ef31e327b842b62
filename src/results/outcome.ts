import type { Position } from '../issues/position';
import type { Advice } from '../vendor/errors';

/** Which rows the service was asked to return: only the failed ones, or all. */
export type ResponseMode = 'errors-only' | 'errors-and-results';

/** The status of a record: `unknown` if the files do not show it. */
export type Status = 'accepted' | 'rejected' | 'unknown';

/** Why the service rejected a record. */
export interface RecordError {
  /** The service's error number, if the file has one. */
  readonly number?: number;
  /** The service's name for the error as written in the file, or else its documented name. */
  readonly code: string;
  /** The field at fault, if the file names it. */
  readonly fieldPath?: string;
  /** Further details from the service. They may repeat the contents of a cell: keep them out of logs. */
  readonly detail?: string;
  /** What to do: `fix` the data, `retry` later, or set up the `account` or goal first. */
  readonly advice: Advice;
  /** What the error means, in one or two sentences. For an error that is not known here, its code. */
  readonly meaning: string;
  /** Codes of the local rules that detect this fault before the upload. */
  readonly rules: readonly string[];
}

/** The outcome of one record. Line and row are those of its row. */
export interface Outcome extends Position {
  readonly status: Status;
  /** Each error once. A rejected record has none if the result shows that it failed, but not why. */
  readonly errors: readonly RecordError[];
  /** The row's `Client Id`, if it has one. */
  readonly clientId: string | undefined;
  /** The row's cells as text, by header. They contain identifiers: keep them out of logs. */
  readonly cells: ReadonlyMap<string, string>;
  /** False for errors whose record is nowhere in the file. */
  readonly hasRecord: boolean;
}
