/**
 * A table of 64-bit keys with a few 32-bit numbers for each, in flat arrays: 8 bytes a key, 4 for each
 * number, and 7 to 14 for the slots, where a `Set` of strings would need hundreds. Two different keys
 * are taken for one with odds of n²/2⁶⁵: 1 in 2 million for 4,000,000 keys.
 *
 * Most keys are new, and of a new one only a tag of one byte is looked at: the tags of a million keys
 * fit into a processor's cache, the keys do not. Keys and numbers are kept in the order in which they
 * came, so that they never have to be copied.
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

const chunkLength = 1024;

export function createKeyTable(numbersPerKey: number): KeyTable {
  const stride = 2 + numbersPerKey;
  /** Keys with their numbers. */
  const chunks: Uint32Array[] = [];
  let count = 0;
  /** Slots, a power of two: a tag, 0 for an empty one, and which key it is. */
  let capacity = 64;
  let tags = new Uint8Array(capacity);
  let keys = new Uint32Array(capacity);
  const found: { numbers: Uint32Array; at: number } = { numbers: new Uint32Array(0), at: 0 };

  const chunkOf = (key: number) => chunks[Math.floor(key / chunkLength)] as Uint32Array;
  const tagOf = (high: number) => high >>> 24 || 1;
  const next = (slot: number) => (slot + 1) & (capacity - 1);

  function grow(): void {
    capacity *= 2;
    tags = new Uint8Array(capacity);
    keys = new Uint32Array(capacity);
    for (let key = 0; key < count; key++) {
      const chunk = chunkOf(key);
      const at = (key % chunkLength) * stride;
      let slot = (chunk[at + 1] as number) & (capacity - 1);
      while (tags[slot] !== 0) slot = next(slot);
      tags[slot] = tagOf(chunk[at] as number);
      keys[slot] = key;
    }
  }

  function add(slot: number, high: number, low: number): Entry {
    tags[slot] = tagOf(high);
    keys[slot] = count;
    if (count % chunkLength === 0) chunks.push(new Uint32Array(chunkLength * stride));
    found.numbers = chunkOf(count);
    found.at = (count % chunkLength) * stride + 2;
    found.numbers[found.at - 2] = high;
    found.numbers[found.at - 1] = low;
    count++;
    return found;
  }

  function lookUp(high: number, low: number, adds: boolean): Entry | undefined {
    if (adds && count >= capacity * 0.75) grow();
    const tag = tagOf(high);
    let slot = low & (capacity - 1);
    for (; tags[slot] !== 0; slot = next(slot)) {
      if (tags[slot] !== tag) continue;
      const key = keys[slot] as number;
      const chunk = chunkOf(key);
      const at = (key % chunkLength) * stride;
      if (chunk[at] !== high || chunk[at + 1] !== low) continue;
      found.numbers = chunk;
      found.at = at + 2;
      return found;
    }
    return adds ? add(slot, high, low) : undefined;
  }

  return {
    entry: (high, low) => lookUp(high >>> 0, low >>> 0, true) as Entry,
    find: (high, low) => lookUp(high >>> 0, low >>> 0, false),
  };
}
