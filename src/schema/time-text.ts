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
  if (m) {
    const hour = hourOf(m[4] as string, m[8]);
    return made('slashes', undefined, m[7], m[3], m[1], m[2], hour, m[5], m[6]);
  }
  m = yearFirst.exec(text);
  if (m) return made('slashes', undefined, m[7], m[1], m[2], m[3], Number(m[4]), m[5], m[6]);
  m = iso.exec(text) ?? webForm.exec(text);
  if (!m) return undefined;
  const offset = offsetOf(m);
  if (Number.isNaN(offset)) return undefined;
  return made('iso', offset, m[7], m[1], m[2], m[3], Number(m[4]), m[5], m[6] ?? '0');
}

function made(
  form: TimeText['form'],
  offset: number | undefined,
  fraction: string | undefined,
  ...parts: readonly (string | number | undefined)[]
): TimeText | undefined {
  const [year, month, day, hour, minute, second] = parts.map(Number) as Six;
  const milliseconds = fraction === undefined ? 0 : Number(fraction.padEnd(3, '0').slice(0, 3));
  if (!(year >= 2000 && year <= 2100 && hour < 24 && minute < 60 && second < 60)) return undefined;
  const clock = Date.UTC(year, month - 1, day, hour, minute, second, milliseconds);
  const date = new Date(clock);
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined;
  return { clock, offset, form, fraction: fraction !== undefined && Number(fraction) !== 0 };
}

type Six = [number, number, number, number, number, number];

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
