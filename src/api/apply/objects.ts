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
import {
  dateTime,
  double,
  enumeration,
  object,
  type Scalar,
  type Shape,
  string,
  type ValueOf,
} from '../wire/shape';

type Matrix = (typeof offlineConversion)['matrix'];
type Columns = (typeof offlineConversion)['columns'];

/** The member that holds a property: the column's name without spaces. */
type MemberName<Name> = Name extends 'action' ? 'AdjustmentType' : Capitalize<Name & string>;

/** The value of a member: that of its property, with a time as text. */
type MemberValue<Value> = Value extends DateTime ? string : Value;

/**
 * A member for each column that an action fills, apart from the Client Id and what the vendor does not
 * document. A new column without one does not compile.
 */
type MembersOf<Index extends 0 | 1> = {
  [Name in Exclude<keyof Columns, 'clientId'> as Matrix[Name][Index] extends
    | 'not-applicable'
    | 'undocumented'
    ? never
    : MemberName<Name>]: Scalar<
    Name extends 'action' ? string : MemberValue<ColumnValue<Columns[Name]>>
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

type ShapeFor<A extends Action> = A extends 'Add'
  ? typeof offlineConversionObject
  : typeof offlineConversionAdjustmentObject;

/** The object of a record: the same properties under the names of the API, times as text. */
export type ObjectFor<R extends OfflineConversion> = R extends OfflineConversion
  ? {
      [Name in keyof R as MemberName<Name> & keyof ValueOf<ShapeFor<R['action']>>]: MemberValue<
        R[Name]
      >;
    } & {}
  : never;

/**
 * An Add in the API. Times are ISO 8601 with `Z`.
 *
 * Source: OfflineConversion Data Object, Campaign Management API.
 */
export type OfflineConversionObject = ObjectFor<AddConversion>;

/**
 * A Restate or a Retract in the API. Times are ISO 8601 with `Z`.
 *
 * Source: OfflineConversionAdjustment Data Object, Campaign Management API.
 */
export type OfflineConversionAdjustmentObject = ObjectFor<RestateConversion | RetractConversion>;

/** The record of an object. */
export type RecordFor<O> = O extends { readonly AdjustmentType: 'Restate' }
  ? RestateConversion
  : O extends { readonly AdjustmentType: 'Retract' }
    ? RetractConversion
    : AddConversion;

/** The columns by the member that holds their values. */
export const columnsByMember = new Map(
  Object.entries<AnyColumn>(offlineConversion.columns).map(([property, { header }]) => [
    header.replaceAll(' ', ''),
    { property, column: header },
  ]),
);

export function shapeOf(action: Action): Shape {
  return action === 'Add' ? offlineConversionObject : offlineConversionAdjustmentObject;
}

/** All members for an action: those of its object in the order of its shape, then those it lacks. */
function membersOf(action: Action) {
  const index = offlineConversion.actions.indexOf(action);
  const { members } = shapeOf(action);
  const names = new Set([...Object.keys(members), ...columnsByMember.keys()]);
  return Array.from(names, (name) => {
    const property = columnsByMember.get(name)?.property as keyof Matrix;
    const applicability = offlineConversion.matrix[property][index];
    // Undefined for a member that the object lacks.
    const kind = members[name]?.kind;
    return { name, kind, property, applicability };
  });
}

export const membersFor = {
  Add: membersOf('Add'),
  Restate: membersOf('Restate'),
  Retract: membersOf('Retract'),
};
