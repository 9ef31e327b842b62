import type { KeyHash } from '../../keys/hash';
import type { RecordView } from '../../schema/rule';
import type { CleanRows } from '../../schema/screening';
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

/** The columns of a conversion in rows that are certainly right. */
export function conversionColumns(rows: CleanRows<keyof typeof columns>) {
  return {
    microsoftClickId: rows.column('microsoftClickId'),
    conversionName: rows.column('conversionName'),
    conversionTime: rows.column('conversionTime'),
    hashedEmailAddress: rows.column('hashedEmailAddress'),
    hashedPhoneNumber: rows.column('hashedPhoneNumber'),
    adjustmentTime: rows.column('adjustmentTime'),
  };
}

/** The same key as `hashConversion` makes of the values of the row. */
export function hashCleanConversion(
  hash: KeyHash,
  columns: ReturnType<typeof conversionColumns>,
  row: number,
): KeyHash {
  hash.start();
  columns.microsoftClickId.mixInto(hash, row, 'hex');
  columns.conversionName.mixInto(hash, row, 'text');
  hash.number(Math.floor(columns.conversionTime.number(row) / 1000));
  columns.hashedEmailAddress.mixInto(hash, row, 'hex');
  columns.hashedPhoneNumber.mixInto(hash, row, 'hex');
  return hash.end();
}

/** Hashes a click with its goal: what a goal with the count type `Unique` counts once. */
export function hashClickAndGoal(hash: KeyHash, values: ConversionValues): KeyHash {
  return hash.start().hex(values.microsoftClickId).text(values.conversionName).end();
}
