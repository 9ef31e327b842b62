import type { Key } from './hash';

/** How many keys a chunk holds: a power of two, so that a shift finds the chunk of an entry. */
const chunkBits = 10;
const chunkLength = 1 << chunkBits;

/**
 * Holds 64-bit keys with a few 32-bit numbers each, in flat arrays: 8 bytes per key, 4 per number, and 7
 * to 14 for the slots, where a `Set` of strings would need hundreds. Two different keys have the same hash
 * with a probability of n²/2⁶⁵: 1 in 2 million for 4,000,000 keys.
 *
 * Most keys are new, and for a new one only a tag of one byte is compared: the tags of a million keys fit
 * into a processor's cache, the keys do not. Keys and numbers are kept in the order of insertion, so that
 * they never have to be copied.
 */
export class KeyTable {
  /** Each chunk holds, for each key, its two halves and then its numbers. */
  readonly #stride: number;
  readonly #chunks: Uint32Array[] = [];
  #count = 0;
  /** Slots, a power of two: the tag, 0 if the slot is empty, and the entry. */
  #capacity = 64;
  /** How many keys the slots hold before there must be more of them. */
  #most = 48;
  #tags = new Uint8Array(this.#capacity);
  #entries = new Uint32Array(this.#capacity);

  constructor(numbersPerKey: number) {
    this.#stride = 2 + numbersPerKey;
  }

  /** The entry of the key, added if there is none. Its numbers start at 0. */
  entry(key: Key): number {
    if (this.#count >= this.#most) this.#grow();
    const slot = this.#slotOf(key);
    return this.#tags[slot] === 0 ? this.#add(slot, key) : (this.#entries[slot] as number);
  }

  /** The entry of the key, or -1. */
  find(key: Key): number {
    const slot = this.#slotOf(key);
    return this.#tags[slot] === 0 ? -1 : (this.#entries[slot] as number);
  }

  /** A number of an entry, by its index among them. */
  get(entry: number, index: number): number {
    return this.#chunkOf(entry)[this.#placeOf(entry) + index] as number;
  }

  set(entry: number, index: number, value: number): void {
    this.#chunkOf(entry)[this.#placeOf(entry) + index] = value;
  }

  #chunkOf(entry: number): Uint32Array {
    return this.#chunks[entry >>> chunkBits] as Uint32Array;
  }

  /** Where the numbers of an entry start in its chunk, after its key. */
  #placeOf(entry: number): number {
    return Math.imul(entry & (chunkLength - 1), this.#stride) + 2;
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
        const entry = this.#entries[slot] as number;
        const chunk = this.#chunkOf(entry);
        const at = this.#placeOf(entry);
        if (chunk[at - 2] === high && chunk[at - 1] === low) return slot;
      }
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  #add(slot: number, { high, low }: Key): number {
    const entry = this.#count++;
    if ((entry & (chunkLength - 1)) === 0)
      this.#chunks.push(new Uint32Array(chunkLength * this.#stride));
    this.#tags[slot] = tagOf(high >>> 0);
    this.#entries[slot] = entry;
    const chunk = this.#chunkOf(entry);
    const at = this.#placeOf(entry);
    chunk[at - 2] = high;
    chunk[at - 1] = low;
    return entry;
  }

  #grow(): void {
    this.#capacity *= 2;
    this.#most = this.#capacity * 0.75;
    this.#tags = new Uint8Array(this.#capacity);
    this.#entries = new Uint32Array(this.#capacity);
    const tags = this.#tags;
    const entries = this.#entries;
    const mask = this.#capacity - 1;
    const stride = this.#stride;
    let entry = 0;
    for (const chunk of this.#chunks) {
      const end = Math.min(chunkLength, this.#count - entry) * stride;
      for (let at = 0; at < end; at += stride) {
        let slot = (chunk[at + 1] as number) & mask;
        while (tags[slot] !== 0) slot = (slot + 1) & mask;
        tags[slot] = tagOf(chunk[at] as number);
        entries[slot] = entry++;
      }
    }
  }
}

/** One byte of a key, never 0. */
function tagOf(high: number): number {
  return high >>> 24 || 1;
}
