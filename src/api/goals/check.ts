import type { Issue } from '../../issues/issue';
import {
  type OfflineConversionGoal,
  type OfflineConversionGoalInput,
  offlineConversionGoal,
} from '../../records/offline-conversion-goal';
import { checkRecord } from '../../write';

/**
 * Runs the rules of a goal on one object for the Campaign Management API to add or update. A goal that
 * was read may be passed unchanged: properties that only the service sets then result in a warning.
 *
 * Source: OfflineConversionGoal, Campaign Management API.
 * @throws TypeError for anything but an object
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
  // That warning points to this API.
  return checkRecord(offlineConversionGoal, record, { severity: { 'api-only': 'off' } });
}
