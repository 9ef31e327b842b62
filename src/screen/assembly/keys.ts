import { keyLength, keys, noSlot, Part } from './layout';

/*
 * The hash of `src/keys/hash.ts`, in two lanes of 32 bits. The same parts make the same key there and here.
 */

let high: u32 = 0;
let low: u32 = 0;

// @ts-ignore: a decorator of the compiler
@inline
function mix(word: u32): void {
  high = (high ^ word) * 0x85ebca6b;
  high ^= high >> 15;
  low = (low ^ word) * 0xc2b2ae35;
  low ^= low >> 13;
}

function mixBytes(start: usize, length: u32, mask: u32): void {
  let at = start;
  let left = length;
  for (; left >= 4; left -= 4, at += 4) mix(load<u32>(at) | mask);
  if (left > 0) mix((load<u32>(at) & ((1 << (left * 8)) - 1)) | mask);
  mix(length);
}

/** Writes the two halves of a key of a row to `to`. The slots of the row are at `slotsAt`. */
export function writeKey(key: usize, slotsAt: usize, to: usize): void {
  const parts = keys + key * keyLength;
  const count = <usize>load<u8>(parts);
  high = 0x1747b28c;
  low = 0x3c6ef372;
  for (let i: usize = 0; i < count; i++) {
    const slot = load<u8>(parts + 1 + 2 * i);
    const as = load<u8>(parts + 2 + 2 * i);
    const place = slotsAt + (<usize>slot << 4);
    const length = slot == noSlot ? 0 : load<u32>(place, 4);
    if (as == Part.Seconds) mix(length == 0 ? 0 : <u32>(<i64>(load<f64>(place, 8) / 1000)));
    else if (length == 0) mix(0xffffffff);
    else mixBytes(<usize>load<u32>(place), length, as == Part.Hex ? 0x20202020 : 0);
  }
  mix(0x7feb352d);
  mix(0x046ca68b);
  store<u32>(to, high);
  store<u32>(to, low, 4);
}
