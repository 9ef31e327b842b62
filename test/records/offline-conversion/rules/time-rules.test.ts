import { DateTime } from 'luxon';
import { describe, expect, test } from 'vitest';
import { readOfflineConversions } from '../../../../src/index';
import { issuesOf, on, service } from '../../../support/issues-of';
import { addRow, fileOf, now, type Row, restateRow, retractRow } from '../../../support/rows';

const add = on(2, 'Add', 'C-1');
const restate = on(2, 'Restate', 'C-2');
const retract = on(2, 'Retract', 'C-3');
const conversionTime = { column: 'Conversion Time' };
const adjustmentTime = { column: 'Adjustment Time' };

type Case = [title: string, row: Row, ...issues: object[]];

/** `now` is midnight of March 1, and 90 days before it midnight of December 1. */
describe('the clock', () => {
  const future = {
    code: 'conversion-in-future',
    severity: 'error',
    ...conversionTime,
    ...service('FutureConversionTimeCannotBeSet', 5614),
  };
  const old = {
    code: 'conversion-too-old',
    severity: 'error',
    ...conversionTime,
    ...service('OfflineConversionTimeOutOfWindow', 5609),
  };
  const adjustmentFuture = {
    code: 'adjustment-in-future',
    severity: 'error',
    ...adjustmentTime,
    ...service('OfflineConversionFutureAdjustmentTimeCannotBeSet', 5622),
  };
  const cases: readonly Case[] = [
    ['a conversion now', { ...addRow, 'Conversion Time': '3/1/2026 12:00:00 AM' }],
    [
      'a conversion in a second',
      { ...addRow, 'Conversion Time': '3/1/2026 12:00:01 AM' },
      { ...future, ...add },
    ],
    [
      'a conversion in a millisecond',
      { ...addRow, 'Conversion Time': '3/1/2026 12:00:00.001 AM' },
      { ...future, ...add },
    ],
    ['a conversion of 90 days', { ...addRow, 'Conversion Time': '12/1/2025 12:00:00 AM' }],
    [
      'a conversion of 90 days and a second',
      { ...addRow, 'Conversion Time': '11/30/2025 11:59:59 PM' },
      { ...old, ...add },
    ],
    [
      'a conversion of 90 days and a millisecond',
      { ...addRow, 'Conversion Time': '11/30/2025 11:59:59.999 PM' },
      { ...old, ...add },
    ],
    [
      'an adjusted conversion of 90 days and a second',
      { ...retractRow, 'Conversion Time': '11/30/2025 11:59:59 PM' },
      { ...old, ...retract },
    ],
    ['an adjustment now', { ...restateRow, 'Adjustment Time': '3/1/2026 12:00:00 AM' }],
    [
      'an adjustment in a second',
      { ...restateRow, 'Adjustment Time': '3/1/2026 12:00:01 AM' },
      { ...adjustmentFuture, ...restate },
    ],
    [
      'an adjustment and its conversion tomorrow',
      {
        ...retractRow,
        'Conversion Time': '3/2/2026 12:00:00 AM',
        'Adjustment Time': '3/2/2026 12:00:00 AM',
      },
      { ...future, ...retract },
      { ...adjustmentFuture, ...retract },
    ],
  ];
  test.each(cases)('%s', async (_title, row, ...issues) => {
    expect(await issuesOf([row])).toEqual(issues);
    expect(
      await issuesOf([row], { now: DateTime.fromJSDate(now, { zone: 'Asia/Tokyo' }) }),
    ).toEqual(issues);
    expect(await issuesOf([row], { kind: 'result' })).toEqual([]);
  });

  test('is read where none is given', async () => {
    expect(await issuesOf([addRow], { now: new Date('2027-01-01T00:00:00Z') })).toHaveLength(1);
    const codes = [];
    const row = { ...addRow, 'Conversion Time': '1/1/2000 12:00:00 AM' };
    for await (const { issues } of readOfflineConversions(fileOf([row])))
      codes.push(...issues.map((issue) => issue.code));
    expect(codes).toEqual(['conversion-too-old']);
  });
});

describe('adjustment-before-conversion', () => {
  const early = {
    code: 'adjustment-before-conversion',
    severity: 'error',
    ...adjustmentTime,
    ...service('OfflineConversionAdjustmentTimeEarlierThanConversionTime', 5620),
  };
  const cases: readonly Case[] = [
    ['the same second', { ...restateRow, 'Adjustment Time': '2/1/2026 10:00:00 AM' }],
    [
      'a second before',
      { ...restateRow, 'Adjustment Time': '2/1/2026 9:59:59 AM' },
      { ...early, ...restate },
    ],
    [
      'a second before, of a Retract',
      { ...retractRow, 'Adjustment Time': '2/1/2026 9:59:59 AM' },
      { ...early, ...retract },
    ],
    [
      'nothing is concluded from a time that can not be read',
      { ...restateRow, 'Conversion Time': '2/30/2026 9:59:59 AM' },
      {
        code: 'time-format',
        severity: 'error',
        ...restate,
        ...conversionTime,
        ...service('OfflineConversionTimeInvalid', 5607),
      },
    ],
  ];
  test.each(cases)('%s', async (_title, row, ...issues) => {
    expect(await issuesOf([row])).toEqual(issues);
    expect(await issuesOf([row], { kind: 'result' })).toEqual(issues);
  });
});

describe('forms of a time', () => {
  const iso = { code: 'time-iso', severity: 'warning' };
  const conversionInvalid = service('OfflineConversionTimeInvalid', 5607);
  const adjustmentInvalid = service('OfflineConversionAdjustmentTimeInvalid', 5621);

  test.each(['2026-02-01T10:00:00Z', '2026-02-01T10:00', '2026-02-01 10:00:00'])(
    'ISO is a warning in an upload: %s',
    async (time) => {
      const row = { ...addRow, 'Conversion Time': time };
      expect(await issuesOf([row])).toEqual([
        { ...iso, ...add, ...conversionTime, ...conversionInvalid },
      ]);
      expect(await issuesOf([row], { kind: 'result' })).toEqual([]);
    },
  );

  test('ISO in an Adjustment Time', async () => {
    const row = { ...restateRow, 'Adjustment Time': '2026-02-10T09:00:00Z' };
    expect(await issuesOf([row])).toEqual([
      { ...iso, ...restate, ...adjustmentTime, ...adjustmentInvalid },
    ]);
  });

  test('an offset is an error in an upload, and is converted in a result', async () => {
    const row = { ...restateRow, 'Adjustment Time': '2026-02-10T10:00:00+05:30' };
    const zone = { code: 'time-zone', ...restate, ...adjustmentTime };
    expect(await issuesOf([row])).toEqual([
      { ...iso, ...restate, ...adjustmentTime, ...adjustmentInvalid },
      { ...zone, severity: 'error' },
    ]);
    expect(await issuesOf([row], { kind: 'result' })).toEqual([{ ...zone, severity: 'warning' }]);
    const results = readOfflineConversions(fileOf([row]), { kind: 'result' });
    const { value } = await results.next();
    expect(value?.record).toMatchObject({
      adjustmentTime: DateTime.fromISO('2026-02-10T04:30:00Z', { zone: 'utc' }),
    });
  });
});
