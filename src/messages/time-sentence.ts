import type { FactsOf } from '../issues/facts';
import { pluralize } from './phrases';

/** The message of a text or value that is not a time, or not in a form that is read. */
export function timeFormatSentence(f: FactsOf<'time-format'>, subject: string): string {
  const write = f.isWriting
    ? 'Write it in ISO 8601 with Z or an offset, for example 2020-04-01T18:50:54Z.'
    : 'Write it in UTC as M/d/yyyy h:mm:ss AM, for example 4/1/2020 6:50:54 PM.';
  switch (f.reason) {
    case 'format':
      return `${subject} cannot be read as a time. ${write}`;
    case 'year':
      return `${subject} is not in the years 2000 to 2100. Check whether the time is missing in the source, or given in another unit.`;
    case 'number':
      return `${subject} is not a time, but looks like ${unitNames[f.unit]}${f.time === undefined ? '' : ` (${f.time})`}. ${write}`;
    case 'digits':
      return `${subject} is not a time, but looks like one without separators (yyyyMMddHHmmss). ${write}`;
    case 'wrapped':
      return f.member === 'toDate'
        ? `${subject} cannot be read as a time. Pass the result of its method toDate.`
        : `${subject} cannot be read as a time, but has a property "${f.member}"${wrapperName(f.member)}. Pass the time that it holds, as a Date or as ISO 8601 text.`;
    case 'no-clock':
      return `${subject} is a date without a time. Add the time of day. ${write}`;
    case 'no-date':
      return `${subject} is a time without a date. ${write}`;
    case 'no-seconds':
      return `${subject} has no seconds. A spreadsheet has probably dropped them. Export the file again with a time format such as yyyy-mm-dd hh:mm:ss.`;
    case 'spreadsheet':
      return `${subject} is not a complete time. A spreadsheet has dropped its seconds, or more. Export the file again with a time format such as yyyy-mm-dd hh:mm:ss.`;
    case 'day-first':
      return `${subject} can only be a date with the day first. A bulk file has the month first. ${write}`;
    case 'nonexistent':
      return `${subject} is a date or time of day that does not exist. Correct it.`;
    case 'zone':
      return `${subject} ends in the name of a time zone that is not known, or that several zones share. Write the offset instead, for example 2020-04-01T18:50:54+02:00.`;
    case 'zone-offset':
      return `${subject} has an offset and a time zone that does not have this offset at that time. Remove the one that is wrong.`;
  }
}

const unitNames = {
  seconds: 'seconds since 1970',
  milliseconds: 'milliseconds since 1970',
  microseconds: 'microseconds since 1970',
  nanoseconds: 'nanoseconds since 1970',
  'spreadsheet-days': "a spreadsheet's day number",
};

function wrapperName(member: string): string {
  return member === 'value' ? ', like a timestamp of BigQuery' : '';
}

export function beforeClickSentence(f: FactsOf<'conversion-before-click'>): string {
  const early =
    f.seconds === 0
      ? 'Conversion Time is the same as the time of the click, and must be later.'
      : `Conversion Time is ${durationOf(f.seconds)} earlier than the click.`;
  return f.isMidnight
    ? `${early} It is midnight, so it may be a date without a time. Add the time of day.`
    : `${early} Check the time zone of both.`;
}

export function localTimeSentence(f: FactsOf<'local-time'>): string {
  const offset = offsetText(f.minutes);
  return `${f.count} of the ${pluralize(f.rows, 'conversion')} before their click are early by about ${durationOf(f.minutes * 60)}, so one of the two times is probably local: Conversion Time in UTC-${offset}, or Click Time in UTC+${offset}. Convert it to UTC.`;
}

export function midnightSentence(f: FactsOf<'all-at-midnight'>): string {
  const when =
    f.minutes === 0
      ? 'at midnight'
      : `at ${Math.floor(f.minutes / 60)}:${two(f.minutes % 60)} UTC, which is midnight in another time zone`;
  return `All ${f.count} conversions are ${when}, so they are most likely dates without a time. Export them again with the time of day.`;
}

const parts = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
] as const;

/** `1 day 3 hours`: the two largest units. */
function durationOf(seconds: number): string {
  let rest = seconds;
  const words: string[] = [];
  for (const [name, length] of parts) {
    const count = Math.floor(rest / length);
    rest -= count * length;
    if (count > 0) words.push(pluralize(count, name));
  }
  return words.slice(0, 2).join(' ');
}

/** `5`, or `5:30`. */
function offsetText(minutes: number): string {
  const rest = minutes % 60;
  return `${Math.floor(minutes / 60)}${rest === 0 ? '' : `:${two(rest)}`}`;
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
