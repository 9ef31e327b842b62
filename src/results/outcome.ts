import type { Position } from '../issues/position';
import type { Advice } from '../vendor/service-error';

/** Which rows the service was asked to give back: only the failed ones, or all. */
export type ResponseMode = 'errors-only' | 'errors-and-results';

/** What became of a record: `unknown` where the files do not tell. */
export type Status = 'accepted' | 'rejected' | 'unknown';

/** Why the service rejected a record. */
export interface RecordError {
  /** The service's number of the error, where the file gives one. */
  readonly number?: number;
  /** The service's name of the error as the file gives it; the documented one where it gives none. */
  readonly code: string;
  /** The field at fault, where the file names it. */
  readonly fieldPath?: string;
  /** What else the service says of it. It may repeat what the cell held: keep it out of logs. */
  readonly detail?: string;
  /** What to do: `fix` the data, `retry` later, or set up the `account` or goal first. */
  readonly advice: Advice;
  /** What it means, in one or two sentences; the code for an error that is not known here. */
  readonly meaning: string;
  /** Codes of the local rules that find this fault before the upload. */
  readonly rules: readonly string[];
}

/** What became of one record. Line and row are those of its row. */
export interface Outcome extends Position {
  readonly status: Status;
  /** The row's `Client Id`, where it has one. */
  readonly clientId: string | undefined;
  /** The row's cells by header name, unread. They hold identifiers: keep them out of logs. */
  readonly cells: ReadonlyMap<string, string>;
  /** Each error once. A rejected record has none where the result tells that it failed and not why. */
  readonly errors: readonly RecordError[];
  /** False for errors whose record stands nowhere in the file: they are no record's outcome. */
  readonly hasRecord: boolean;
}
