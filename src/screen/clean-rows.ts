import type { KeyHash } from '../keys/hash';
import type { CellScreen, CleanColumn, CleanRows } from '../schema/screening';
import type { LearnedText } from './learned-texts';
import type { ScreenModule } from './module';
import { BlockText } from './piece';

/** Numbers of 32 bits before the slots of a row, and in each slot: place, length, and a number of 64 bits. */
const [headLength, slotLength] = [4, 4] as const;
const [action, doubtful, start, otherLineEnd] = [0, 1, 2, 3] as const;

/** The rows that the module hands over, read from its memory. */
export class ModuleRows implements CleanRows {
  /** Number of the first row. */
  row = 0;
  /** The text that the rows are cut from. */
  readonly text = new BlockText();
  readonly #module: ScreenModule;
  readonly #actions: readonly string[];
  readonly #columns: ReadonlyMap<string, ModuleColumn>;
  readonly #rowLength: number;
  readonly #rows: number;
  #words = new Uint32Array(0);

  /**
   * @param slots the slot of each column that the file has
   * @param kinds the kind of the cells of each column that may be asked for
   * @param learned the learned texts of all columns, by their numbers
   */
  constructor(
    module: ScreenModule,
    actions: readonly string[],
    slots: ReadonlyMap<string, number>,
    kinds: ReadonlyMap<string, CellKind>,
    learned: readonly LearnedText[],
  ) {
    this.#module = module;
    this.#actions = actions;
    this.#rowLength = module.lengthOfRow() / 4;
    this.#rows = module.rows.value / 4;
    this.#columns = new Map(
      [...kinds].map(([name, kind]) => [
        name,
        new ModuleColumn({
          rows: this.#rows,
          rowLength: this.#rowLength,
          slot: slots.get(name) ?? -1,
          kind,
          block: this.text,
          learned,
        }),
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

type CellKind = CellScreen['kind'] | undefined;

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
  readonly #kind: CellKind;
  readonly #block: BlockText;
  readonly #learned: readonly LearnedText[];

  constructor({ rows, rowLength, slot, kind, block, learned }: ColumnSource) {
    this.#rows = rows;
    this.#rowLength = rowLength;
    this.#slot = slot;
    this.#kind = kind;
    this.#block = block;
    this.#learned = learned;
    this.#at = rows + headLength + slot * slotLength;
  }

  refresh(buffer: ArrayBuffer): void {
    this.#words = new Uint32Array(buffer);
    this.#numbers = new Float64Array(buffer);
    this.#bytes = new Uint8Array(buffer);
    this.#view = new DataView(buffer);
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

  #learnedText(index: number): LearnedText {
    return this.#learned[this.number(index)] as LearnedText;
  }

  #start(index: number): number {
    return this.#words[this.#at + index * this.#rowLength] as number;
  }
}
