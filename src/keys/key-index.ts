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

/** How many keys are moved for each one that is entered: all have been long before the index is full again. */
const keysToMove = 8;

/**
 * Holds 64-bit keys in flat arrays: 8 bytes per key, and 7 to 14 for the slots, where a `Set` of strings
 * would need hundreds. Two different keys have the same hash with a probability of n²/2⁶⁵: 1 in 2 million
 * for 4,000,000 keys.
 *
 * Most keys are new, and for a new one only a tag of one byte is compared: the tags of a million keys fit
 * into a processor's cache, the keys do not. Keys are kept in the order of insertion, so that they never
 * have to be copied. An index that grows moves them to its new slots little by little, because moving all
 * of them at once would hold the event loop. `screen/assembly/tables.ts` does the same in the module.
 */
export class ArrayIndex implements KeyIndex {
  /** Each chunk holds the two halves of each key. */
  readonly #chunks: Uint32Array[] = [];
  #count = 0;
  #slots = new Slots(64);
  /** The slots before the index grew, until all of their keys have been moved. */
  #old: Slots | undefined;
  #moved = 0;
  #toMove = 0;

  readonly #limit: number;

  /** @param limit how many keys it takes */
  constructor(limit = Number.POSITIVE_INFINITY) {
    this.#limit = limit;
  }

  enter(key: Key): number {
    if (this.#count >= this.#slots.most) this.#grow();
    if (this.#old) this.#move(keysToMove);
    const { tags, numbers } = this.#slots;
    const slot = this.#slotOf(this.#slots, key);
    if (tags[slot] !== 0) return numbers[slot] as number;
    const old = this.#findOld(key);
    if (old !== -1) return old;
    return this.#count < this.#limit ? this.#add(slot, key) : -1;
  }

  find(key: Key): number {
    const { tags, numbers } = this.#slots;
    const slot = this.#slotOf(this.#slots, key);
    return tags[slot] === 0 ? this.#findOld(key) : (numbers[slot] as number);
  }

  /** The number of a key that may not have been moved yet, or -1. */
  #findOld(key: Key): number {
    const old = this.#old;
    if (!old) return -1;
    const slot = this.#slotOf(old, key);
    return old.tags[slot] === 0 ? -1 : (old.numbers[slot] as number);
  }

  /** The slot that holds the key, or the empty one that it would take. */
  #slotOf({ tags, numbers, mask }: Slots, key: Key): number {
    const high = key.high >>> 0;
    const low = key.low >>> 0;
    const tag = tagOf(high);
    let slot = low & mask;
    for (let found = tags[slot]; found !== 0; found = tags[slot]) {
      if (found === tag) {
        const number = numbers[slot] as number;
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
    this.#slots.tags[slot] = tagOf(high >>> 0);
    this.#slots.numbers[slot] = number;
    const chunk = this.#chunks[number >>> chunkBits] as Uint32Array;
    chunk[at] = high;
    chunk[at + 1] = low;
    return number;
  }

  #grow(): void {
    if (this.#old) this.#move(Number.POSITIVE_INFINITY);
    this.#old = this.#slots;
    this.#slots = new Slots((this.#old.mask + 1) * 2);
    this.#moved = 0;
    this.#toMove = this.#count;
  }

  /** Moves so many keys to the slots that the index has grown to. */
  #move(most: number): void {
    const { tags, numbers, mask } = this.#slots;
    const end = Math.min(this.#toMove, this.#moved + most);
    for (let number = this.#moved; number < end; number++) {
      const chunk = this.#chunks[number >>> chunkBits] as Uint32Array;
      const at = placeOf(number);
      let slot = (chunk[at + 1] as number) & mask;
      while (tags[slot] !== 0) slot = (slot + 1) & mask;
      tags[slot] = tagOf(chunk[at] as number);
      numbers[slot] = number;
    }
    this.#moved = end;
    if (end === this.#toMove) this.#old = undefined;
  }
}

/** Slots for keys, as many as a power of two: the tag, 0 if the slot is empty, and the number of its key. */
class Slots {
  readonly tags: Uint8Array;
  readonly numbers: Uint32Array;
  /** The number of a slot is the last bits of a key. */
  readonly mask: number;
  /** How many keys they hold before there must be more of them. */
  readonly most: number;

  constructor(count: number) {
    this.tags = new Uint8Array(count);
    this.numbers = new Uint32Array(count);
    this.mask = count - 1;
    this.most = count * 0.75;
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
