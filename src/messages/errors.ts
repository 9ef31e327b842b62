import type { Fault, FileFault, Issue } from '../issues/issue';
import type { Position } from '../issues/position';
import { issueOf } from './issue';

type FilePlace = Position & { readonly file?: 'upload' | 'result' };

/**
 * A file that can not be read on, or a written one that has reached a limit of the service or has an
 * error that only all its records show. The rows before the fault have been given. `validateBulkFile`
 * reports it as an issue instead.
 */
export class BulkFileError extends Error {
  override readonly name = 'BulkFileError';
  readonly code: Issue['code'];
  /** Where the row with the fault starts. */
  readonly line: number;
  readonly row: number;
  /** Header name, where one column is at fault. */
  readonly column?: string;
  /** Which file it is, where an upload is read with its result. */
  readonly file?: 'upload' | 'result';
  /** The same fault as an issue; its message leaves out the place. */
  readonly issue: Issue;

  constructor(fault: FileFault | Fault, at: FilePlace) {
    const issue = issueOf({ ...fault, severity: 'error' }, at);
    const line =
      at.file === undefined ? 'Line' : `${at.file === 'upload' ? 'Upload' : 'Result'}, line`;
    super(`${line} ${at.line}: ${issue.message}`);
    this.code = fault.code;
    this.line = at.line;
    this.row = at.row;
    if (issue.column !== undefined) this.column = issue.column;
    if (at.file !== undefined) this.file = at.file;
    this.issue = issue;
  }
}

/** A reader gives no record, and no issue of its row, where the header of its file lacks a column. */
const unread =
  'The row could not be read, because its file lacks a column. The reader reported that column to onIssue.';

/** A record that the writer refuses. Nothing of it has been written. */
export class InvalidRecordError extends Error {
  override readonly name = 'InvalidRecordError';
  /** Zero-based number of the record among those given. */
  readonly index: number;
  /**
   * All issues of the record; at least one is an error. None of a row that was read without a record
   * because the header lacks a column, which `onIssue` of its reader is told.
   */
  readonly issues: readonly Issue[];

  constructor(index: number, issues: readonly Issue[]) {
    const errors = issues.filter((issue) => issue.severity === 'error');
    const more = errors.length > 1 ? ` (and ${errors.length - 1} more)` : '';
    super(`Record ${index}: ${errors[0]?.message ?? unread}${more}`);
    this.index = index;
    this.issues = issues;
  }
}
