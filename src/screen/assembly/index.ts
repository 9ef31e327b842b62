import { cells, input as inputAt, rows, rowsLength } from './layout';
import { judgedColumn, lengthOfRow, vouch } from './row';

export {
  actionLength,
  actionTexts,
  input,
  keyLength,
  keys,
  kinds,
  maxActions,
  maxColumns,
  maxKeys,
  maxSlots,
  months,
  params,
  ranges,
  rows,
  rules,
  rulesLength,
  slots,
  starts,
  typeLength,
  typeText,
} from './layout';
export { learn } from './learned';
export { lengthOfRow, setRow } from './row';

/** Why the screen stopped. */
export let state: i32 = 0;
/** Where the first row starts that was not vouched for. */
export let next: usize = 0;
const stoppedAtEnd = 0;
const stoppedAtRow = 1;
const stoppedFull = 2;

let delimiter: u32 = 44;

export function setDelimiter(byte: u32): void {
  delimiter = byte;
}

const lf: u32 = 10;
const cr: u32 = 13;
const quote: u32 = 34;

/** Makes room for bytes, and for a block that ends behind them. */
export function reserve(length: i32): void {
  const pages = <i32>((inputAt + <usize>length + 64 + 65535) >> 16);
  const more = pages - memory.size();
  if (more > 0) memory.grow(more);
}

/** Looks at rows from `from` to `to` until one is not certainly right. Returns how many are. */
export function screen(from: usize, to: usize): i32 {
  let count = 0;
  let row = rows;
  const rowLength = lengthOfRow();
  const lastRow = rows + rowsLength - rowLength;
  let rowStart = from;
  let cellStart = from;
  let cell: u32 = 0;
  /** How many columns have passed that are looked at, and the next of them. */
  let looked: usize = 0;
  let nextLooked = judgedColumn(0);
  let isQuoted = false;
  let wasQuoted = false;
  /** Where the last byte is that is not ASCII. */
  let lastOdd: usize = 0;
  const delimiters = i8x16.splat(<i8>delimiter);
  for (let block = from; block < to; block += 16) {
    const v = v128.load(block);
    const isDelimiter = i8x16.eq(v, delimiters);
    // Line ends are controls, too.
    const isMark = v128.or(
      v128.or(isDelimiter, i8x16.lt_u(v, i8x16.splat(32))),
      v128.or(i8x16.eq(v, i8x16.splat(34)), i8x16.eq(v, i8x16.splat(127))),
    );
    let marks = <u32>i8x16.bitmask(isMark);
    const odds = <u32>i8x16.bitmask(v);
    // Nobody looks at the cells that end here.
    if (!isQuoted && cell + popcnt(marks) <= nextLooked && block + 16 <= to) {
      if (marks == <u32>i8x16.bitmask(isDelimiter)) {
        if (marks) {
          cell += popcnt(marks);
          cellStart = block + <usize>(32 - clz(marks));
          wasQuoted = false;
        }
        if (odds) lastOdd = block + <usize>(31 - clz(odds));
        continue;
      }
    }
    while (marks) {
      const offset = ctz(marks);
      marks &= marks - 1;
      const at = block + <usize>offset;
      if (at >= to) break;
      const byte = <u32>load<u8>(at);
      if (byte == quote) {
        if (!isQuoted) {
          if (at != cellStart) return stop(rowStart, count);
          isQuoted = true;
          continue;
        }
        if (at + 1 >= to) return end(rowStart, count);
        const following = <u32>load<u8>(at, 1);
        if (following != delimiter && following != lf && following != cr)
          return stop(rowStart, count);
        isQuoted = false;
        wasQuoted = true;
        continue;
      }
      if (isQuoted) {
        if (byte == delimiter) continue;
        return stop(rowStart, count);
      }
      if (byte == cr) {
        if (at + 1 >= to) return end(rowStart, count);
        if (<u32>load<u8>(at, 1) != lf) return stop(rowStart, count);
        continue;
      }
      const isEnd = byte == lf;
      if (!isEnd && byte != delimiter) return stop(rowStart, count);
      const isCrlf = isEnd && at > rowStart && <u32>load<u8>(at - 1) == cr;
      const cellEnd = isCrlf ? at - 1 : at;
      if (cell >= 1024) return stop(rowStart, count);
      if (cell == nextLooked) {
        const place = cells + (looked << 3);
        store<u32>(place, <u32>(wasQuoted ? cellStart + 1 : cellStart));
        store<u32>(place, <u32>(wasQuoted ? cellEnd - 1 : cellEnd), 4);
        looked++;
        nextLooked = judgedColumn(looked);
      }
      wasQuoted = false;
      cell++;
      cellStart = at + 1;
      if (!isEnd) continue;
      const inBlock = rowStart > block ? odds & ~((1 << <u32>(rowStart - block)) - 1) : odds;
      const hasOdd = lastOdd >= rowStart || (inBlock & ((1 << offset) - 1)) != 0;
      const length = cellEnd - rowStart;
      if (!vouch(<i32>cell, length, hasOdd, row)) return stop(rowStart, count);
      store<u32>(row, <u32>rowStart, 8);
      store<u32>(row, isCrlf ? 0 : 1, 12);
      count++;
      row += rowLength;
      rowStart = at + 1;
      cell = 0;
      looked = 0;
      nextLooked = judgedColumn(0);
      if (row > lastRow) {
        state = stoppedFull;
        next = rowStart;
        return count;
      }
    }
    if (odds) lastOdd = block + <usize>(31 - clz(odds));
  }
  return end(rowStart, count);
}

function stop(at: usize, count: i32): i32 {
  state = stoppedAtRow;
  next = at;
  return count;
}

function end(at: usize, count: i32): i32 {
  state = stoppedAtEnd;
  next = at;
  return count;
}
