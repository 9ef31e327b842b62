import type { KeyHash } from '../../keys/hash';
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
 * Hashes what tells one conversion from another: click id, name, time in whole seconds, hashed email
 * and phone. The parts are values, so that all spellings of a GUID or a hash make one key.
 */
export function hashConversion(hash: KeyHash, values: ConversionValues): KeyHash {
  return hash
    .start()
    .hex(values.microsoftClickId)
    .text(values.conversionName)
    .number(Math.floor((values.conversionTime ?? 0) / 1000))
    .hex(values.hashedEmailAddress)
    .hex(values.hashedPhoneNumber)
    .end();
}

/** Hashes a click with its goal: what a goal with the count type `Unique` counts once. */
export function hashClickAndGoal(hash: KeyHash, values: ConversionValues): KeyHash {
  return hash.start().hex(values.microsoftClickId).text(values.conversionName).end();
}
