import { expect } from 'vitest';
import { evidenceOf, rowsOf } from '../../support/evidence';
import { type Found, foundInRow, write } from '../found';
import { kind } from '../kind';

const now = new Date('2026-11-21T00:00:00Z');
const id = 'f894f652ea334e739002f7167ab8f8e3';

const writtenAs = async (conversionTime: string, options: object, cell: string) => {
  const { cells, found } = await write(
    { microsoftClickId: id, conversionTime },
    { now, ...options },
  );
  expect(found).toEqual([]);
  expect(cells?.['Conversion Time']).toBe(cell);
};

const refused = async (conversionTime: string, options: object, ...issue: Found) => {
  const { cells, found } = await write(
    { microsoftClickId: id, conversionTime },
    { now, ...options },
  );
  expect(cells).toBeUndefined();
  expect(found).toEqual([issue]);
};

kind<[text: string, options: object, ...issue: Found]>(
  'slashes and a clock of 24 hours need the order',
  [
    ['named', '9/11/2026 09:30', { timeZone: 'UTC' }, 'time-date-order', 'error', {}],
    ['named', '13/11/2026 09:30', { timeZone: 'UTC' }, 'time-date-order', 'error', { fits: 'dmy' }],
    ['own', '11/02/2026 23:05:00', { timeZone: 'UTC' }, 'time-date-order', 'error', {}],
    ['own', '11/02/2026 23:05:00Z', {}, 'time-date-order', 'error', {}],
    ['own', '02-11-2026 09:30:00 +01:00', {}, 'time-date-order', 'error', {}],
    ['own', '11/13/2026 09:30', { timeZone: 'UTC' }, 'time-date-order', 'error', { fits: 'mdy' }],
    [
      'own',
      '13/11/2026 09:30',
      { dateOrder: 'mdy', timeZone: 'UTC' },
      'time-date-order',
      'error',
      { dateOrder: 'mdy', fits: 'dmy' },
    ],
  ],
  refused,
);

kind<[text: string, options: object, cell: string]>(
  'and are written with it',
  [
    ['named', '9/11/2026 09:30', { dateOrder: 'dmy', timeZone: 'UTC' }, '11/9/2026 9:30:00 AM'],
    ['named', '11/9/2026 09:30', { dateOrder: 'mdy', timeZone: 'UTC' }, '11/9/2026 9:30:00 AM'],
    ['named', '26/11/09 09:30', { dateOrder: 'ymd', timeZone: 'UTC' }, '11/9/2026 9:30:00 AM'],
    ['own', '09-11-2026 10:30:00 +01:00', { dateOrder: 'dmy' }, '11/9/2026 9:30:00 AM'],
    ['own', '9/11/26 18:30', { dateOrder: 'dmy', timeZone: 'Asia/Tokyo' }, '11/9/2026 9:30:00 AM'],
    ['own', '2026/11/09 09:30', { dateOrder: 'dmy', timeZone: 'UTC' }, '11/9/2026 9:30:00 AM'],
  ],
  writtenAs,
);

kind<[text: string, options: object, cell: string]>(
  'with AM or PM the month is first',
  [
    ['named', '11/9/2026 9:30:00 AM', { timeZone: 'UTC' }, '11/9/2026 9:30:00 AM'],
    ['own', '11/9/2026 9:30 pm', { timeZone: 'UTC' }, '11/9/2026 9:30:00 PM'],
    ['own', '11/9/2026 9:30:00\u202fAM', { timeZone: 'America/New_York' }, '11/9/2026 2:30:00 PM'],
    ['own', '9/11/2026 9:30:00 AM', { timeZone: 'UTC', dateOrder: 'dmy' }, '11/9/2026 9:30:00 AM'],
  ],
  writtenAs,
);

kind<[text: string, options: object, cell: string]>(
  'with dots the day is first',
  [
    ['named', '13.11.2026 09:30', { timeZone: 'UTC' }, '11/13/2026 9:30:00 AM'],
    ['own', '9.11.2026 09:30', { timeZone: 'Europe/Berlin' }, '11/9/2026 8:30:00 AM'],
    ['own', '09.11.26, 09:30:15 +03:00', {}, '11/9/2026 6:30:15 AM'],
    ['own', '9.11.2026 09:30', { timeZone: 'UTC', dateOrder: 'mdy' }, '11/9/2026 9:30:00 AM'],
  ],
  writtenAs,
);

kind<[text: string, options: object, ...issue: Found]>(
  'and a zone is needed',
  [
    ['named', '13.11.2026 09:30', {}, 'time-no-offset', 'error'],
    ['own', '2026-11-02 09:30:00', {}, 'time-no-offset', 'error'],
    ['own', '2/11/2026 09:30', { dateOrder: 'dmy' }, 'time-no-offset', 'error'],
    ['own', '11/2/2026 9:30 AM', {}, 'time-no-offset', 'error'],
    [
      'own',
      '2026-10-25T02:30:00',
      { timeZone: 'Europe/Berlin' },
      ...(['time-ambiguous', 'error', { timeZone: 'Europe/Berlin' }] as const),
    ],
  ],
  refused,
);

kind<[text: string]>(
  'a row of a bulk file that can only be day first has its own cause',
  [
    ['named', '13/11/2026 9:30:00 AM'],
    ['own', '31/01/2026 10:00'],
    ['own', '14-02-2026 23:59:59'],
    ['own', '20.2.2026 8:00:00 PM'],
  ],
  async (text) =>
    expect(await foundInRow({ 'Conversion Time': text }, { now })).toEqual([
      ['time-format', 'error', { value: text, reason: 'day-first', isWriting: false }],
    ]),
);

kind<[facts: object | undefined, times: readonly string[]]>(
  'and the file has a warning with the other rows',
  [
    [
      'named',
      { count: 2, dayFirstRows: 1 },
      ['9/11/2026 9:30:00 AM', '10/11/2026 9:30:00 AM', '13/11/2026 9:30:00 AM'],
    ],
    [
      'own',
      { count: 1, dayFirstRows: 2 },
      ['31/10/2026 10:00', '2/11/2026 10:00', '14/11/26 9:00'],
    ],
    ['own', { count: 1, dayFirstRows: 1 }, ['01/02/2026 8:00:00 PM', '28/02/2026 20:00:00']],
    ['own', undefined, ['11/11/2026 9:30:00 AM', '13/11/2026 9:30:00 AM']],
    ['own', undefined, ['9/11/2026 9:30:00 AM', '11/13/2026 9:30:00 AM']],
  ],
  async (facts, times) => {
    const rows = rowsOf(times.length, (index) => ({ 'Conversion Time': times[index] as string }));
    expect(await evidenceOf(rows, { now })).toEqual(facts ? [['day-month-swapped', facts]] : []);
  },
);
