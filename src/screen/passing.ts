import type { Passed } from '../csv/read';
import type { Position } from '../issues/position';
import type { ScreenModule } from './module';
import type { ModuleRows } from './rows/module-rows';
import type { PassedRow, RowText } from './rows/passed-row';

/** Why the module stopped. */
const [atEnd, , isFull] = [0, 1, 2] as const;

/** After so many rows in a piece that had to be judged, and few that had not, the rest of it is judged. */
const maxMisses = 16;

/** What becomes of rows that the module vouches for. */
export interface Receiver {
  /** Takes as many of the rows as possible from the first on, and returns their number. */
  take(rows: ModuleRows, count: number): number;
  /** Makes a row that has been taken. Absent if rows are only counted. */
  readonly make?:
    | ((rows: ModuleRows, index: number, text: RowText, at: Position) => PassedRow)
    | undefined;
}

/** Rows that the module has handed over at once. */
interface Block {
  readonly bytes: Uint8Array;
  /** Where they start in its memory. */
  readonly start: number;
  readonly first: Position;
  readonly delimiter: string;
}

const nothing: Passed<PassedRow> = { rows: 0, bytes: 0, otherLineEnds: 0, next: 'rest' };

/** Passes rows that certainly have no fault, from their bytes. */
export class Passing {
  readonly #module: ScreenModule;
  readonly #rows: ModuleRows;
  readonly #receiver: Receiver;
  /** Rows in this piece that had to be judged, less those that had not. */
  #misses = 0;

  constructor(module: ScreenModule, rows: ModuleRows, receiver: Receiver) {
    this.#module = module;
    this.#rows = rows;
    this.#receiver = receiver;
  }

  pass(bytes: Uint8Array, at: Position, delimiter: string): Passed<PassedRow> {
    const module = this.#module;
    module.setDelimiter(delimiter.charCodeAt(0));
    if (bytes.length > module.inputLength.value) return nothing;
    const input = module.input.value;
    new Uint8Array(module.memory.buffer, input, bytes.length).set(bytes);
    this.#rows.refresh();
    const made = this.#receiver.make ? ([] as PassedRow[]) : undefined;
    let next = input;
    let rows = 0;
    let otherLineEnds = 0;
    let isWhole = true;
    do {
      const found = module.screen(next, input + bytes.length);
      const text = bytes.subarray(next - input, module.next.value - input);
      const first = { line: at.line + rows, row: at.row + rows };
      const taken = this.#take(found, { bytes: text, start: next, first, delimiter }, made);
      isWhole = taken === found;
      next = isWhole ? module.next.value : this.#rows.startOf(taken);
      rows += taken;
      otherLineEnds += this.#rows.countOtherLineEnds(taken);
    } while (isWhole && module.state.value === isFull);
    const passed = { rows, bytes: next - input, otherLineEnds, made };
    if (isWhole && module.state.value === atEnd) {
      this.#misses = 0;
      return { ...passed, next: 'start' };
    }
    this.#misses = Math.max(0, this.#misses - rows) + 1;
    if (this.#misses <= maxMisses) return { ...passed, next: 'row' };
    this.#misses = 0;
    return { ...passed, next: 'rest' };
  }

  #take(found: number, block: Block, made: PassedRow[] | undefined): number {
    const rows = this.#rows;
    const { make } = this.#receiver;
    const { bytes, start, first, delimiter } = block;
    rows.line = first.line;
    rows.row = first.row;
    rows.text.open(bytes, start);
    if (found === 0) return 0;
    if (!make) return this.#receiver.take(rows, found);
    const { piece } = rows.text;
    // The rows of a result may hold bytes that are not text, which the decoder reports.
    if (!piece) return 0;
    const taken = this.#receiver.take(rows, found);
    const text = { piece, start: 0, end: 0, delimiter };
    const at = { ...first };
    for (let i = 0; i < taken; i++) {
      text.start = text.end;
      text.end = i + 1 < found ? rows.startOf(i + 1) - start : bytes.length;
      made?.push(make(rows, i, text, at));
      at.line++;
      at.row++;
    }
    return taken;
  }
}
