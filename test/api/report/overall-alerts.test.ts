import { expect, it, test } from 'vitest';
import { readReport, renderReport } from '../../../src/services';
import { answer, daily, overall, type Reasons, summary } from '../../support/report-answers';

const days = [
  daily('2026-11-02', 5, 4, { NoMatchingClickFound: 3 }),
  daily('2026-11-03', 5, 6, { NoMatchingClickFound: 1, AccountMismatch: 2 }),
];
const both = (id: string, reasons: Reasons, items: readonly object[] = days) => ({
  ...overall(id, '10', '10', reasons),
  DailySummaries: items,
});

function reasonsOf(...bodies: readonly unknown[]) {
  const { goals, total } = readReport(bodies);
  const counts = ({ reasons }: (typeof goals)[number] | typeof total) =>
    Object.fromEntries(reasons.map(({ reason, count }) => [reason, count]));
  return { goals: goals.map(counts), total: counts(total) };
}

const daysOnly = { NoMatchingClickFound: 4, AccountMismatch: 2 };

test.each<[what: string, alerts: Reasons, reasons: Reasons]>([
  ['none', {}, daysOnly],
  ['the same', daysOnly, daysOnly],
  ['fewer', { NoMatchingClickFound: 2 }, daysOnly],
  [
    'another reason',
    { ...daysOnly, GoalNotFoundOrInactive: 3 },
    { ...daysOnly, GoalNotFoundOrInactive: 3 },
  ],
  ['more of one', { NoMatchingClickFound: 7 }, { NoMatchingClickFound: 7, AccountMismatch: 2 }],
  ['more than conversions', { BrandNew: 11 }, { ...daysOnly, BrandNew: 11 }],
])('overall alerts beside those of days: %s', (_, alerts, reasons) => {
  expect(reasonsOf(answer(both('1', alerts)))).toEqual({ goals: [reasons], total: reasons });
});

it('belong to the goal and the total, not to a day', () => {
  const { goals, total } = readReport([
    answer(both('1', { GoalNotFoundOrInactive: 3 }), summary('2', 'Sale', days)),
  ]);
  expect(goals.map(({ reasons }) => reasons.length)).toEqual([3, 2]);
  expect(goals[0]?.days.map(({ reasons }) => reasons.length)).toEqual([1, 2]);
  expect([goals[0]?.successCount, goals[0]?.unattributedCount]).toEqual([10, 10]);
  expect(total.reasons.find(({ reason }) => reason === 'GoalNotFoundOrInactive')).toMatchObject({
    count: 3,
    share: 3 / 20,
    meaning: expect.stringMatching(/./),
  });
});

it('count once if the same days come again, and are the later ones', () => {
  const later = answer(both('1', { GoalNotFoundOrInactive: 2 }));
  const reasons = { ...daysOnly, GoalNotFoundOrInactive: 2 };
  expect(reasonsOf(answer(both('1', { GoalNotFoundOrInactive: 3 })), later).total).toEqual(reasons);
  expect(reasonsOf(later, answer(both('1', {}))).total).toEqual(daysOnly);
});

it('add up over different days', () => {
  const next = both('1', { GoalNotFoundOrInactive: 1 }, [daily('2026-11-04', 0, 1)]);
  expect(reasonsOf(answer(both('1', { GoalNotFoundOrInactive: 3 })), answer(next)).total).toEqual({
    ...daysOnly,
    GoalNotFoundOrInactive: 4,
  });
});

it('are shown, and not as conversions without a reason', () => {
  const report = readReport([
    answer(both('1', { ...daysOnly, GoalNotFoundOrInactive: 4 }), summary('2', 'Sale', [])),
  ]);
  const text = renderReport(report);
  expect(text.match(/40\.0% +4 {2}GoalNotFoundOrInactive/g)).toHaveLength(2);
  expect(text).not.toContain('no reason given');
  expect(renderReport(readReport([answer(both('1', {}))]))).toContain(
    '40.0%  4  (no reason given)',
  );
});
