import type { Position } from '../issues/position';

/** One row of cells. */
export interface CsvRow extends Position {
  readonly cells: string[];
  /** Whether text follows a closing quote: `cells` are those before it, and the rest is lost. */
  readonly broken: boolean;
  /** Whether a backslash comes before that quote. */
  readonly backslash?: boolean;
  /** Text of a broken row from the cell at fault on, without its line end. */
  readonly rest?: string;
}

/** Why a row and everything after it cannot be read. */
export type RowFault =
  /** `quoteLine`: line of the quote that is never closed; `backslash`: whether one precedes a quote. */
  | { readonly kind: 'quote'; readonly quoteLine: number; readonly backslash?: true }
  /** `limit` in UTF-16 units; `quoteLine`: line of the quote that opens the cell, if it has one. */
  | { readonly kind: 'cell-too-long'; readonly limit: number; readonly quoteLine?: number }
  /** `limit` in UTF-16 units, `maxCells` the maximum number of cells. */
  | { readonly kind: 'row-too-long'; readonly limit: number; readonly maxCells: number };
