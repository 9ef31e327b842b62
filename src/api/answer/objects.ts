import type { DateTime } from 'luxon';
import type { offlineConversion } from '../../records/offline-conversion';
import type { ValueOf as ColumnValue } from '../../schema/column';
import {
  boolean,
  dateTime,
  double,
  enumeration,
  inNamespace,
  int,
  list,
  type Names,
  object,
  type Scalar,
  string,
  type ValueOf,
} from '../wire/shape';
import { adApi, generic } from '../wire/soap/namespaces';

type Matrix = (typeof offlineConversion)['matrix'];
type Columns = (typeof offlineConversion)['columns'];

/** The objects have no place for the Client Id, and none for what the vendor does not document. */
type Without<Name extends keyof Matrix, Action extends number> = Name extends 'clientId'
  ? true
  : Matrix[Name][Action & keyof Matrix[Name]] extends 'not-applicable' | 'undocumented'
    ? true
    : false;

/** Name of the member that holds a property: the column's, without spaces. */
export type MemberName<Name extends keyof Matrix, Action extends number> =
  Without<Name, Action> extends true
    ? never
    : Name extends 'action'
      ? 'AdjustmentType'
      : Capitalize<Name>;

type MemberOf<Name extends keyof Columns> = Scalar<MemberValue<ColumnValue<Columns[Name]>>>;

/** What a member holds of a property: a time as text. */
export type MemberValue<Value> = Value extends DateTime ? string : Value;

/** A line for each column that the action fills, and no other: a new column does not compile without. */
type MembersOf<Action extends number> = {
  [Name in keyof Matrix as MemberName<Name, Action>]: Name extends 'action'
    ? Names<string>
    : MemberOf<Name>;
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
  AdjustmentType: enumeration('Restate', 'Retract'),
  AdjustmentValue: double,
  ConversionName: string,
  ConversionTime: dateTime,
  HashedEmailAddress: string,
  HashedPhoneNumber: string,
  MicrosoftClickId: string,
} satisfies MembersOf<1>);

const keyValuePair = object(
  'KeyValuePairOfstringstring',
  { key: string, value: string },
  { namespace: generic },
);

/**
 * Source: BatchError and EditorialError Data Objects, Campaign Management API. The members of
 * EditorialError, which is derived from it, come last.
 */
export const batchErrorObject = object('BatchError', {
  Code: int,
  Details: string,
  ErrorCode: string,
  FieldPath: string,
  ForwardCompatibilityMap: list(keyValuePair),
  Index: int,
  Message: string,
  Type: string,
  Appealable: boolean,
  DisapprovedText: string,
  Location: string,
  PublisherCountry: string,
  ReasonCode: int,
});

/** One entry of the list PartialErrors. */
export type BatchErrorObject = ValueOf<typeof batchErrorObject>;

const operationErrorObject = object('OperationError', {
  Code: int,
  Details: string,
  ErrorCode: string,
  Message: string,
});

/** Source: ApiFaultDetail Data Object, Campaign Management API. */
export const apiFaultDetail = object('ApiFaultDetail', {
  TrackingId: inNamespace(adApi, string),
  BatchErrors: list(batchErrorObject),
  OperationErrors: list(operationErrorObject),
});

/** Source: AdApiFaultDetail Data Object, Campaign Management API. */
export const adApiFaultDetail = object(
  'AdApiFaultDetail',
  {
    TrackingId: string,
    Errors: list(
      object(
        'AdApiError',
        { Code: int, Detail: string, ErrorCode: string, Message: string },
        { namespace: adApi },
      ),
    ),
  },
  { namespace: adApi },
);
