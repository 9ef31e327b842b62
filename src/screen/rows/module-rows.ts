import type { KeyParts } from '../../keys/parts';
import type { CleanRows } from '../../schema/screening';
import type { LearnedText } from '../learned-texts';
import type { ScreenModule } from '../module';
import { type CellKind, ModuleColumn } from './module-column';
import { ModuleKeys } from './module-keys';
import { BlockText } from './piece';

/** What stands before the slots of a row, in numbers of 32 bits. */
const [action, doubtful, start, otherLineEnd, firstKey] = [0, 1, 2, 3, 4] as const;

/** The rows that the module hands over, read from its memory. */
export class ModuleRows implements CleanRows {
  /** Line of the first row. */
  line = 0;
  /** Number of the first row. */
  row = 0;
  /** The text that the rows are cut from. */
  readonly text = new BlockText();
  readonly #module: ScreenModule;
  readonly #actions: readonly string[];
  readonly #columns: ReadonlyMap<string, ModuleColumn>;
  readonly #keys: ReadonlyMap<KeyParts, ModuleKeys>;
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
    keys: readonly KeyParts[],
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
    this.#keys = new Map(
      keys.map((parts, number) => {
        const at = this.#rows + firstKey + 2 * number;
        const refresh = () => this.refresh();
        const source = { module, number, at, rowLength: this.#rowLength, refresh };
        return [parts, new ModuleKeys(source)];
      }),
    );
  }

  /** Looks at the memory again, which may have grown, and is then another buffer. */
  refresh(): void {
    const { buffer } = this.#module.memory;
    if (this.#words.buffer === buffer) return;
    this.#words = new Uint32Array(buffer);
    for (const column of this.#columns.values()) column.refresh(buffer);
    for (const keys of this.#keys.values()) keys.refresh(this.#words);
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

  countDoubtful(names: readonly string[], count: number): number {
    let bits = 0;
    for (const name of names) bits |= this.column(name).doubtfulBit;
    let rows = 0;
    const words = this.#words;
    const end = this.#rows + count * this.#rowLength;
    for (let at = this.#rows + doubtful; at < end; at += this.#rowLength)
      if (((words[at] as number) & bits) !== 0) rows++;
    return rows;
  }

  keys(parts: KeyParts): ModuleKeys {
    return this.#keys.get(parts) as ModuleKeys;
  }

  column(name: string): ModuleColumn {
    return this.#columns.get(name) as ModuleColumn;
  }

  #word(index: number, at: number): number {
    return this.#words[this.#rows + index * this.#rowLength + at] as number;
  }
}
