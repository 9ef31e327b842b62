/** A time as a cell or a string gives it. */
export interface TimeText {
  /** Milliseconds since 1970 as if the clock time were UTC; a finer fraction is cut off. */
  readonly clock: number;
  /** Minutes east of UTC, where the text says so; `Z` is 0. */
  readonly offset: number | undefined;
  /** `iso`: with a `T`, or the web form's `yyyy-MM-dd HH:mm:ss`. */
  readonly form: 'iso' | 'slashes';
  /** Whether a fraction of a second other than 0 stands in the text. */
  readonly fraction: boolean;
}

/** Result files touched by ICU 72 or later have U+202F before AM and PM. */
const monthFirst =
  /^(\d\d?)\/(\d\d?)\/(\d{4}) (\d\d?):(\d\d):(\d\d)(?:\.(\d{1,7}))?(?:[ \u202f\u00a0]?([AaPp])[Mm])?$/;
const yearFirst = /^(\d{4})\/(\d\d)\/(\d\d) (\d\d):(\d\d):(\d\d)(?:\.(\d{1,7}))?$/;
const iso =
  /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,7}))?)?(?:(Z)|([+-])(\d\d):(\d\d))?$/;
const webForm = /^(\d{4})-(\d\d)-(\d\d) (\d\d):(\d\d):(\d\d)(?:\.(\d{1,7}))?$/;

/**
 * Reads every form that real files and official SDKs have; all else is undefined. The machine's zone
 * and language have no part in it. Years 2000 to 2100.
 */
export function parseTime(text: string): TimeText | undefined {
  let m = monthFirst.exec(text);
  if (m) return made('slashes', m, [3, 1, 2], hourOf(m[4] as string, m[8]), undefined);
  m = yearFirst.exec(text);
  if (m) return made('slashes', m, [1, 2, 3], Number(m[4]), undefined);
  m = iso.exec(text) ?? webForm.exec(text);
  return m ? made('iso', m, [1, 2, 3], Number(m[4]), offsetOf(m)) : undefined;
}

/** In every form minutes, seconds and fraction are the groups 5 to 7; the date stands where `order` says. */
function made(
  form: TimeText['form'],
  m: RegExpExecArray,
  order: readonly [year: number, month: number, day: number],
  hour: number,
  offset: number | undefined,
): TimeText | undefined {
  const year = Number(m[order[0]]);
  const month = Number(m[order[1]]);
  const day = Number(m[order[2]]);
  const minute = Number(m[5]);
  const second = Number(m[6] ?? 0);
  const fraction = m[7];
  if (!(year >= 2000 && year <= 2100 && hour < 24 && minute < 60 && second < 60)) return undefined;
  if (!(month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month))) return undefined;
  if (Number.isNaN(offset)) return undefined;
  const milliseconds = fraction === undefined ? 0 : Number(fraction.padEnd(3, '0').slice(0, 3));
  const clock = Date.UTC(year, month - 1, day, hour, minute, second, milliseconds);
  return { clock, offset, form, fraction: fraction !== undefined && Number(fraction) !== 0 };
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** The hour of the day; NaN where it does not fit its clock. */
function hourOf(text: string, half: string | undefined): number {
  const hour = Number(text);
  if (half === undefined) return hour;
  if (hour < 1 || hour > 12) return Number.NaN;
  return (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
}

function offsetOf(m: RegExpExecArray): number | undefined {
  if (m[8]) return 0;
  if (m[9] === undefined) return undefined;
  const [hours, minutes] = [Number(m[10]), Number(m[11])];
  // XML Schema's dateTime, which the vendor refers to, ends at 14:00.
  if (minutes > 59 || hours * 60 + minutes > 14 * 60) return Number.NaN;
  return (m[9] === '-' ? -1 : 1) * (hours * 60 + minutes);
}

/** The form that is written: `M/d/yyyy h:mm:ss AM`, UTC, whole seconds, an ASCII space. */
export function formatTime(milliseconds: number): string {
  const date = new Date(milliseconds);
  const hour = date.getUTCHours();
  const two = (n: number) => (n < 10 ? `0${n}` : `${n}`);
  const day = `${date.getUTCMonth() + 1}/${date.getUTCDate()}/${date.getUTCFullYear()}`;
  const clock = `${hour % 12 || 12}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())}`;
  return `${day} ${clock} ${hour < 12 ? 'AM' : 'PM'}`;
}
