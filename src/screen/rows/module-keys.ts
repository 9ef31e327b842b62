import type { Key } from '../../keys/hash';
import type { KeyTable } from '../../keys/table';
import type { CleanKeys } from '../../schema/screening';
import type { ScreenModule } from '../module';
import { ModuleIndex } from './module-index';

/** Where the keys of the rows stand that the module hands over, in numbers of 32 bits. */
interface KeySource {
  readonly module: ScreenModule;
  /** The number of the key among those of a row, and where that of the first row stands. */
  readonly number: number;
  readonly at: number;
  readonly rowLength: number;
  /** Called when the memory may have become another buffer. */
  refresh(): void;
}

/** One key of each of the rows that the module hands over. */
export class ModuleKeys implements CleanKeys, Key {
  high = 0;
  low = 0;
  readonly #source: KeySource;
  #words = new Uint32Array(0);

  constructor(source: KeySource) {
    this.#source = source;
  }

  refresh(words: Uint32Array<ArrayBuffer>): void {
    this.#words = words;
  }

  at(index: number): Key {
    const place = this.#source.at + index * this.#source.rowLength;
    this.high = this.#words[place] as number;
    this.low = this.#words[place + 1] as number;
    return this;
  }

  enter(table: KeyTable, count: number): Int32Array {
    const { index } = table;
    if (!(index instanceof ModuleIndex))
      return Int32Array.from({ length: count }, (_, i) => table.entry(this.at(i)));
    const { module, number, refresh } = this.#source;
    index.enterRows(number, count);
    refresh();
    const entries = new Int32Array(module.memory.buffer, module.entries.value, count);
    let last = -1;
    for (let i = 0; i < count; i++) last = Math.max(last, entries[i] as number);
    table.makeRoom(last + 1);
    return entries;
  }
}
