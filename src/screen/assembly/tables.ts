import { allocate, release } from './heap';
import {
  entries,
  maxChunks,
  maxTables,
  rows,
  rowKeys,
  tableLength,
  tables,
} from './layout';
import { lengthOfRow } from './row';

/*
 * Tables of keys: `src/keys/key-index.ts` says how they work. Each has its capacity, its number of keys, how
 * many it has room for, where its tags and entries are, how many keys it takes, and the chunks of its keys.
 */

/** What stands for the entry of a key that is not there, and of one for which there is no memory. */
const none: i32 = -1;
const noMemory: i32 = -2;

const keysAt: usize = 4;
const mostAt: usize = 8;
const tagsAt: usize = 12;
const entriesAt: usize = 16;
const limitAt: usize = 20;
const chunksAt: usize = 32;

const chunkBits: u32 = 16;
const chunkLength: u32 = 1 << chunkBits;
const firstCapacity: u32 = 1024;
/** Up to so many slots, a table grows to four times as many, which moves fewer keys; beyond them, to twice as many. */
const smallCapacity: u32 = 1 << 18;

let tableCount: u32 = 0;
// @ts-ignore: a decorator of the compiler
@inline
function tagOf(high: u32): u32 {
  const tag = high >> 24;
  return tag == 0 ? 1 : tag;
}

// @ts-ignore: a decorator of the compiler
@inline
function placeOfKey(table: usize, entry: u32): usize {
  const chunk = <usize>load<u32>(table + chunksAt + (<usize>(entry >> chunkBits) << 2));
  return chunk + (<usize>(entry & (chunkLength - 1)) << 3);
}

/** Gives a table so many empty slots, and moves its keys into them. False if there is no memory. */
function setCapacity(table: usize, capacity: u32): bool {
  const tags = allocate(<usize>capacity);
  const slots = tags == 0 ? 0 : allocate(<usize>capacity << 2);
  if (slots == 0) return false;
  memory.fill(tags, 0, <usize>capacity);
  const mask = capacity - 1;
  const count = load<u32>(table, keysAt);
  for (let entry: u32 = 0; entry < count; entry++) {
    const place = placeOfKey(table, entry);
    let slot = load<u32>(place, 4) & mask;
    while (load<u8>(tags + <usize>slot) != 0) slot = (slot + 1) & mask;
    store<u8>(tags + <usize>slot, <u8>tagOf(load<u32>(place)));
    store<u32>(slots + (<usize>slot << 2), entry);
  }
  const before = <usize>load<u32>(table);
  if (before > 0) {
    release(<usize>load<u32>(table, tagsAt), before);
    release(<usize>load<u32>(table, entriesAt), before << 2);
  }
  store<u32>(table, capacity);
  store<u32>(table, (capacity >> 2) * 3, mostAt);
  store<u32>(table, <u32>tags, tagsAt);
  store<u32>(table, <u32>slots, entriesAt);
  return true;
}

/** The slot that holds the key, or the empty one that it would take. */
// @ts-ignore: a decorator of the compiler
@inline
function slotOf(table: usize, high: u32, low: u32): u32 {
  const mask = load<u32>(table) - 1;
  const tags = <usize>load<u32>(table, tagsAt);
  const tag = tagOf(high);
  let slot = low & mask;
  for (let found = <u32>load<u8>(tags + <usize>slot); found != 0; ) {
    if (found == tag) {
      const place = placeOfKey(table, entryAt(table, slot));
      if (load<u32>(place) == high && load<u32>(place, 4) == low) break;
    }
    slot = (slot + 1) & mask;
    found = <u32>load<u8>(tags + <usize>slot);
  }
  return slot;
}

// @ts-ignore: a decorator of the compiler
@inline
function entryAt(table: usize, slot: u32): u32 {
  return load<u32>(<usize>load<u32>(table, entriesAt) + (<usize>slot << 2));
}

// @ts-ignore: a decorator of the compiler
@inline
function isEmptySlot(table: usize, slot: u32): bool {
  return load<u8>(<usize>load<u32>(table, tagsAt) + <usize>slot) == 0;
}

/** The entry of a key, added if there is none and the table takes it. */
function enterKey(table: usize, high: u32, low: u32): i32 {
  const count = load<u32>(table, keysAt);
  if (count >= load<u32>(table, mostAt)) {
    const capacity = load<u32>(table);
    if (!setCapacity(table, capacity << (capacity < smallCapacity ? 2 : 1))) return noMemory;
  }
  const slot = slotOf(table, high, low);
  if (!isEmptySlot(table, slot)) return <i32>entryAt(table, slot);
  if (count >= load<u32>(table, limitAt)) return none;
  if ((count & (chunkLength - 1)) == 0) {
    const chunk = <usize>(count >> chunkBits);
    const at = chunk == maxChunks ? 0 : allocate(<usize>chunkLength << 3);
    if (at == 0) return noMemory;
    store<u32>(table + chunksAt + (chunk << 2), <u32>at);
  }
  store<u32>(table, count + 1, keysAt);
  store<u8>(<usize>load<u32>(table, tagsAt) + <usize>slot, <u8>tagOf(high));
  store<u32>(<usize>load<u32>(table, entriesAt) + (<usize>slot << 2), count);
  const place = placeOfKey(table, count);
  store<u32>(place, high);
  store<u32>(place, low, 4);
  return <i32>count;
}

function findKey(table: usize, high: u32, low: u32): i32 {
  const slot = slotOf(table, high, low);
  return isEmptySlot(table, slot) ? none : <i32>entryAt(table, slot);
}

// @ts-ignore: a decorator of the compiler
@inline
function tableAt(table: u32): usize {
  return tables + <usize>table * tableLength;
}

/** Opens a table that takes so many keys, and returns its number; -1 if there is none left, or no memory. */
export function openTable(limit: u32): i32 {
  if (tableCount == maxTables || !setCapacity(tableAt(tableCount), firstCapacity)) return -1;
  store<u32>(tableAt(tableCount), limit, limitAt);
  tableCount += 1;
  return <i32>tableCount - 1;
}

export function enter(table: u32, high: u32, low: u32): i32 {
  return enterKey(tableAt(table), high, low);
}

export function find(table: u32, high: u32, low: u32): i32 {
  return findKey(tableAt(table), high, low);
}

/** Enters a key of the first rows that are handed over. Writes their entries. False if there is no memory. */
export function enterRows(table: u32, key: u32, count: i32): bool {
  const at = tableAt(table);
  let place = rows + rowKeys + (<usize>key << 3);
  for (let i = 0; i < count; i++) {
    const entry = enterKey(at, load<u32>(place), load<u32>(place, 4));
    if (entry == noMemory) return false;
    store<i32>(entries + (<usize>i << 2), entry);
    place += lengthOfRow();
  }
  return true;
}
