/*
 * Clocks of zones, as Intl.DateTimeFormat shows them. Nothing here asks luxon or the source: what is
 * concluded of local times is concluded from what clocks show.
 */

export const zones = Intl.supportedValuesOf('timeZone');

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (!format) {
    const [number, two] = ['numeric', '2-digit'] as const;
    format = new Intl.DateTimeFormat('en-US', {
      ...{ timeZone: zone, calendar: 'gregory', numberingSystem: 'latn', hourCycle: 'h23' },
      ...{ year: number, month: two, day: two, hour: two, minute: two, second: two },
    });
    formats.set(zone, format);
  }
  return format;
}

/** What clocks in the zone show at this instant, as if it were UTC: milliseconds since 1970. */
export function shownAt(instant: number, zone: string): number {
  const text = formatOf(zone).format(instant);
  const [month, day, year, hour, minute, second] = (text.match(/\d+/g) ?? []).map(Number);
  return Date.UTC(year as number, (month as number) - 1, day, hour, minute, second);
}

/** A change of the clocks: the first instant of the new offset, and both offsets in milliseconds. */
export interface Change {
  readonly zone: string;
  readonly at: number;
  readonly before: number;
  readonly after: number;
}

const week = 7 * 86_400_000;

/** Changes of a zone between two instants, but for such as are undone within a week. */
export function* changesOf(zone: string, from: number, to: number): Generator<Change, void> {
  const offset = (at: number) => shownAt(at, zone) - at;
  for (let start = from; start < to; start += week) {
    let [low, high] = [start, start + week];
    const [before, after] = [offset(low), offset(high)];
    if (before === after) continue;
    while (high - low > 1000) {
      const middle = Math.floor((low + high) / 2000) * 1000;
      if (offset(middle) === before) low = middle;
      else high = middle;
    }
    yield { zone, at: high, before, after };
  }
}

const quarter = 900_000;

/** All instants at which clocks in the zone show this. Offsets since 2000 are quarters of hours. */
export function instantsOf(shown: number, zone: string): readonly number[] {
  return Array.from(
    { length: 15 * 8 + 1 },
    (_, i) => shown - 15 * 4 * quarter + i * quarter,
  ).filter((instant) => shownAt(instant, zone) === shown);
}
