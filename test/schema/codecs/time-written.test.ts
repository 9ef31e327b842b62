import { DateTime, IANAZone } from 'luxon';
import { describe, expect, test, vi } from 'vitest';
import { instant } from '../../../src/index';
import { type CellFault, writeCell } from '../../support/cell';

const codec = instant();
const cut: CellFault = ['time-precision'];

const zoned = (iso: string, zone: string) => DateTime.fromISO(iso, { zone });

describe('a time that is written', () => {
  test.each<[what: string, given: unknown, text: string, ...faults: CellFault[]]>([
    // Date
    ['a Date', new Date('2020-04-01T18:50:54Z'), '4/1/2020 6:50:54 PM'],
    ['midnight', new Date('2020-12-31T00:00:00Z'), '12/31/2020 12:00:00 AM'],
    ['noon', new Date('2020-10-09T12:00:00Z'), '10/9/2020 12:00:00 PM'],
    ['minutes and seconds of ten', new Date('2020-04-01T10:10:10Z'), '4/1/2020 10:10:10 AM'],
    ['the first moment', new Date('2000-01-01T00:00:00Z'), '1/1/2000 12:00:00 AM'],
    ['the last moment', new Date('2100-12-31T23:59:59Z'), '12/31/2100 11:59:59 PM'],
    ['a Date, cut', new Date('2020-04-01T18:50:54.999Z'), '4/1/2020 6:50:54 PM'],
    ['the year, cut', new Date('2020-12-31T23:59:59.999Z'), '12/31/2020 11:59:59 PM'],
    ['one millisecond, cut', new Date('2020-04-01T18:50:54.001Z'), '4/1/2020 6:50:54 PM'],
    // DateTime
    ['a DateTime', zoned('2020-04-01T18:50:54', 'utc'), '4/1/2020 6:50:54 PM'],
    ['of Tokyo', zoned('2020-04-01T03:50:54', 'Asia/Tokyo'), '3/31/2020 6:50:54 PM'],
    ['of Kolkata', zoned('2020-04-01T18:50:54', 'Asia/Kolkata'), '4/1/2020 1:20:54 PM'],
    ['of New York', zoned('2020-12-31T20:00:00', 'America/New_York'), '1/1/2021 1:00:00 AM'],
    ['of ar-EG', zoned('2020-04-01T18:50:54', 'utc').setLocale('ar-EG'), '4/1/2020 6:50:54 PM'],
    ['a DateTime, cut', zoned('2020-04-01T18:50:54.5', 'utc'), '4/1/2020 6:50:54 PM'],
    // ISO 8601 with an offset
    ['Z', '2020-04-01T18:50:54Z', '4/1/2020 6:50:54 PM'],
    ['Z without seconds', '2020-04-01T18:50Z', '4/1/2020 6:50:00 PM'],
    ['an offset', '2020-04-01T18:50:54+02:00', '4/1/2020 4:50:54 PM'],
    ['an offset over midnight', '2020-04-01T23:30:00-05:30', '4/2/2020 5:00:00 AM'],
    ['offset zero', '2020-04-01T18:50:54+00:00', '4/1/2020 6:50:54 PM'],
    ['a fraction, cut', '2020-04-30T17:02:35.6853793Z', '4/30/2020 5:02:35 PM', cut],
    ['a fraction too fine to hold', '2020-04-30T17:02:35.0000001Z', '4/30/2020 5:02:35 PM', cut],
    ['a fraction of zero', '2020-04-30T17:02:35.000Z', '4/30/2020 5:02:35 PM'],
  ])('%s', (_what, given, value, ...faults) => {
    expect(writeCell(codec, given)).toEqual({ value, faults });
  });

  test('an offset wins over the option timeZone', () => {
    const options = { timeZone: 'Asia/Tokyo' };
    expect(writeCell(codec, '2020-04-01T18:50:54+02:00', options)).toEqual({
      value: '4/1/2020 4:50:54 PM',
      faults: [],
    });
    expect(writeCell(codec, new Date('2020-04-01T18:50:54Z'), options)).toEqual({
      value: '4/1/2020 6:50:54 PM',
      faults: [],
    });
  });
});

describe('what is no time', () => {
  test.each<[what: string, given: unknown]>([
    ['an invalid Date', new Date(Number.NaN)],
    ['an invalid DateTime', DateTime.invalid('test')],
    ['a Date before 2000', new Date('1999-12-31T23:59:59.999Z')],
    ['a Date after 2100', new Date('2101-01-01T00:00:00Z')],
    ['a DateTime after 2100', zoned('2100-12-31T23:00:00', 'America/New_York')],
    ['milliseconds', 1_585_767_054_000],
    ['NaN', Number.NaN],
    ['true', true],
    ['an object', { year: 2020 }],
    ['a list', ['2020-04-01T18:50:54Z']],
    ['a bigint', 1n],
    ['a bare date', '2020-04-01'],
    ['a week date', '2020-W14-3T00:00:00Z'],
    ['a day that does not exist', '2020-02-30T10:00:00Z'],
    ['24:00', '2020-04-01T24:00:00Z'],
    ['a text', 'yesterday'],
  ])('%s', (_what, given) => {
    expect(writeCell(codec, given)).toEqual({ value: undefined, faults: [['time-format']] });
    expect(writeCell(codec, given, { timeZone: 'America/New_York' })).toEqual({
      value: undefined,
      faults: [['time-format']],
    });
  });
});

describe('a time without an offset', () => {
  const offsetless = ['2020-04-01T18:50:54', '2020-04-01T18:50', '2020-04-01 18:50:54'];

  test.each(offsetless)('%s is refused without a zone', (given) => {
    for (const ambiguousTime of [undefined, 'earlier', 'later'] as const)
      expect(writeCell(codec, given, { ambiguousTime })).toEqual({
        value: undefined,
        faults: [['time-no-offset']],
      });
  });

  /** Which instant a clock shows: without a choice, with `earlier`, with `later`. */
  test.each<[zone: string, clock: string, none: string, earlier: string, later: string]>([
    // A zone that is always the same
    ['UTC', '2020-04-01T18:50:54', '4/1/2020 6:50:54 PM', '', ''],
    ['Asia/Kolkata', '2020-04-01T18:50:54', '4/1/2020 1:20:54 PM', '', ''],
    ['Asia/Kolkata', '2020-04-01 18:50:54', '4/1/2020 1:20:54 PM', '', ''],
    // New York: 02:00 becomes 03:00 on March 10, 02:00 becomes 01:00 on November 3
    ['America/New_York', '2024-01-15T12:00:00', '1/15/2024 5:00:00 PM', '', ''],
    ['America/New_York', '2024-07-15T12:00:00', '7/15/2024 4:00:00 PM', '', ''],
    ['America/New_York', '2024-03-10T01:59:59', '3/10/2024 6:59:59 AM', '', ''],
    [
      'America/New_York',
      '2024-03-10T02:00:00',
      'time-nonexistent',
      '3/10/2024 6:00:00 AM',
      '3/10/2024 7:00:00 AM',
    ],
    [
      'America/New_York',
      '2024-03-10T02:59:59',
      'time-nonexistent',
      '3/10/2024 6:59:59 AM',
      '3/10/2024 7:59:59 AM',
    ],
    ['America/New_York', '2024-03-10T03:00:00', '3/10/2024 7:00:00 AM', '', ''],
    ['America/New_York', '2024-11-03T00:59:59', '11/3/2024 4:59:59 AM', '', ''],
    [
      'America/New_York',
      '2024-11-03T01:00:00',
      'time-ambiguous',
      '11/3/2024 5:00:00 AM',
      '11/3/2024 6:00:00 AM',
    ],
    [
      'America/New_York',
      '2024-11-03T01:59:59',
      'time-ambiguous',
      '11/3/2024 5:59:59 AM',
      '11/3/2024 6:59:59 AM',
    ],
    ['America/New_York', '2024-11-03T02:00:00', '11/3/2024 7:00:00 AM', '', ''],
    // London: 01:00 becomes 02:00 on March 31, 02:00 becomes 01:00 on October 27
    ['Europe/London', '2024-03-31T00:59:59', '3/31/2024 12:59:59 AM', '', ''],
    [
      'Europe/London',
      '2024-03-31T01:30:00',
      'time-nonexistent',
      '3/31/2024 12:30:00 AM',
      '3/31/2024 1:30:00 AM',
    ],
    ['Europe/London', '2024-03-31T02:00:00', '3/31/2024 1:00:00 AM', '', ''],
    ['Europe/London', '2024-10-27T00:59:59', '10/26/2024 11:59:59 PM', '', ''],
    [
      'Europe/London',
      '2024-10-27T01:30:00',
      'time-ambiguous',
      '10/27/2024 12:30:00 AM',
      '10/27/2024 1:30:00 AM',
    ],
    ['Europe/London', '2024-10-27T02:00:00', '10/27/2024 2:00:00 AM', '', ''],
    // Lord Howe moves by half an hour: 02:00 becomes 02:30 on October 6, 02:00 becomes 01:30 on April 7
    ['Australia/Lord_Howe', '2024-10-06T01:59:59', '10/5/2024 3:29:59 PM', '', ''],
    [
      'Australia/Lord_Howe',
      '2024-10-06T02:15:00',
      'time-nonexistent',
      '10/5/2024 3:15:00 PM',
      '10/5/2024 3:45:00 PM',
    ],
    ['Australia/Lord_Howe', '2024-10-06T02:30:00', '10/5/2024 3:30:00 PM', '', ''],
    ['Australia/Lord_Howe', '2024-04-07T01:29:59', '4/6/2024 2:29:59 PM', '', ''],
    [
      'Australia/Lord_Howe',
      '2024-04-07T01:45:00',
      'time-ambiguous',
      '4/6/2024 2:45:00 PM',
      '4/6/2024 3:15:00 PM',
    ],
    ['Australia/Lord_Howe', '2024-04-07T02:00:00', '4/6/2024 3:30:00 PM', '', ''],
    // Apia left out December 30
    [
      'Pacific/Apia',
      '2011-12-30T12:00:00',
      'time-nonexistent',
      '12/29/2011 10:00:00 PM',
      '12/30/2011 10:00:00 PM',
    ],
  ])('%s %s', (timeZone, clock, none, earlier, later) => {
    const undecided = none.startsWith('time-')
      ? { value: undefined, faults: [[none]] }
      : { value: none, faults: [] };
    expect(writeCell(codec, clock, { timeZone })).toEqual(undecided);
    for (const [ambiguousTime, text] of [
      ['earlier', earlier],
      ['later', later],
    ] as const)
      expect(writeCell(codec, clock, { timeZone, ambiguousTime })).toEqual({
        value: text || none,
        faults: [],
      });
  });

  test('a fraction is cut there too', () => {
    expect(writeCell(codec, '2020-04-01T18:50:54.9', { timeZone: 'Asia/Kolkata' })).toEqual({
      value: '4/1/2020 1:20:54 PM',
      faults: [cut],
    });
  });
});

test('a zone is asked twice for a day in which its clocks do not change, however many times are written', () => {
  const offset = vi.spyOn(IANAZone.prototype, 'offset');
  for (let i = 0; i < 600; i++) {
    const clock = `2026-05-12T10:${String(i % 60).padStart(2, '0')}:00`;
    expect(writeCell(codec, clock, { timeZone: 'Europe/Tallinn' }).faults).toEqual([]);
  }
  // The day of the clock time, the one before and the one after.
  expect(offset.mock.calls.length).toBeLessThanOrEqual(6);
  offset.mockRestore();
});
