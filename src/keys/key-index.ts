import type { Key } from './hash';

/** Numbers keys from 0 on, in the order in which they come. */
export interface KeyIndex {
  /** The number of a key, which is added if it is new; -1 if it is new and there are as many as there may be. */
  enter(key: Key): number;
  /** The number of a key, or -1. */
  find(key: Key): number;
}

/** How many keys a chunk holds: a power of two, so that a shift finds the chunk of a key. */
const chunkBits = 10;
const chunkLength = 1 << chunkBits;

/**
 * Holds 64-bit keys in flat arrays: 8 bytes per key, and 7 to 14 for the slots, where a `Set` of strings
 * would need hundreds. Two different keys have the same hash with a probability of n²/2⁶⁵: 1 in 2 million
 * for 4,000,000 keys.
 *
 * Most keys are new, and for a new one only a tag of one byte is compared: the tags of a million keys fit
 * into a processor's cache, the keys do not. Keys are kept in the order of insertion, so that they never
 * have to be copied. `screen/assembly/tables.ts` does the same in the module.
 */
export class ArrayIndex implements KeyIndex {
  /** Each chunk holds the two halves of each key. */
  readonly #chunks: Uint32Array[] = [];
  #count = 0;
  /** Slots, a power of two: the tag, 0 if the slot is empty, and the number of its key. */
  #capacity = 64;
  /** How many keys the slots hold before there must be more of them. */
  #most = 48;
  #tags = new Uint8Array(this.#capacity);
  #numbers = new Uint32Array(this.#capacity);

  readonly #limit: number;

  /** @param limit how many keys it takes */
  constructor(limit = Number.POSITIVE_INFINITY) {
    this.#limit = limit;
  }

  enter(key: Key): number {
    if (this.#count >= this.#most) this.#grow();
    const slot = this.#slotOf(key);
    if (this.#tags[slot] !== 0) return this.#numbers[slot] as number;
    return this.#count < this.#limit ? this.#add(slot, key) : -1;
  }

  find(key: Key): number {
    const slot = this.#slotOf(key);
    return this.#tags[slot] === 0 ? -1 : (this.#numbers[slot] as number);
  }

  /** The slot that holds the key, or the empty one that it would take. */
  #slotOf(key: Key): number {
    const high = key.high >>> 0;
    const low = key.low >>> 0;
    const tag = tagOf(high);
    const tags = this.#tags;
    const mask = this.#capacity - 1;
    let slot = low & mask;
    for (let found = tags[slot]; found !== 0; found = tags[slot]) {
      if (found === tag) {
        const number = this.#numbers[slot] as number;
        const chunk = this.#chunks[number >>> chunkBits] as Uint32Array;
        const at = placeOf(number);
        if (chunk[at] === high && chunk[at + 1] === low) return slot;
      }
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  #add(slot: number, { high, low }: Key): number {
    const number = this.#count++;
    const at = placeOf(number);
    if (at === 0) this.#chunks.push(new Uint32Array(chunkLength * 2));
    this.#tags[slot] = tagOf(high >>> 0);
    this.#numbers[slot] = number;
    const chunk = this.#chunks[number >>> chunkBits] as Uint32Array;
    chunk[at] = high;
    chunk[at + 1] = low;
    return number;
  }

  #grow(): void {
    this.#capacity *= 2;
    this.#most = this.#capacity * 0.75;
    this.#tags = new Uint8Array(this.#capacity);
    this.#numbers = new Uint32Array(this.#capacity);
    const tags = this.#tags;
    const numbers = this.#numbers;
    const mask = this.#capacity - 1;
    let number = 0;
    for (const chunk of this.#chunks) {
      const end = Math.min(chunkLength, this.#count - number) * 2;
      for (let at = 0; at < end; at += 2) {
        let slot = (chunk[at + 1] as number) & mask;
        while (tags[slot] !== 0) slot = (slot + 1) & mask;
        tags[slot] = tagOf(chunk[at] as number);
        numbers[slot] = number++;
      }
    }
  }
}

/** Where a key stands in its chunk. */
function placeOf(number: number): number {
  return (number & (chunkLength - 1)) * 2;
}

/** One byte of a key, never 0. */
function tagOf(high: number): number {
  return high >>> 24 || 1;
}
