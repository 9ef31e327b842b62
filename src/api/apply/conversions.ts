import type { DateTime } from 'luxon';
import { millisecondsOf, utc } from '../../options/moment';
import {
  type AddConversion,
  type OfflineConversion,
  offlineConversion,
  type RestateConversion,
  type RetractConversion,
} from '../../records/offline-conversion';
import { type Action, actionOf } from '../../records/offline-conversion/action';
import { parseTime } from '../../schema/codecs/time-text';
import type { AnyColumn } from '../../schema/column';
import type { Applicability } from '../../schema/matrix';
import {
  type MemberName,
  type MemberValue,
  offlineConversionAdjustmentObject,
  offlineConversionObject,
} from '../answer/objects';
import { isObject, readJson } from '../wire/json';
import type { Member, Shape } from '../wire/shape';

type ActionIndex = { readonly Add: 0; readonly Restate: 1; readonly Retract: 2 };

/** A record as the members of its object: the same properties under the names of the API, times as text. */
type ObjectOf<R extends OfflineConversion> = {
  [Name in keyof R as MemberName<
    Name & keyof (typeof offlineConversion)['matrix'],
    ActionIndex[R['action']]
  >]: MemberValue<R[Name]>;
} & {};

/**
 * An Add as the API has it. Times are ISO 8601 with `Z`.
 *
 * Source: OfflineConversion Data Object, Campaign Management API.
 */
export type OfflineConversionObject = ObjectOf<AddConversion>;

/**
 * A Restate or a Retract as the API has it. Times are ISO 8601 with `Z`.
 *
 * Source: OfflineConversionAdjustment Data Object, Campaign Management API.
 */
export type OfflineConversionAdjustmentObject =
  | ObjectOf<RestateConversion>
  | ObjectOf<RetractConversion>;

/** A record of this kind has an object of that, and the other way round. */
type ObjectFor<R extends OfflineConversion> = R extends OfflineConversion ? ObjectOf<R> : never;
type RecordFor<O> = O extends { readonly AdjustmentType: 'Restate' }
  ? RestateConversion
  : O extends { readonly AdjustmentType: 'Retract' }
    ? RetractConversion
    : AddConversion;

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

function shapeOf(action: Action): Shape {
  return action === 'Add' ? offlineConversionObject : offlineConversionAdjustmentObject;
}

type Pairs = readonly (readonly [name: string, member: Member, property: string])[];

const pairsByAction = new Map(
  offlineConversion.actions.map((action): [Action, Pairs] => [
    action,
    Object.entries(shapeOf(action).members).map(
      ([name, member]) => [name, member, properties.get(name) as string] as const,
    ),
  ]),
);

/** The members of an object in their order, each with the property that it holds. */
function pairsOf(action: Action): Pairs {
  return pairsByAction.get(action) as Pairs;
}

function wordFor(property: string, action: Action): Applicability {
  const line = offlineConversion.matrix[property as keyof typeof offlineConversion.matrix];
  return line[offlineConversion.actions.indexOf(action)] as Applicability;
}

/**
 * Turns a typed record into the object of the API: an Add into an OfflineConversion, a Restate or a
 * Retract into an OfflineConversionAdjustment. What the object has no place for is left out: the Client
 * Id, and external attribution of an adjustment. It checks no rule: `checkOfflineConversion` does.
 *
 * Source: OfflineConversion and OfflineConversionAdjustment Data Objects, Campaign Management API.
 * @throws TypeError for what is no record, or holds a time or a value that is none
 * @example
 * for await (const { record } of readOfflineConversions(file))
 *   if (record) console.log(JSON.stringify(toOfflineConversion(record)));
 */
export function toOfflineConversion<R extends OfflineConversion>(record: R): ObjectFor<R> {
  if (!isObject(record)) throw new TypeError('The record must be an object.');
  const { action } = record;
  if (!offlineConversion.actions.includes(action))
    throw new TypeError('The action of the record must be Add, Restate or Retract.');
  const object: Record<string, unknown> = {};
  for (const [name, member, property] of pairsOf(action)) {
    const value = record[property as keyof R] as unknown;
    if (value === undefined || value === null || value === '') continue;
    object[name] = memberValue(value, member, property);
  }
  return object as ObjectFor<R>;
}

function memberValue(value: unknown, { kind }: Member, property: string): unknown {
  if (kind === 'dateTime') {
    const milliseconds = millisecondsOf(value);
    if (milliseconds === undefined)
      throw new TypeError(`The ${property} of the record must be a valid DateTime.`);
    return isoTime(milliseconds);
  }
  const isRight =
    kind === 'double'
      ? typeof value === 'number' && Number.isFinite(value)
      : typeof value === 'string';
  if (!isRight)
    throw new TypeError(
      `The ${property} of the record must be ${kind === 'double' ? 'a finite number' : 'text'}.`,
    );
  return value;
}

/** ISO 8601 with `Z`; a fraction only where there is one. */
function isoTime(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace('.000Z', 'Z');
}

/**
 * Turns an object of the API, or the parsed JSON of one, into a typed record: with an AdjustmentType a
 * Restate or a Retract, without one an Add. Null is the same as absent; members that are not known are
 * passed over. It checks no rule: `checkOfflineConversion` does.
 *
 * Source: OfflineConversion and OfflineConversionAdjustment Data Objects, Campaign Management API.
 * @throws TypeError that names the member that is missing, does not apply, or is not of its type
 * @example
 * fromOfflineConversion({ ConversionName: 'Lead', ConversionTime: '2026-11-02T09:30:00Z' }).action;
 * // 'Add'
 */
export function fromOfflineConversion<
  O extends OfflineConversionObject | OfflineConversionAdjustmentObject,
>(object: O): RecordFor<O> {
  if (!isObject(object)) throw new TypeError('The offline conversion must be an object.');
  const given = object as Readonly<Record<string, unknown>>;
  const type = Object.hasOwn(given, 'AdjustmentType') ? given.AdjustmentType : undefined;
  const action = actionOf(typeof type === 'string' ? type : type == null ? '' : '?');
  if (action === undefined) throw new TypeError('AdjustmentType must be Restate or Retract.');
  const members = readJson(shapeOf(action), given, refuse) as Readonly<Record<string, unknown>>;
  const record: Record<string, unknown> = { action };
  for (const [name, member, property] of pairsOf(action)) {
    const value = members[name];
    const word = wordFor(property, action);
    if (value === undefined || value === '') {
      if (word === 'required') throw new TypeError(`${name} is missing.`);
      continue;
    }
    if (property === 'action') continue;
    if (word === 'not-applicable') throw misplaced(name, action);
    record[property] = member.kind === 'dateTime' ? timeOf(value as string, name) : value;
  }
  for (const [name, property] of properties)
    if (wordFor(property, action) === 'not-applicable' && isFilled(given, name))
      throw misplaced(name, action);
  return record as RecordFor<O>;
}

function isFilled(given: Readonly<Record<string, unknown>>, name: string): boolean {
  return Object.hasOwn(given, name) && given[name] != null && given[name] !== '';
}

function refuse(path: string, wanted: string): never {
  throw new TypeError(`${path} must be ${wanted}.`);
}

function misplaced(name: string, action: Action): TypeError {
  return new TypeError(`${name} does not apply to ${action === 'Add' ? 'an' : 'a'} ${action}.`);
}

/** XML Schema's dateTime; without a zone it is UTC, as the vendor says of all times. */
function timeOf(text: string, name: string): DateTime {
  const time = text.includes('T') ? parseTime(text) : undefined;
  if (!time) throw new TypeError(`${name} must be a time: ISO 8601 with Z.`);
  return utc(time.clock - (time.offset ?? 0) * 60_000);
}
