import type { Fault, Issue, IssueCode } from './issue';
import { issueOf } from './message';
import type { Position } from './position';

/**
 * A file that can not be read on, or a written one that has reached a limit of the service. The rows
 * before the fault have been given. `validateBulkFile` reports it as an issue instead.
 */
export class BulkFileError extends Error {
  override readonly name = 'BulkFileError';
  readonly code: IssueCode;
  /** Where the row with the fault starts. */
  readonly line: number;
  readonly row: number;
  /** Header name, where one column is at fault. */
  readonly column?: string;
  /** The same fault as an issue; its message leaves out the place. */
  readonly issue: Issue;

  constructor(
    fault: Pick<Fault, 'column' | 'facts' | 'service'> & { code: IssueCode },
    at: Position,
  ) {
    const issue = issueOf({ ...fault, severity: 'error' }, at);
    super(`Line ${at.line}: ${issue.message}`);
    this.code = fault.code;
    this.line = at.line;
    this.row = at.row;
    if (issue.column !== undefined) this.column = issue.column;
    this.issue = issue;
  }
}

/** A record that the writer refuses. Nothing of it has been written. */
export class InvalidRecordError extends Error {
  override readonly name = 'InvalidRecordError';
  /** Zero-based number of the record among those given. */
  readonly index: number;
  /** All issues of the record; at least one is an error. */
  readonly issues: readonly Issue[];

  constructor(index: number, issues: readonly Issue[]) {
    const errors = issues.filter((issue) => issue.severity === 'error');
    const more = errors.length > 1 ? ` (and ${errors.length - 1} more)` : '';
    super(`Record ${index}: ${errors[0]?.message ?? 'it is not valid.'}${more}`);
    this.index = index;
    this.issues = issues;
  }
}
