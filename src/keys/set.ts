import type { Key } from './hash';
import { KeyTable } from './table';

const chunkLength = 2048;

/** A set of keys. Until it is asked for one, it is a list, which takes a tenth of the time to add to. */
export class KeySet {
  readonly #listed: Uint32Array[] = [];
  #count = 0;
  #table: KeyTable | undefined;

  add(key: Key): void {
    if (this.#table) this.#table.entry(key);
    else this.#list(key);
  }

  has(key: Key): boolean {
    this.#table ??= this.#index();
    return this.#table.find(key) !== -1;
  }

  #list({ high, low }: Key): void {
    const at = (this.#count * 2) % chunkLength;
    if (at === 0) this.#listed.push(new Uint32Array(chunkLength));
    const chunk = this.#listed.at(-1) as Uint32Array;
    chunk[at] = high;
    chunk[at + 1] = low;
    this.#count++;
  }

  #index(): KeyTable {
    const table = new KeyTable(0);
    for (const [index, chunk] of this.#listed.entries()) {
      const end = Math.min(chunkLength, this.#count * 2 - index * chunkLength);
      for (let at = 0; at < end; at += 2)
        table.entry({ high: chunk[at] as number, low: chunk[at + 1] as number });
    }
    this.#listed.length = 0;
    return table;
  }
}
