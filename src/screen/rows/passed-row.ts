import type { BulkRow } from '../../bulk/rows';
import { cellsOf } from '../../csv/dialect';
import type { Piece } from './piece';

/** Where the text of a row stands. */
export interface RowText {
  piece: Piece;
  start: number;
  end: number;
  delimiter: string;
}

const noFaults: readonly never[] = Object.freeze([]);

/** A row without a fault. Its cells are cut once they are asked for. */
export class PassedRow implements BulkRow {
  readonly line: number;
  readonly row: number;
  readonly type: string;
  readonly clientId: string;
  /** Undefined if records are not wanted, as in results. */
  readonly action: string | undefined;
  readonly record: object | undefined;
  readonly #piece: Piece;
  readonly #start: number;
  readonly #end: number;
  readonly #delimiter: string;
  #cells: readonly string[] | undefined;

  constructor(
    at: { readonly line: number; readonly row: number },
    { piece, start, end, delimiter }: RowText,
    type: string,
    clientId: string,
    made?: { readonly action: string; readonly record: object },
  ) {
    this.line = at.line;
    this.row = at.row;
    this.type = type;
    this.clientId = clientId;
    this.action = made?.action;
    this.record = made?.record;
    this.#piece = piece;
    this.#start = start;
    this.#end = end;
    this.#delimiter = delimiter;
  }

  get cells(): readonly string[] {
    this.#cells ??= this.#cut();
    return this.#cells;
  }

  get typeFault(): undefined {
    return undefined;
  }

  get broken(): boolean {
    return false;
  }

  get faults(): readonly never[] {
    return noFaults;
  }

  get headerFaults(): undefined {
    return undefined;
  }

  #cut(): readonly string[] {
    const text = this.#piece.slice(this.#start, this.#end).replace(/\r?\n$/, '');
    return text.includes('"') ? cellsOf(text, this.#delimiter) : text.split(this.#delimiter);
  }
}
