import {
  type OfflineConversionGoal,
  offlineConversionGoal,
} from '../../records/offline-conversion-goal';
import type { Applicability } from '../../schema/matrix';
import { isObject, readJson } from '../wire/json';
import {
  type ConversionGoalObject,
  conversionGoalObject,
  goalType,
  revenueMembers,
} from './object';

type Values = Readonly<Record<string, unknown>>;

const properties = Object.keys(offlineConversionGoal.columns).filter((name) => name !== 'clientId');

/** The member that holds a property, and whether it belongs to `Revenue`. */
function memberFor(property: string): { readonly name: string; readonly isRevenue: boolean } {
  const isRevenue = Object.hasOwn(revenueMembers, property);
  const name = isRevenue
    ? revenueMembers[property as keyof typeof revenueMembers]
    : property.replace(/^./, (letter) => letter.toUpperCase());
  return { name, isRevenue };
}

/** Maps the values of an object to the properties of a record. */
export function valuesOfGoal(goal: ConversionGoalObject): Values {
  const { Revenue = {} } = goal;
  return Object.fromEntries(
    properties.map((property) => {
      const { name, isRevenue } = memberFor(property);
      return [property, ((isRevenue ? Revenue : goal) as Values)[name]];
    }),
  );
}

/**
 * Turns a goal into the object of the API that adds or updates it, an item of `ConversionGoals`.
 * Properties that only the service sets or that the object lacks are left out: `Scope` of an Update, the
 * tracking status, the Client Id. It checks no rule: `checkGoal` does.
 *
 * Source: OfflineConversionGoal Data Object, Campaign Management API.
 * @throws TypeError for anything but a goal, and for a value of the wrong type
 * @example
 * toConversionGoal({ action: 'Update', id: '12', status: 'Paused', scope: 'Account' });
 * // { Id: '12', Status: 'Paused', Type: 'OfflineConversion' }
 */
export function toConversionGoal(goal: OfflineConversionGoal): ConversionGoalObject {
  if (!isObject(goal)) throw new TypeError('The goal must be an object.');
  const index = offlineConversionGoal.actions.indexOf(goal.action);
  if (index === -1) throw new TypeError('The action of the goal must be Add or Update.');
  const members: Record<string, unknown> = { Type: goalType };
  const revenue: Record<string, unknown> = {};
  for (const property of properties) {
    const line: readonly Applicability[] = offlineConversionGoal.matrix[property as 'name'];
    const value = (goal as Values)[property];
    if (line[index] === 'read-only' || line[index] === 'not-applicable') continue;
    if (value === undefined || value === null || value === '') continue;
    const { name, isRevenue } = memberFor(property);
    if (isRevenue) revenue[name] = value;
    else members[name] = value;
  }
  if (Object.keys(revenue).length > 0) members.Revenue = revenue;
  return readJson(conversionGoalObject, members, refuse) as ConversionGoalObject;
}

function refuse(path: string, expected: string): never {
  throw new TypeError(`${path} of the goal must be ${expected}.`);
}
