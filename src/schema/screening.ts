import type { Key } from '../keys/hash';
import type { KeyParts } from '../keys/parts';
import type { KeyTable } from '../keys/table';

/*
 * What codecs and rules may declare, so that rows that are certainly right are vouched for from their
 * bytes and never become strings. Whoever declares nothing is asked about every row.
 */

/**
 * The texts in which a codec certainly finds no fault, whatever the settings are, and what it reads them as:
 * milliseconds since 1970, a number, or the text itself. A learned text means what it was read as before.
 */
export type CellScreen =
  /** `M/d/yyyy h:mm:ss AM`, in the years 2000 to 2100. */
  | { readonly kind: 'instant' }
  | { readonly kind: 'amount'; readonly max: number; readonly decimals: number }
  | { readonly kind: 'share' }
  /** 32 hex digits in either case that do not repeat a pattern of at most 16. */
  | { readonly kind: 'click-id' }
  /**
   * 64 hex digits in lower case that do not repeat a pattern of at most 32, and in which no quarter is one digit.
   * `starts` has a 1 for each value of the first four digits for which the codec must be asked.
   */
  | { readonly kind: 'hash'; readonly starts: () => Uint8Array }
  /** At most 100 letters, digits, `_` and `-`, one of them a digit; without `-` up to 11 characters. */
  | { readonly kind: 'word' }
  /** Texts in which it has found no fault before, nor has any rule: its faults depend on nothing but the text. */
  | { readonly kind: 'learned' };

/** The rows in which a rule certainly finds no fault. `Name` is that of a column. */
export type RuleScreen<Name = string, Run = never> =
  /** It judges nothing but what is given for writing. */
  | 'given'
  /** Its faults depend on the text of its column alone, whatever the action is. An empty cell has none. */
  | 'learned'
  /** Its faults depend on the text of a column, which is learned, on the action, and on which others are filled. */
  | { readonly learned: Name; readonly filled: readonly Name[] }
  /** Its check depends on nothing but the record, and is run on rows that are right otherwise. */
  | 'check'
  | { readonly oneOf: readonly Name[] }
  | { readonly together: readonly [Name, Name] }
  | { readonly different: readonly [Name, Name] }
  | { readonly notBefore: readonly [Name, Name] }
  /** The value of a column is within two numbers. */
  | { readonly within: Name; range(run: Run): readonly [number, number] };

/** Rows without a fault, from the bytes of the file. They are valid only during the call. */
export interface CleanRows<Name = string> {
  /** Line of the first of them; each has one line. */
  readonly line: number;
  /** Number of the first of them. */
  readonly row: number;
  /** The action of a row, by its index among them. */
  action(index: number): string;
  column(name: Name): CleanColumn;
  /** The keys of the rows that a rule declares. */
  keys(parts: KeyParts<Name>): CleanKeys;
  /**
   * Counts the first rows in which a cell of one of these columns is doubtful: its day can also be the
   * month, or its decimal point a mark of thousands.
   */
  countDoubtful(names: readonly Name[], count: number): number;
}

/** One key of each of these rows. */
export interface CleanKeys {
  /** The key of a row, valid until the next one is asked for. */
  at(index: number): Key;
  /** The entries in a table of the keys of the first rows, as `KeyTable.entry` gives them. Valid until the next call. */
  enter(table: KeyTable, count: number): Int32Array;
}

/** The cells of one column in such rows. */
export interface CleanColumn {
  /** Whether the file has the column. Otherwise all of its cells are empty. */
  readonly isInFile: boolean;
  isFilled(index: number): boolean;
  text(index: number): string;
  /** What the cell means, as rules see it; undefined if it is empty. */
  value(index: number): unknown;
  /** The value of an instant or a number, or the number of a learned text; NaN if the cell is empty. */
  number(index: number): number;
  /** The number of bytes of the text. */
  length(index: number): number;
  byte(index: number, at: number): number;
}
