import { defineRecordType, type RecordInputOf, type RecordOf } from '../../schema/record-type';
import { columns } from './columns';
import { fileRules } from './file-rules';
import { actions, matrix } from './matrix';
import { rules } from './rules';

/**
 * The OfflineConversion Goal record: columns, matrix and rules, as data. A row with an Id updates the
 * goal, one without adds it.
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

/** A goal as it is read: what the file does not say is absent, and not known. */
export type OfflineConversionGoal = RecordOf<typeof offlineConversionGoal>;

/** A goal as it may be given for writing: `action` is `Add` where it is absent. */
export type OfflineConversionGoalInput<Action extends 'Add' | 'Update' = 'Add' | 'Update'> =
  RecordInputOf<typeof offlineConversionGoal, Action>;
