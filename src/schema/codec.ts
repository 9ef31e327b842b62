import type { IssueCode, Severity } from '../issues/codes';
import type { CodeDefinition, FaultReport } from './code';
import type { CellScreen } from './screening';

/** What a codec may know of the cell or property it works on, and how it reports what is wrong. */
export interface CellContext {
  /** Header name of the column. */
  readonly header: string;
  /** Whether the text is part of an upload, or of a result. */
  readonly kind: 'upload' | 'result';
  /** Zone of local times that are written without an offset. */
  readonly timeZone: string | undefined;
  readonly ambiguousTime: 'earlier' | 'later' | undefined;
  /** Order of numeric dates that are given for writing. */
  readonly dateOrder: 'mdy' | 'dmy' | 'ymd' | undefined;
  /** The text if a message may show it. */
  show(text: string): string | undefined;
  /** Reports a fault of the cell; the third argument replaces the code's default severity. */
  readonly fault: FaultReport<Severity, undefined>;
}

/** A JSON Schema, in words that the drafts 7 and 2020-12 share. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/**
 * How a column is read and written.
 * @typeParam Raw what rules see: cheap to make and to compare
 * @typeParam Value what a record holds
 * @typeParam Input what may be given for writing
 */
export interface Codec<Raw = unknown, Value = Raw, Input = Value> {
  /** Reads a cell that is not empty. Undefined after a fault that leaves no value. */
  read(text: string, cell: CellContext): Raw | undefined;
  /** The value as a record holds it. Default: the raw one. */
  present?(raw: Raw): Value;
  /** The text that is written for a value; undefined after a fault. Rules then judge what `read` makes of it. */
  write(value: unknown, cell: CellContext): string | undefined;
  /** A shortcut for values that are certainly right. Default: all go through `write` and `read`. */
  readonly fastWrite?: FastWrite<Raw>;
  /**
   * What a fixer writes in place of a cell for which `read` reports a code, if that is certain. The value
   * stays the same, and the code is gone.
   */
  readonly repairs?: Repairs;
  /** The texts in which `read` certainly finds no fault. Default: none are known. */
  readonly screen?: Screening<Raw>;
  /** Texts that are values here, though they look like a missing value elsewhere. */
  readonly words?: ReadonlySet<string>;
  /** The codes of your own that it reports. */
  readonly codes?: readonly CodeDefinition<never>[];
  /**
   * What may be given in JSON, unless it is empty: what `write` takes without a fault, as far as JSON Schema can
   * say it. Default: anything.
   */
  readonly jsonSchema?: JsonSchema;
  /** Declares the type of what may be given; it has no value. */
  readonly input?: Input;
}

/**
 * A shortcut of a codec for values that are certainly right: what they mean is known, so their text is not
 * read again.
 */
export interface FastWrite<Raw = unknown> {
  /**
   * Returns what `read` makes of the text that `write` makes of a value, if neither has anything to report.
   * Undefined for all other values, which go through both.
   */
  take(value: unknown, cell: CellContext): Raw | undefined;
  /**
   * Returns the text that `write` makes of the value. The text of a number or an instant must never look like
   * a missing value: that is not tested.
   */
  format(raw: Raw): string;
  /** The functions that it stands for. In a copy of the codec that replaces one of them it is not used. */
  readonly insteadOf: Pick<Codec<Raw>, 'read' | 'write'>;
}

export interface Screening<Raw = unknown> {
  readonly texts: CellScreen;
  /** The function that it describes. In a copy of the codec that replaces it, every cell is read. */
  readonly insteadOf: Codec<Raw>['read'];
}

/** Functions by code: the right text for a cell with that fault; undefined if it is a guess. */
export type Repairs = {
  readonly [Code in IssueCode]?: (text: string, cell: CellContext) => string | undefined;
};

/** The type of a value that cannot be written, for the facts of its fault: never the value. */
export function typeOf(value: unknown): string {
  return Array.isArray(value) ? 'list' : typeof value;
}
