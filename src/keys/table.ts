import type { Key } from './hash';
import { ArrayIndex, type KeyIndex } from './key-index';

/** How many entries a chunk holds: a power of two, so that a shift finds the chunk of an entry. */
const chunkBits = 10;
const chunkLength = 1 << chunkBits;

/** Opens a table whose keys have so many numbers of 32 bits each. It takes `limit` keys, all by default. */
export type OpenTable = (numbersPerKey: number, limit?: number) => KeyTable;

/** Holds a few 32-bit numbers for each key. An entry is the number of its key in the index. */
export class KeyTable {
  readonly index: KeyIndex;
  readonly #stride: number;
  readonly #chunks: Uint32Array[] = [];
  /** How many entries there are chunks for. */
  #room = 0;

  constructor(numbersPerKey: number, index: KeyIndex = new ArrayIndex()) {
    this.#stride = numbersPerKey;
    this.index = index;
  }

  /** The entry of the key, added if there is none; -1 if the table takes no more. Its numbers start at 0. */
  entry(key: Key): number {
    const entry = this.index.enter(key);
    if (entry >= this.#room) this.makeRoom(entry + 1);
    return entry;
  }

  /** The entry of the key, or -1. */
  find(key: Key): number {
    return this.index.find(key);
  }

  /** A number of an entry, by its index among them. */
  get(entry: number, index: number): number {
    return this.#chunkOf(entry)[this.#placeOf(entry) + index] as number;
  }

  set(entry: number, index: number, value: number): void {
    this.#chunkOf(entry)[this.#placeOf(entry) + index] = value;
  }

  /** Makes room for the numbers of so many entries. */
  makeRoom(entries: number): void {
    for (; this.#room < entries; this.#room += chunkLength)
      this.#chunks.push(new Uint32Array(chunkLength * this.#stride));
  }

  #chunkOf(entry: number): Uint32Array {
    return this.#chunks[entry >>> chunkBits] as Uint32Array;
  }

  /** Where the numbers of an entry start in its chunk. */
  #placeOf(entry: number): number {
    return Math.imul(entry & (chunkLength - 1), this.#stride);
  }
}
