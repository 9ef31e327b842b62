import { millisecondsOf } from '../../options/moment';
import type { InstantInput } from '../../schema/codecs/instant';
import {
  dayLength,
  endMoment,
  minMoment,
  momentOf,
  parseTime,
} from '../../schema/codecs/time-text';

/* Days of UTC as whole numbers, counted from 1970. */

const dateOnly = /^\d{4}-\d\d-\d\d$/;

/**
 * The day of a moment from 2000 to 2100; undefined for anything else. Text must be a date, or an ISO
 * 8601 time with `Z` or an offset: the day of a local time depends on the machine.
 */
export function dayOfInput(input: InstantInput | unknown): number | undefined {
  if (typeof input === 'string') {
    const isUnambiguous = dateOnly.test(input) || parseTime(input)?.offset !== undefined;
    return isUnambiguous ? dayOfText(input) : undefined;
  }
  const moment = millisecondsOf(input);
  const isInRange = moment !== undefined && moment >= minMoment && moment < endMoment;
  return isInRange ? Math.floor(moment / dayLength) : undefined;
}

/** The day of a date or a time of the service. A time without an offset is in UTC. */
export function dayOfText(text: string): number | undefined {
  const time = parseTime(dateOnly.test(text) ? `${text}T00:00:00Z` : text);
  return time && Math.floor(momentOf(time) / dayLength);
}

/** Writes a day as `2026-11-02`. */
export function textOfDay(day: number): string {
  return new Date(day * dayLength).toISOString().slice(0, 10);
}
