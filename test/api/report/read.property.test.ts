import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Report, type ReportCounts, readReport, renderReport } from '../../../src/services';
import { answer, daily, summary } from '../../support/report-answers';
import { runs } from '../../support/runs';

/** The counts of some goals on some days. Each day of a goal occurs once. */
interface Fact {
  readonly id: string;
  readonly date: string;
  readonly success: number;
  readonly reasons: Readonly<Record<string, number>>;
}

const names = ['NoMatchingClickFound', 'DuplicateConversionKey', 'Unknown', 'BrandNew'];
const facts = fc.uniqueArray(
  fc.record<Fact>({
    id: fc.constantFrom('1', '2', '9007199254740993'),
    date: fc.integer({ min: 1, max: 28 }).map((day) => `2026-11-${String(day).padStart(2, '0')}`),
    success: fc.nat(1000),
    reasons: fc.dictionary(fc.constantFrom(...names), fc.nat(50)),
  }),
  { selector: ({ id, date }) => `${id} ${date}`, maxLength: 40 },
);

const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);
const unattributed = ({ reasons }: Fact) => sum(Object.values(reasons));

/** Distributes the facts over answers, by the index of a piece for each. */
function answersOf(all: readonly Fact[], pieces: readonly number[]): readonly object[] {
  const groups = new Map<number, Fact[]>();
  all.forEach((fact, index) => {
    const piece = pieces[index % pieces.length] ?? 0;
    groups.set(piece, [...(groups.get(piece) ?? []), fact]);
  });
  return [...groups.values()].map((group) => {
    const ids = [...new Set(group.map(({ id }) => id))];
    const days = (goalId: string) =>
      group
        .filter(({ id }) => id === goalId)
        .map((fact) => daily(fact.date, fact.success, unattributed(fact), fact.reasons));
    return answer(...ids.map((id) => summary(id, `Goal ${id}`, days(id))));
  });
}

/** The report with its goals in a fixed order. */
function sortGoals({ goals, ...rest }: Report) {
  return { ...rest, goals: [...goals].sort((a, b) => ((a.id ?? '') < (b.id ?? '') ? -1 : 1)) };
}

const pieces = fc.array(fc.nat(5), { minLength: 1, maxLength: 40 });

it('is the same for every division into answers, and for every order of them', () => {
  fc.assert(
    fc.property(facts, pieces, pieces, (all, one, other) => {
      const first = sortGoals(readReport(answersOf(all, one)));
      const bodies = answersOf(all, other).map((body, index) =>
        index % 2 === 0 ? body : JSON.stringify(body),
      );
      expect(sortGoals(readReport([...bodies].reverse()))).toEqual(first);
      // A repeated day changes nothing.
      expect(sortGoals(readReport([...bodies, ...answersOf(all, one)]))).toEqual(first);
    }),
    runs(42, 150),
  );
});

it('adds up: days to goals, goals to the total, reasons to unattributed conversions', () => {
  fc.assert(
    fc.property(facts, pieces, (all, cut) => {
      const { goals, total } = readReport(answersOf(all, cut));
      expect(
        goals.flatMap(({ id, days }) => days.map(({ date }) => `${id} ${date}`)).sort(),
      ).toEqual(all.map(({ id, date }) => `${id} ${date}`).sort());
      const adds = (whole: ReportCounts, parts: readonly ReportCounts[]) => {
        expect(whole.successCount).toBe(sum(parts.map((each) => each.successCount)));
        expect(whole.unattributedCount).toBe(sum(parts.map((each) => each.unattributedCount)));
        for (const { reason, count } of whole.reasons) {
          const of = (part: ReportCounts) =>
            part.reasons.find((each) => each.reason === reason)?.count ?? 0;
          expect(count).toBe(sum(parts.map(of)));
        }
      };
      adds(total, goals);
      for (const goal of goals) adds(goal, goal.days);
      expect(total.successCount).toBe(sum(all.map(({ success }) => success)));
      expect(total.unattributedCount).toBe(sum(all.map(unattributed)));

      for (const each of [total, ...goals, ...goals.flatMap(({ days }) => days)]) {
        const { successCount, unattributedCount, successRate, reasons } = each;
        const count = successCount + unattributedCount;
        expect(successRate).toBe(count === 0 ? null : successCount / count);
        expect(sum(reasons.map((reason) => reason.count))).toBe(unattributedCount);
        for (const { share } of reasons) {
          expect(share).toBeGreaterThan(0);
          expect(share).toBeLessThanOrEqual(1);
        }
      }
    }),
    runs(43, 150),
  );
});

it('has rates and shares from 0 to 1 and renders no NaN, whatever the counts', () => {
  const count = fc.oneof(
    fc.nat(3),
    fc.maxSafeNat().map((value) => String(Math.floor(value / 1000))),
    fc.constant(null),
  );
  const alerts = fc.array(
    fc.record(
      { Count: count, UnattributedReason: fc.constantFrom(...names) },
      { requiredKeys: [] },
    ),
    { maxLength: 4 },
  );
  const days = fc.array(
    fc.record(
      {
        UploadDate: fc.constantFrom('2026-11-02T00:00:00Z', '2026-11-05', '2020-02-29', null),
        ...{ SuccessCount: count, UnattributedCount: count, Alerts: alerts },
      },
      { requiredKeys: [] },
    ),
    { maxLength: 4 },
  );
  const goal = fc.record(
    {
      ...{ GoalId: fc.nat(3), ConversionName: fc.string({ unit: 'grapheme' }) },
      ...{ OverallSuccessCount: count, OverallUnattributedCount: count },
      ...{ OverallAlerts: alerts, DailySummaries: days },
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(fc.array(goal, { maxLength: 5 }), (summaries) => {
      const report = readReport([answer(...summaries)]);
      const { goals, total } = report;
      const parts = [total, ...goals, ...goals.flatMap(({ days: each }) => each)];
      for (const { successRate, reasons } of [
        ...parts,
        ...goals.flatMap((each) => each.undated ?? []),
      ])
        for (const rate of [successRate ?? 0, ...reasons.map(({ share }) => share)]) {
          expect(rate).toBeGreaterThanOrEqual(0);
          expect(rate).toBeLessThanOrEqual(1);
        }
      expect(renderReport(report)).not.toMatch(/NaN|Infinity|undefined|null(?!\w)/);
    }),
    runs(44, 300),
  );
});
