import type { CellScreen, CleanColumn } from '../../schema/screening';
import type { LearnedText } from '../learned-texts';
import type { BlockText } from './piece';

/** Numbers of 32 bits before the slots of a row, and in each slot: place, length, and a number of 64 bits. */
const [headLength, slotLength] = [12, 4] as const;

/** The kind of the cells of a column, if they have one. */
export type CellKind = CellScreen['kind'] | undefined;

/** What the cells of a column are read from. */
interface ColumnSource {
  /** Where the first row starts in the memory, and how long each of them is, in numbers of 32 bits. */
  readonly rows: number;
  readonly rowLength: number;
  /** -1 if the file lacks the column. */
  readonly slot: number;
  readonly kind: CellKind;
  readonly block: BlockText;
  readonly learned: readonly LearnedText[];
}

/** The cells of one column in the rows that the module hands over. */
export class ModuleColumn implements CleanColumn {
  /** Where the slot stands in the first row, in numbers of 32 bits. */
  readonly #at: number;
  readonly #rowLength: number;
  readonly #slot: number;
  readonly isInFile: boolean;
  #words = new Uint32Array(0);
  #numbers = new Float64Array(0);
  #bytes = new Uint8Array(0);
  readonly #kind: CellKind;
  readonly #block: BlockText;
  readonly #learned: readonly LearnedText[];

  constructor({ rows, rowLength, slot, kind, block, learned }: ColumnSource) {
    this.#rowLength = rowLength;
    this.#slot = slot;
    this.isInFile = slot >= 0;
    this.#kind = kind;
    this.#block = block;
    this.#learned = learned;
    this.#at = rows + headLength + slot * slotLength;
  }

  refresh(buffer: ArrayBuffer): void {
    this.#words = new Uint32Array(buffer);
    this.#numbers = new Float64Array(buffer);
    this.#bytes = new Uint8Array(buffer);
  }

  text(index: number): string {
    const length = this.length(index);
    if (length === 0) return '';
    if (this.#kind === 'learned') return this.#learnedText(index).text;
    const start = this.#start(index);
    return this.#block.slice(start, start + length);
  }

  value(index: number): unknown {
    if (!this.isFilled(index)) return undefined;
    if (this.#kind === 'learned') return this.#learnedText(index).value;
    const isNumber = this.#kind === 'instant' || this.#kind === 'amount' || this.#kind === 'share';
    return isNumber ? this.number(index) : this.text(index);
  }

  isFilled(index: number): boolean {
    return this.length(index) > 0;
  }

  number(index: number): number {
    if (this.#slot < 0) return Number.NaN;
    return this.#numbers[(this.#at + index * this.#rowLength + 2) >> 1] as number;
  }

  /** The bit that says of a row that this cell is doubtful; 0 if the file lacks the column. */
  get doubtfulBit(): number {
    return this.isInFile ? 1 << this.#slot : 0;
  }

  length(index: number): number {
    if (this.#slot < 0) return 0;
    return this.#words[this.#at + index * this.#rowLength + 1] as number;
  }

  byte(index: number, at: number): number {
    return this.#bytes[this.#start(index) + at] as number;
  }

  #learnedText(index: number): LearnedText {
    return this.#learned[this.number(index)] as LearnedText;
  }

  #start(index: number): number {
    return this.#words[this.#at + index * this.#rowLength] as number;
  }
}
