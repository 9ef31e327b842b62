import type { IssueCode } from '../issues/codes';
import type { ServiceErrorName } from '../vendor/errors';
import type { Codec } from './codec';

/** One column of a record type. */
export interface Column<Raw = unknown, Value = Raw, Input = Value> {
  /** Its name in the header. */
  readonly header: string;
  /** Other names that files have for it: each is read where the header has no better one. */
  readonly aliases?: readonly string[];
  readonly codec: Codec<Raw, Value, Input>;
  /** Where the vendor describes it. */
  readonly source?: string;
  /** True for identifiers of people and clicks: no message ever holds such a cell. */
  readonly secret?: boolean;
  /** True where the literal `delete_value` clears the field: it is then no fault, and no value. */
  readonly deletable?: boolean;
  /** The service's names for faults of this column. */
  readonly service?: { readonly [Code in IssueCode]?: ServiceErrorName };
}

/** Any column: what it reads and writes is not known. */
export type AnyColumn = Column<unknown, unknown, unknown>;

/** The columns of a record type by property name, in the order in which issues are reported. */
export type Columns = { readonly [property: string]: AnyColumn };

/**
 * Declares a column: its header, its codec, and what else is known of it.
 *
 * @example
 * const label = column('Label', text({ maxLength: 50 }));
 */
export function column<Raw, Value, Input>(
  header: string,
  codec: Codec<Raw, Value, Input>,
  facts: Omit<Column, 'header' | 'codec'> = {},
): Column<Raw, Value, Input> {
  return { header, codec, ...facts };
}

export type RawOf<C> = C extends { codec: Codec<infer Raw, infer _V, infer _I> } ? Raw : never;
export type ValueOf<C> = C extends { codec: Codec<infer _R, infer Value, infer _I> }
  ? Value
  : never;
export type InputOf<C> = C extends { codec: Codec<infer _R, infer _V, infer Input> }
  ? Input
  : never;
