import type { ConversionIdentity } from '../../records/offline-conversion/sent';
import { TimeSlice } from '../../source/time-slice';
import { type KeyWriter, keyLength } from './key';

/** Keys that are sorted at once, roughly. */
const bucketSize = 4096;

/** Keys that stand one after the other, sorted as bytes. */
export interface SortedKeys {
  readonly keys: Uint8Array;
  /** Where each key was in the list before. Equal keys keep their order. */
  readonly order: Uint32Array;
}

/** The keys of conversions, in the order in which they are added. */
export class KeyList {
  #keys = new Uint8Array(keyLength * 64);
  #view = new DataView(this.#keys.buffer);
  #count = 0;

  get count(): number {
    return this.#count;
  }

  add(writer: KeyWriter, conversion: ConversionIdentity): void {
    const at = this.#count * keyLength;
    if (at === this.#keys.length) this.#grow();
    writer.write(conversion, this.#view, at);
    this.#count++;
  }

  /**
   * Sorts the keys: first into buckets by their first bits, then each bucket, so that others get their turn.
   * @param mayHold leaves out keys by their first 32 bits
   */
  async sort(mayHold?: (prefix: number) => boolean): Promise<SortedKeys> {
    const slice = new TimeSlice();
    const { order, starts } = this.#distribute(this.#select(mayHold));
    const keys = new Uint8Array(order.length * keyLength);
    for (let bucket = 0; bucket + 1 < starts.length; bucket++) {
      const [start, end] = [starts[bucket] as number, starts[bucket + 1] as number];
      this.#sortBucket(order.subarray(start, end));
      for (let at = start; at < end; at++) {
        const from = (order[at] as number) * keyLength;
        keys.set(this.#keys.subarray(from, from + keyLength), at * keyLength);
      }
      if (slice.isOver) await slice.giveWay();
    }
    return { keys, order };
  }

  /** The indexes of the keys that are wanted. */
  #select(mayHold: ((prefix: number) => boolean) | undefined): Uint32Array {
    const indexes = new Uint32Array(this.#count);
    let count = 0;
    for (let i = 0; i < indexes.length; i++)
      if (mayHold === undefined || mayHold(this.#view.getUint32(i * keyLength)))
        indexes[count++] = i;
    return indexes.subarray(0, count);
  }

  /** The indexes by buckets, in their order, and where each bucket starts. */
  #distribute(indexes: Uint32Array) {
    const count = indexes.length;
    const buckets = 2 ** Math.max(0, Math.ceil(Math.log2(count / bucketSize)));
    const bucketOf = (index: number) =>
      Math.floor(this.#view.getUint32(index * keyLength) / (2 ** 32 / buckets));
    const starts = new Uint32Array(buckets + 1);
    for (const index of indexes) add(starts, bucketOf(index) + 1, 1);
    for (let bucket = 0; bucket < buckets; bucket++)
      add(starts, bucket + 1, starts[bucket] as number);
    const next = starts.slice();
    const order = new Uint32Array(count);
    for (const index of indexes) order[add(next, bucketOf(index), 1) - 1] = index;
    return { order, starts };
  }

  /**
   * Sorts indexes by their keys. Sorting numbers takes a tenth of the time that comparing keys does: each
   * number is the first 32 bits of a key, and its place. The few keys with the same bits are sorted afterwards.
   */
  #sortBucket(order: Uint32Array): void {
    const count = order.length;
    // A number is exact up to 2 ** 53. If one conversion is repeated millions of times, it has fewer bits.
    const divisor = 2 ** Math.max(0, Math.ceil(Math.log2(count)) - 21);
    const numbers = Float64Array.from(
      order,
      (index, i) => Math.floor(this.#view.getUint32(index * keyLength) / divisor) * count + i,
    );
    numbers.sort();
    const before = order.slice();
    for (let i = 0; i < count; i++) {
      const index = before[(numbers[i] as number) % count] as number;
      let at = i;
      for (; at > 0 && this.#compare(order[at - 1] as number, index) > 0; at--)
        order[at] = order[at - 1] as number;
      order[at] = index;
    }
  }

  #compare(a: number, b: number): number {
    return compareKeys(this.#view, a, this.#view, b) || a - b;
  }

  #grow(): void {
    const keys = new Uint8Array(this.#keys.length * 2);
    keys.set(this.#keys);
    this.#keys = keys;
    this.#view = new DataView(keys.buffer);
  }
}

/** Adds to a number of a list, and gives the sum. */
function add(list: Uint32Array, index: number, by: number): number {
  list[index] = (list[index] as number) + by;
  return list[index] as number;
}

/** Compares two keys by their indexes in lists: negative if the first one sorts before the other. */
function compareKeys(a: DataView, indexA: number, b: DataView, indexB: number): number {
  for (let at = 0; at < keyLength; at += 4) {
    const one = a.getUint32(indexA * keyLength + at);
    const other = b.getUint32(indexB * keyLength + at);
    if (one !== other) return one - other;
  }
  return 0;
}

/** The records of one conversion, in the order of the file. */
export interface Group<T> {
  readonly key: Uint8Array;
  readonly records: readonly T[];
}

/** Groups records by their keys, so many groups at a time, in the order of the keys. */
export function* groupsOf<T>(
  { keys, order }: SortedKeys,
  records: readonly T[],
  size: number,
): Generator<readonly Group<T>[]> {
  const view = new DataView(keys.buffer);
  let groups: { key: Uint8Array; records: T[] }[] = [];
  for (let i = 0; i < order.length; i++) {
    const record = records[order[i] as number] as T;
    if (i > 0 && compareKeys(view, i - 1, view, i) === 0) {
      groups.at(-1)?.records.push(record);
      continue;
    }
    if (groups.length === size) {
      yield groups;
      groups = [];
    }
    groups.push({ key: keys.subarray(i * keyLength, (i + 1) * keyLength), records: [record] });
  }
  if (groups.length > 0) yield groups;
}

/** The keys of groups, one after the other. */
export function keysOf(groups: readonly Group<unknown>[]): Uint8Array {
  const keys = new Uint8Array(groups.length * keyLength);
  groups.forEach(({ key }, i) => {
    keys.set(key, i * keyLength);
  });
  return keys;
}

/** Whether a key is among sorted keys. */
export function hasKey({ keys }: SortedKeys, key: Uint8Array): boolean {
  const view = new DataView(keys.buffer);
  const wanted = new DataView(key.buffer, key.byteOffset, keyLength);
  let [low, high] = [0, keys.length / keyLength];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const order = compareKeys(view, middle, wanted, 0);
    if (order === 0) return true;
    if (order < 0) low = middle + 1;
    else high = middle;
  }
  return false;
}
