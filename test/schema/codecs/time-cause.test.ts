import { describe, expect, test } from 'vitest';
import type { TimeCause } from '../../../src/issues/fact-shapes';
import { causeOfText, causeOfValue } from '../../../src/schema/codecs/time-cause';

const format = { reason: 'format' } as const;
const number = (unit: string, time?: string) => ({
  ...{ reason: 'number', unit },
  ...(time !== undefined && { time }),
});

/* Moments are of the years 2000 to 2100. Only those that no phone number looks like are shown. */
describe('a number is taken for what it can be', () => {
  test.each<[what: string, value: number | bigint, cause: object]>([
    ['the first millisecond', Date.UTC(2000, 0), number('milliseconds')],
    ['one before it', Date.UTC(2000, 0) - 1, format],
    ['the last millisecond', Date.UTC(2101, 0) - 1, number('milliseconds')],
    ['one after it', Date.UTC(2101, 0), format],
    ['the first second', 946_684_800n, number('seconds')],
    ['the first that is shown', Date.UTC(2020, 0), number('milliseconds', '2020-01-01T00:00:00Z')],
    ['one before it', Date.UTC(2020, 0) - 1, number('milliseconds')],
    ['the last that is shown', 1_999_999_999_999, number('milliseconds', '2033-05-18T03:33:19Z')],
    ['one after it', 2_000_000_000_000, number('milliseconds')],
    ['the first day of a spreadsheet', 36_526, number('spreadsheet-days', '2000-01-01T00:00:00')],
    ['one before it', 36_525, format],
    ['the last day', 73_415, number('spreadsheet-days', '2100-12-31T00:00:00')],
    ['one after it', 73_416, format],
  ])('%s: %s', (_what, value, cause) => {
    expect(causeOfValue(value)).toEqual(cause);
    expect(causeOfText(String(value), true)).toEqual(cause);
  });
});

test.each<[value: unknown, cause: TimeCause]>([
  [null, format],
  [undefined, format],
  [true, format],
  [{}, format],
  [{ value: '2026-11-02T09:30:00' }, { reason: 'wrapped', member: 'value' }],
  [{ $date: '2026-11-02T09:30:00Z' }, { reason: 'wrapped', member: '$date' }],
  [{ epochMilliseconds: 1 }, { reason: 'wrapped', member: 'epochMilliseconds' }],
  [{ toDate: () => new Date() }, { reason: 'wrapped', member: 'toDate' }],
  [
    { seconds: 1, nanoseconds: 0 },
    { reason: 'wrapped', member: 'seconds' },
  ],
  [
    { _seconds: 1, _nanoseconds: 0 },
    { reason: 'wrapped', member: '_seconds' },
  ],
])('the value %j', (value, cause) => {
  expect(causeOfValue(value)).toEqual(cause);
});

test.each<[text: string, reason: TimeCause['reason']]>([
  ['4/1/2026 9:30 AM', 'no-seconds'],
  [' 4/1/2026 9:30 AM\t', 'no-seconds'],
  ['4/1/2026 9:30', 'no-seconds'],
  ['13/11/2026 9:30:00 AM', 'day-first'],
  ['13/1/2026 9:30:00 AM', 'day-first'],
  ['13/11/2026 9:30 AM', 'day-first'],
  ['on 13/11/2026 9:30:00 AM', 'format'],
  ['31/31/2026 9:30:00 AM', 'nonexistent'],
  ['on 31/31/2026 9:30:00 AM', 'format'],
  [' 1970-01-01T00:00:00Z ', 'year'],
])('the cell %j', (text, reason) => {
  expect(causeOfText(text, false)).toEqual({ reason });
});

test.each(['4/1/2026 9:30 AM', '13/11/2026 9:30:00 AM'])(
  'what a bulk file has no form for is no cause when it is given for writing: %s',
  (text) => {
    expect(causeOfText(text, true).reason).not.toMatch(/no-seconds|day-first/);
  },
);
