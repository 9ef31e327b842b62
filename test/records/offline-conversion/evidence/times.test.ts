import { describe, expect, test } from 'vitest';
import { add } from '../../../support/checked-objects';
import { evidenceOf, evidenceOfWritten, rowsOf } from '../../../support/evidence';
import { clickId, restateRow } from '../../../support/rows';

const timed = (...times: readonly string[]) =>
  rowsOf(times.length, (index) => ({ 'Conversion Time': times[index] as string }));

describe('day-month-swapped', () => {
  test.each([
    [1, 1, ['1/2/2026 10:00:00 AM', '13/1/2026 10:00:00 AM']],
    [2, 1, ['13/1/2026 10:00:00', '01/02/2026 10:00:00', '1/12/2026 10:00:00']],
    [1, 2, ['31/01/2026 10:00', '2/1/2026 10:00:00 AM', '14/02/26 9:00']],
  ])('%i rows beside %i that are day first', async (count, dayFirstRows, times) => {
    expect(await evidenceOf(timed(...times))).toEqual([
      ['day-month-swapped', { count, dayFirstRows }],
    ]);
  });

  test('of an adjustment time', async () => {
    const rows = [
      { ...restateRow, 'Conversion Time': '1/31/2026 9:00:00 AM' },
      { ...restateRow, 'Adjustment Time': '13/2/2026 9:00:00 AM' },
    ];
    expect(await evidenceOf(rows)).toEqual([['day-month-swapped', { count: 1, dayFirstRows: 1 }]]);
  });

  test.each([
    ['no row is only day first', ['1/2/2026 10:00:00 AM', '1/13/2026 10:00:00 AM']],
    ['no other row could be', ['1/13/2026 10:00:00 AM', '13/1/2026 10:00:00 AM']],
    ['the other date is the same either way', ['2/2/2026 10:00:00 AM', '13/1/2026 10:00:00 AM']],
    ['a date that does not exist', ['1/2/2026 10:00:00 AM', '32/1/2026 10:00:00 AM']],
    ['a month that does not exist', ['1/2/2026 10:00:00 AM', '13/13/2026 10:00:00 AM']],
    ['the year is first', ['2026/01/02 10:00:00', '13/1/2026 10:00:00 AM']],
    ['another fault', ['1/2/2026 10:00:00 AM', 'yesterday']],
  ])('is not reported if %s', async (_why, times) => {
    expect(await evidenceOf(timed(...times))).toEqual([]);
  });
});

describe('all-at-midnight', () => {
  const january = (clock: string, length = 20) =>
    rowsOf(length, (index) => ({ 'Conversion Time': `1/${index + 1}/2026 ${clock}` }));

  test.each([
    ['20 rows', january('12:00:00 AM'), 20, 0],
    ['30 rows', january('00:00:00', 30), 30, 0],
    ['all of one day', rowsOf(20, () => ({ 'Conversion Time': '2/1/2026 12:00:00 AM' })), 20, 0],
    ['midnight of Berlin', january('11:00:00 PM'), 20, 1380],
    ['midnight of Kolkata', january('6:30:00 PM'), 20, 1110],
    ['beside a time that cannot be read', [...january('12:00:00 AM'), ...timed('noon')], 20, 0],
  ])('%s', async (_what, rows, count, minutes) => {
    expect(await evidenceOf(rows)).toEqual([['all-at-midnight', { count, minutes }]]);
  });

  test.each([
    ['19 rows', january('12:00:00 AM', 19)],
    ['one row has a time', [...january('12:00:00 AM', 25), ...timed('1/3/2026 12:00:01 AM')]],
    ['all of one moment', rowsOf(20, () => ({ 'Conversion Time': '2/1/2026 10:00:00 AM' }))],
    ['the same odd time', january('10:07:00 AM')],
  ])('is not reported if %s', async (_why, rows) => {
    expect(await evidenceOf(rows)).toEqual([]);
  });

  test('on writing', async () => {
    const records = Array.from({ length: 20 }, (_, index) => ({
      ...{ ...add, conversionTime: new Date(Date.UTC(2026, 0, index + 1)) },
    }));
    expect(await evidenceOfWritten(records)).toEqual([
      ['all-at-midnight', { count: 20, minutes: 0 }],
    ]);
  });
});

describe('local-time', () => {
  /** Conversions so many minutes before the click. */
  const early = (...minutes: readonly number[]) => {
    const ids = minutes.map((_, index) => `${index}`.padStart(32, 'a'));
    const clicks = new Map(
      minutes.map((minute, index) => [
        ids[index] as string,
        new Date(Date.UTC(2026, 1, 1, 10, minute)),
      ]),
    );
    const rows = rowsOf(minutes.length, (index) => ({
      'Microsoft Click Id': ids[index] as string,
    }));
    return { rows, options: { clicks, severity: { 'outside-window': 'off' } as const } };
  };

  test.each([
    ['exactly an hour', [60, 60, 60], { count: 3, rows: 3, minutes: 60 }],
    ['soon after the click', [59, 45, 31.5], { count: 3, rows: 3, minutes: 60 }],
    ['five hours', [300, 299, 271, 20], { count: 3, rows: 4, minutes: 300 }],
    ['five and a half', [330, 329, 302, 330, 60], { count: 4, rows: 5, minutes: 330 }],
    ['beside rows after the click', [480, 455, 480, -5, -600], { count: 3, rows: 3, minutes: 480 }],
  ])('%s', async (_what, minutes, facts) => {
    const { rows, options } = early(...minutes);
    expect(await evidenceOf(rows, options)).toEqual([['local-time', facts, 'Conversion Time']]);
  });

  test.each([
    ['two rows', [60, 60]],
    ['half of the rows', [60, 60, 60, 200, 400, 700]],
    ['clocks that differ by seconds', [0.1, 0.2, 0.1, 0]],
    ['half an hour, which is no zone', [30, 29, 28]],
    ['more than any zone', [900, 900, 900]],
    ['rows after the click', [-60, -60, -60]],
  ])('is not reported for %s', async (_why, minutes) => {
    const { rows, options } = early(...minutes);
    expect(await evidenceOf(rows, options)).toEqual([]);
  });

  test('on writing it counts the records that are refused', async () => {
    const clicks = new Map([[clickId, new Date('2026-02-01T15:00:00Z')]]);
    const records = Array.from({ length: 3 }, (_, index) => ({
      ...{ ...add, microsoftClickId: clickId, conversionTime: `2026-02-01T10:0${index}:00Z` },
    }));
    expect(await evidenceOfWritten(records, { clicks, allowEmpty: true })).toEqual([
      ['local-time', { count: 3, rows: 3, minutes: 300 }, 'Conversion Time'],
    ]);
  });
});
