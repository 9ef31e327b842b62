import { makeTime, minutesEast, parseTime, type TimeText, to24Hours } from './time-text';

/** The order in which a date names its parts: month first, day first, or the year first in two digits. */
export type DateOrder = 'mdy' | 'dmy' | 'ymd';

/** A time as it was given for writing. */
export interface GivenTime extends TimeText {
  /** The name of a time zone, if the text has one and does not end in `Z` or `UTC`. */
  readonly zone?: string | undefined;
}

/** A date whose parts are in an order that is not known, or in another one than the option says. */
export interface UnknownOrder {
  /** The only order that the date can have; undefined if it can have several. */
  readonly fits: DateOrder | undefined;
}

/** The longest form has about 70 characters. */
const maxLength = 100;

/**
 * Parses a time that is given for writing, in the dresses of languages and databases: ISO 8601 and RFC 3339
 * with any fraction and offset, blanks, the name of a zone, English names of months, and numeric dates in
 * any order that is certain or that the option `dateOrder` makes so. Undefined for any other text.
 */
export function parseGivenTime(
  text: string,
  order: DateOrder | undefined,
): GivenTime | UnknownOrder | undefined {
  const usual = isYearLast(text) ? undefined : parseTime(text);
  if (usual || text.length > maxLength) return usual;
  const bare = undress(text).replace(/\s+/g, ' ').replace('\u2212', '-');
  const time = forms.yearFirst.exec(bare) ?? forms.compact.exec(bare);
  if (time) return timeOf(time);
  const named =
    forms.dayMonth.exec(bare) ?? forms.monthDay.exec(bare) ?? forms.yearBehindClock.exec(bare);
  if (named) return timeOf(named, { m: monthNumber(named) });
  const numeric = forms.yearLast.exec(bare);
  return numeric ? timeOfOrder(numeric, order) : undefined;
}

/** Removes quotes, and the `="…"` and `'…` with which spreadsheets keep text from becoming a time. */
function undress(text: string): string {
  const [, quoted, guarded] = /^(?:=?"([^"]*)"|'([^']*)'?)$/.exec(text.trim()) ?? [];
  return (quoted ?? guarded ?? text).trim();
}

/** Whether a time that was given names its seconds. */
export function hasSeconds(text: string): boolean {
  return /:\d\d:\d\d|T\d{6}/i.test(text);
}

/** Slashed dates are read as month first in a file, but on writing their order has to be certain. */
function isYearLast(text: string): boolean {
  return text[1] === '/' || text[2] === '/';
}

const clock = String.raw`(?<hour>\d\d?):(?<minute>\d\d)(?::(?<second>\d\d)(?:[.,](?<fraction>\d+))?)?(?: ?(?<half>[ap])\.?m\.?)?`;
const compactClock = String.raw`(?<hour>\d\d):?(?<minute>\d\d)(?::?(?<second>\d\d)(?:[.,](?<fraction>\d+))?)?(?<half>)`;
/** `Z`, an offset, the name of a zone, RFC 9557's brackets, and what `Date.toString` and Go add. */
const zone = String.raw`(?: ?(?:(?<utc>Z|UTC|GMT)|(?:UTC|GMT)?(?<sign>[+-])(?<hours>\d\d?)(?::?(?<minutes>\d\d))?))?(?: (?<name>[a-z]{2,5}|[a-z]+(?:\/[\w+-]+)+))?(?:\[!?(?<bracket>[^\]=]+)\])?(?:\[[^\]]+\])*(?: \([^()]*\))?(?: m=[+-][\d.]+)?`;
const weekday = '(?:[a-z]{3,9},? )?';
const separator = '(?:T|,? (?:at )?)';

const form = (date: string, clockForm = clock) =>
  new RegExp(`^${weekday}${date}${separator}${clockForm}${zone}$`, 'i');

const forms = {
  yearFirst: form(String.raw`(?<y>\d{4})(?<mark>[-/.]) ?(?<m>\d\d?)\k<mark> ?(?<d>\d\d?)\.?`),
  compact: form(String.raw`(?<y>\d{4})(?<m>\d\d)(?<d>\d\d)`, compactClock),
  dayMonth: form(String.raw`(?<d>\d\d?)\.?[ -](?<m>[a-z]{3,9})\.?[ ,-]+(?<y>\d{4})`),
  monthDay: form(String.raw`(?<m>[a-z]{3,9})\.? (?<d>\d\d?),? (?<y>\d{4})`),
  // As `date` of Unix, `Date` of Java and Ruby's `ctime` write it
  yearBehindClock: new RegExp(
    `^${weekday}(?<m>[a-z]{3,9}) (?<d>\\d\\d?) ${clock}${zone} (?<y>\\d{4})$`,
    'i',
  ),
  yearLast: form(String.raw`(?<a>\d\d?)(?<mark>[-/.]) ?(?<b>\d\d?)\k<mark> ?(?<c>\d{4}|\d\d)`),
};

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

function monthNumber({ groups }: RegExpExecArray): string {
  return String(months.indexOf((groups?.m ?? '').slice(0, 3).toLowerCase()) + 1);
}

type DateParts = { readonly [part in 'y' | 'm' | 'd']?: string | undefined };

/** Makes the time of a form that matches; undefined if it does not exist. */
function timeOf({ groups = {} }: RegExpExecArray, date: DateParts = {}): GivenTime | undefined {
  const { y = '', m = '', d = '' } = { ...groups, ...date };
  const { hour, minute, second = '0', fraction, half, utc, name, bracket } = groups;
  const letter = half?.toLowerCase().charCodeAt(0);
  const hours = letter ? to24Hours(Number(hour), letter, 'm'.charCodeAt(0)) : Number(hour);
  const year = y.length === 2 ? 2000 + Number(y) : Number(y);
  const offset = offsetOf(groups);
  const time = makeTime(
    true,
    ...([year, Number(m), Number(d), hours, Number(minute), Number(second)] as const),
    fraction,
    offset,
  );
  // What follows an offset is its abbreviation, as in "+0100 CET", unless it can only be one zone.
  const isZoneName = offset === undefined || /\/|^(?:UTC|GMT)$/i.test(name ?? '');
  const zoneName = bracket ?? (isZoneName ? name : undefined);
  return time && { ...time, zone: utc ? undefined : zoneName };
}

function offsetOf({ utc, sign, hours, minutes = '0' }: Record<string, string>): number | undefined {
  if (utc) return 0;
  return sign === undefined ? undefined : minutesEast(sign, Number(hours), Number(minutes));
}

/** Reads a numeric date whose year is not first in four digits. */
function timeOfOrder(
  found: RegExpExecArray,
  dateOrder: DateOrder | undefined,
): GivenTime | UnknownOrder | undefined {
  const { a, b, c, mark, half } = found.groups ?? {};
  const dates: { readonly [order in DateOrder]?: DateParts } = {
    mdy: { m: a, d: b, y: c },
    dmy: { d: a, m: b, y: c },
    ...(c?.length === 2 && { ymd: { y: a?.padStart(2, '0'), m: b, d: c } }),
  };
  // Dots stand behind ordinal numbers: nobody writes them month first.
  if (mark === '.') return timeOf(found, dates.dmy);
  const order = dateOrder ?? (mark === '/' && half ? 'mdy' : undefined);
  const date = order && dates[order];
  const time = date && timeOf(found, date);
  if (time) return time;
  const fitting = (Object.keys(dates) as DateOrder[]).filter((key) => timeOf(found, dates[key]));
  if (fitting.length === 0) return undefined;
  return { fits: fitting.length === 1 ? fitting[0] : undefined };
}
