import type { ApplyRequest } from '../../api/apply/batch';
import type { BulkUpload } from '../../client/upload/options';
import type { OutcomeJson } from '../../report/results';
import type { SummaryOfResult } from '../../results/summary';
import type { InputIssue } from './checking';

/** What a command has read, and what it left out. */
export interface RecordCounts {
  readonly input: string;
  /** Whether the output was written. */
  readonly written: boolean;
  /** Records of the output. */
  readonly records: number;
  /** Records that were left out because of an error. */
  readonly rejected: number;
  readonly errors: number;
  readonly warnings: number;
  /** All issues by code. */
  readonly counts: { readonly [code: string]: number };
}

/** The counts of the upload files that were written. */
export interface FileCounts extends RecordCounts {
  /** The files that were written. */
  readonly files: readonly string[];
}

/** The same with the issues, where they are in the input. */
export interface FileCountsReport extends FileCounts {
  /** The issues that are kept. */
  readonly issues: readonly InputIssue[];
  /** Whether there are more issues than these. */
  readonly truncated: boolean;
}

/** The same without the issues, which were written before. */
export type FileCountsSummary = Omit<FileCountsReport, 'issues'>;

/** The counts of the requests that were written. */
export interface RequestCounts extends RecordCounts {
  /** How many requests were written. */
  readonly requests: number;
}

/** An entry of the index of requests. */
export interface IndexedRequest extends Omit<ApplyRequest, 'body'> {
  /** The file with the body, in the folder of the index. */
  readonly file: string;
}

/** What happened to the records of an upload. */
export interface ResultReport extends SummaryOfResult {
  /** The file that was uploaded. Absent if it is not known. */
  readonly upload?: string;
  readonly result: string;
  /** The first 1,000 outcomes, by row. Those that were not accepted take precedence. */
  readonly outcomes: readonly OutcomeJson[];
  /** Whether there are more outcomes than these. */
  readonly truncated: boolean;
}

/** The same without the outcomes, which were printed before. */
export type ResultSummary = Omit<ResultReport, 'outcomes' | 'truncated'>;

/** What happened to an upload as a whole. */
export interface UploadFacts extends Omit<BulkUpload, 'result' | 'errors'> {
  /** The file, or the id of the upload if only that is known. */
  readonly upload: string;
  /** The file that the result was written to. Absent if there is none. */
  readonly result?: string;
  /** What the service says is wrong with the upload as a whole. */
  readonly uploadErrors: BulkUpload['errors'];
}

/** What happened to an upload, and to its records if there is a result. */
export type UploadOutcome = UploadFacts | (UploadFacts & Omit<ResultReport, keyof UploadFacts>);

/** What happened to records that were sent by requests. */
export interface ApplyReport extends Pick<SummaryOfResult, 'records' | 'errors'> {
  readonly input: string;
  /** The first 100 outcomes that are not `accepted`. Each has its row, and no line. */
  readonly outcomes: readonly Omit<OutcomeJson, 'line'>[];
}
