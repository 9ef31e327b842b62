/**
 * A table of 64-bit keys with a few 32-bit numbers for each, in flat arrays: 8 bytes a slot and 4 for
 * each number, with three to six eighths of the slots taken, where a `Set` of strings would need
 * hundreds of bytes. Two different keys are taken for one with odds of n²/2⁶⁵: 1 in 2 million for
 * 4,000,000 keys.
 *
 * The table is split into parts that grow on their own, so that growing never doubles the
 * memory.
 */
export interface KeyTable {
  /** The entry of the key, made where there is none: its numbers start at 0. */
  entry(high: number, low: number): Entry;
  /** The entry of the key, where there is one. */
  find(high: number, low: number): Entry | undefined;
}

/** Where the numbers of a key stand; good until the next key is asked for. */
export interface Entry {
  readonly numbers: Uint32Array;
  readonly at: number;
}

const partCount = 16;
const firstCapacity = 64;

export function createKeyTable(numbersPerKey: number): KeyTable {
  // A key and its numbers stand side by side: what is far apart in memory is slow to reach.
  const stride = 2 + numbersPerKey;
  const parts: Uint32Array[] = Array.from(
    { length: partCount },
    () => new Uint32Array(firstCapacity * stride),
  );
  const capacities = new Uint32Array(partCount).fill(firstCapacity);
  const counts = new Uint32Array(partCount);
  const found = { numbers: parts[0] as Uint32Array, at: 0 };

  /** Where the key stands, or where it belongs. The capacity is a power of two. */
  function placeOf(slots: Uint32Array, capacity: number, high: number, low: number): number {
    let at = (low & (capacity - 1)) * stride;
    for (;;) {
      const otherHigh = slots[at] as number;
      const otherLow = slots[at + 1] as number;
      if (otherLow === low && otherHigh === high) return at;
      if (otherLow === 0 && otherHigh === 0) return at;
      at += stride;
      if (at === slots.length) at = 0;
    }
  }

  function grow(part: number): void {
    const old = parts[part] as Uint32Array;
    const slots = new Uint32Array(old.length * 2);
    const capacity = (capacities[part] as number) * 2;
    for (let from = 0; from < old.length; from += stride) {
      const high = old[from] as number;
      const low = old[from + 1] as number;
      if (high === 0 && low === 0) continue;
      const to = placeOf(slots, capacity, high, low);
      for (let i = 0; i < stride; i++) slots[to + i] = old[from + i] as number;
    }
    parts[part] = slots;
    capacities[part] = capacity;
  }

  function lookUp(high: number, given: number, add: boolean): Entry | undefined {
    // The key of nothing but zeros, which would be an empty slot, is kept as another.
    const low = high === 0 && given === 0 ? 1 : given;
    const part = high >>> 28;
    if (add && (counts[part] as number) >= (capacities[part] as number) * 0.75) grow(part);
    const slots = parts[part] as Uint32Array;
    const at = placeOf(slots, capacities[part] as number, high, low);
    if (slots[at] === 0 && slots[at + 1] === 0) {
      if (!add) return undefined;
      counts[part] = (counts[part] as number) + 1;
      slots[at] = high;
      slots[at + 1] = low;
    }
    found.numbers = slots;
    found.at = at + 2;
    return found;
  }

  return {
    entry: (high, low) => lookUp(high >>> 0, low >>> 0, true) as Entry,
    find: (high, low) => lookUp(high >>> 0, low >>> 0, false),
  };
}
