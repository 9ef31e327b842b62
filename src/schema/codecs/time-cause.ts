import type { TimeCause } from '../../issues/fact-shapes';
import { parseGivenTime } from './given-time';
import { dayLength, endMoment, firstYear, lastYear, minMoment, parseTime } from './time-text';

/** What a text that is not a time, or not in a form that is read, seems to be. */
export function causeOfText(text: string, isWriting: boolean): TimeCause {
  // JSON of .NET has milliseconds since 1970 in this dress.
  const bare = text.trim().replace(/^\/Date\((\d+)(?:[+-]\d{4})?\)\/$/, '$1');
  if (isOfOtherYear(bare)) return { reason: 'year' };
  const known = shapes.find(([shape]) => shape.test(bare));
  if (known) return { reason: known[1] };
  if (/^\d+(?:[.,]\d+)?$/.test(bare))
    return causeOfNumber(Number(bare.replace(',', '.'))) ?? { reason: 'format' };
  if (!isWriting) {
    if (parseTime(withSeconds(bare))) return { reason: 'no-seconds' };
    if (parseTime(dayFirst(withSeconds(bare)))) return { reason: 'day-first' };
  }
  const [, start, offset = 'Z'] = timeShape.exec(bare) ?? [];
  // Whatever follows, the start would be a time if it existed.
  const exists = start === undefined || parseGivenTime(start + offset, 'mdy') !== undefined;
  return { reason: exists ? 'format' : 'nonexistent' };
}

/** What a number seems to be; undefined if nothing is likely. */
function causeOfNumber(value: number): TimeCause | undefined {
  for (const [unit, milliseconds] of units) {
    const moment = value * milliseconds;
    if (!(moment >= minMoment && moment < endMoment)) continue;
    const isShown = moment >= firstShown && moment < endShown;
    return { reason: 'number', unit, ...(isShown && { time: isoText(moment) }) };
  }
  const moment = (value - dayNumberOf1970) * dayLength;
  if (!(moment >= minMoment && moment < endMoment)) return undefined;
  const time = isoText(Math.round(moment / 1000) * 1000).slice(0, -1);
  return { reason: 'number', unit: 'spreadsheet-days', time };
}

/** What a value seems to be that is neither a text nor a moment. */
export function causeOfValue(value: unknown): TimeCause {
  if (typeof value === 'number' || typeof value === 'bigint')
    return causeOfNumber(Number(value)) ?? { reason: 'format' };
  if (typeof value !== 'object' || value === null) return { reason: 'format' };
  const member = members.find((name) => name in value);
  return member === undefined ? { reason: 'format' } : { reason: 'wrapped', member };
}

/** BigQuery, MongoDB, Firestore, Temporal, and libraries such as Day.js. */
const members = ['value', '$date', 'epochMilliseconds', 'toDate', 'seconds', '_seconds'];

const units = [
  ['seconds', 1000],
  ['milliseconds', 1],
  ['microseconds', 1e-3],
  ['nanoseconds', 1e-6],
] as const;

/**
 * Only these times are shown. A phone number of ten digits, which may have moved to this column, would be a
 * time before or after them in most countries.
 */
const [firstShown, endShown] = [Date.UTC(2020, 0), 2_000_000_000_000];

const dayNumberOf1970 = 25_569;

function isoText(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;
}

const shapes = [
  // "30:27.0" is what Excel shows for a time with milliseconds; "#####", a column that is too narrow.
  [/^#|^\d\d?:\d\d\.\d$|^\d+(?:[.,]\d+)?E\+?\d+$/i, 'spreadsheet'],
  [/^(?:19|20)\d{6}$|^\d{4}([-/.])\d\d?\1\d\d?$|^\d\d?([-/.])\d\d?\2(?:\d{4}|\d\d)$/, 'no-clock'],
  [/^\d\d?:\d\d(?::\d\d(?:\.\d+)?)?(?: ?[ap]m)?$/i, 'no-date'],
  [/^20\d{12}$/, 'digits'],
] as const;

const timeShape =
  /^((?:\d{1,4}[-/.]){2}\d{1,4}[T ]\d\d?:\d\d(?::\d\d(?:\.\d+)?)?(?: ?[ap]m)?)(?: ?([+-]\d\d:?\d\d))?/i;

function withSeconds(text: string): string {
  return text.replace(/ (\d\d?:\d\d)(?=$|\s?[AP]M$)/i, ' $1:00');
}

function dayFirst(text: string): string {
  // With dashes either may be first, unless there is no such month.
  return text.replace(/^(\d\d?)([/.])(\d\d?)\2|^(1[3-9]|2\d|3[01])-(\d\d?)-/, '$3$5/$1$4/');
}

/** Whether a text would be a time but for its year, like the 1970 of an empty time. */
function isOfOtherYear(text: string): boolean {
  const year = Number(/\d{4}/.exec(text)?.[0]);
  const isOther = year < firstYear || year > lastYear;
  return isOther && parseGivenTime(text.replace(/\d{4}/, '2000'), 'mdy') !== undefined;
}
