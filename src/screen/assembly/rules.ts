import { combination, headLength, maxSlots, Pair, rules, rulesLength } from './layout';
import { areSame, learnedNumber } from './learned';

/** Whether a row was found without fault whose action, learned text and filled slots, as far as they count, are these. */
function isKnown(action: i32, filled: u32, slot: u32, counting: u32, row: usize): bool {
  const text = row + headLength + (<usize>slot << 4);
  const isEmpty = ((filled >> slot) & 1) == 0;
  store<i32>(combination, action);
  store<u32>(combination, filled & counting, 4);
  store<i32>(combination, isEmpty ? -1 : <i32>load<f64>(text, 8), 8);
  return learnedNumber(<u32>maxSlots + slot, combination, combination + 12) >= 0;
}

/** Whether the rules over two columns find no fault in a row. */
export function areRulesKept(action: i32, filled: u32, row: usize): bool {
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
    if (areSame(<usize>load<u32>(first), <usize>load<u32>(second), size)) return false;
  }
  return true;
}
