import type { Issue, ResponseMode, ResultSummary, Status, ValidationReport } from '../index';
import type { ChangeCounts } from '../report/changes';

/** What a person has chosen: files, and how to read them. */
export interface Inputs {
  readonly upload: File;
  readonly result: File | undefined;
  readonly goals: File | undefined;
  readonly clicks: File | undefined;
  /** The moment that times are compared with. */
  readonly now: Date;
  /** Whether messages and lists may contain the values of cells. */
  readonly showValues: boolean;
  readonly responseMode: ResponseMode | undefined;
}

/** A file to save. */
export interface Written {
  readonly blob: Blob;
}

/** The fixed upload: what was changed, and what is left. */
export interface Fixed extends Written {
  readonly changes: ChangeCounts;
  readonly report: ValidationReport;
}

/** Why a record was rejected, as far as it may be shown. */
export interface Reason {
  readonly number: number | undefined;
  readonly code: string;
  readonly meaning: string;
  readonly advice: string;
  readonly detail: string | undefined;
}

/** What became of a record. */
export interface RecordRow {
  readonly line: number;
  readonly status: Status;
  readonly clientId: string | undefined;
  readonly reasons: readonly Reason[];
  /** Its filled cells; undefined while values are hidden. */
  readonly cells: readonly (readonly [column: string, text: string])[] | undefined;
}

/** A result, joined with its upload. */
export interface ResultView {
  readonly summary: ResultSummary;
  /** The first records of each status and of each reason. */
  readonly records: readonly RecordRow[];
  /** How many records have each reason, by the key of `summary.errors`. */
  readonly recordsByReason: Readonly<Record<string, number>>;
  /** What is wrong with the files themselves. */
  readonly issues: readonly Issue[];
}

/** What each job gives. */
export interface Answers {
  check: ValidationReport;
  'problems-csv': Written;
  'problems-json': Written;
  'rejected-rows': Written;
  fix: Fixed;
  result: ResultView;
  retry: Written;
  'rejected-records': Written;
}

export type JobKind = keyof Answers;

export interface Job {
  readonly kind: JobKind;
  readonly inputs: Inputs;
}

/** What a worker says of its job: how far it is, then how it ended. */
export type Message =
  | { readonly type: 'progress'; readonly bytes: number; readonly total: number }
  | { readonly type: 'done'; readonly answer: Answers[JobKind] }
  | { readonly type: 'failed'; readonly failure: Failure };

/** Why a job could not be done. */
export interface Failure {
  /** Which of the chosen files is at fault; undefined if that is not known. */
  readonly file: 'upload' | 'result' | 'goals' | 'clicks' | undefined;
  readonly message: string;
  readonly code: string | undefined;
  readonly line: number | undefined;
}

/** Rows of a table on the page. */
export const maxShown = 500;
