import { describe, expect, test } from 'vitest';
import { instant } from '../../../src/index';
import { toldOfCell, toldOfValue, writeCell } from '../../support/cell';

const codec = instant();
const written = (value: string) => ({ value, faults: [] });
const cut = (value: string) => ({ value, faults: [['time-precision']] });

describe('an instant in any dress', () => {
  test.each([
    // ISO 8601 and RFC 3339
    ['2026-11-02T09:30:00z', '11/2/2026 9:30:00 AM'],
    ['2026-11-02t09:30:00Z', '11/2/2026 9:30:00 AM'],
    ['2026-11-02T09:30:00 Z', '11/2/2026 9:30:00 AM'],
    ['2026-11-02T09:30:00.000000000Z', '11/2/2026 9:30:00 AM'],
    ['2026-11-02T09:30:00,000Z', '11/2/2026 9:30:00 AM'],
    ['2026-11-02T10:30:00+0100', '11/2/2026 9:30:00 AM'],
    ['2026-11-02T10:30:00+01', '11/2/2026 9:30:00 AM'],
    ['2026-11-02T10:30:00 +01:00', '11/2/2026 9:30:00 AM'],
    ['2026-11-02T04:30:00\u221205:00', '11/2/2026 9:30:00 AM'],
    ['2026-11-02T09:30:00-00:00', '11/2/2026 9:30:00 AM'],
    ['2026-11-02T15:15+05:45', '11/2/2026 9:30:00 AM'],
    ['20261102T093000Z', '11/2/2026 9:30:00 AM'],
    ['20261102T1030+0100', '11/2/2026 9:30:00 AM'],
    // A zone behind the offset, or instead of it
    ['2026-11-02T10:30:00+01:00[Europe/Berlin]', '11/2/2026 9:30:00 AM'],
    ['2026-11-02T10:30+01:00[Europe/Berlin]', '11/2/2026 9:30:00 AM'],
    ['2026-11-02T10:30:00+01:00[!Europe/Berlin][u-ca=iso8601]', '11/2/2026 9:30:00 AM'],
    ['2026-11-02T09:30:00Z[UTC]', '11/2/2026 9:30:00 AM'],
    ['2026-11-02T09:30:00Z[Europe/Berlin]', '11/2/2026 9:30:00 AM'],
    ['2026-11-02T10:30:00+01:00[GMT+01:00]', '11/2/2026 9:30:00 AM'],
    ['2026-11-02T10:30:00[Europe/Berlin]', '11/2/2026 9:30:00 AM'],
    ['2026-11-02 04:30:00.000 America/New_York', '11/2/2026 9:30:00 AM'],
    // Databases
    ['2026-11-02 09:30:00 UTC', '11/2/2026 9:30:00 AM'],
    ['2026-11-02 09:30:00.000000 UTC', '11/2/2026 9:30:00 AM'],
    ['2026-11-02 09:30:00Z', '11/2/2026 9:30:00 AM'],
    ['2026-11-02 09:30:00+00', '11/2/2026 9:30:00 AM'],
    ['2026-11-02 09:30+00:00', '11/2/2026 9:30:00 AM'],
    ['2026-11-02 15:00:00.000+05:30', '11/2/2026 9:30:00 AM'],
    ['2026-11-02 10:30:00.000 +0100', '11/2/2026 9:30:00 AM'],
    ['2026-11-02 01:30:00.000 -0800', '11/2/2026 9:30:00 AM'],
    // Languages
    ['2026-11-02 09:30:00 +0000 UTC', '11/2/2026 9:30:00 AM'],
    ['2026-11-02 10:30:00 +0100 CET', '11/2/2026 9:30:00 AM'],
    ['2026-11-02 09:30:00 +0000 UTC m=+0.012345678', '11/2/2026 9:30:00 AM'],
    ['2026-11-02 10:30:00 +0100 CET m=-3.5', '11/2/2026 9:30:00 AM'],
    // Guards and quotes of a spreadsheet or a CSV
    ['"2026-11-02T09:30:00Z"', '11/2/2026 9:30:00 AM'],
    ["'2026-11-02T09:30:00Z", '11/2/2026 9:30:00 AM'],
    ["'2026-11-02T09:30:00Z'", '11/2/2026 9:30:00 AM'],
    ['="2026-11-02T10:30:00+01:00"', '11/2/2026 9:30:00 AM'],
    ['Mon, 02 Nov 2026 09:30:00 GMT', '11/2/2026 9:30:00 AM'],
    ['2 Nov 2026 10:30:00 +0100', '11/2/2026 9:30:00 AM'],
    ['Mon Nov 02 2026 10:30:00 GMT+0100 (Central European Standard Time)', '11/2/2026 9:30:00 AM'],
    ['Monday, November 2, 2026 at 9:30 AM UTC', '11/2/2026 9:30:00 AM'],
    // Blanks
    [' 2026-11-02T09:30:00Z', '11/2/2026 9:30:00 AM'],
    ['2026-11-02T09:30:00Z\u00a0\n', '11/2/2026 9:30:00 AM'],
    ['2026-11-02  09:30:00\u202fUTC', '11/2/2026 9:30:00 AM'],
    // Year first is certain with any mark
    ['2026/11/02 09:30:00Z', '11/2/2026 9:30:00 AM'],
    ['2026.11.02 09:30:00 UTC', '11/2/2026 9:30:00 AM'],
    ['2026-11-2 9:30:00 PM UTC', '11/2/2026 9:30:00 PM'],
  ])('%s', (given, expected) => {
    expect(writeCell(codec, given)).toEqual(written(expected));
    expect(writeCell(codec, given, { timeZone: 'Asia/Tokyo', dateOrder: 'dmy' })).toEqual(
      written(expected),
    );
  });

  test.each([
    ['2026-11-02T09:30:00.123456789012Z', '11/2/2026 9:30:00 AM'],
    ['2026-11-02 09:30:00.9 UTC', '11/2/2026 9:30:00 AM'],
    ['2026-11-02T09:30:00,5+00', '11/2/2026 9:30:00 AM'],
  ])('%s, cut', (given, expected) => {
    expect(writeCell(codec, given)).toEqual(cut(expected));
  });

  test.each([
    ['2026-11-02T10:30:00', '11/2/2026 9:30:00 AM'],
    ['2026-11-02 10:30', '11/2/2026 9:30:00 AM'],
    ['2026/11/02 10:30:00', '11/2/2026 9:30:00 AM'],
    ['13.11.2026 09:30', '11/13/2026 8:30:00 AM'],
    ['9.11.2026, 09:30:15', '11/9/2026 8:30:15 AM'],
    ['13. 11. 2026 9:30:00', '11/13/2026 8:30:00 AM'],
    ['02.11.26 09:30', '11/2/2026 8:30:00 AM'],
    ['02-Nov-2026 09:30:00', '11/2/2026 8:30:00 AM'],
    ['Nov 2, 2026, 9:30:00 PM', '11/2/2026 8:30:00 PM'],
    ['11/9/2026 9:30 a.m.', '11/9/2026 8:30:00 AM'],
    ['11/9/26 9:30 PM', '11/9/2026 8:30:00 PM'],
    ['11/9/2026, 9:30:00\u202fAM', '11/9/2026 8:30:00 AM'],
  ])('%s, with a zone', (given, expected) => {
    expect(writeCell(codec, given, { timeZone: 'Europe/Berlin' })).toEqual(written(expected));
    expect(writeCell(codec, given)).toEqual({ value: undefined, faults: [['time-no-offset']] });
  });

  test.each([
    ['January', '1'],
    ['February', '2'],
    ['March', '3'],
    ['April', '4'],
    ['May', '5'],
    ['June', '6'],
    ['July', '7'],
    ['August', '8'],
    ['September', '9'],
    ['October', '10'],
    ['November', '11'],
    ['December', '12'],
  ])('%s in full and in three letters', (name, month) => {
    for (const word of [name, name.slice(0, 3)])
      expect(writeCell(codec, `2 ${word} 2026 09:30:00 GMT`)).toEqual(
        written(`${month}/2/2026 9:30:00 AM`),
      );
  });

  test('a text of up to 100 characters', () => {
    const of = (length: number) => '2026-11-02T09:30:00Z'.padEnd(length);
    expect(writeCell(codec, of(100))).toEqual(written('11/2/2026 9:30:00 AM'));
    expect(writeCell(codec, of(101))).toEqual({ value: undefined, faults: [['time-format']] });
  });

  test('a zone in the text wins over the option, and knows when it is ambiguous', () => {
    const twice = '2026-10-25T02:30:00[Europe/Berlin]';
    const options = { timeZone: 'Asia/Tokyo' };
    expect(toldOfValue(codec, twice, options)).toEqual([
      ['time-ambiguous', { timeZone: 'Europe/Berlin' }],
    ]);
    expect(writeCell(codec, twice, { ...options, ambiguousTime: 'later' })).toEqual(
      written('10/25/2026 1:30:00 AM'),
    );
  });
});

describe('a date whose order has to be known', () => {
  const utc = { timeZone: 'UTC' };
  const told = (given: string, dateOrder?: 'mdy' | 'dmy' | 'ymd') =>
    toldOfValue(codec, given, { ...utc, dateOrder });

  test.each([
    ['09/11/2026 14:30:00', undefined],
    ['9/11/2026 14:30', undefined],
    ['09/11/2026 14:30:00+01:00', undefined],
    ['09-11-2026 14:30:00', undefined],
    ['09-11-2026 2:30 PM', undefined],
    ['11/11/2026 14:30', undefined],
    ['09/11/26 14:30', undefined],
    ['13/11/2026 14:30:00', 'dmy'],
    ['11/13/2026 14:30', 'mdy'],
    ['26/11/30 14:30', undefined],
    ['13/11/2026 2:30:00 PM', 'dmy'],
  ])('%s is refused without it', (given, fits) => {
    expect(told(given)).toEqual([['time-date-order', { dateOrder: undefined, fits }]]);
  });

  test.each([
    ['09/11/2026 14:30:00', 'dmy', '11/9/2026 2:30:00 PM'],
    ['09/11/2026 14:30:00', 'mdy', '9/11/2026 2:30:00 PM'],
    ['9/11/2026 14:30', 'dmy', '11/9/2026 2:30:00 PM'],
    ['09-11-2026 14:30:00', 'dmy', '11/9/2026 2:30:00 PM'],
    ['09/11/26 14:30', 'ymd', '11/26/2009 2:30:00 PM'],
    ['9/11/26 14:30', 'ymd', '11/26/2009 2:30:00 PM'],
    ['26/11/09 14:30', 'ymd', '11/9/2026 2:30:00 PM'],
    // The option also counts where the default would be month first.
    ['09/11/2026 2:30:00 PM', 'dmy', '11/9/2026 2:30:00 PM'],
    ['09/11/2026 2:30:00 PM', undefined, '9/11/2026 2:30:00 PM'],
    // Dots are day first, and four digits are a year, whatever the option.
    ['09.11.2026 14:30', 'mdy', '11/9/2026 2:30:00 PM'],
    ['2026/11/09 14:30', 'dmy', '11/9/2026 2:30:00 PM'],
  ] as const)('%s in the order %s', (given, dateOrder, expected) => {
    expect(writeCell(codec, given, { ...utc, dateOrder })).toEqual(written(expected));
  });

  test.each([
    ['13/11/2026 14:30:00', 'mdy', 'dmy'],
    ['11/13/2026 14:30:00', 'dmy', 'mdy'],
    ['09/11/2026 14:30:00', 'ymd', undefined],
    ['13/11/2026 14:30:00', 'ymd', 'dmy'],
  ] as const)('%s does not fit %s', (given, dateOrder, fits) => {
    expect(told(given, dateOrder)).toEqual([['time-date-order', { dateOrder, fits }]]);
  });

  test.each(['31/02/2026 14:30:00', '13/13/2026 14:30', '31.11.2026 14:30'])(
    '%s exists in no order',
    (value) => {
      expect(told(value)).toEqual([
        ['time-format', { value, reason: 'nonexistent', isWriting: true }],
      ]);
    },
  );
});

describe('what is not a time is refused with what it seems to be', () => {
  const iso = '2026-11-02T09:30:00Z';
  test.each<[given: unknown, cause: object]>([
    [1793611800, { reason: 'number', unit: 'seconds', time: iso }],
    [1793611800.25, { reason: 'number', unit: 'seconds', time: iso }],
    [1793611800000, { reason: 'number', unit: 'milliseconds', time: iso }],
    [1793611800000000n, { reason: 'number', unit: 'microseconds', time: iso }],
    [46328.395833333336, { reason: 'number', unit: 'spreadsheet-days', time: iso.slice(0, -1) }],
    [5, { reason: 'format' }],
    [{ value: iso }, { reason: 'wrapped', member: 'value' }],
    [{ $date: iso }, { reason: 'wrapped', member: '$date' }],
    [
      { _seconds: 1793611800, _nanoseconds: 0 },
      { reason: 'wrapped', member: '_seconds' },
    ],
    [{ toDate: () => new Date(iso) }, { reason: 'wrapped', member: 'toDate' }],
    [{ epochMilliseconds: 1793611800000 }, { reason: 'wrapped', member: 'epochMilliseconds' }],
    [
      { seconds: 1793611800, nanos: 0 },
      { reason: 'wrapped', member: 'seconds' },
    ],
    [{ year: 2026 }, { reason: 'format' }],
    [null, { reason: 'format' }],
    [true, { reason: 'format' }],
  ])('%s', (given, cause) => {
    const valueType = typeof given;
    expect(toldOfValue(codec, given)).toEqual([
      ['time-format', { valueType, ...cause, isWriting: true }],
    ]);
  });

  test.each([
    ['1793611800', { reason: 'number', unit: 'seconds', time: iso }],
    ['1793611800.123', { reason: 'number', unit: 'seconds', time: iso }],
    ['1793611800123', { reason: 'number', unit: 'milliseconds', time: iso }],
    ['1793611800123456', { reason: 'number', unit: 'microseconds', time: iso }],
    ['1793611800123456789', { reason: 'number', unit: 'nanoseconds', time: iso }],
    ['46328,3958333333', { reason: 'number', unit: 'spreadsheet-days', time: iso.slice(0, -1) }],
    ['46328', { reason: 'number', unit: 'spreadsheet-days', time: '2026-11-02T00:00:00' }],
    // Too early or too late to be shown, or no time at all.
    ['1012345678', { reason: 'number', unit: 'seconds' }],
    ['2065550123', { reason: 'number', unit: 'seconds' }],
    ['15550100977', { reason: 'format' }],
    // The first and the last number that may be a time, and the first and the last that is shown.
    ['946684799', { reason: 'format' }],
    ['946684800', { reason: 'number', unit: 'seconds' }],
    ['4133980799', { reason: 'number', unit: 'seconds' }],
    ['4133980800', { reason: 'format' }],
    ['1577836800', { reason: 'number', unit: 'seconds', time: '2020-01-01T00:00:00Z' }],
    ['1999999999', { reason: 'number', unit: 'seconds', time: '2033-05-18T03:33:19Z' }],
    ['2000000000', { reason: 'number', unit: 'seconds' }],
    ['36525', { reason: 'format' }],
    ['36526', { reason: 'number', unit: 'spreadsheet-days', time: '2000-01-01T00:00:00' }],
    ['73415', { reason: 'number', unit: 'spreadsheet-days', time: '2100-12-31T00:00:00' }],
    ['73416', { reason: 'format' }],
    ['12', { reason: 'format' }],
    ['20261102', { reason: 'no-clock' }],
    ['20261102093000', { reason: 'digits' }],
    ['1.79361E+12', { reason: 'spreadsheet' }],
    ['30:27.0', { reason: 'spreadsheet' }],
    ['########', { reason: 'spreadsheet' }],
    ['#VALUE!', { reason: 'spreadsheet' }],
    ['2026-11-02', { reason: 'no-clock' }],
    [' 2026-11-02 ', { reason: 'no-clock' }],
    ['02.11.2026', { reason: 'no-clock' }],
    ['11/2/26', { reason: 'no-clock' }],
    ['09:30:00', { reason: 'no-date' }],
    ['9:30 AM', { reason: 'no-date' }],
    ['2026-02-30T09:30:00Z', { reason: 'nonexistent' }],
    ['2026-11-02T24:00:00Z', { reason: 'nonexistent' }],
    // The offset is that of another zone than the name.
    ['2026-11-02 10:30:00 +0100 UTC', { reason: 'zone-offset' }],
    ['2026-11-02 10:30:00 -05:00 GMT', { reason: 'zone-offset' }],
    ['2026-11-02T10:30:00+01:00[UTC]', { reason: 'zone-offset' }],
    // These exist, but say more than a time does.
    ['2026-11-02T09:30:00.000+00:00Z', { reason: 'format' }],
    ['2026-11-02 09:30:00 +0000 or so', { reason: 'format' }],
    ['2026-11-02T09:30:00+25:00', { reason: 'nonexistent' }],
    ['1899-12-30 00:00:00 UTC', { reason: 'year' }],
    ['0001-01-01T00:00:00Z', { reason: 'year' }],
    ['2026-11-02 09:30:00 PST', { reason: 'zone' }],
    ['2026-11-02T09:30:00[Mars/Olympus]', { reason: 'zone' }],
    ['2026-11-02T09:30:00+05:00[Europe/Berlin]', { reason: 'zone-offset' }],
    ['2026-W45-1T09:30:00Z', { reason: 'format' }],
    ['at 2026-02-30 09:30:00', { reason: 'format' }],
    ['yesterday', { reason: 'format' }],
  ])('%s', (value, cause) => {
    expect(toldOfValue(codec, value)).toEqual([
      ['time-format', { value, ...cause, isWriting: true }],
    ]);
  });
});

describe('a cell that is not read says what it seems to be', () => {
  const reason = (word: string) => ({ reason: word });
  test.each([
    ['13/11/2026 9:30:00 AM', reason('day-first')],
    ['13/11/2026 09:30', reason('day-first')],
    ['31/01/2026 09:30:00', reason('day-first')],
    ['31/1/2026 09:30:00', reason('day-first')],
    ['13.11.2026 09:30:00', reason('day-first')],
    ['9.11.2026 09:30', reason('day-first')],
    ['11/2/2026 9:30', reason('no-seconds')],
    ['11/2/2026 9:30 PM', reason('no-seconds')],
    ['11/2/2026 9:30PM', reason('no-seconds')],
    ['2026-11-02 09:30', reason('no-seconds')],
    ['30:27.0', reason('spreadsheet')],
    ['########', reason('spreadsheet')],
    ['11/2/2026', reason('no-clock')],
    ['9:30:00 AM', reason('no-date')],
    ['11/31/2026 9:30:00 AM', reason('nonexistent')],
    ['13/13/2026 9:30:00 AM', reason('nonexistent')],
    ['11/2/2026 13:30:00 PM', reason('nonexistent')],
    [
      '46328.3958333333',
      { ...reason('number'), unit: 'spreadsheet-days', time: '2026-11-02T09:30:00' },
    ],
    ['1793611800', { ...reason('number'), unit: 'seconds', time: '2026-11-02T09:30:00Z' }],
    ['12/30/1899 12:00:00 AM', reason('year')],
    // Writers take these; a file does not.
    ['2026-11-02 09:30:00 UTC', reason('format')],
    ['Mon, 02 Nov 2026 09:30:00 GMT', reason('format')],
    ['11-02-2026 09:30:00', reason('format')],
  ])('%s', (value, cause) => {
    expect(toldOfCell(codec, value)).toEqual([
      ['time-format', { value, ...cause, isWriting: false }],
    ]);
  });
});
