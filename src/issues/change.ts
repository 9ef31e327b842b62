import type { IssueCode } from './codes';
import type { Position } from './position';

/** What was changed in a file that was nearly right. Its position is where it was in that file. */
export interface Change extends Position {
  /** The code of the issue that is fixed. Line ends other than CRLF, which are accepted, have the code `line-end`. */
  readonly code: IssueCode | 'line-end';
  /** How many times: 1, or the number of line ends. */
  readonly count: number;
  /** Header name, if one column is changed. */
  readonly column?: string | undefined;
}
