import type { Action } from '../records/offline-conversion/action';
import { columns } from '../records/offline-conversion/columns';
import { dayLength, momentOf, parseTime } from '../schema/codecs/time-text';
import { isBlank } from '../text/empty';
import { showable } from '../text/shown/showable';
import type { ProfileCounts, ValueSum } from './counts';
import { formatMillionths, parseMillionths } from './decimal-sum';

const caps = { goals: 100, days: 400, currencies: 50 };
/** The longest name that the service takes. */
const maxNameLength = 100;
const identifiers = ['microsoftClickId', 'hashedEmailAddress', 'hashedPhoneNumber'] as const;
const noCells = { microsoftClickId: 0, hashedEmailAddress: 0, hashedPhoneNumber: 0, none: 0 };

/** The columns of the value that a row of each action sends. */
const valueColumns = {
  Add: [columns.conversionValue.header, columns.conversionCurrencyCode.header],
  Restate: [columns.adjustmentValue.header, columns.adjustmentCurrencyCode.header],
} as const;

interface Sum extends Omit<ValueSum, 'sum'> {
  sum: bigint;
  records: number;
  zeros: number;
}

/** Counts rows one after the other. It remembers no more than the caps allow. */
export function createProfileTally() {
  const actions = { Add: 0, Restate: 0, Retract: 0, unknown: 0 };
  const filled = { ...noCells };
  const goals = createCapped(caps.goals);
  const days = createCapped(caps.days);
  const sums = new Map<string, Sum>();
  let records = 0;
  let undated = 0;
  let withoutValue = 0;
  let oldest = Number.POSITIVE_INFINITY;
  let newest = Number.NEGATIVE_INFINITY;

  function addTime(text: string): void {
    const time = parseTime(text);
    if (!time) {
      undated++;
      return;
    }
    const moment = momentOf(time);
    oldest = Math.min(oldest, moment);
    newest = Math.max(newest, moment);
    days.add(String(Math.floor(moment / dayLength)));
  }

  function addValue(action: 'Add' | 'Restate', cells: ReadonlyMap<string, string>): void {
    const [valueColumn, currencyColumn] = valueColumns[action];
    const value = parseMillionths(cellOf(cells, valueColumn));
    if (value === undefined) {
      withoutValue++;
      return;
    }
    const code = cellOf(cells, currencyColumn);
    const currency = /^[A-Z]{3}$/.test(code) ? code : null;
    const sum = sumOf(action, currency);
    sum.records++;
    sum.sum += value;
    if (value === 0n) sum.zeros++;
  }

  /** Beyond the cap, a currency is counted as none. */
  function sumOf(action: 'Add' | 'Restate', currency: string | null): Sum {
    const key = `${action} ${currency}`;
    const known = sums.get(key);
    if (known) return known;
    if (currency !== null && sums.size >= 2 * caps.currencies) return sumOf(action, null);
    const sum = { action, currency, records: 0, zeros: 0, sum: 0n };
    sums.set(key, sum);
    return sum;
  }

  return {
    /** Adds a row with its cells by header. */
    add(action: Action | undefined, cells: ReadonlyMap<string, string>): void {
      records++;
      actions[action ?? 'unknown']++;
      const name = cellOf(cells, columns.conversionName.header);
      goals.add(showable(name, false, maxNameLength));
      addTime(cellOf(cells, columns.conversionTime.header));
      if (action === 'Add' || action === 'Restate') addValue(action, cells);
      const present = identifiers.filter((each) => cellOf(cells, columns[each].header) !== '');
      for (const each of present) filled[each]++;
      if (present.length === 0) filled.none++;
    },
    counts(): ProfileCounts {
      const byDate = [...days.counts].map(([day, count]) => [Number(day), count] as const);
      return {
        records,
        actions: { ...actions },
        goals: mostFirst(goals.counts, (name, count) => ({ name, records: count })),
        otherGoals: goals.others,
        days: byDate
          .sort(([a], [b]) => a - b)
          .map(([day, count]) => ({ date: isoOf(day * dayLength).slice(0, 10), records: count })),
        otherDays: days.others,
        undated,
        oldest: oldest <= newest ? isoOf(oldest) : null,
        newest: oldest <= newest ? isoOf(newest) : null,
        values: [...sums.values()]
          .sort((a, b) => b.records - a.records)
          .map((each) => ({ ...each, sum: formatMillionths(each.sum) })),
        withoutValue,
        identifiers: { ...filled },
      };
    },
  };
}

/** The text of a cell. One of white space alone is empty, as it is for the rules. */
function cellOf(cells: ReadonlyMap<string, string>, header: string): string {
  const text = cells.get(header) ?? '';
  return isBlank(text) ? '' : text;
}

function isoOf(moment: number): string {
  return new Date(moment).toISOString().replace('.000Z', 'Z');
}

function mostFirst<T>(counts: ReadonlyMap<string, number>, make: (name: string, n: number) => T) {
  return [...counts].sort(([, a], [, b]) => b - a).map(([name, count]) => make(name, count));
}

/** Counts by name, for the first names only. */
function createCapped(max: number) {
  const counts = new Map<string, number>();
  return {
    counts: counts as ReadonlyMap<string, number>,
    others: 0,
    /** @param name undefined counts among the others */
    add(name: string | undefined): void {
      if (name === undefined || (!counts.has(name) && counts.size >= max)) this.others++;
      else counts.set(name, (counts.get(name) ?? 0) + 1);
    },
  };
}
