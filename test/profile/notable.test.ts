import { describe, expect, test } from 'vitest';
import type { ProfileCounts } from '../../src/profile/counts';
import { findNotable, type Notable } from '../../src/profile/notable';
import { notableSentence } from '../../src/report/profile/notable';

const counts: ProfileCounts = {
  ...{ records: 100, actions: { Add: 100, Restate: 0, Retract: 0, unknown: 0 } },
  ...{ goals: [], otherGoals: 0, days: [], otherDays: 0, undated: 0, oldest: null, newest: null },
  values: [{ action: 'Add', currency: 'EUR', records: 100, zeros: 3, sum: '12' }],
  withoutValue: 0,
  identifiers: { microsoftClickId: 90, hashedEmailAddress: 10, hashedPhoneNumber: 0, none: 0 },
};
/** Days in a row from 2026-11-02; 0 is a day without rows. */
const daysOf = (...records: readonly number[]) =>
  records.flatMap((count, index) =>
    count === 0 ? [] : [{ date: `2026-11-${String(index + 2).padStart(2, '0')}`, records: count }],
  );

describe('days', () => {
  test.each<[what: string, days: readonly number[], notable: readonly Notable[]]>([
    ['that are alike', [20, 18, 25, 12], []],
    [
      'of which the last has half',
      [20, 20, 22, 10],
      [{ code: 'day-low', date: '2026-11-05', records: 10, median: 20, isLast: true }],
    ],
    ['of which the last has more than half', [20, 20, 22, 11], []],
    [
      'of which one has less',
      [20, 3, 20, 20, 30],
      [{ code: 'day-low', date: '2026-11-03', records: 3, median: 20, isLast: false }],
    ],
    ['that are few', [20, 20, 3], []],
    ['with few rows', [9, 9, 9, 1], []],
    [
      'of which one is missing',
      [20, 0, 20, 20],
      [{ code: 'days-missing', dates: ['2026-11-03'], count: 1 }],
    ],
    ['of which many are missing, and have few rows', [3, 0, 0, 3, 0, 3], []],
  ])('%s', (_, days, notable) => {
    expect(findNotable({ ...counts, days: daysOf(...days) })).toEqual(notable);
  });

  test('of which more than can be remembered are not missing', () => {
    expect(findNotable({ ...counts, days: daysOf(20, 0, 20, 20), otherDays: 1 })).toEqual([]);
  });

  test('at most ten are listed', () => {
    const days = [...daysOf(20, 20), { date: '2026-11-28', records: 20 }];
    const [found] = findNotable({ ...counts, days });
    expect(found).toMatchObject({ code: 'days-missing', count: 24 });
    expect(found).toHaveProperty('dates.length', 10);
    expect(notableSentence(found as Notable)).toMatch(
      /^There are no rows for 24 days in between: 2026-11-04, .*, 2026-11-13, and 14 more\.$/,
    );
  });
});

const value = { action: 'Add', currency: 'EUR', sum: '0' } as const;

test.each<[change: Partial<ProfileCounts>, notable: Notable, sentence: string]>([
  [
    { values: [{ ...value, records: 2, zeros: 2 }] },
    { code: 'values-zero', action: 'Add', records: 2 },
    'All 2 values of Add rows are 0.',
  ],
  [
    { values: [] },
    { code: 'values-missing', records: 100 },
    'No Add has a value, so its goal decides what 100 conversions are worth.',
  ],
  [
    { identifiers: { ...counts.identifiers, none: 1 } },
    { code: 'identifiers-missing', records: 1 },
    '1 row has no click id, no email address, and no phone number. The service rejects such rows.',
  ],
  [
    { identifiers: { ...counts.identifiers, none: 1200 } },
    { code: 'identifiers-missing', records: 1200 },
    '1,200 rows have no click id, no email address, and no phone number. The service rejects such rows.',
  ],
  [
    { identifiers: { ...counts.identifiers, microsoftClickId: 0 } },
    { code: 'click-ids-missing', records: 100 },
    'No row has a click id. Conversions without one are found less often.',
  ],
  [
    { days: daysOf(20, 0, 20, 20) },
    { code: 'days-missing', dates: ['2026-11-03'], count: 1 },
    'There are no rows for 2026-11-03, a day in between.',
  ],
  [
    { days: daysOf(20, 20, 20, 1) },
    { code: 'day-low', date: '2026-11-05', records: 1, median: 20, isLast: true },
    'The last day, 2026-11-05, has 1 row; the median of the other days is 20. Was the file written before the day was over?',
  ],
  [
    { days: daysOf(20, 2, 20, 20) },
    { code: 'day-low', date: '2026-11-03', records: 2, median: 20, isLast: false },
    '2026-11-03 has 2 rows; the median of the other days is 20.',
  ],
])('%o', (change, notable, sentence) => {
  expect(findNotable({ ...counts, ...change })).toEqual([notable]);
  expect(notableSentence(notable)).toBe(sentence);
});

test('nothing stands out', () => {
  expect(findNotable(counts)).toEqual([]);
  expect(findNotable({ ...counts, values: [{ ...value, records: 1, zeros: 1 }] })).toEqual([]);
});
