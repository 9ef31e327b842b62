import type { KeyHash } from '../../keys/hash';
import { hashParts } from '../../keys/parts';
import type { RecordView } from '../../schema/rule';
import type { columns } from './columns';

type Values = RecordView<typeof columns>['value'];

/** The values that make two rows the same conversion. */
export type ConversionValues = Pick<
  Values,
  | 'microsoftClickId'
  | 'conversionName'
  | 'conversionTime'
  | 'hashedEmailAddress'
  | 'hashedPhoneNumber'
>;

/**
 * What tells one conversion from another: click id, name, time in whole seconds, hashed email and phone. The
 * parts are values, so that all spellings of a GUID or a hash make one key.
 */
export const conversionKey = [
  ['microsoftClickId', 'hex'],
  ['conversionName', 'text'],
  ['conversionTime', 'seconds'],
  ['hashedEmailAddress', 'hex'],
  ['hashedPhoneNumber', 'hex'],
] as const;

export function hashConversion(hash: KeyHash, values: ConversionValues): KeyHash {
  return hashParts(hash, conversionKey, values);
}

/** A click with its goal: what a goal with the count type `Unique` counts once. */
export const clickAndGoalKey = [
  ['microsoftClickId', 'hex'],
  ['conversionName', 'text'],
] as const;
