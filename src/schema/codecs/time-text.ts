/** A time as it is written in a cell or a string. */
export interface TimeText {
  /** Milliseconds since 1970 as if the clock time were UTC; a finer fraction is cut off. */
  readonly clock: number;
  /** Minutes east of UTC; `Z` is 0. Undefined if the text has no offset. */
  readonly offset: number | undefined;
  /** Whether it has a `T`, or is the web form's `yyyy-MM-dd HH:mm:ss`. */
  readonly isIso: boolean;
  /** Whether the text has a fraction of a second other than 0. */
  readonly hasFraction: boolean;
}

const yearFirst = /^(\d{4})\/(\d\d)\/(\d\d) (\d\d):(\d\d):(\d\d)(?:\.(\d{1,7}))?$/;
const isoForm =
  /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,7}))?)?(?:(Z)|([+-])(\d\d):(\d\d))?$/;
const webForm = /^(\d{4})-(\d\d)-(\d\d) (\d\d):(\d\d):(\d\d)(?:\.(\d{1,7}))?$/;

/**
 * Parses every form found in real files and official SDKs, in the years 2000 to 2100; undefined for
 * any other text. The machine's time zone and language do not matter.
 */
export function parseTime(text: string): TimeText | undefined {
  if (text.charCodeAt(1) === slash || text.charCodeAt(2) === slash) return monthFirst(text);
  let m = yearFirst.exec(text);
  if (m) return timeOfGroups(false, m, undefined);
  m = isoForm.exec(text) ?? webForm.exec(text);
  return m ? timeOfGroups(true, m, offsetOf(m)) : undefined;
}

const [space, point, slash, zero, colon] = [32, 46, 47, 48, 58] as const;
const [thinSpace, hardSpace] = [0x202f, 0xa0] as const;

/**
 * Parses `M/d/yyyy h:mm:ss AM`, with an optional fraction, and without AM or PM too. Nearly every cell
 * has this form, so it is parsed by hand: a regular expression takes several times as long.
 */
function monthFirst(text: string): TimeText | undefined {
  const inMonth = widthAt(text, 0);
  const inDay = widthAt(text, inMonth + 1);
  const year = inMonth + inDay + 2;
  const inHour = widthAt(text, year + 5);
  const minute = year + inHour + 6;
  if (!(is(text, inMonth, slash) && is(text, year - 1, slash) && is(text, year + 4, space)))
    return undefined;
  if (!(is(text, minute - 1, colon) && is(text, minute + 2, colon))) return undefined;

  let at = minute + 5;
  let fraction: string | undefined;
  if (is(text, at, point)) {
    fraction = /^\d{1,7}/.exec(text.slice(at + 1))?.[0];
    if (fraction === undefined) return undefined;
    at += 1 + fraction.length;
  }
  let hour = parseDigits(text, year + 5, inHour);
  if (at < text.length) {
    // Result files touched by ICU 72 or later have U+202F before AM and PM.
    if (is(text, at, space) || is(text, at, thinSpace) || is(text, at, hardSpace)) at++;
    hour = to24Hours(hour, text.charCodeAt(at) | 32, text.charCodeAt(at + 1) | 32);
    if (text.length !== at + 2) return undefined;
  }
  return makeTime(
    false,
    parseDigits(text, year, 4),
    parseDigits(text, 0, inMonth),
    parseDigits(text, inMonth + 1, inDay),
    hour,
    parseDigits(text, minute, 2),
    parseDigits(text, minute + 3, 2),
    fraction,
    undefined,
  );
}

function is(text: string, at: number, mark: number): boolean {
  return text.charCodeAt(at) === mark;
}

/** The width of a number of one or two digits. */
function widthAt(text: string, at: number): 1 | 2 {
  const digit = text.charCodeAt(at + 1) - zero;
  return digit >= 0 && digit <= 9 ? 2 : 1;
}

/** Parses a number of `width` digits; NaN for anything else. */
function parseDigits(text: string, at: number, width: number): number {
  let number = 0;
  for (let i = at; i < at + width; i++) {
    const digit = text.charCodeAt(i) - zero;
    if (!(digit >= 0 && digit <= 9)) return Number.NaN;
    number = number * 10 + digit;
  }
  return number;
}

const [a, p, m] = [97, 112, 109] as const;

/** Converts an hour of a 12-hour clock; NaN if it is not one. */
export function to24Hours(hour: number, half: number, second: number): number {
  if (second !== m || (half !== a && half !== p) || hour < 1 || hour > 12) return Number.NaN;
  return (hour % 12) + (half === p ? 12 : 0);
}

/** Makes the time from groups 1 to 7: year, month, day, hour, minute, second and fraction. */
function timeOfGroups(
  isIso: boolean,
  groups: RegExpExecArray,
  offset: number | undefined,
): TimeText | undefined {
  const number = (group: number) => Number(groups[group] ?? 0);
  const [year, month, day] = [number(1), number(2), number(3)];
  return makeTime(isIso, year, month, day, number(4), number(5), number(6), groups[7], offset);
}

/** Makes a time of its parts; undefined if it does not exist, or is not in the years 2000 to 2100. */
export function makeTime(
  isIso: boolean,
  year: number,
  month: number,
  day: number,
  hour: number,
  minute: number,
  second: number,
  fraction: string | undefined,
  offset: number | undefined,
): TimeText | undefined {
  if (!(year >= firstYear && year <= lastYear && month >= 1 && month <= 12)) return undefined;
  if (!(day >= 1 && hour < 24 && minute < 60 && second < 60)) return undefined;
  if (Number.isNaN(offset)) return undefined;
  const index = (year - firstYear) * 12 + month - 1;
  const timeOfDay = ((hour * 60 + minute) * 60 + second) * 1000;
  let clock = (monthStarts[index] as number) + (day - 1) * dayLength + timeOfDay;
  if (clock >= (monthStarts[index + 1] as number)) return undefined;
  if (fraction === undefined) return { clock, offset, isIso, hasFraction: false };
  clock += Number(fraction.padEnd(3, '0').slice(0, 3));
  return { clock, offset, isIso, hasFraction: Number(fraction) !== 0 };
}

export const dayLength = 86_400_000;
export const [firstYear, lastYear] = [2000, 2100];
/** The first moment of these years, and the first after them, in milliseconds of UTC. */
export const [minMoment, endMoment] = [Date.UTC(firstYear, 0), Date.UTC(lastYear + 1, 0)];

/** When each month starts, and the month after the last. Faster than asking `Date` for every row. */
const monthStarts = Float64Array.from({ length: (lastYear - firstYear + 1) * 12 + 1 }, (_, month) =>
  Date.UTC(firstYear, month),
);

function offsetOf(m: RegExpExecArray): number | undefined {
  if (m[8]) return 0;
  return m[9] === undefined ? undefined : minutesEast(m[9], Number(m[10]), Number(m[11]));
}

/** The minutes of an offset east of UTC; NaN for one that does not exist. */
export function minutesEast(sign: string, hours: number, minutes: number): number {
  const size = hours * 60 + minutes;
  // XML Schema's dateTime, which the vendor refers to, ends at 14:00.
  if (minutes > 59 || size > 14 * 60) return Number.NaN;
  return sign === '-' ? 0 - size : size;
}

/** The moment of a time, in milliseconds of UTC. A time without an offset is in UTC. */
export function momentOf({ clock, offset = 0 }: Pick<TimeText, 'clock' | 'offset'>): number {
  return clock - offset * 60_000;
}

/** Formats a time as it is written: `M/d/yyyy h:mm:ss AM`, in UTC, in whole seconds, with ASCII spaces. */
export function formatTime(milliseconds: number): string {
  const day = Math.floor(milliseconds / dayLength);
  const seconds = Math.floor((milliseconds - day * dayLength) / 1000);
  const minute = Math.floor(seconds / 60);
  const half = minute < 720 ? 'AM' : 'PM';
  return `${dayText(day)} ${minuteText(minute)}:${two(seconds % 60)} ${half}`;
}

/** Caches the texts of days: at most 36,890, and a file has a few hundred. */
const dayTexts = new Map<number, string>();

function dayText(day: number): string {
  let text = dayTexts.get(day);
  if (text === undefined) {
    const date = new Date(day * dayLength);
    text = `${date.getUTCMonth() + 1}/${date.getUTCDate()}/${date.getUTCFullYear()}`;
    dayTexts.set(day, text);
  }
  return text;
}

const minuteTexts: string[] = [];

function minuteText(minute: number): string {
  minuteTexts[minute] ??= `${Math.floor(minute / 60) % 12 || 12}:${two(minute % 60)}`;
  return minuteTexts[minute];
}

function two(number: number): string {
  return number < 10 ? `0${number}` : `${number}`;
}
