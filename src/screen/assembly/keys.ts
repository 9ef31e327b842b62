import { keyLength, keys, noSlot, Part } from './layout';

/*
 * The hash of `src/keys/hash.ts`, in two lanes of 32 bits. The same parts make the same key there and here.
 */

/** Multipliers of the lanes, and what they start and end with. */
const highFactor: u32 = 0x85ebca6b;
const lowFactor: u32 = 0xc2b2ae35;
const highStart: u32 = 0x1747b28c;
const lowStart: u32 = 0x3c6ef372;
const firstEnd: u32 = 0x7feb352d;
const secondEnd: u32 = 0x046ca68b;

// @ts-ignore: a decorator of the compiler
@inline
function mixHigh(lane: u32, word: u32): u32 {
  const mixed = (lane ^ word) * highFactor;
  return mixed ^ (mixed >> 15);
}

// @ts-ignore: a decorator of the compiler
@inline
function mixLow(lane: u32, word: u32): u32 {
  const mixed = (lane ^ word) * lowFactor;
  return mixed ^ (mixed >> 13);
}

/** Writes the two halves of a key of a row to `to`. The slots of the row are at `slotsAt`. */
export function writeKey(key: usize, slotsAt: usize, to: usize): void {
  const parts = keys + key * keyLength;
  const count = <usize>load<u8>(parts);
  // In variables of the function, and not of the module, the lanes stay in registers.
  let high = highStart;
  let low = lowStart;
  for (let i: usize = 0; i < count; i++) {
    const slot = load<u8>(parts + 1 + 2 * i);
    const as = load<u8>(parts + 2 + 2 * i);
    const place = slotsAt + (<usize>slot << 4);
    const length = slot == noSlot ? 0 : load<u32>(place, 4);
    let last: u32 = 0xffffffff;
    if (as == Part.Seconds) {
      last = length == 0 ? 0 : <u32>(<i64>(load<f64>(place, 8) / 1000));
    } else if (length > 0) {
      const mask: u32 = as == Part.Hex ? 0x20202020 : 0;
      let at = <usize>load<u32>(place);
      let left = length;
      for (; left >= 4; left -= 4, at += 4) {
        const word = load<u32>(at) | mask;
        high = mixHigh(high, word);
        low = mixLow(low, word);
      }
      if (left > 0) {
        const word = (load<u32>(at) & ((1 << (left * 8)) - 1)) | mask;
        high = mixHigh(high, word);
        low = mixLow(low, word);
      }
      last = length;
    }
    high = mixHigh(high, last);
    low = mixLow(low, last);
  }
  store<u32>(to, mixHigh(mixHigh(high, firstEnd), secondEnd));
  store<u32>(to, mixLow(mixLow(low, firstEnd), secondEnd), 4);
}
