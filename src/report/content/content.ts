import type { Severity } from '../../issues/codes';
import type { ReportDocument } from '../document/document';
import type { Place } from '../place';

/** Something wrong that a report lists. */
export interface Finding {
  /** An issue code, a name of the service for an error, or a reason of the attribution report. */
  readonly code: string;
  readonly severity: Severity;
  /** Undefined if the whole file is at fault. */
  readonly place: Place | undefined;
  readonly message: string;
  /** More facts, for formats that have room for them. */
  readonly properties?: object;
}

/** What was found in one file. */
export interface FileFindings {
  readonly file: string;
  /** Those that are kept. */
  readonly findings: readonly Finding[];
  /** How many there are of each code, kept or not. */
  readonly counts: Readonly<Record<string, number>>;
  /** Why the file could not be opened. */
  readonly unreadable?: string;
}

/** How much of a long list a document shows. */
export interface DocumentSize {
  /** Rows of all lists of one file together. */
  readonly maxRows: number;
  /** Files that are described one by one. */
  readonly maxFiles: number;
}

/** Puts the name of a schema before the members of a JSON object. */
export type Stamp = (schema: string, members: object) => object;

/** What a report says, whatever the format. Each format is written from one of these members. */
export interface ReportContent {
  /** The command that made it. */
  readonly command: string;
  readonly files: readonly FileFindings[];
  /** Whether everything could be read to its end. */
  readonly isComplete: boolean;
  /** One JSON text, in pieces. */
  json(stamp: Stamp): Iterable<string>;
  /** One JSON text per line, in pieces: what has not been written while the input was read. */
  ndjson(stamp: Stamp): Iterable<string>;
  /** The same for people. */
  document(size: DocumentSize): ReportDocument;
}
