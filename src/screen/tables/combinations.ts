import type { Rule } from '../../schema/rule';
import type { RuleScreen } from '../../schema/screening';
import type { LearnedTexts } from '../learned-texts';
import type { ScreenModule } from '../module';

/** What the faults of some rules depend on besides the action: a learned text, and whether other cells are filled. */
export interface Combination {
  /** The slot of the learned text; -1 if the file lacks the column. */
  readonly slot: number;
  /** A bit for the slot of each of the others. */
  readonly filled: number;
}

/** Lists what the rules of one action depend on, once for each column whose texts are learned. */
export function combinationsOf(
  rules: readonly Rule[],
  slotOf: (name: string) => number,
): readonly Combination[] {
  const filledBySlot = new Map<number, number>();
  for (const { screen } of rules) {
    const own = screen as RuleScreen | undefined;
    if (typeof own !== 'object' || !('learned' in own)) continue;
    const slot = slotOf(own.learned);
    filledBySlot.set(slot, (filledBySlot.get(slot) ?? 0) | bitsOf(own.filled.map(slotOf)));
  }
  return [...filledBySlot].map(([slot, filled]) => ({ slot, filled }));
}

/** A bit for each slot. A column that the file lacks has none: it is empty in every row. */
export function bitsOf(slots: readonly number[]): number {
  let bits = 0;
  for (const slot of slots) if (slot !== -1) bits |= 1 << slot;
  return bits >>> 0;
}

/** Lets the module remember a combination in which no fault was found. */
export function learnCombination(
  module: ScreenModule,
  action: number,
  { slot, filled }: Combination,
  learned: LearnedTexts,
  texts: readonly string[],
): void {
  const text = texts[slot] as string;
  const number = learned.numberOf(text);
  if (text !== '' && number === -1) return;
  let isFilled = 0;
  for (let at = 0; at < texts.length; at++) if (texts[at] !== '') isFilled |= 1 << at;
  const at = module.input.value;
  const numbers = new Int32Array(module.memory.buffer, at, 3);
  numbers.set([action, isFilled & filled, number]);
  module.learn(module.maxSlots.value + slot, at, at + numbers.byteLength);
}
