import type { Issue } from '../../issues/issue';
import {
  type OfflineConversionGoal,
  type OfflineConversionGoalInput,
  offlineConversionGoal,
} from '../../records/offline-conversion-goal';
import { checkRecord } from '../../write';

/**
 * Runs the rules of a goal on one object that is to be added or updated by the Campaign Management
 * API: none is returned if there is nothing to say. A goal that was read may be given as it is; what
 * the service alone sets is then a warning.
 *
 * Source: OfflineConversionGoal, Campaign Management API.
 * @throws TypeError for what is no object
 * @example
 * checkGoal({ name: 'Lead', goalCategory: 'Contact', revenueType: 'FixedValue' }, 'Add')
 *   .map((issue) => issue.column); // ['Revenue Value']
 */
export function checkGoal<Action extends 'Add' | 'Update'>(
  goal: Omit<OfflineConversionGoalInput<Action>, 'action'> | OfflineConversionGoal,
  action: Action,
): readonly Issue[] {
  if (typeof goal !== 'object' || goal === null) throw new TypeError('The goal must be an object.');
  const record = { ...goal, action } as unknown as OfflineConversionGoalInput;
  // This is the API that a warning would name.
  return checkRecord(offlineConversionGoal, record, { severity: { 'api-only': 'off' } });
}
