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
