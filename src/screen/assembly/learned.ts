import { learned, learnedLength, learnedSlots, texts, textsLength } from './layout';

/*
 * A combination is remembered as the bytes that it takes, like a text of a column behind all others: its slot
 * and `maxSlots`.
 */

/** How many texts are known, and how many bytes they take. */
let count: usize = 0;
let length: usize = 0;

/** The last bytes of a text, fewer than eight, as a number. What stands behind them is readable. */
// @ts-ignore: a decorator of the compiler
@inline
function lastBytes(at: usize, length: usize): u64 {
  return load<u64>(at) & ((<u64>1 << (<u64>length * 8)) - 1);
}

function hashOf(column: u32, start: usize, end: usize): u32 {
  let hash: u64 = (0x1747b28c ^ <u64>column) ^ (<u64>(end - start) << 32);
  let at = start;
  for (; at + 8 <= end; at += 8) {
    hash = (hash ^ load<u64>(at)) * 0x9e3779b97f4a7c15;
    hash ^= hash >> 32;
  }
  hash = (hash ^ lastBytes(at, end - at)) * 0x9e3779b97f4a7c15;
  return <u32>(hash >> 32) | 1;
}

/** Whether two texts of a length are the same. */
export function areSame(one: usize, other: usize, length: usize): bool {
  const whole = length & ~7;
  for (let i: usize = 0; i < whole; i += 8)
    if (load<u64>(one + i) != load<u64>(other + i)) return false;
  return lastBytes(one + whole, length & 7) == lastBytes(other + whole, length & 7);
}

/** The entry of a text of a column, or the empty one that it would take. */
function entryOf(column: u32, start: usize, end: usize): usize {
  const hash = hashOf(column, start, end);
  const size = end - start;
  let slot: usize = hash >> 1;
  let entry = learned + (slot & (learnedSlots - 1)) * learnedLength;
  while (load<u32>(entry) != 0) {
    const isSame =
      load<u32>(entry) == hash &&
      load<u16>(entry, 4) == <u16>column &&
      <usize>load<u16>(entry, 6) == size &&
      areSame(texts + <usize>load<u32>(entry, 12), start, size);
    if (isSame) return entry;
    slot++;
    entry = learned + (slot & (learnedSlots - 1)) * learnedLength;
  }
  store<u32>(entry, hash, 8);
  return entry;
}

/** The number of a text of a column that has been found without fault; -1 for any other. */
export function learnedNumber(column: u32, start: usize, end: usize): i32 {
  const entry = entryOf(column, start, end);
  return load<u32>(entry) == 0 ? -1 : <i32>load<u32>(entry, 8);
}

/** Remembers a text that has no fault. Returns its number, or -1 if there is no room for it. */
export function learn(column: u32, start: usize, end: usize): i32 {
  const size = end - start;
  if (size > 400 || count > learnedSlots / 2 || length + size > textsLength) return -1;
  const entry = entryOf(column, start, end);
  if (load<u32>(entry) != 0) return <i32>load<u32>(entry, 8);
  memory.copy(texts + length, start, size);
  store<u32>(entry, load<u32>(entry, 8));
  store<u32>(entry, <u32>count, 8);
  store<u16>(entry, <u16>column, 4);
  store<u16>(entry, <u16>size, 6);
  store<u32>(entry, <u32>length, 12);
  length += size;
  count++;
  return <i32>count - 1;
}
