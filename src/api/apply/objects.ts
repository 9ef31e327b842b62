import type { DateTime } from 'luxon';
import {
  type AddConversion,
  type OfflineConversion,
  offlineConversion,
  type RestateConversion,
  type RetractConversion,
} from '../../records/offline-conversion';
import type { Action } from '../../records/offline-conversion/action';
import type { AnyColumn, ValueOf as ColumnValue } from '../../schema/column';
import type { Applicability } from '../../schema/matrix';
import {
  dateTime,
  double,
  enumeration,
  type Member,
  object,
  type Scalar,
  type Shape,
  string,
} from '../wire/shape';

type Matrix = (typeof offlineConversion)['matrix'];
type Columns = (typeof offlineConversion)['columns'];
type ActionIndex = { readonly Add: 0; readonly Restate: 1; readonly Retract: 2 };

/** Whether an object lacks a property: the Client Id, and whatever the vendor does not document. */
type IsAbsent<Name extends keyof Matrix, Index extends number> = Name extends 'clientId'
  ? true
  : Matrix[Name][Index & keyof Matrix[Name]] extends 'not-applicable' | 'undocumented'
    ? true
    : false;

/** The member that holds a property: the column's name without spaces. */
type MemberName<Name extends keyof Matrix, Index extends number> =
  IsAbsent<Name, Index> extends true
    ? never
    : Name extends 'action'
      ? 'AdjustmentType'
      : Capitalize<Name>;

/** What a member holds of a property: a time is text. */
type MemberValue<Value> = Value extends DateTime ? string : Value;

/** A member for each column that the action fills. A new column without one does not compile. */
type MembersOf<Index extends number> = {
  [Name in keyof Matrix as MemberName<Name, Index>]: Scalar<
    Name extends 'action' ? string : MemberValue<ColumnValue<Columns[Name & keyof Columns]>>
  >;
};

/** Source: OfflineConversion Data Object, Campaign Management API. */
export const offlineConversionObject = object('OfflineConversion', {
  ConversionCurrencyCode: string,
  ConversionName: string,
  ConversionTime: dateTime,
  ConversionValue: double,
  ExternalAttributionCredit: double,
  ExternalAttributionModel: string,
  HashedEmailAddress: string,
  HashedPhoneNumber: string,
  MicrosoftClickId: string,
} satisfies MembersOf<0>);

/** Source: OfflineConversionAdjustment Data Object, Campaign Management API. */
export const offlineConversionAdjustmentObject = object('OfflineConversionAdjustment', {
  AdjustmentCurrencyCode: string,
  AdjustmentTime: dateTime,
  AdjustmentType: enumeration<'Restate' | 'Retract'>(),
  AdjustmentValue: double,
  ConversionName: string,
  ConversionTime: dateTime,
  HashedEmailAddress: string,
  HashedPhoneNumber: string,
  MicrosoftClickId: string,
} satisfies MembersOf<1>);

/** A record as the members of its object: the same properties under the names of the API, times as text. */
type ObjectOf<R extends OfflineConversion> = {
  [Name in keyof R as MemberName<Name & keyof Matrix, ActionIndex[R['action']]>]: MemberValue<
    R[Name]
  >;
} & {};

/**
 * An Add in the API. Times are ISO 8601 with `Z`.
 *
 * Source: OfflineConversion Data Object, Campaign Management API.
 */
export type OfflineConversionObject = ObjectOf<AddConversion>;

/**
 * A Restate or a Retract in the API. Times are ISO 8601 with `Z`.
 *
 * Source: OfflineConversionAdjustment Data Object, Campaign Management API.
 */
export type OfflineConversionAdjustmentObject =
  | ObjectOf<RestateConversion>
  | ObjectOf<RetractConversion>;

/** The object of a record. */
export type ObjectFor<R extends OfflineConversion> = R extends OfflineConversion
  ? ObjectOf<R>
  : never;

/** The record of an object. */
export type RecordFor<O> = O extends { readonly AdjustmentType: 'Restate' }
  ? RestateConversion
  : O extends { readonly AdjustmentType: 'Retract' }
    ? RetractConversion
    : AddConversion;

/** A member of the API's objects, and the property of a record with the same value. */
interface ConversionMember {
  readonly name: string;
  /** Undefined if the object of the action lacks the member. */
  readonly kind: Member['kind'] | undefined;
  readonly property: string;
  readonly applicability: Applicability | undefined;
}

/** Properties of a record by the member that holds them: the column's name without spaces. */
const properties = new Map(
  (Object.entries(offlineConversion.columns) as [string, AnyColumn][]).map(
    ([property, { header }]) => [header.replaceAll(' ', ''), property] as const,
  ),
);

/** The column whose value a member holds, by its header name and its property name. */
export function columnOf(member: string): { readonly column: string; readonly property: string } {
  const property = properties.get(member) as 'conversionName';
  return { column: offlineConversion.columns[property].header, property };
}

export function shapeOf(action: Action): Shape {
  return action === 'Add' ? offlineConversionObject : offlineConversionAdjustmentObject;
}

const membersByAction = new Map(
  offlineConversion.actions.map((action, index): [Action, readonly ConversionMember[]] => {
    const { members } = shapeOf(action);
    const names = new Set([...Object.keys(members), ...properties.keys()]);
    return [
      action,
      Array.from(names, (name) => {
        const property = properties.get(name) as string;
        const line: readonly Applicability[] = offlineConversion.matrix[property as keyof Matrix];
        return { name, kind: members[name]?.kind, property, applicability: line[index] };
      }),
    ];
  }),
);

/** All members for an action: those of its object in the order of its shape, then those it lacks. */
export function membersFor(action: Action): readonly ConversionMember[] {
  return membersByAction.get(action) as readonly ConversionMember[];
}
