import type { DateTime, Zone } from 'luxon';
import { isMoment, millisecondsOf, utc, zoneOf } from '../../options/moment';
import { type CellContext, type Codec, typeOf } from '../codec';
import { withFastWrite } from '../fast-write';
import { withScreen } from '../screened';
import { parseGivenTime } from './given-time';
import { causeOfText, causeOfValue } from './time-cause';
import { dayLength, endMoment, formatTime, minMoment, momentOf, parseTime } from './time-text';

/** What is accepted for an instant. A string needs an offset or `Z`, unless `timeZone` names a zone. */
export type InstantInput = DateTime | Date | string;

/**
 * Creates a codec of instants: records hold a luxon `DateTime` in UTC, and rules see milliseconds since
 * 1970. It reads every form found in real files, and writes `M/d/yyyy h:mm:ss AM` in UTC, in whole
 * seconds.
 *
 * Source: the time formats of the Bulk examples, the official SDKs and result files.
 * @example
 * const time = column('Click Time', instant());
 */
export function instant(): Codec<number, DateTime, InstantInput> {
  const codec: Codec<number, DateTime, InstantInput> = {
    read(cell, context) {
      const time = parseTime(cell);
      if (!time) return refuse(cell, false, context);
      if (time.isIso && context.kind === 'upload') context.fault('time-iso', undefined);
      const offset = time.offset ?? 0;
      if (offset !== 0) {
        const severity = context.kind === 'upload' ? 'error' : 'warning';
        context.fault('time-zone', { offset: cell.slice(-6) }, severity);
      }
      return momentOf(time);
    },
    present: utc,
    repairs: { 'time-iso': rewrite, 'time-zone': rewrite, 'time-format': rewrite },
    write(value, context) {
      const milliseconds =
        typeof value === 'string' ? instantOfText(value, context) : instantOfObject(value, context);
      return milliseconds === undefined ? undefined : formatTime(milliseconds);
    },
    // There are too many forms for a pattern, and options decide on some of them.
    jsonSchema: { type: 'string', pattern: '\\d', examples: ['2026-11-02T09:30:00Z'] },
  };
  return withFastWrite(withScreen({ kind: 'instant' }, codec), {
    take(value) {
      const milliseconds = typeof value === 'string' ? utcOfText(value) : millisecondsOf(value);
      if (milliseconds === undefined || !isInYears(milliseconds)) return undefined;
      return milliseconds - (milliseconds % 1000);
    },
    format: formatTime,
  });
}

function refuse(text: string, isWriting: boolean, { fault, show }: CellContext): undefined {
  return fault('time-format', { value: show(text), ...causeOfText(text, isWriting), isWriting });
}

/**
 * Rewrites the time of a cell in the form that the service reads. A time without an offset is UTC only in a
 * form that is read as UTC. A fraction of a second is kept: it is part of the time that was sent.
 */
function rewrite(text: string, context: CellContext): string | undefined {
  const time = parseTime(text.trim());
  const milliseconds = time ? momentOf(time) : instantOfText(text, context);
  if (milliseconds === undefined) return undefined;
  const fraction = /:\d\d[.,](\d{1,7})/.exec(text)?.[1]?.replace(/0+$/, '');
  const written = formatTime(milliseconds);
  return fraction ? written.replace(/(?= [AP]M$)/, `.${fraction}`) : written;
}

function isInYears(milliseconds: number): boolean {
  return milliseconds >= minMoment && milliseconds < endMoment;
}

/** The instant of a text with an offset, in the form in which programs write times; undefined for any other. */
function utcOfText(text: string): number | undefined {
  const time = parseTime(text);
  return time?.isIso && time.offset !== undefined && !time.hasFraction ? momentOf(time) : undefined;
}

/** A `Date` or `DateTime` holds milliseconds whether anyone wants them or not: they are cut off. */
function instantOfObject(value: unknown, { fault }: CellContext): number | undefined {
  const milliseconds = millisecondsOf(value);
  if (milliseconds !== undefined && isInYears(milliseconds)) return milliseconds;
  if (isMoment(value)) {
    const reason = milliseconds === undefined ? 'format' : 'year';
    return fault('time-format', { reason, isWriting: true });
  }
  return fault('time-format', {
    valueType: typeOf(value),
    ...causeOfValue(value),
    isWriting: true,
  });
}

function instantOfText(text: string, context: CellContext): number | undefined {
  const { dateOrder, fault, timeZone } = context;
  const time = parseGivenTime(text, dateOrder);
  if (time === undefined) return refuse(text, true, context);
  if ('fits' in time) return fault('time-date-order', { dateOrder, fits: time.fits });
  if (time.hasFraction) fault('time-precision', undefined);
  const { clock, offset, zone } = time;
  const isKnown = zone !== undefined && isZone(zone);
  if (offset === undefined) {
    if (zone === undefined && timeZone === undefined) return fault('time-no-offset', undefined);
    if (zone === undefined || isKnown)
      return instantOfLocal(clock, (zone ?? timeZone) as string, context);
  } else {
    const instant = momentOf(time);
    if (!isKnown || offsetsIn(zone)(instant) === offset) return instant;
  }
  const reason = offset === undefined ? 'zone' : 'zone-offset';
  return fault('time-format', { value: context.show(text), reason, isWriting: true });
}

/** Abbreviations are not certain: calendars know `PST`, but `CST` and `IST` stand for several zones. */
function isZone(name: string): boolean {
  return /\/|^(?:UTC|GMT)$/i.test(name) && zoneOf(name) !== undefined;
}

/**
 * Finds the instant at which clocks in the zone show this time. luxon alone would resolve an hour that
 * exists twice by today's date, so that a row would mean another instant in January than in July. Here
 * the offsets before and after it decide.
 */
function instantOfLocal(clock: number, zoneName: string, context: CellContext): number | undefined {
  const offset = offsetsIn(zoneName);
  const before = clock - offset(clock - dayLength) * 60_000;
  const after = clock - offset(clock + dayLength) * 60_000;
  const candidates = [before, after].filter((at) => at + offset(at) * 60_000 === clock);
  if (candidates.length > 0 && (candidates.length === 1 || before === after)) return candidates[0];
  // If the time exists twice, both are right; if it does not exist, both miss it by the skipped hour.
  if (context.ambiguousTime === 'earlier') return Math.min(before, after);
  if (context.ambiguousTime === 'later') return Math.max(before, after);
  const code = candidates.length === 0 ? 'time-nonexistent' : 'time-ambiguous';
  return context.fault(code, { timeZone: zoneName });
}

type Offsets = (milliseconds: number) => number;

const zoneCache = new Map<string, Offsets>();

/**
 * Returns the offsets of a zone, in minutes east of UTC. luxon asks the machine's calendar, which takes
 * longer than writing a record, so that days on which the clocks do not change are asked once.
 */
function offsetsIn(zoneName: string): Offsets {
  let offsets = zoneCache.get(zoneName);
  if (!offsets) {
    const zone = zoneOf(zoneName) as Zone;
    const offsetsOfDays = new Map<number, number | 'changes'>();
    offsets = (milliseconds) => {
      const day = Math.floor(milliseconds / dayLength);
      let known = offsetsOfDays.get(day);
      if (known === undefined) {
        const first = zone.offset(day * dayLength);
        known = first === zone.offset((day + 1) * dayLength) ? first : 'changes';
        offsetsOfDays.set(day, known);
      }
      return known === 'changes' ? zone.offset(milliseconds) : known;
    };
    zoneCache.set(zoneName, offsets);
  }
  return offsets;
}
