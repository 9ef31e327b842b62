import type { Key } from '../../keys/hash';
import type { CleanKeys } from '../../schema/screening';

/** One key of each of the rows that the module hands over. */
export class ModuleKeys implements CleanKeys, Key {
  high = 0;
  low = 0;
  readonly #at: number;
  readonly #rowLength: number;
  #words = new Uint32Array(0);

  /** @param at where the key of the first row stands, in numbers of 32 bits */
  constructor(at: number, rowLength: number) {
    this.#at = at;
    this.#rowLength = rowLength;
  }

  refresh(words: Uint32Array<ArrayBuffer>): void {
    this.#words = words;
  }

  at(index: number): Key {
    const place = this.#at + index * this.#rowLength;
    this.high = this.#words[place] as number;
    this.low = this.#words[place + 1] as number;
    return this;
  }
}
