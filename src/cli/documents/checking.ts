import type { Change } from '../../issues/change';
import type { Finding, Issue } from '../../issues/issue';
import type { Position } from '../../issues/position';
import type { OfflineConversionProfile } from '../../profile/profile';
import type { OfflineConversion } from '../../records/offline-conversion';
import type { ValidationReport } from '../../validate';

/** What belongs to one of several files. */
interface OfFile {
  /** The file, as the command names it. */
  readonly file: string;
}

/** What is in one file. */
export interface FileProfile extends OfFile, OfflineConversionProfile {}

/** What is wrong with one file. */
export interface FileReport extends OfFile, ValidationReport {}

/** The same without the issues, which were printed before. */
export type FileSummary = Omit<FileReport, 'issues'>;

/** A file that could not be opened. */
export interface UnopenedFile extends OfFile {
  readonly readable: false;
  /** Why, in one sentence. */
  readonly message: string;
}

/** What is wrong with several files. */
export interface ValidationFileReport {
  /** Whether all files could be read, and none has an error. */
  readonly valid: boolean;
  readonly files: readonly (FileReport | UnopenedFile)[];
}

/** What was fixed, and what is still wrong with the new file. */
export interface FixReport extends FileReport {
  /** How often each code was fixed. Absent if no file was written. */
  readonly changes?: { readonly [Code in Change['code']]?: number };
}

/** The same without the issues, which were printed before. */
export type FixSummary = Omit<FixReport, 'issues'>;

/** One issue of a file. */
export type FileIssue = OfFile & Position & Finding;

/** A record, with the place of its row. */
export type ReadRecord = Position & OfflineConversion;

/** A row that is not a record, or a fault of the file. */
export interface RejectedRow extends Position {
  /** Action of the row, if it can be read. */
  readonly action?: string | undefined;
  /** The row's `Client Id`, if it has one. */
  readonly clientId?: string | undefined;
  readonly issues: readonly Issue[];
}

/** Where an issue is in the input: a line, or the index in an array. */
interface InputPlace {
  /** Line of the input, 1-based. */
  readonly line?: number;
  /** Index of the object in an array, from 0. */
  readonly index?: number;
}

/** An issue of an object of the input. */
export type InputIssue = InputPlace & Finding;

/** An object that was left out, with its own properties. */
export interface RejectedObject {
  /** What is wrong with it: at most 100 issues. */
  readonly issues: readonly InputIssue[];
  /** How many more issues there are. Absent if all are listed. */
  readonly moreIssues?: number;
  /** What stands in place of the properties if they cannot be written as an object. */
  readonly text?: unknown;
  readonly [property: string]: unknown;
}
