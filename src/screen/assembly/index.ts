import { reach } from './heap';
import { cells, heap, rows, rowsLength } from './layout';
import { judgedColumn, lengthOfRow, vouch } from './row';

export {
  actionLength,
  actionTexts,
  entries,
  input,
  inputLength,
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
export { enter, enterRows, find, openTable } from './tables';

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

/** Makes room for everything but the keys. False if there is none. */
export function open(): bool {
  return reach(<u64>heap);
}

/** Which of 16 bytes are delimiters, one bit each. */
// @ts-ignore: a decorator of the compiler
@inline
function delimitersAt(at: usize, delimiters: v128): u64 {
  return <u64><u32>i8x16.bitmask(i8x16.eq(v128.load(at), delimiters));
}

/** Which of 16 bytes are delimiters, quotes or controls, which line ends are, too. */
// @ts-ignore: a decorator of the compiler
@inline
function marksAt(at: usize, delimiters: v128): u64 {
  const v = v128.load(at);
  const isMark = v128.or(
    v128.or(i8x16.eq(v, delimiters), i8x16.lt_u(v, i8x16.splat(32))),
    v128.or(i8x16.eq(v, i8x16.splat(34)), i8x16.eq(v, i8x16.splat(127))),
  );
  return <u64><u32>i8x16.bitmask(isMark);
}

/** Which of 16 bytes are not ASCII. */
// @ts-ignore: a decorator of the compiler
@inline
function oddsAt(at: usize): u64 {
  return <u64><u32>i8x16.bitmask(v128.load(at));
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
  const mark = delimiter;
  const delimiters = i8x16.splat(<i8>mark);
  // The larger the block, the fewer of the jumps at its end are a surprise to the processor.
  for (let block = from; block < to; block += 64) {
    let marks =
      marksAt(block, delimiters) |
      (marksAt(block + 16, delimiters) << 16) |
      (marksAt(block + 32, delimiters) << 32) |
      (marksAt(block + 48, delimiters) << 48);
    const odds =
      oddsAt(block) | (oddsAt(block + 16) << 16) | (oddsAt(block + 32) << 32) | (oddsAt(block + 48) << 48);
    // Nobody looks at the cells that end here.
    if (!isQuoted && cell + <u32>popcnt(marks) <= nextLooked && block + 64 <= to) {
      const isDelimiter =
        delimitersAt(block, delimiters) |
        (delimitersAt(block + 16, delimiters) << 16) |
        (delimitersAt(block + 32, delimiters) << 32) |
        (delimitersAt(block + 48, delimiters) << 48);
      if (marks == isDelimiter) {
        if (marks) {
          cell += <u32>popcnt(marks);
          cellStart = block + <usize>(64 - clz(marks));
          wasQuoted = false;
        }
        if (odds) lastOdd = block + <usize>(63 - clz(odds));
        continue;
      }
    }
    while (marks) {
      const offset = <usize>ctz(marks);
      marks &= marks - 1;
      const at = block + offset;
      if (at >= to) break;
      const byte = <u32>load<u8>(at);
      let cellEnd = at;
      let isCrlf = false;
      if (byte != mark || isQuoted) {
        if (byte == quote) {
          if (!isQuoted) {
            if (at != cellStart) return stop(rowStart, count);
            isQuoted = true;
            continue;
          }
          if (at + 1 >= to) return end(rowStart, count);
          const following = <u32>load<u8>(at, 1);
          if (following != mark && following != lf && following != cr) return stop(rowStart, count);
          isQuoted = false;
          wasQuoted = true;
          continue;
        }
        if (isQuoted) {
          if (byte == mark) continue;
          return stop(rowStart, count);
        }
        if (byte == cr) {
          if (at + 1 >= to) return end(rowStart, count);
          if (<u32>load<u8>(at, 1) != lf) return stop(rowStart, count);
          continue;
        }
        if (byte != lf) return stop(rowStart, count);
        isCrlf = at > rowStart && <u32>load<u8>(at - 1) == cr;
        if (isCrlf) cellEnd = at - 1;
      }
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
      if (byte == mark) continue;
      const inRow = rowStart > block ? odds & ~((<u64>1 << <u64>(rowStart - block)) - 1) : odds;
      const hasOdd = lastOdd >= rowStart || (inRow & ((<u64>1 << <u64>offset) - 1)) != 0;
      if (!vouch(<i32>cell, cellEnd - rowStart, hasOdd, row)) return stop(rowStart, count);
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
    if (odds) lastOdd = block + <usize>(63 - clz(odds));
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
