import type { KeyHash } from '../keys/hash';
import type { CleanColumn, CleanRows } from '../schema/screening';
import type { ScreenModule } from './module';
import type { Piece } from './piece';

/** Numbers of 32 bits before the slots of a row, and in each slot: place, length, and a number of 64 bits. */
const [headLength, slotLength] = [4, 4] as const;
const [action, doubtful, start, otherLineEnd] = [0, 1, 2, 3] as const;

/** The rows that the module hands over, read from its memory. */
export class ModuleRows implements CleanRows {
  /** Number of the first row. */
  row = 0;
  readonly #module: ScreenModule;
  readonly #actions: readonly string[];
  readonly #columns: ReadonlyMap<string, ModuleColumn>;
  readonly #rowLength: number;
  readonly #rows: number;
  #words = new Uint32Array(0);

  /** @param slots the slot of each column that the file has */
  constructor(
    module: ScreenModule,
    actions: readonly string[],
    slots: ReadonlyMap<string, number>,
    names: readonly string[],
  ) {
    this.#module = module;
    this.#actions = actions;
    this.#rowLength = module.lengthOfRow() / 4;
    this.#rows = module.rows.value / 4;
    this.#columns = new Map(
      names.map((name) => [
        name,
        new ModuleColumn(this.#rows, this.#rowLength, slots.get(name) ?? -1),
      ]),
    );
  }

  /** Looks at the memory again, which may have grown, and is then another buffer. */
  refresh(): void {
    const { buffer } = this.#module.memory;
    if (this.#words.buffer === buffer) return;
    this.#words = new Uint32Array(buffer);
    for (const column of this.#columns.values()) column.refresh(buffer);
  }

  /** Makes the texts of cells available. `start` is where those of the piece stand in the memory. */
  openTexts(piece: Piece, start: number): void {
    for (const column of this.#columns.values()) column.openTexts(piece, start);
  }

  action(index: number): string {
    return this.#actions[this.actionNumber(index)] as string;
  }

  actionNumber(index: number): number {
    return this.#word(index, action);
  }

  /** Where a row starts in the memory. */
  startOf(index: number): number {
    return this.#word(index, start);
  }

  /** How many of the first rows do not end with CRLF. */
  countOtherLineEnds(count: number): number {
    let ends = 0;
    for (let i = 0; i < count; i++) ends += this.#word(i, otherLineEnd);
    return ends;
  }

  column(name: string): ModuleColumn {
    return this.#columns.get(name) as ModuleColumn;
  }

  #word(index: number, at: number): number {
    return this.#words[this.#rows + index * this.#rowLength + at] as number;
  }
}

export class ModuleColumn implements CleanColumn {
  /** Where the slot stands in the first row, in numbers of 32 bits. */
  readonly #at: number;
  readonly #rows: number;
  readonly #rowLength: number;
  readonly #slot: number;
  #words = new Uint32Array(0);
  #numbers = new Float64Array(0);
  #bytes = new Uint8Array(0);
  #view = new DataView(new ArrayBuffer(0));
  #piece: Piece | undefined;
  #pieceStart = 0;

  constructor(rows: number, rowLength: number, slot: number) {
    this.#rows = rows;
    this.#rowLength = rowLength;
    this.#slot = slot;
    this.#at = rows + headLength + slot * slotLength;
  }

  refresh(buffer: ArrayBuffer): void {
    this.#words = new Uint32Array(buffer);
    this.#numbers = new Float64Array(buffer);
    this.#bytes = new Uint8Array(buffer);
    this.#view = new DataView(buffer);
  }

  openTexts(piece: Piece, start: number): void {
    this.#piece = piece;
    this.#pieceStart = start;
  }

  text(index: number): string {
    const length = this.length(index);
    if (length === 0) return '';
    const start = this.#start(index) - this.#pieceStart;
    return (this.#piece as Piece).slice(start, start + length);
  }

  isFilled(index: number): boolean {
    return this.length(index) > 0;
  }

  number(index: number): number {
    if (this.#slot < 0) return Number.NaN;
    return this.#numbers[(this.#at + index * this.#rowLength + 2) >> 1] as number;
  }

  isDoubtful(index: number): boolean {
    if (this.#slot < 0) return false;
    const bits = this.#words[this.#rows + index * this.#rowLength + doubtful] as number;
    return ((bits >>> this.#slot) & 1) === 1;
  }

  length(index: number): number {
    if (this.#slot < 0) return 0;
    return this.#words[this.#at + index * this.#rowLength + 1] as number;
  }

  byte(index: number, at: number): number {
    return this.#bytes[this.#start(index) + at] as number;
  }

  mixInto(hash: KeyHash, index: number, as: 'text' | 'hex'): void {
    const length = this.length(index);
    if (length === 0) hash.number(-1);
    else hash.bytes(this.#view, this.#start(index), length, as);
  }

  #start(index: number): number {
    return this.#words[this.#at + index * this.#rowLength] as number;
  }
}
