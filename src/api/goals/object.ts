import {
  type OfflineConversionGoal,
  offlineConversionGoal,
} from '../../records/offline-conversion-goal';
import { isEmpty } from '../../text/empty';
import { isObject, readObject } from '../wire/json';
import {
  boolean,
  double,
  enumeration,
  int,
  long,
  type Member,
  object,
  string,
  typeMember,
  type ValueOf,
} from '../wire/shape';

type Property = Exclude<keyof (typeof offlineConversionGoal)['columns'], 'clientId'>;

/** Properties of a goal that are members of `Revenue` in its object. */
export const revenueMembers = {
  currencyCode: 'CurrencyCode',
  revenueType: 'Type',
  revenueValue: 'Value',
} as const satisfies { readonly [Name in Property]?: string };

/** A member for each column of the object. A new column without one does not compile. */
type MembersOf = {
  [Name in Exclude<Property, keyof typeof revenueMembers> as Capitalize<Name>]: Member;
} & { readonly Type: Member; readonly Revenue: Member };

/** The member `Type` of a goal for offline conversions. */
export const goalType = 'OfflineConversion';

/**
 * A goal. The members of ConversionGoal, from which it is derived, come first.
 *
 * Source: OfflineConversionGoal, ConversionGoal and ConversionGoalRevenue Data Objects, Campaign
 * Management API.
 */
export const conversionGoalObject = object(
  'ConversionGoal',
  {
    AttributionModelType: string,
    ConversionWindowInMinutes: int,
    CountType: enumeration<'All' | 'Unique'>(),
    ExcludeFromBidding: boolean,
    GoalCategory: string,
    Id: long,
    IsEnhancedConversionsEnabled: boolean,
    Name: string,
    Revenue: object('ConversionGoalRevenue', {
      CurrencyCode: string,
      Type: enumeration<'NoValue' | 'FixedValue' | 'VariableValue'>(),
      Value: double,
    }),
    Scope: enumeration<'Account' | 'Customer'>(),
    Status: enumeration<'Active' | 'Paused' | 'Deleted'>(),
    TagId: long,
    TrackingStatus: enumeration<'NoRecentConversions' | 'RecordingConversions'>(),
    [typeMember]: enumeration<typeof goalType>(),
    // An int in the vendor's schema, but a record holds it as text.
    ViewThroughConversionWindowInMinutes: long,
    IsExternallyAttributed: boolean,
  } satisfies MembersOf,
  goalType,
);

/**
 * A goal for offline conversions in the API. A member that is unknown, or must not be changed, is absent.
 *
 * Source: OfflineConversionGoal Data Object, Campaign Management API.
 */
export type ConversionGoalObject = ValueOf<typeof conversionGoalObject>;

type Values = Readonly<Record<string, unknown>>;

/** The member that holds a property, and whether it belongs to `Revenue`. */
function memberFor(property: string): { readonly name: string; readonly isRevenue: boolean } {
  const inRevenue = (revenueMembers as Readonly<Record<string, string>>)[property];
  const name = inRevenue ?? property.replace(/^./, (letter) => letter.toUpperCase());
  return { name, isRevenue: inRevenue !== undefined };
}

/** The value that an object holds for a property of a record. */
export function goalValue(goal: ConversionGoalObject, property: string): unknown {
  const { name, isRevenue } = memberFor(property);
  return ((isRevenue ? goal.Revenue : goal) as Values | undefined)?.[name];
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
  for (const [property, line] of Object.entries(offlineConversionGoal.matrix)) {
    const value = (goal as Values)[property];
    if (line[index] === 'read-only' || line[index] === 'not-applicable' || isEmpty(value)) continue;
    const { name, isRevenue } = memberFor(property);
    (isRevenue ? revenue : members)[name] = value;
  }
  if (Object.keys(revenue).length > 0) members.Revenue = revenue;
  return readObject(conversionGoalObject, members, refuse);
}

function refuse(path: string, expected: string): never {
  throw new TypeError(`${path} of the goal must be ${expected}.`);
}
