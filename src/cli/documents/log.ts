import type { Issue } from '../../issues/issue';

/** Something that a command says on standard error. */
export interface LogEntry
  extends Partial<Pick<Issue, 'column' | 'property' | 'action' | 'clientId' | 'serviceError'>> {
  readonly level: 'error' | 'warning' | 'info';
  /** English sentences. */
  readonly message: string;
  /** The code of an issue, or the service's name of an error. */
  readonly code?: string;
  /** What the message of an issue is made of, as `issue.json` describes it. */
  readonly facts?: unknown;
  /** The command that ends with it. */
  readonly command?: string;
  /** The file that it is about, as the command names it. */
  readonly file?: string;
  /** Line of the file, 1-based. */
  readonly line?: number;
  /** Number of the row after the header. */
  readonly row?: number;
  /** Index of an object in an array, from 0. */
  readonly index?: number;
  /** How many more issues of the code there are. */
  readonly count?: number;
}
