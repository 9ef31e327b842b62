import {
  isAmount,
  isClickId,
  isDoubtful,
  isHash,
  isInstant,
  isShare,
  isWord,
  setPlain,
  value,
} from './cells';
import {
  actionLength,
  actionTexts,
  cells,
  headLength,
  judged,
  Kind,
  kinds,
  maxColumns,
  maxSlots,
  noSlot,
  params,
  ranges,
  rowKeys,
  slots,
  typeText,
} from './layout';
import { writeKey } from './keys';
import { areSame, learnedNumber } from './learned';
import { areRulesKept } from './rules';

/** What is the same for all rows: the columns of the file, the slots, the keys, the longest cell. */
let columnCount: i32 = 0;
let keyCount: usize = 0;
/** How many columns are looked at, and which of them is that of the action. */
let judgedCount: usize = 0;
let actionAt: i32 = -1;
let actionCount: i32 = 0;
let maxCellLength: usize = 0;
let rowLength: usize = 0;

export function setRow(
  columns: i32,
  action: i32,
  actions: i32,
  allSlots: i32,
  allKeys: i32,
  longest: i32,
): void {
  columnCount = columns;
  keyCount = <usize>allKeys;
  actionCount = actions;
  maxCellLength = <usize>longest;
  rowLength = headLength + 16 * <usize>allSlots;
  judgedCount = 0;
  actionAt = -1;
  for (let column = 0; column < columns; column++) {
    // What may be anything is so for each action.
    const isAny = load<u8>(kinds + <usize>column) == Kind.Any;
    if (isAny && load<u8>(slots + <usize>column) == noSlot) continue;
    if (column == action) actionAt = <i32>judgedCount;
    store<u16>(judged + 2 * judgedCount, <u16>column);
    judgedCount++;
  }
  // A place that no column has.
  store<u16>(judged + 2 * judgedCount, 0xffff);
}

/** The number of the next column that is looked at, by how many of them the row has passed. */
// @ts-ignore: a decorator of the compiler
@inline
export function judgedColumn(index: usize): u32 {
  return <u32>load<u16>(judged + 2 * index);
}

/** How many bytes a row that is handed over takes. Each slot has a place, a length and a number. */
export function lengthOfRow(): usize {
  return rowLength;
}

// @ts-ignore: a decorator of the compiler
@inline
function startOfCell(index: usize): usize {
  return <usize>load<u32>(cells + (index << 3));
}

// @ts-ignore: a decorator of the compiler
@inline
function endOfCell(index: usize): usize {
  return <usize>load<u32>(cells + (index << 3), 4);
}

/** Whether bytes are those of a text that stands behind its length. */
function isText(text: usize, start: usize, end: usize): bool {
  const size = <usize>load<u8>(text);
  return end - start == size && areSame(text + 1, start, size);
}

function actionOfRow(): i32 {
  if (actionAt < 0) return 0;
  const start = startOfCell(<usize>actionAt);
  const end = endOfCell(<usize>actionAt);
  for (let action = 0; action < actionCount; action++)
    if (isText(actionTexts + <usize>action * actionLength, start, end)) return action;
  return -1;
}

function isAscii(start: usize, end: usize): bool {
  for (let at = start; at < end; at++) {
    const byte = <u32>load<u8>(at);
    if (byte - 32 > 94) return false;
  }
  return true;
}

/**
 * Whether the row whose cells have been cut has certainly no fault. Fills in the row at `row`.
 * @param length how many bytes it has
 * @param isOdd whether it has bytes that are not ASCII
 */
export function vouch(count: i32, length: usize, isOdd: bool, row: usize): bool {
  if (count != columnCount || length > maxCellLength) return false;
  const action = actionOfRow();
  if (action < 0) return false;
  let filled: u32 = 0;
  let doubtful: u32 = 0;
  const kindsOfAction = kinds + <usize>action * maxColumns;
  for (let i: usize = 0; i < judgedCount; i++) {
    const column = <usize>judgedColumn(i);
    const start = startOfCell(i);
    const end = endOfCell(i);
    const kind = <u32>load<u8>(kindsOfAction + column);
    const slot = load<u8>(slots + column);
    const place = row + headLength + (<usize>slot << 4);
    if (start == end) {
      if (kind & Kind.Required) return false;
      if (slot == noSlot) continue;
      store<u32>(place, 0, 4);
      store<f64>(place, NaN, 8);
      continue;
    }
    isNumber = false;
    if (!isKind(kind & 15, column, start, end, isOdd)) return false;
    if (slot == noSlot) continue;
    filled |= 1 << (<u32>slot);
    store<u32>(place, <u32>start);
    store<u32>(place, <u32>(end - start), 4);
    if (!isNumber) continue;
    const range = ranges + ((<usize>action * maxSlots + <usize>slot) << 4);
    if (value < load<f64>(range) || value > load<f64>(range, 8)) return false;
    store<f64>(place, value, 8);
    if (isDoubtful) doubtful |= 1 << (<u32>slot);
  }
  store<u32>(row, <u32>action);
  store<u32>(row, doubtful, 4);
  if (!areRulesKept(action, filled, row)) return false;
  for (let key: usize = 0; key < keyCount; key++)
    writeKey(key, row + headLength, row + rowKeys + (key << 3));
  return true;
}

/** Whether the cell that was looked at last is a number. */
let isNumber: bool = false;

function isKind(kind: u32, column: usize, start: usize, end: usize, isOdd: bool): bool {
  switch (kind) {
    case Kind.Unread:
      return !isOdd || isAscii(start, end);
    case Kind.Type:
      return isText(typeText, start, end);
    case Kind.Instant:
      isNumber = true;
      return isInstant(start, end);
    case Kind.Amount:
      isNumber = true;
      return isAmount(start, end, load<u32>(params + (column << 2)));
    case Kind.Share:
      isNumber = true;
      return isShare(start, end);
    case Kind.ClickId:
      return isClickId(start, end);
    case Kind.Hash:
      return isHash(start, end);
    case Kind.Word:
      return isWord(start, end);
    case Kind.Learned: {
      const number = learnedNumber(<u32>load<u8>(slots + column), start, end);
      isNumber = true;
      setPlain(<f64>number);
      return number >= 0;
    }
    case Kind.Any:
      return true;
    default:
      return false;
  }
}
