import { months, starts } from './layout';

/** The number of the cell that was looked at last. */
export let value: f64 = 0;
/** Whether it can be read in another way too: its day as a month, its point as a mark of thousands. */
export let isDoubtful: bool = false;

/** Takes a number that can be read in one way only. */
export function setPlain(number: f64): void {
  value = number;
  isDoubtful = false;
}

const slash: u8 = 47;
const colon: u8 = 58;
const space: u8 = 32;
const point: u8 = 46;

// @ts-ignore: a decorator of the compiler
@inline
function digitAt(at: usize): u32 {
  return <u32>load<u8>(at) - 48;
}

/** A number of two digits; over 99 for anything else. */
// @ts-ignore: a decorator of the compiler
@inline
function twoAt(at: usize): u32 {
  const tens = digitAt(at);
  const ones = digitAt(at + 1);
  return tens > 9 || ones > 9 ? 1000 : tens * 10 + ones;
}

/** The place behind the number that was read last. */
let after: usize = 0;

/** A number of one or two digits; over 99 for anything else. */
// @ts-ignore: a decorator of the compiler
@inline
function numberAt(at: usize): u32 {
  const first = digitAt(at);
  const second = digitAt(at + 1);
  if (second > 9) {
    after = at + 1;
    return first > 9 ? 1000 : first;
  }
  after = at + 2;
  return first > 9 ? 1000 : first * 10 + second;
}

/** `M/d/yyyy h:mm:ss AM`, and the same with hours from 0 to 23 and without AM. */
export function isInstant(start: usize, end: usize): bool {
  if (end - start < 16 || end - start > 22) return false;
  const month = numberAt(start);
  if (load<u8>(after) != slash) return false;
  const day = numberAt(after + 1);
  if (load<u8>(after) != slash) return false;
  const year = twoAt(after + 1) * 100 + twoAt(after + 3);
  if (load<u8>(after, 5) != space) return false;
  let hour = numberAt(after + 6);
  let at = after;
  if (load<u8>(at) != colon || load<u8>(at, 3) != colon) return false;
  const minute = twoAt(at + 1);
  const second = twoAt(at + 4);
  at += 6;
  if (month - 1 > 11 || day - 1 > 30 || year - 2000 > 100 || minute > 59 || second > 59) return false;
  if (at == end) {
    if (hour > 23) return false;
  } else {
    if (load<u8>(at) == space) at++;
    const half = load<u8>(at) | 32;
    if (at + 2 != end || (load<u8>(at, 1) | 32) != 109 || (half != 97 && half != 112)) return false;
    if (hour - 1 > 11) return false;
    hour = (hour % 12) + (half == 112 ? 12 : 0);
  }
  const index = <usize>((year - 2000) * 12 + month - 1);
  const time = <f64>(((day - 1) * 24 + hour) * 3600 + minute * 60 + second);
  value = load<f64>(months + (index << 3)) + time * 1000;
  isDoubtful = day <= 12 && day != month;
  return value < load<f64>(months + (index << 3), 8);
}

/** Digits with at most `decimals` decimals after a point; any number of them below 0. */
function isDecimal(start: usize, end: usize, decimals: i32): bool {
  const length = <i32>(end - start);
  // With more digits the quotient may not be the number nearest to the text.
  if (length > 15) return false;
  let number: u64 = 0;
  let pointAt: usize = 0;
  for (let at = start; at < end; at++) {
    const digit = digitAt(at);
    if (digit <= 9) number = number * 10 + digit;
    else if (load<u8>(at) == point && pointAt == 0 && at > start) pointAt = at;
    else return false;
  }
  if (pointAt == 0) {
    value = <f64>number;
    isDoubtful = false;
    return true;
  }
  const count = <i32>(end - pointAt) - 1;
  if (count == 0 || count > decimals) return false;
  let power: f64 = 1;
  for (let i = 0; i < count; i++) power *= 10;
  value = <f64>number / power;
  isDoubtful = count == 3 && pointAt - start <= 3 && load<u8>(start) != 48;
  return true;
}

export function isAmount(start: usize, end: usize, decimals: u32): bool {
  return isDecimal(start, end, <i32>decimals);
}

export function isShare(start: usize, end: usize): bool {
  return isDecimal(start, end, 15) && value > 0 && value <= 1;
}

/** 16 hex digits, in lower case only if `letters` says so. */
// @ts-ignore: a decorator of the compiler
@inline
function areHex(v: v128, firstLetter: v128): bool {
  const isDigit = i8x16.lt_u(i8x16.sub(v, i8x16.splat(48)), i8x16.splat(10));
  const isLetter = i8x16.lt_u(i8x16.sub(v128.or(v, firstLetter), i8x16.splat(97)), i8x16.splat(6));
  return i8x16.all_true(v128.or(isDigit, isLetter));
}

/** 32 hex digits in either case that repeat no pattern. */
export function isClickId(start: usize, end: usize): bool {
  if (end - start != 32) return false;
  const anyCase = i8x16.splat(0x20);
  if (!areHex(v128.load(start), anyCase) || !areHex(v128.load(start, 16), anyCase)) return false;
  return !repeatsItself(start, 32);
}

/** 64 hex digits in lower case that are not a filler, nor the hash of a missing value. */
export function isHash(start: usize, end: usize): bool {
  if (end - start != 64) return false;
  const lower = i8x16.splat(0);
  for (let at = start; at < end; at += 16) {
    const quarter = v128.load(at);
    if (!areHex(quarter, lower)) return false;
    if (i8x16.all_true(i8x16.eq(quarter, i8x16.splat(load<i8>(at))))) return false;
  }
  return load<u8>(starts + startOf(start)) == 0 && !repeatsItself(start, 64);
}

/** Whether 32 or 64 digits repeat a pattern of at most half of them. */
function repeatsItself(start: usize, length: usize): bool {
  const half = length >> 1;
  // Each shorter period has a multiple from here to the half.
  const least = (half >> 1) + 1;
  const anyCase = i8x16.splat(0x20);
  let again = i8x16.splat(-1);
  for (let i: usize = 0; i < 4; i++) {
    const digit = i8x16.splat(load<i8>(start + i) | 0x20);
    const digits = v128.or(v128.load(start + least + i), anyCase);
    again = v128.and(again, i8x16.eq(digits, digit));
  }
  if (!v128.any_true(again)) return false;
  for (let period = least; period <= half; period++)
    if (hasPeriod(start, start + length, period)) return true;
  return false;
}

function hasPeriod(start: usize, end: usize, period: usize): bool {
  for (let at = start + period; at < end; at++)
    if ((load<u8>(at) | 0x20) != (load<u8>(at - period) | 0x20)) return false;
  return true;
}

/** The value of four hex digits. */
export function startOf(start: usize): usize {
  let bits: usize = 0;
  for (let at = start; at < start + 4; at++) {
    const byte = <usize>load<u8>(at);
    bits = (bits << 4) | ((byte & 15) + (byte >> 6) * 9);
  }
  return bits;
}

/** Letters, digits, `_` and `-`. A text without a digit may stand for a missing value, and a short one with `-` may be a date. */
export function isWord(start: usize, end: usize): bool {
  const length = end - start;
  if (length > 100) return false;
  let digits: u32 = 0;
  let dashes: u32 = 0;
  for (let at = start; at < end; at += 16) {
    const v = v128.load(at);
    const isDigit = i8x16.lt_u(i8x16.sub(v, i8x16.splat(48)), i8x16.splat(10));
    const lower = v128.or(v, i8x16.splat(0x20));
    const isLetter = i8x16.lt_u(i8x16.sub(lower, i8x16.splat(97)), i8x16.splat(26));
    const isDash = i8x16.eq(v, i8x16.splat(45));
    const isOther = v128.or(isDash, i8x16.eq(v, i8x16.splat(95)));
    const inCell: u32 = end - at >= 16 ? 0xffff : (1 << <u32>(end - at)) - 1;
    const isRight = v128.or(v128.or(isDigit, isLetter), isOther);
    if ((<u32>i8x16.bitmask(isRight) & inCell) != inCell) return false;
    digits |= <u32>i8x16.bitmask(isDigit) & inCell;
    dashes |= <u32>i8x16.bitmask(isDash) & inCell;
  }
  return digits != 0 && (dashes == 0 || length > 11);
}
