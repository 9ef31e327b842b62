import { DateTime, FixedOffsetZone, IANAZone, type Zone } from 'luxon';

/* Moments and time zones as callers give them. This is the only file that uses luxon. */

/** Milliseconds since 1970 of a valid `Date` or `DateTime`; undefined for anything else. */
export function millisecondsOf(value: unknown): number | undefined {
  if (!isMoment(value)) return undefined;
  const milliseconds = value.valueOf();
  return Number.isNaN(milliseconds) ? undefined : milliseconds;
}

/** Whether a value is a `Date` or `DateTime`, valid or not. */
export function isMoment(value: unknown): value is Date | DateTime {
  return value instanceof Date || DateTime.isDateTime(value);
}

const inUtc = { zone: FixedOffsetZone.utcInstance };

export function utc(milliseconds: number): DateTime {
  return DateTime.fromMillis(milliseconds, inUtc);
}

/** The zone with this IANA name. Undefined for other names, and for those of the machine's own zone. */
export function zoneOf(name: string): Zone | undefined {
  return IANAZone.isValidZone(name) ? IANAZone.create(name) : undefined;
}
