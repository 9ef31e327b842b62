import { learned, learnedLength, learnedSlots, texts, textsLength } from './layout';

/*
 * A combination is remembered as the bytes that it takes, like a text of a column behind all others: its slot
 * and `maxSlots`.
 */

/** How many texts are known, and how many bytes they take. */
let count: usize = 0;
let length: usize = 0;

function hashOf(column: u32, start: usize, end: usize): u32 {
  let hash: u32 = 0x1747b28c ^ column;
  for (let at = start; at < end; at++) {
    hash = (hash ^ load<u8>(at)) * 0x85ebca6b;
    hash ^= hash >> 15;
  }
  return hash | 1;
}

/** The entry of a text of a column, or the empty one that it would take. */
function entryOf(column: u32, start: usize, end: usize): usize {
  const hash = hashOf(column, start, end);
  const size = end - start;
  let slot: usize = hash;
  let entry = learned + (slot & (learnedSlots - 1)) * learnedLength;
  while (load<u32>(entry) != 0) {
    const isSame =
      load<u32>(entry) == hash &&
      load<u16>(entry, 4) == <u16>column &&
      <usize>load<u16>(entry, 6) == size &&
      memory.compare(texts + <usize>load<u32>(entry, 12), start, size) == 0;
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
