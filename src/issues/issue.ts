import type { ServiceError } from '../vendor/errors';
import type { IssueCode, Severity } from './codes';
import type { Facts } from './facts';
import type { Position } from './position';

/** What is wrong, as a code with its facts. It has no words yet, and no place. */
export interface Fault {
  readonly code: string;
  readonly severity: Severity;
  /** Header name of the one column at fault. */
  readonly column?: string | undefined;
  /** Property name of the one column at fault. */
  readonly property?: string | undefined;
  readonly facts?: object | undefined;
  /** The service's name for the same fault. */
  readonly service?: string | undefined;
  /** Makes the message of a code that is not in the closed list. */
  readonly sentence?: ((facts: never) => string) | undefined;
}

/** A code of the closed list, with its facts if it has any. */
type CodeWithFacts =
  | {
      readonly [Code in keyof Facts]: {
        readonly code: Code;
        /** What the message is made of. Like the message, they never contain the value of an identifier. */
        readonly facts: Facts[Code];
      };
    }[keyof Facts]
  | { readonly code: Exclude<IssueCode, keyof Facts>; readonly facts?: undefined };

/** A fault that ends the reading or writing of a file. It is always an error. */
export type FileFault = Omit<Fault, 'code' | 'severity' | 'facts'> & CodeWithFacts;

/** A code of your own. It is any text: with a narrower type, TypeScript would not find the facts of a code. */
interface OwnCode {
  readonly code: string;
  /** What your rule reported, unchanged; absent if that was undefined. Cast it to the type of your facts. */
  readonly facts: never;
}

interface FindingBase {
  readonly severity: Severity;
  /** Header name, if one column is at fault. */
  readonly column?: string;
  /** Property name of that column in a record: `microsoftClickId`. Absent if records do not have it. */
  readonly property?: string;
  /** Action of the row, if it can be read. */
  readonly action?: string;
  /** The row's `Client Id`, if it has one that is not an email address or a phone number. */
  readonly clientId?: string;
  /** English sentences. They never contain the value of an identifier unless `showValues` is set. */
  readonly message: string;
  /** The service's error for the same fault, if it has one; the service may or may not raise it. */
  readonly serviceError?: ServiceError;
}

interface IssuePosition extends Position {
  /** Which file it is in, if an upload is read with its result. */
  readonly file?: 'upload' | 'result';
}

/** An issue without its place. */
export type Finding = FindingBase & (CodeWithFacts | OwnCode);

/**
 * What is wrong, where, and in words. A plain object that JSON can hold. The code is stable and
 * kebab-case, an {@link IssueCode} or the code of a rule of your own, and decides the type of the facts.
 *
 * @example
 * const { issues } = await validateBulkFile(file);
 * for (const issue of issues) if (issue.code === 'too-long') console.log(issue.facts.limit);
 */
export type Issue = IssuePosition & Finding;

/** Where an issue stands: the parts that its row knows. */
export interface Place extends Position {
  readonly action?: string | undefined;
  readonly clientId?: string | undefined;
}
