import { DateTime } from 'luxon';
import { describe, expect, test } from 'vitest';
import { readOfflineConversions, validateBulkFile } from '../../../../src/index';
import { issuesOf, on, service } from '../../../support/issues-of';
import {
  addRow,
  clickId,
  fileOf,
  now,
  type Row,
  restateRow,
  retractRow,
} from '../../../support/rows';

const name = 'Signed contract';
const add = on(2, 'Add', 'C-1');
const conversionTime = { column: 'Conversion Time' };
const onClick = { column: 'Microsoft Click Id' };
const clickAt = (iso: string) => ({ clicks: new Map([[clickId, new Date(iso)]]) });
type Options = Parameters<typeof issuesOf>[1];
type Case = [title: string, row: Row, options: Options, ...issues: object[]];
const check = async (...[, row, options, ...issues]: Case) => {
  expect(await issuesOf([row], options)).toEqual(issues);
};

const beforeClick = {
  code: 'conversion-before-click',
  severity: 'error',
  ...add,
  ...conversionTime,
  ...service('ConversionTimeEarlierThanClickTime', 5616),
};
const outside = {
  code: 'outside-window',
  severity: 'error',
  ...add,
  ...conversionTime,
  ...service('ClickIdDateTimeOutsideGoalConversionWindow', 5617),
};
const tooOld = { code: 'click-too-old', ...onClick };
const tooRecent = { code: 'click-too-recent', severity: 'warning', ...onClick };

/** The conversion of the rows is at 10:00 on February 1. */
describe('conversion-before-click', () => {
  test.each<Case>([
    ['a second after', addRow, clickAt('2026-02-01T09:59:59Z')],
    ['the same second', addRow, clickAt('2026-02-01T10:00:00Z'), beforeClick],
    ['a second before', addRow, clickAt('2026-02-01T10:00:01Z'), beforeClick],
    [
      'of a Restate',
      restateRow,
      clickAt('2026-02-01T10:00:00Z'),
      { ...beforeClick, ...on(2, 'Restate', 'C-2') },
    ],
  ])('%s', check);

  test.each([
    [
      '2026-02-01T10:00:00Z',
      'Conversion Time is the same as the time of the click, and must be later. Check the time zone of both.',
    ],
    [
      '2026-02-01T10:00:01Z',
      'Conversion Time is 1 second earlier than the click. Check the time zone of both.',
    ],
    [
      '2026-02-01T15:00:00Z',
      'Conversion Time is 5 hours earlier than the click. Check the time zone of both.',
    ],
    [
      '2026-02-01T11:30:59Z',
      'Conversion Time is 1 hour 30 minutes earlier than the click. Check the time zone of both.',
    ],
    [
      '2026-02-04T10:00:00Z',
      'Conversion Time is 3 days earlier than the click. Check the time zone of both.',
    ],
  ])('says by how much: %s', async (click, sentence) => {
    const report = await validateBulkFile(fileOf([addRow]), { now, ...clickAt(click) });
    expect(report.issues[0]?.message).toBe(sentence);
  });

  const dateOnly = 'It is midnight, so it may be a date without a time. Add the time of day.';
  const otherZone = 'Check the time zone of both.';

  test.each([
    [
      '2/1/2026 12:00:00 AM',
      '2026-02-01T10:00:00Z',
      `10 hours earlier than the click. ${dateOnly}`,
    ],
    [
      '02/01/2026 00:00:00',
      '2026-02-01T23:59:00Z',
      `23 hours 59 minutes earlier than the click. ${dateOnly}`,
    ],
    [
      '2026/02/01 00:00:00',
      '2026-02-01T00:00:30Z',
      `30 seconds earlier than the click. ${dateOnly}`,
    ],
    ['1/31/2026 12:00:00 AM', '2026-02-03T00:00:00Z', `3 days earlier than the click. ${dateOnly}`],
    [
      '2/1/2026 12:00:01 AM',
      '2026-02-01T10:00:01Z',
      `10 hours earlier than the click. ${otherZone}`,
    ],
    ['2/1/2026 12:00:00 PM', '2026-02-01T13:00:00Z', `1 hour earlier than the click. ${otherZone}`],
  ])('says whether the time is a date alone: %s', async (time, click, sentence) => {
    const row = { ...addRow, 'Conversion Time': time };
    const report = await validateBulkFile(fileOf([row]), { now, ...clickAt(click) });
    expect(report.issues[0]?.message).toBe(`Conversion Time is ${sentence}`);
  });

  test('compares two times of the row, and so runs in a result', async () => {
    const options = { ...clickAt('2026-02-01T10:00:00Z'), kind: 'result' } as const;
    expect(await issuesOf([addRow], options)).toEqual([beforeClick]);
  });
});

describe('outside-window', () => {
  const ten = { goals: [{ name, conversionWindowInMinutes: 10 }] };
  test.each<Case>([
    ['30 days', addRow, clickAt('2026-01-02T10:00:00Z')],
    ['30 days and a minute', addRow, clickAt('2026-01-02T09:59:00Z'), outside],
    ['a goal without a window', addRow, { goals: [{ name }], ...clickAt('2026-01-02T10:00:00Z') }],
    [
      'a goal without a window, a minute more',
      addRow,
      { goals: [{ name }], ...clickAt('2026-01-02T09:59:00Z') },
      outside,
    ],
    ['10 minutes', addRow, { ...ten, ...clickAt('2026-02-01T09:50:00Z') }],
    ['11 minutes', addRow, { ...ten, ...clickAt('2026-02-01T09:49:00Z') }, outside],
    [
      'a long window',
      addRow,
      {
        goals: [{ name, conversionWindowInMinutes: 86_400 }],
        ...clickAt('2025-12-20T10:00:00Z'),
      },
    ],
  ])('%s', check);
});

describe('click-too-old', () => {
  const wide = { goals: [{ name, conversionWindowInMinutes: 129_600, currencyCode: 'USD' }] };
  const [exactly, more] = ['2025-12-01T00:00:00Z', '2025-11-30T23:59:59Z'];
  test.each<Case>([
    ['90 days', addRow, { ...wide, ...clickAt(exactly) }],
    [
      'a second more',
      addRow,
      { ...wide, ...clickAt(more) },
      { ...tooOld, severity: 'warning', ...add },
    ],
    ['90 days, of a Restate', restateRow, { ...wide, ...clickAt(exactly) }],
    [
      'a second more, of a Restate',
      restateRow,
      { ...wide, ...clickAt(more) },
      { ...tooOld, severity: 'error', ...on(2, 'Restate', 'C-2') },
    ],
    [
      'a second more, of a Retract',
      retractRow,
      { ...wide, ...clickAt(more) },
      { ...tooOld, severity: 'error', ...on(2, 'Retract', 'C-3') },
    ],
    ['a second more, in a result', restateRow, { ...wide, ...clickAt(more), kind: 'result' }],
  ])('%s', check);
});

describe('click-too-recent', () => {
  const row = { ...addRow, 'Conversion Time': '3/1/2026 12:00:00 AM' };
  test.each<Case>([
    ['an hour', row, clickAt('2026-02-28T23:00:00Z')],
    ['a second less', row, clickAt('2026-02-28T23:00:01Z'), { ...tooRecent, ...add }],
    ['a second less, in a result', row, { ...clickAt('2026-02-28T23:00:01Z'), kind: 'result' }],
  ])('%s', check);
});

describe('a click', () => {
  const late = new Date('2026-02-01T11:00:00Z');

  test.each([clickId, clickId.toUpperCase()])('is found by its id: %s', async (id) => {
    const row = { ...addRow, 'Microsoft Click Id': id };
    expect(await issuesOf([row], { clicks: new Map([[clickId, late]]) })).toEqual([beforeClick]);
  });

  test('is found by its id with dashes', async () => {
    const row = { ...addRow, 'Microsoft Click Id': 'F894F652-EA33-4E73-9002-F7167AB8F8E3' };
    expect(await issuesOf([row], { clicks: new Map([[clickId, late]]) })).toEqual([
      { code: 'click-id-dashes', severity: 'warning', ...add, ...onClick },
      beforeClick,
    ]);
  });

  test('may be a DateTime of any zone', async () => {
    const click = DateTime.fromISO('2026-02-01T19:00:00', { zone: 'Asia/Tokyo' });
    expect(await issuesOf([addRow], { clicks: new Map([[clickId, click]]) })).toEqual([
      beforeClick,
    ]);
  });

  test.each<[what: string, row: Row, ...issues: object[]]>([
    ['another id', { ...addRow, 'Microsoft Click Id': 'a1b2c3d4e5f60718293a4b5c6d7e8f90' }],
    ['no id', { ...addRow, 'Microsoft Click Id': '' }],
    [
      'a wrong id',
      { ...addRow, 'Microsoft Click Id': `${clickId}0` },
      {
        code: 'click-id',
        severity: 'error',
        ...add,
        ...onClick,
        ...service('OfflineConversionMicrosoftClickIdInvalid', 5604),
      },
    ],
    [
      'a time that can not be read',
      { ...addRow, 'Conversion Time': 'noon' },
      {
        code: 'time-format',
        severity: 'error',
        ...add,
        ...conversionTime,
        ...service('OfflineConversionTimeInvalid', 5607),
      },
    ],
  ])('concludes nothing from %s', async (_what, row, ...issues) => {
    const known = { clicks: new Map([[clickId, late]]) };
    expect(await issuesOf([row], known)).toEqual(issues);
    expect(await issuesOf([row], { clicks: new Map() })).toEqual(issues);
  });
});

test("the vendor's worked example: three clicks on April 30, sent on July 31", async () => {
  const rows = ['2020-04-30', '2020-05-15', '2020-06-15'].map((day, i) => ({
    ...addRow,
    'Client Id': `${i + 1}`,
    'Conversion Time': `${day}T17:02:35.6853793Z`,
    'Microsoft Click Id': `${i + 1}`.padStart(32, 'c0ffee'),
  }));
  const options = {
    now: new Date('2020-07-31T00:00:00Z'),
    goals: [{ name, conversionWindowInMinutes: 43_200 }],
    clicks: new Map(
      [1, 2, 3].map((i) => [`${i}`.padStart(32, 'c0ffee'), new Date('2020-04-30T09:00:00Z')]),
    ),
  };
  const iso = (row: number) => ({
    code: 'time-iso',
    severity: 'warning',
    ...on(row, 'Add', `${row - 1}`),
    ...conversionTime,
    ...service('OfflineConversionTimeInvalid', 5607),
  });
  const old = (row: number) => ({
    ...tooOld,
    severity: 'warning',
    ...on(row, 'Add', `${row - 1}`),
  });
  expect(await issuesOf(rows, options)).toEqual([
    iso(2),
    {
      code: 'conversion-too-old',
      severity: 'error',
      ...on(2, 'Add', '1'),
      ...conversionTime,
      ...service('OfflineConversionTimeOutOfWindow', 5609),
    },
    old(2),
    iso(3),
    old(3),
    iso(4),
    { ...outside, ...on(4, 'Add', '3') },
    old(4),
  ]);
  const counted = [];
  for await (const { record } of readOfflineConversions(fileOf(rows), options))
    if (record) counted.push(record.clientId);
  expect(counted).toEqual(['2']);
});

test('without the clicks none of these rules runs', async () => {
  expect(
    await issuesOf([{ ...addRow, 'Conversion Time': '3/1/2026 12:00:00 AM' }], { now }),
  ).toEqual([]);
});
