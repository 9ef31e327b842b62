import { expect, it, test } from 'vitest';
import { rejectionFor } from '../../src/double/record-error';
import { readOfflineConversions } from '../../src/index';
import { addRow, fileOf, now, type Row, restateRow, retractRow } from '../support/rows';

/** The errors that the double gives a row. */
async function errorsOf(row: Row): Promise<unknown[]> {
  const errors: unknown[] = [];
  for await (const { issues } of readOfflineConversions(fileOf([row]), { now }))
    for (const issue of issues.filter(({ severity }) => severity === 'error')) {
      const { number, code, fieldPath } = rejectionFor(issue);
      errors.push([number, code, fieldPath]);
    }
  return errors;
}

const long = 'x'.repeat(101);

test.each<[what: string, row: Row, number: number | undefined, code: string, fieldPath: string]>([
  // The service has a name for these.
  [
    'no identifier',
    { ...addRow, 'Microsoft Click Id': '', 'Hashed Email Address': '', 'Hashed Phone Number': '' },
    5603,
    'OfflineConversionMicrosoftClickIdNullOrEmpty',
    '',
  ],
  [
    'an old conversion',
    { ...addRow, 'Conversion Time': '1/1/2020 1:00:00 AM' },
    5609,
    'OfflineConversionTimeOutOfWindow',
    'ConversionTime',
  ],
  [
    'a Restate without a value',
    { ...restateRow, 'Adjustment Value': '' },
    5625,
    'OfflineConversionAdjustmentValueRequired',
    'AdjustmentValue',
  ],
  [
    'half of the attribution',
    { ...addRow, 'External Attribution Model': '' },
    undefined,
    'ExternalAttributionRequiredFieldEmpty',
    'ExternalAttributionModel',
  ],
  // These have the error of an invalid value.
  [
    'a long name',
    { ...addRow, 'Conversion Name': long },
    5606,
    'OfflineConversionNameInvalid',
    'ConversionName',
  ],
  [
    'a value on a Retract',
    { ...retractRow, 'Conversion Value': '1' },
    5610,
    'OfflineConversionValueInvalid',
    'ConversionValue',
  ],
  [
    'a wrong new value',
    { ...restateRow, 'Adjustment Value': 'x' },
    5610,
    'OfflineConversionValueInvalid',
    'AdjustmentValue',
  ],
  [
    'a short hash',
    { ...addRow, 'Hashed Email Address': 'abc' },
    undefined,
    'ConversionEmailAddressIsNotHashed',
    'HashedEmailAddress',
  ],
  [
    'a literal',
    { ...addRow, 'Hashed Phone Number': 'delete_value' },
    undefined,
    'ConversionPhoneNumberIsNotHashed',
    'HashedPhoneNumber',
  ],
  [
    'a literal model',
    { ...addRow, 'External Attribution Model': 'delete_value' },
    undefined,
    'ExternalAttributionModelTooLong',
    'ExternalAttributionModel',
  ],
  // And this belongs to no column that has errors.
  [
    'a long Client Id',
    { ...addRow, 'Client Id': long },
    4203,
    'BulkServiceUnknownTypeForRow',
    'ClientId',
  ],
])('rejects %s', async (_, row, number, code, fieldPath) => {
  expect(await errorsOf(row)).toContainEqual([number, code, fieldPath]);
});

it('rejects nothing in rows that are right', async () => {
  for (const row of [addRow, restateRow, retractRow]) expect(await errorsOf(row)).toEqual([]);
});
