import type { DayCount, ProfileCounts } from './counts';

/** Something in a profile that is rarely intended. A code with its facts, without words. */
export type Notable =
  /** Days between the first and the last that have no rows. */
  | { readonly code: 'days-missing'; readonly dates: readonly string[]; readonly count: number }
  /** A day with at most half as many rows as the median of the others. */
  | {
      readonly code: 'day-low';
      readonly date: string;
      readonly records: number;
      readonly median: number;
      /** Whether it is the last day of the file. */
      readonly isLast: boolean;
    }
  /** Every value of an action is 0. */
  | { readonly code: 'values-zero'; readonly action: 'Add' | 'Restate'; readonly records: number }
  /** No Add has a value. */
  | { readonly code: 'values-missing'; readonly records: number }
  /** Rows without a click id, an email address, and a phone number. */
  | { readonly code: 'identifiers-missing'; readonly records: number }
  /** No row has a click id, although the click id finds most clicks. */
  | { readonly code: 'click-ids-missing'; readonly records: number };

/** Below this median a day may have no rows by chance. */
const minMedian = 10;
/** With fewer days, none of them is unusual. */
const minDays = 4;
/** Days that are listed. */
const maxDates = 10;

const dayLength = 86_400_000;

/** Finds what stands out in the counts of a file. */
export function findNotable(profile: ProfileCounts): readonly Notable[] {
  const { records, identifiers, days, otherDays } = profile;
  const { none, microsoftClickId } = identifiers;
  return [
    // A day that seems to be missing may be one of those beyond the maximum.
    ...(otherDays === 0 ? missingDays(days) : []),
    ...lowDays(days),
    ...valueFacts(profile),
    ...(none > 0 ? [{ code: 'identifiers-missing', records: none } as const] : []),
    ...(records > none && microsoftClickId === 0
      ? [{ code: 'click-ids-missing', records } as const]
      : []),
  ];
}

function missingDays(days: readonly DayCount[]): readonly Notable[] {
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last || days.length < minDays - 1 || medianOf(days) < minMedian) return [];
  const known = new Set(days.map(({ date }) => date));
  const dates: string[] = [];
  let count = 0;
  for (let at = Date.parse(first.date); at < Date.parse(last.date); at += dayLength) {
    const date = new Date(at).toISOString().slice(0, 10);
    if (known.has(date)) continue;
    count++;
    if (dates.length < maxDates) dates.push(date);
  }
  return count === 0 ? [] : [{ code: 'days-missing', dates, count }];
}

function lowDays(days: readonly DayCount[]): readonly Notable[] {
  if (days.length < minDays) return [];
  const low = days.flatMap((day, index): readonly Notable[] => {
    const median = medianOf(days.filter((other) => other !== day));
    if (median < minMedian || day.records * 2 > median) return [];
    const { date, records } = day;
    return [{ code: 'day-low', date, records, median, isLast: index === days.length - 1 }];
  });
  return low.slice(-maxDates);
}

function medianOf(days: readonly DayCount[]): number {
  const counts = days.map(({ records }) => records).sort((a, b) => a - b);
  const middle = Math.floor(counts.length / 2);
  const [low = 0, high = 0] = [counts[middle - 1], counts[middle]];
  return counts.length % 2 === 1 ? high : (low + high) / 2;
}

function valueFacts({ actions, values }: ProfileCounts): readonly Notable[] {
  return (['Add', 'Restate'] as const).flatMap((action): readonly Notable[] => {
    const own = values.filter((each) => each.action === action);
    const records = own.reduce((sum, each) => sum + each.records, 0);
    const zeros = own.reduce((sum, each) => sum + each.zeros, 0);
    if (action === 'Add' && records === 0 && actions.Add > 0)
      return [{ code: 'values-missing', records: actions.Add }];
    return records > 1 && zeros === records ? [{ code: 'values-zero', action, records }] : [];
  });
}
