import { finishKey, mixNumber, mixText, startKey } from '../../keys/hash';
import type { RecordView } from '../../schema/rule';
import type { columns } from './columns';

type Conversion = {
  readonly value: Pick<
    RecordView<typeof columns>['value'],
    | 'microsoftClickId'
    | 'conversionName'
    | 'conversionTime'
    | 'hashedEmailAddress'
    | 'hashedPhoneNumber'
  >;
};

/**
 * Hashes what tells one conversion from another: click id, name, time in whole seconds, hashed email
 * and phone. It is made of values, so that spellings of one GUID or hash are one.
 */
export function hashConversion({ value }: Conversion): void {
  startKey();
  mixText(value.microsoftClickId, true);
  mixText(value.conversionName, false);
  mixNumber(Math.floor((value.conversionTime ?? 0) / 1000));
  mixText(value.hashedEmailAddress, true);
  mixText(value.hashedPhoneNumber, true);
  finishKey();
}

/** Hashes a click with its goal: what a goal that counts `Unique` counts once. */
export function hashClickAndGoal({ value }: Conversion): void {
  startKey();
  mixText(value.microsoftClickId, true);
  mixText(value.conversionName, false);
  finishKey();
}
