import { allocate, release } from './heap';
import {
  entries,
  maxChunks,
  maxTables,
  rowKeys,
  rows,
  tableLength,
  tables,
} from './layout';
import { lengthOfRow } from './row';

/*
 * Tables of keys: `src/keys/key-index.ts` says how they work. Each has its number of keys, how many it takes, its
 * slots, those that it had before it grew, and the chunks of its keys. Slots are a capacity, 0 if there are none,
 * and where their tags and entries are. A table that has grown moves a few keys for each one that is entered,
 * because moving all of them at once would hold the event loop: it knows how many it has moved, of how many.
 */

/** What stands for the entry of a key that is not there, and of one for which there is no memory. */
const none: i32 = -1;
const noMemory: i32 = -2;

const limitAt: usize = 4;
const movedAt: usize = 8;
const toMoveAt: usize = 12;
const slotsAt: usize = 16;
const oldSlotsAt: usize = 28;
const chunksAt: usize = 48;

const tagsAt: usize = 4;
const entriesAt: usize = 8;

const chunkBits: u32 = 16;
const chunkLength: u32 = 1 << chunkBits;
const firstCapacity: u32 = 1024;
/** Up to so many slots, a table grows to four times as many, which moves fewer keys; beyond them, to twice as many. */
const smallCapacity: u32 = 1 << 18;
/** How many keys are moved for each one that is entered: all have been long before the table is full again. */
const keysToMove: u32 = 8;

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

/** Gives slots so many empty ones. False if there is no memory. */
function setCapacity(slots: usize, capacity: u32): bool {
  const tags = allocate(<usize>capacity);
  const numbers = tags == 0 ? 0 : allocate(<usize>capacity << 2);
  if (numbers == 0) return false;
  memory.fill(tags, 0, <usize>capacity);
  store<u32>(slots, capacity);
  store<u32>(slots, <u32>tags, tagsAt);
  store<u32>(slots, <u32>numbers, entriesAt);
  return true;
}

/** Gives a table more slots, which are empty until its keys are moved. False if there is no memory. */
function grow(table: usize): bool {
  moveKeys(table, u32.MAX_VALUE);
  const slots = table + slotsAt;
  const capacity = load<u32>(slots);
  memory.copy(table + oldSlotsAt, slots, oldSlotsAt - slotsAt);
  if (!setCapacity(slots, capacity << (capacity < smallCapacity ? 2 : 1))) return false;
  store<u32>(table, 0, movedAt);
  store<u32>(table, load<u32>(table), toMoveAt);
  return true;
}

/** Moves so many keys to the slots that the table has grown to. */
function moveKeys(table: usize, most: u32): void {
  const old = table + oldSlotsAt;
  const capacity = load<u32>(old);
  if (capacity == 0) return;
  const slots = table + slotsAt;
  const tags = <usize>load<u32>(slots, tagsAt);
  const numbers = <usize>load<u32>(slots, entriesAt);
  const mask = load<u32>(slots) - 1;
  const toMove = load<u32>(table, toMoveAt);
  let entry = load<u32>(table, movedAt);
  const end = toMove - entry < most ? toMove : entry + most;
  for (; entry < end; entry++) {
    const place = placeOfKey(table, entry);
    let slot = load<u32>(place, 4) & mask;
    while (load<u8>(tags + <usize>slot) != 0) slot = (slot + 1) & mask;
    store<u8>(tags + <usize>slot, <u8>tagOf(load<u32>(place)));
    store<u32>(numbers + (<usize>slot << 2), entry);
  }
  store<u32>(table, end, movedAt);
  if (end < toMove) return;
  release(<usize>load<u32>(old, tagsAt), <usize>capacity);
  release(<usize>load<u32>(old, entriesAt), <usize>capacity << 2);
  store<u32>(old, 0);
}

/** The slot that holds the key, or the empty one that it would take. */
// @ts-ignore: a decorator of the compiler
@inline
function slotOf(table: usize, slots: usize, high: u32, low: u32): u32 {
  const mask = load<u32>(slots) - 1;
  const tags = <usize>load<u32>(slots, tagsAt);
  const tag = tagOf(high);
  let slot = low & mask;
  for (let found = <u32>load<u8>(tags + <usize>slot); found != 0; ) {
    if (found == tag) {
      const place = placeOfKey(table, entryAt(slots, slot));
      if (load<u32>(place) == high && load<u32>(place, 4) == low) break;
    }
    slot = (slot + 1) & mask;
    found = <u32>load<u8>(tags + <usize>slot);
  }
  return slot;
}

// @ts-ignore: a decorator of the compiler
@inline
function entryAt(slots: usize, slot: u32): u32 {
  return load<u32>(<usize>load<u32>(slots, entriesAt) + (<usize>slot << 2));
}

// @ts-ignore: a decorator of the compiler
@inline
function isEmptySlot(slots: usize, slot: u32): bool {
  return load<u8>(<usize>load<u32>(slots, tagsAt) + <usize>slot) == 0;
}

/** The entry of a key that may not have been moved yet. */
function findOld(table: usize, high: u32, low: u32): i32 {
  const old = table + oldSlotsAt;
  if (load<u32>(old) == 0) return none;
  const slot = slotOf(table, old, high, low);
  return isEmptySlot(old, slot) ? none : <i32>entryAt(old, slot);
}

/** The entry of a key, added if there is none and the table takes it. */
function enterKey(table: usize, high: u32, low: u32): i32 {
  const count = load<u32>(table);
  const slots = table + slotsAt;
  if (count >= (load<u32>(slots) >> 2) * 3 && !grow(table)) return noMemory;
  moveKeys(table, keysToMove);
  const slot = slotOf(table, slots, high, low);
  if (!isEmptySlot(slots, slot)) return <i32>entryAt(slots, slot);
  const old = findOld(table, high, low);
  if (old != none) return old;
  if (count >= load<u32>(table, limitAt)) return none;
  if ((count & (chunkLength - 1)) == 0) {
    const chunk = <usize>(count >> chunkBits);
    const at = chunk == maxChunks ? 0 : allocate(<usize>chunkLength << 3);
    if (at == 0) return noMemory;
    store<u32>(table + chunksAt + (chunk << 2), <u32>at);
  }
  store<u32>(table, count + 1);
  store<u8>(<usize>load<u32>(slots, tagsAt) + <usize>slot, <u8>tagOf(high));
  store<u32>(<usize>load<u32>(slots, entriesAt) + (<usize>slot << 2), count);
  const place = placeOfKey(table, count);
  store<u32>(place, high);
  store<u32>(place, low, 4);
  return <i32>count;
}

function findKey(table: usize, high: u32, low: u32): i32 {
  const slots = table + slotsAt;
  const slot = slotOf(table, slots, high, low);
  return isEmptySlot(slots, slot) ? findOld(table, high, low) : <i32>entryAt(slots, slot);
}

// @ts-ignore: a decorator of the compiler
@inline
function tableAt(table: u32): usize {
  return tables + <usize>table * tableLength;
}

/** Opens a table that takes so many keys, and returns its number; -1 if there is none left, or no memory. */
export function openTable(limit: u32): i32 {
  if (tableCount == maxTables || !setCapacity(tableAt(tableCount) + slotsAt, firstCapacity)) return -1;
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
