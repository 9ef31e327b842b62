import { offlineConversion as recordType } from '../records/offline-conversion';
import type { RecordInputOf } from '../schema/record-type';
import { type StandardRecordSchema, schemaOf } from './standard-schema';

type Plain = typeof recordType;

/**
 * The Offline Conversion record as data: columns, matrix and rules. It is also a schema of Standard Schema, as
 * `standardSchema` makes it without options.
 *
 * Source: Offline Conversion Record, Bulk API reference.
 * @example
 * offlineConversion.matrix.adjustmentValue // ['not-applicable', 'required', 'not-applicable']
 */
export const offlineConversion: Plain & StandardRecordSchema<RecordInputOf<Plain>> = {
  ...recordType,
  ...schemaOf(recordType, {}),
};
