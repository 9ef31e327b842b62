import type { IssueCode } from '../issues/codes';
import type { Fault, FileFault, Issue } from '../issues/issue';
import type { Position } from '../issues/position';
import { issueOf } from './issue';
import { quoteText } from './phrases';

/**
 * Thrown if a file cannot be read any further, or a file being written reaches a limit of the service
 * or has an error that shows only after its last record. The rows before it have been returned.
 * `validateBulkFile` reports it as an issue instead.
 */
export class BulkFileError extends Error {
  override readonly name = 'BulkFileError';
  readonly code: IssueCode | (string & {});
  /** Where the row with the fault starts. */
  readonly line: number;
  readonly row: number;
  /** Header name, if one column is at fault. */
  readonly column?: string;
  /** Which file it is, if an upload is read with its result. */
  readonly file?: 'upload' | 'result';
  /** The same fault as an issue. Its message does not name the line. */
  readonly issue: Issue;

  constructor(fault: FileFault | Fault, at: Position & Pick<Issue, 'file'>) {
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

/** A record without issues is that of a row whose reader reported a missing column to `onIssue` only. */
const unread =
  'The row could not be read, because its file lacks a column. The reader reported that column to onIssue.';

/** Thrown by a writer for a record with an error. Nothing of the record has been written. */
export class InvalidRecordError extends Error {
  override readonly name = 'InvalidRecordError';
  /** Zero-based number of the record among those that the writer was given. */
  readonly index: number;
  /**
   * All issues of the record; at least one is an error. Empty for a row that could not be read because
   * the header lacks a column, which its reader reported to `onIssue`.
   */
  readonly issues: readonly Issue[];

  constructor(index: number, issues: readonly Issue[]) {
    const [first, ...others] = issues.filter((issue) => issue.severity === 'error');
    const clientId = first?.clientId && ` (Client Id ${quoteText(first.clientId)})`;
    const property = first?.property && `, ${first.property}`;
    const more = others.length > 0 ? ` (and ${others.length} more)` : '';
    const name = `Record ${index}${clientId ?? ''}${property ?? ''}`;
    super(`${name}: ${first?.message ?? unread}${more}`);
    this.index = index;
    this.issues = issues;
  }
}

/**
 * Whether a value that was thrown is a `BulkFileError`. Unlike `instanceof`, it recognizes errors of
 * every copy of the package: the ES module and the CommonJS build have a class each.
 *
 * @example
 * try {
 *   for await (const { record } of readOfflineConversions(file)) if (record) await load(record);
 * } catch (cause) {
 *   if (!isBulkFileError(cause)) throw cause;
 *   console.error(cause.line, cause.issue.message);
 * }
 */
export function isBulkFileError(cause: unknown): cause is BulkFileError {
  return isNamed(cause, 'BulkFileError') && 'issue' in cause;
}

/**
 * Whether a value that was thrown is an `InvalidRecordError`, of any copy of the package.
 *
 * @example
 * try {
 *   for await (const piece of writeOfflineConversions(conversions)) console.log(piece.length);
 * } catch (cause) {
 *   if (!isInvalidRecordError(cause)) throw cause;
 *   console.error(cause.index, cause.issues);
 * }
 */
export function isInvalidRecordError(cause: unknown): cause is InvalidRecordError {
  return isNamed(cause, 'InvalidRecordError') && 'issues' in cause;
}

function isNamed(cause: unknown, name: string): cause is object {
  return typeof cause === 'object' && cause !== null && 'name' in cause && cause.name === name;
}
