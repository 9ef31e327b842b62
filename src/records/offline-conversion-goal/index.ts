import { defineRecordType, type RecordInputOf, type RecordOf } from '../../schema/record-type';
import { columns } from './columns';
import { fileRules } from './file-rules';
import { actions, matrix } from './matrix';
import { rules } from './rules';

/**
 * The OfflineConversion Goal record as data: columns, matrix and rules. A row with an Id updates the goal,
 * one without an Id adds it.
 *
 * Source: Offline Conversion Goal Record, Bulk API reference; OfflineConversionGoal, Campaign
 * Management API.
 * @example
 * offlineConversionGoal.matrix.scope // ['optional', 'read-only']
 */
export const offlineConversionGoal = defineRecordType({
  type: 'OfflineConversion Goal',
  actions,
  columns,
  matrix,
  actionOf: ({ id }) => (id === '' ? 'Add' : 'Update'),
  clientId: 'clientId',
  rules,
  fileRules,
});

/** A goal as it is read. A property that the file leaves empty is absent, and its value unknown. */
export type OfflineConversionGoal = RecordOf<typeof offlineConversionGoal>;

/** A goal as input for writing. Default `action`: `'Add'`. */
export type OfflineConversionGoalInput<Action extends 'Add' | 'Update' = 'Add' | 'Update'> =
  RecordInputOf<typeof offlineConversionGoal, Action>;
