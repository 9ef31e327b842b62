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
  actionTexts,
  cells,
  combination,
  judged,
  judgedLength,
  Kind,
  kinds,
  maxColumns,
  maxSlots,
  noSlot,
  Pair,
  params,
  ranges,
  rules,
  rulesLength,
  slots,
  typeText,
} from './layout';
import { learnedNumber } from './learned';

/** What is the same for all rows: the columns of the file, that of the action, the slots, the longest cell. */
let columnCount: i32 = 0;
let actionColumn: i32 = -1;
let actionCount: i32 = 0;
let slotCount: i32 = 0;
let maxCellLength: usize = 0;
let rowLength: usize = 0;

export function setRow(
  columns: i32,
  action: i32,
  actions: i32,
  allSlots: i32,
  longest: i32,
): void {
  columnCount = columns;
  actionColumn = action;
  actionCount = actions;
  slotCount = allSlots;
  maxCellLength = <usize>longest;
  rowLength = headLength + 16 * <usize>allSlots;
  for (let i: usize = 0; i < <usize>actions; i++) listJudged(i);
}

/** Lists the columns of an action whose cells count in every row. All others are what they are. */
function listJudged(action: usize): void {
  const list = judged + action * judgedLength;
  let count: usize = 0;
  for (let column: usize = 0; column < <usize>columnCount; column++) {
    const kind = load<u8>(kinds + action * maxColumns + column);
    if ((kind == Kind.Unread || kind == Kind.Any) && load<u8>(slots + column) == noSlot) continue;
    store<u16>(list + 4 + 2 * count, <u16>column);
    count++;
  }
  store<u32>(list, <u32>count);
}

/** Length of what stands before the slots: action, doubtful slots, start, and whether LF alone ends the row. */
const headLength: usize = 16;

/** How many bytes a row that is handed over takes. Each slot has a place, a length and a number. */
export function lengthOfRow(): usize {
  return rowLength;
}

// @ts-ignore: a decorator of the compiler
@inline
function startOfCell(column: usize): usize {
  return <usize>load<u32>(cells + (column << 3));
}

// @ts-ignore: a decorator of the compiler
@inline
function endOfCell(column: usize): usize {
  return <usize>load<u32>(cells + (column << 3), 4);
}

/** Whether bytes are those of a text that stands behind its length. */
function isText(text: usize, start: usize, end: usize): bool {
  const size = <usize>load<u8>(text);
  return end - start == size && memory.compare(text + 1, start, size) == 0;
}

function actionOfRow(): i32 {
  if (actionColumn < 0) return 0;
  const start = startOfCell(<usize>actionColumn);
  const end = endOfCell(<usize>actionColumn);
  for (let action = 0; action < actionCount; action++)
    if (isText(actionTexts + <usize>action * 64, start, end)) return action;
  return -1;
}

function isAscii(start: usize, end: usize): bool {
  for (let at = start; at < end; at++) {
    const byte = <u32>load<u8>(at);
    if (byte - 32 > 94) return false;
  }
  return true;
}

function hasControl(start: usize, end: usize): bool {
  for (let at = start; at < end; at++) {
    const byte = <u32>load<u8>(at);
    if (byte < 32 || byte == 127) return true;
  }
  return false;
}

/**
 * Whether the row whose cells have been cut has certainly no fault. Fills in the row at `row`.
 * @param isOdd whether it has bytes that are not printable ASCII
 */
export function vouch(count: i32, isOdd: bool, row: usize): bool {
  if (count != columnCount) return false;
  const action = actionOfRow();
  if (action < 0) return false;
  let filled: u32 = 0;
  let doubtful: u32 = 0;
  const kindsOfAction = kinds + <usize>action * maxColumns;
  for (let slot: usize = 0; slot < <usize>slotCount; slot++) {
    store<u32>(row + headLength + slot * 16, 0, 4);
    store<f64>(row + headLength + slot * 16, NaN, 8);
  }
  const isLong = endOfCell(<usize>count - 1) - startOfCell(0) > maxCellLength;
  const all = isOdd || isLong;
  const list = judged + <usize>action * judgedLength;
  const last = all ? <usize>count : <usize>load<u32>(list);
  for (let i: usize = 0; i < last; i++) {
    const column = all ? i : <usize>load<u16>(list + 4 + 2 * i);
    const start = startOfCell(column);
    const end = endOfCell(column);
    const kind = <u32>load<u8>(kindsOfAction + column);
    if (start == end) {
      if (kind & Kind.Required) return false;
      continue;
    }
    if (end - start > maxCellLength) return false;
    isNumber = false;
    if (!isKind(kind & 15, column, start, end, isOdd)) return false;
    const slot = load<u8>(slots + column);
    if (slot == noSlot) continue;
    filled |= 1 << (<u32>slot);
    const place = row + headLength + (<usize>slot << 4);
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
  return areRulesKept(action, filled, row);
}

/** Whether the cell that was looked at last is a number. */
let isNumber: bool = false;

function isKind(kind: u32, column: usize, start: usize, end: usize, isOdd: bool): bool {
  switch (kind) {
    case Kind.Unread:
      return !isOdd || isAscii(start, end);
    case Kind.Type:
      return isText(typeText, start, end);
    case Kind.Action:
      return true;
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
      return !isOdd || !hasControl(start, end);
    default:
      return false;
  }
}

/** Whether a row was found without fault whose action, learned text and filled slots, as far as they count, are these. */
function isKnown(action: i32, filled: u32, slot: u32, counting: u32, row: usize): bool {
  const text = row + headLength + (<usize>slot << 4);
  const isEmpty = ((filled >> slot) & 1) == 0;
  store<i32>(combination, action);
  store<u32>(combination, filled & counting, 4);
  store<i32>(combination, isEmpty ? -1 : <i32>load<f64>(text, 8), 8);
  return learnedNumber(<u32>maxSlots + slot, combination, combination + 12) >= 0;
}

function areRulesKept(action: i32, filled: u32, row: usize): bool {
  const start = rules + <usize>action * rulesLength;
  const count = <usize>load<u32>(start);
  for (let i: usize = 0; i < count; i++) {
    const rule = start + 4 + i * 8;
    const pair = load<u8>(rule);
    if (pair == Pair.OneOf) {
      if ((filled & load<u32>(rule, 4)) == 0) return false;
      continue;
    }
    const one = <u32>load<u8>(rule, 1);
    if (pair == Pair.Combination) {
      if (!isKnown(action, filled, one, load<u32>(rule, 4), row)) return false;
      continue;
    }
    const other = <u32>load<u8>(rule, 2);
    const hasOne = (filled >> one) & 1;
    const hasOther = (filled >> other) & 1;
    if (pair == Pair.Together) {
      if (hasOne != hasOther) return false;
      continue;
    }
    if ((hasOne & hasOther) == 0) continue;
    const first = row + headLength + (<usize>one << 4);
    const second = row + headLength + (<usize>other << 4);
    if (pair == Pair.NotBefore) {
      if (load<f64>(first, 8) < load<f64>(second, 8)) return false;
      continue;
    }
    // Different: both are in lower case.
    const size = <usize>load<u32>(first, 4);
    if (size != <usize>load<u32>(second, 4)) continue;
    if (memory.compare(<usize>load<u32>(first), <usize>load<u32>(second), size) == 0) return false;
  }
  return true;
}
