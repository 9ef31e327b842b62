import type { DateTime } from 'luxon';
import { millisecondsOf, utc } from '../../options/moment';
import { type OfflineConversion, offlineConversion } from '../../records/offline-conversion';
import { actionOf } from '../../records/offline-conversion/action';
import { momentOf, parseTime } from '../../schema/codecs/time-text';
import { isEmpty } from '../../text/empty';
import { isObject, memberOf, readObject } from '../wire/json';
import type { Member } from '../wire/shape';
import {
  membersFor,
  type ObjectFor,
  type OfflineConversionAdjustmentObject,
  type OfflineConversionObject,
  type RecordFor,
  shapeOf,
} from './objects';

/**
 * Turns a typed record into the object of the API: an Add into an OfflineConversion, a Restate or a
 * Retract into an OfflineConversionAdjustment. Properties that the object lacks are left out: the Client
 * Id, and external attribution of an adjustment. It checks no rule: `checkOfflineConversion` does.
 *
 * Source: OfflineConversion and OfflineConversionAdjustment Data Objects, Campaign Management API.
 * @throws TypeError for anything but a record, and for a time or a value of the wrong type
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
  for (const { name, kind, property } of membersFor[action]) {
    const value = record[property as keyof R] as unknown;
    if (kind === undefined || isEmpty(value)) continue;
    object[name] = toMemberValue(value, kind, property);
  }
  return object as ObjectFor<R>;
}

function toMemberValue(value: unknown, kind: Member['kind'], property: string): unknown {
  if (kind === 'dateTime') {
    const milliseconds = millisecondsOf(value);
    if (milliseconds === undefined)
      throw new TypeError(`The ${property} of the record must be a valid DateTime.`);
    // A fraction only if there is one.
    return new Date(milliseconds).toISOString().replace('.000Z', 'Z');
  }
  const isNumber = kind === 'double';
  if (isNumber ? Number.isFinite(value) : typeof value === 'string') return value;
  const expected = isNumber ? 'a finite number' : 'text';
  throw new TypeError(`The ${property} of the record must be ${expected}.`);
}

/**
 * Turns an object of the API, or the parsed JSON of one, into a typed record: with an AdjustmentType a
 * Restate or a Retract, without one an Add. Null means absent, and unknown members are ignored. It
 * checks no rule: `checkOfflineConversion` does.
 *
 * Source: OfflineConversion and OfflineConversionAdjustment Data Objects, Campaign Management API.
 * @throws TypeError that names the member that is missing, does not apply, or has the wrong type
 * @example
 * fromOfflineConversion({ ConversionName: 'Lead', ConversionTime: '2026-11-02T09:30:00Z' }).action;
 * // 'Add'
 */
export function fromOfflineConversion<
  O extends OfflineConversionObject | OfflineConversionAdjustmentObject,
>(object: O): RecordFor<O> {
  if (!isObject(object)) throw new TypeError('The offline conversion must be an object.');
  const type = memberOf(object, 'AdjustmentType');
  const action = actionOf(typeof type === 'string' ? type : type == null ? '' : '?');
  if (action === undefined) throw new TypeError('AdjustmentType must be Restate or Retract.');
  const values = readObject(shapeOf(action), object, refuse) as Readonly<Record<string, unknown>>;
  const record: Record<string, unknown> = { action };
  for (const { name, kind, property, applicability } of membersFor[action]) {
    const value = kind === undefined ? memberOf(object, name) : values[name];
    if (isEmpty(value)) {
      if (applicability === 'required') throw new TypeError(`${name} is missing.`);
    } else if (applicability === 'not-applicable') {
      const article = action === 'Add' ? 'an' : 'a';
      throw new TypeError(`${name} does not apply to ${article} ${action}.`);
    } else if (kind !== undefined && property !== 'action') {
      record[property] = kind === 'dateTime' ? parseDateTime(value as string, name) : value;
    }
  }
  return record as RecordFor<O>;
}

function refuse(path: string, expected: string): never {
  throw new TypeError(`${path} must be ${expected}.`);
}

/** Parses a dateTime of XML Schema. The vendor documents all times as UTC, so that is the default zone. */
function parseDateTime(text: string, name: string): DateTime {
  const time = text.includes('T') ? parseTime(text) : undefined;
  if (!time) throw new TypeError(`${name} must be a time: ISO 8601 with Z.`);
  return utc(momentOf(time));
}
