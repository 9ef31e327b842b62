import type { AnyRecordType } from '../../schema/record-type';
import type { Rule } from '../../schema/rule';
import type { RuleScreen } from '../../schema/screening';
import type { ScreenModule } from '../module';
import { bitsOf, type Combination } from './combinations';

/** Rules over two slots, as `assembly/layout.ts` has them. */
const [notBefore, together, different, oneOf, combination] = [0, 1, 2, 3, 4] as const;

/** Writes the groups of the record type and the rules over two columns. */
export function writeRules(
  view: DataView,
  module: ScreenModule,
  action: number,
  type: AnyRecordType,
  rules: readonly Rule[],
  combinations: readonly Combination[],
  slotOf: (name: string) => number,
): void {
  const start = module.rules.value + action * module.rulesLength.value;
  let count = 0;
  const at = () => start + 4 + count * 8;
  function writePair(kind: number, [one, other]: readonly [string, string]): void {
    const slots = [slotOf(one), slotOf(other)] as const;
    // A column that the file lacks is empty in every row.
    if (slots.includes(-1)) {
      if (kind === together && Math.max(...slots) !== -1) writeEmpty(Math.max(...slots));
      return;
    }
    view.setUint8(at(), kind);
    view.setUint8(at() + 1, slots[0]);
    view.setUint8(at() + 2, slots[1]);
    count++;
  }
  /** A pair of a column with itself never holds together: nothing can be vouched for that fills it. */
  function writeEmpty(slot: number): void {
    view.setUint8(at(), different);
    view.setUint8(at() + 1, slot);
    view.setUint8(at() + 2, slot);
    count++;
  }
  function writeGroup(names: readonly string[]): void {
    view.setUint8(at(), oneOf);
    view.setUint32(at() + 4, bitsOf(names.map(slotOf)), true);
    count++;
  }
  function writeCombination({ slot, filled }: Combination): void {
    view.setUint8(at(), combination);
    view.setUint8(at() + 1, slot);
    view.setUint32(at() + 4, filled, true);
    count++;
  }
  for (const group of type.oneOf ?? []) writeGroup(group.columns);
  for (const { screen } of rules) {
    const own = screen as RuleScreen<string, unknown>;
    if (typeof own !== 'object') continue;
    if ('oneOf' in own) writeGroup(own.oneOf);
    else if ('together' in own) writePair(together, own.together);
    else if ('different' in own) writePair(different, own.different);
    else if ('notBefore' in own) writePair(notBefore, own.notBefore);
  }
  for (const each of combinations) {
    // No row is vouched for without the text that counts.
    if (each.slot === -1) writeGroup([]);
    else writeCombination(each);
  }
  view.setUint32(start, count, true);
}
