import { millisecondsOf } from '../../options/moment';
import type { InstantInput } from '../../schema/codecs/instant';
import { parseTime } from '../../schema/codecs/time-text';

/* Days of UTC as whole numbers, counted from 1970. */

const milliseconds = 86_400_000;
const dateOnly = /^\d{4}-\d\d-\d\d$/;
const [earliest, latest] = [Date.UTC(2000, 0, 1), Date.UTC(2101, 0, 1)];

/**
 * The day in which a moment lies. Text is a date, or an ISO 8601 time with `Z` or an offset: what day a
 * local time means depends on the machine. Undefined for what is neither, and outside of 2000 to 2100.
 */
export function dayOfInput(given: InstantInput | unknown): number | undefined {
  if (typeof given === 'string')
    return dateOnly.test(given) || hasOffset(given) ? dayOfText(given) : undefined;
  const moment = millisecondsOf(given);
  const known = moment !== undefined && moment >= earliest && moment < latest;
  return known ? Math.floor(moment / milliseconds) : undefined;
}

function hasOffset(text: string): boolean {
  return parseTime(text)?.offset !== undefined;
}

/** The day of what the service answers: a date, or a time that is in UTC where it says no other. */
export function dayOfText(text: string): number | undefined {
  const time = parseTime(dateOnly.test(text) ? `${text}T00:00:00Z` : text);
  return time && Math.floor((time.clock - (time.offset ?? 0) * 60_000) / milliseconds);
}

/** As `2026-11-02`. */
export function textOfDay(day: number): string {
  return new Date(day * milliseconds).toISOString().slice(0, 10);
}
