import type { offlineConversionGoal } from '../../records/offline-conversion-goal';
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

/** Properties of a goal that its object has inside `Revenue`. */
export const revenueMembers = {
  currencyCode: 'CurrencyCode',
  revenueType: 'Type',
  revenueValue: 'Value',
} as const satisfies { readonly [Name in Property]?: string };

/** A line for each column that has a place in the object: a new column does not compile without. */
type MembersOf = {
  [Name in Exclude<Property, keyof typeof revenueMembers> as Capitalize<Name>]: Member;
} & { readonly Type: Member; readonly Revenue: Member };

/** What the member `Type` holds of a goal for offline conversions. */
export const goalType = 'OfflineConversion';

/**
 * Source: OfflineConversionGoal, ConversionGoal and ConversionGoalRevenue Data Objects, Campaign
 * Management API. The members of ConversionGoal, from which it is derived, come first.
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
    // An int, which a record holds as text.
    ViewThroughConversionWindowInMinutes: long,
    IsExternallyAttributed: boolean,
  } satisfies MembersOf,
  goalType,
);

/**
 * A goal for offline conversions as the API has it. What is not known, or shall not be changed, is
 * absent.
 *
 * Source: OfflineConversionGoal Data Object, Campaign Management API.
 */
export type ConversionGoalObject = ValueOf<typeof conversionGoalObject>;
