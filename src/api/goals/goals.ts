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

/** The member that holds a property, and whether `Revenue` has it. */
function memberOf(property: string): { readonly name: string; readonly inRevenue: boolean } {
  const inRevenue = Object.hasOwn(revenueMembers, property);
  const name = inRevenue
    ? revenueMembers[property as keyof typeof revenueMembers]
    : property.replace(/^./, (letter) => letter.toUpperCase());
  return { name, inRevenue };
}

/** The values of an object under the names of a record's properties. */
export function valuesOfGoal(goal: ConversionGoalObject): Values {
  const { Revenue = {} } = goal;
  return Object.fromEntries(
    properties.map((property) => {
      const { name, inRevenue } = memberOf(property);
      return [property, ((inRevenue ? Revenue : goal) as Values)[name]];
    }),
  );
}

/**
 * Turns a goal into the object of the API that adds or updates it, to be an item of `ConversionGoals`.
 * What the service alone sets, and what the object has no place for, is left out: `Scope` of an Update,
 * the tracking status, the Client Id. It checks no rule: `checkGoal` does.
 *
 * Source: OfflineConversionGoal Data Object, Campaign Management API.
 * @throws TypeError for what is no goal, or holds a value that is not of its type
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
    const word: Applicability = offlineConversionGoal.matrix[property as 'name'][
      index
    ] as Applicability;
    const value = (goal as Values)[property];
    if (word === 'read-only' || word === 'not-applicable') continue;
    if (value === undefined || value === null || value === '') continue;
    const { name, inRevenue } = memberOf(property);
    if (inRevenue) revenue[name] = value;
    else members[name] = value;
  }
  if (Object.keys(revenue).length > 0) members.Revenue = revenue;
  return readJson(conversionGoalObject, members, refuse) as ConversionGoalObject;
}

function refuse(path: string, wanted: string): never {
  throw new TypeError(`${path} of the goal must be ${wanted}.`);
}
