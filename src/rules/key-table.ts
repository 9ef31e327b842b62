/**
 * A table of 64-bit keys with a few 32-bit numbers for each, in flat arrays: 8 bytes a slot and 4 for
 * each number, with half to three quarters of the slots taken, where a `Set` of strings would need
 * hundreds of bytes. Two different keys are taken for one with odds of n²/2⁶⁵: 1 in 2 million for
 * 4,000,000 keys.
 *
 * The table is split into parts that grow on their own, by half, so that growing never doubles the
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

const partCount = 256;

export function createKeyTable(numbersPerKey: number): KeyTable {
  const parts = Array.from({ length: partCount }, () => createPart(numbersPerKey));
  const partOf = (high: number) => parts[high >>> 24] as KeyTable;
  return {
    entry: (high, low) => partOf(high).entry(high, low),
    find: (high, low) => partOf(high).find(high, low),
  };
}

function createPart(width: number): KeyTable {
  let capacity = 16;
  let keys = new Uint32Array(capacity * 2);
  let numbers = new Uint32Array(capacity * width);
  let count = 0;
  const found = { numbers, at: 0 };

  /** The slot of the key, or the empty one where it belongs. No key is 0, 0. */
  function slotOf(high: number, low: number): number {
    let slot = Math.floor(low * (capacity / 0x100000000));
    while (keys[slot * 2] !== 0 || keys[slot * 2 + 1] !== 0) {
      if (keys[slot * 2] === high && keys[slot * 2 + 1] === low) return slot;
      slot = slot + 1 === capacity ? 0 : slot + 1;
    }
    return slot;
  }

  function grow(): void {
    const [oldKeys, oldNumbers] = [keys, numbers];
    const old = capacity;
    capacity = Math.ceil(capacity * 1.5);
    keys = new Uint32Array(capacity * 2);
    numbers = new Uint32Array(capacity * width);
    for (let slot = 0; slot < old; slot++) {
      const [high, low] = [oldKeys[slot * 2] as number, oldKeys[slot * 2 + 1] as number];
      if (high === 0 && low === 0) continue;
      const target = slotOf(high, low);
      keys[target * 2] = high;
      keys[target * 2 + 1] = low;
      numbers.set(oldNumbers.subarray(slot * width, (slot + 1) * width), target * width);
    }
  }

  const keyLow = (high: number, low: number) => (low === 0 && high === 0 ? 1 : low);
  const isFree = (slot: number) => keys[slot * 2] === 0 && keys[slot * 2 + 1] === 0;

  function entryAt(slot: number): Entry {
    found.numbers = numbers;
    found.at = slot * width;
    return found;
  }

  return {
    entry(high, low) {
      if (count >= capacity * 0.75) grow();
      const key = keyLow(high, low);
      const slot = slotOf(high, key);
      if (isFree(slot)) {
        keys[slot * 2] = high;
        keys[slot * 2 + 1] = key;
        count++;
      }
      return entryAt(slot);
    },
    find(high, low) {
      const slot = slotOf(high, keyLow(high, low));
      return isFree(slot) ? undefined : entryAt(slot);
    },
  };
}
