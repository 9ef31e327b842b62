import type { KeyPart, KeyParts } from '../../keys/parts';
import type { AnyColumn } from '../../schema/column';
import type { AnyRecordType } from '../../schema/record-type';
import type { Rule } from '../../schema/rule';
import { screenOf } from '../../schema/screened';
import type { CellScreen } from '../../schema/screening';
import type { ScreenModule } from '../module';
import { lengthInBytes } from './kinds';

/** Whether the tables have room for all that is declared, and can hold what it means. */
export function canHold(
  module: ScreenModule,
  type: AnyRecordType,
  rules: readonly Rule[],
  keys: readonly KeyParts[],
): boolean {
  const { maxActions, maxSlots, maxKeys, actionLength, typeLength, keyLength, rulesLength } =
    module;
  const texts: readonly string[] = type.actionTexts?.texts ?? [];
  const entries = (type.oneOf ?? []).length + rules.filter(isInTable).length;
  return (
    type.actions.length <= maxActions.value &&
    Object.keys(type.columns).length <= maxSlots.value &&
    texts.every((text) => lengthInBytes(text) < actionLength.value) &&
    lengthInBytes(type.type) < Math.min(typeLength.value, 256) &&
    4 + 8 * entries <= rulesLength.value &&
    keys.length <= maxKeys.value &&
    keys.every((parts) => 1 + 2 * parts.length <= keyLength.value) &&
    keys.flat().every((part) => isHashedAlike(part, type)) &&
    rules.every((rule) => isDecided(rule, type))
  );
}

const isInTable = ({ screen }: Rule) => typeof screen === 'object';

/** Whether the module has what a rule depends on for the columns that it names. A cell of no kind is never passed. */
function isDecided({ screen, column }: Rule, type: AnyRecordType): boolean {
  const areOf = (kinds: readonly CellScreen['kind'][], names: readonly string[]) =>
    names
      .map((name) => screenOf((type.columns[name] as AnyColumn).codec)?.kind)
      .every((kind) => kind === undefined || kinds.includes(kind));
  if (screen === 'learned') return column !== undefined && areOf(['learned'], [column]);
  if (typeof screen !== 'object') return true;
  if ('within' in screen) return areOf(numbers, [screen.within]);
  if ('notBefore' in screen) return areOf(numbers, screen.notBefore);
  // Bytes are compared, which are the text of lower-case digits alone.
  return 'different' in screen ? areOf(['hash'], screen.different) : true;
}

const numbers = ['instant', 'amount', 'share'] as const;

/** Whether the bytes of a cell make the same key as its value, because of what the cell certainly is. */
function isHashedAlike([name, as]: KeyPart, type: AnyRecordType): boolean {
  const kind = screenOf((type.columns[name] as AnyColumn).codec)?.kind;
  if (as === 'hex') return kind === 'click-id' || kind === 'hash';
  return as === 'seconds' ? kind === 'instant' : kind === 'word' || kind === 'learned';
}

/** Whether the record type finds each action by its text alone. */
export function areActionsShown({
  actions,
  columns,
  actionOf,
  actionTexts,
}: AnyRecordType): boolean {
  if (!actionTexts) return false;
  const empty = Object.fromEntries(Object.keys(columns).map((name) => [name, '']));
  const actionShownBy = (text: string) => actionOf({ ...empty, [actionTexts.column]: text });
  return actions.every(
    (action: string, at: number) => actionShownBy(actionTexts.texts[at] ?? '') === action,
  );
}
