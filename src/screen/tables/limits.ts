import type { KeyPart, KeyParts } from '../../keys/parts';
import type { AnyColumn } from '../../schema/column';
import type { AnyRecordType } from '../../schema/record-type';
import type { Rule } from '../../schema/rule';
import { screenOf } from '../../schema/screened';
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
    rules.every((rule) => isLearned(rule, type))
  );
}

const isInTable = ({ screen }: Rule) => typeof screen === 'object';

/** Whether the texts that a rule depends on are learned, if it says so: those of all other columns are passed unseen. */
function isLearned({ screen, column }: Rule, type: AnyRecordType): boolean {
  if (screen !== 'learned') return true;
  return (
    column !== undefined && screenOf((type.columns[column] as AnyColumn).codec)?.kind === 'learned'
  );
}

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
