import { describe, expect, it } from 'vitest';
import { readReport, renderReport } from '../../../src/services';
import { answer, daily, overall, summary } from '../../support/report-answers';

const summaries = 'OfflineGoalConversionSummaries';

describe('a huge answer is read', () => {
  it('with a hundred thousand goals, days and errors, in bounded time', () => {
    const count = 100_000;
    const numbers = Array.from({ length: count }, (_, i) => i);
    const many = {
      [summaries]: [
        ...numbers.map((i) => ({ GoalId: String(i + 1), OverallSuccessCount: '1' })),
        summary(
          '1',
          'a',
          numbers.map((i) => daily(`20${10 + (i % 90)}-01-01`, 1, 0)),
        ),
      ],
      PartialErrors: numbers.map((i) => ({ Index: i })),
    };
    const report = readReport([many]);
    expect(report.goals).toHaveLength(count);
    expect(report.goals[0]?.days).toHaveLength(90);
    expect(report.errors).toHaveLength(count);
    expect(report.total.successCount).toBe(2 * count);
    expect(renderReport(report).split('\n').length).toBeGreaterThan(3 * count);
  });

  it('with a hundred thousand reasons of one goal', () => {
    const alerts = Array.from({ length: 100_000 }, (_, i) => [`R${i}`, 1] as const);
    const report = readReport([answer(overall('1', '0', '100000', Object.fromEntries(alerts)))]);
    expect(report.total.reasons).toHaveLength(100_000);
    expect(renderReport(report)).toContain('R99999');
  });
});
