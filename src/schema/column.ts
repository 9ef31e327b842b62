import type { IssueCode } from '../issues/codes';
import type { ServiceErrorName } from '../vendor/errors';
import type { Codec } from './codec';

/** One column of a record type. */
export interface Column<Raw = unknown, Value = Raw, Input = Value> {
  /** The column's name in the header. */
  readonly header: string;
  /** Other names of the column in files. Each is read only if the header has none before it. */
  readonly aliases?: readonly string[];
  readonly codec: Codec<Raw, Value, Input>;
  /** The page on which the vendor documents it. */
  readonly source?: string;
  /** Whether it identifies a person or a click. Messages never show such a cell. Default: false. */
  readonly secret?: boolean;
  /** The plain identifier that the column holds the hash of. The option `hash` takes it from a property of this name. */
  readonly hashOf?: 'email' | 'phone';
  /** Whether the text `delete_value` clears the field. It is then accepted, and gives no value. Default: false. */
  readonly deletable?: boolean;
  /** The service's names for faults of this column, by code. */
  readonly service?: { readonly [Code in IssueCode]?: ServiceErrorName };
}

/** A column with unknown types. */
export type AnyColumn = Column<unknown, unknown, unknown>;

/** The columns of a record type by property name, in the order in which issues are reported. */
export type Columns = { readonly [property: string]: AnyColumn };

/**
 * Declares a column: its header, its codec, and the facts about it.
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
