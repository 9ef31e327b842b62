import { ServiceAnswerError } from '../wire/answer-error';
import type { GoalSummary } from './objects';
import type { ReportCounts } from './report';

/** Counts of conversions that can be added up. */
export interface ConversionCounts {
  readonly successCount: number;
  readonly unattributedCount: number;
  readonly reasons: ReadonlyMap<string, number>;
}

export function toCounts(
  successCount = 0,
  unattributedCount = 0,
  alerts: GoalSummary['OverallAlerts'] = [],
): ConversionCounts {
  const reasons = new Map<string, number>();
  for (const { UnattributedReason: reason, Count = 0 } of alerts)
    addReason(reasons, reason || 'Unknown', Count);
  return { successCount, unattributedCount, reasons };
}

export function sumOf(parts: Iterable<ConversionCounts>): ConversionCounts {
  let [successCount, unattributedCount] = [0, 0];
  const reasons = new Map<string, number>();
  for (const part of parts) {
    successCount = add(successCount, part.successCount);
    unattributedCount = add(unattributedCount, part.unattributedCount);
    for (const [reason, count] of part.reasons) addReason(reasons, reason, count);
  }
  // A rate needs the exact sum of both.
  add(successCount, unattributedCount);
  return { successCount, unattributedCount, reasons };
}

/** By how much the counts of `all` and its reasons exceed those of `part`. */
export function differenceOf(all: ConversionCounts, part: ConversionCounts): ConversionCounts {
  const reasons = new Map<string, number>();
  for (const [reason, count] of all.reasons)
    addReason(reasons, reason, count - (part.reasons.get(reason) ?? 0));
  return {
    successCount: Math.max(0, all.successCount - part.successCount),
    unattributedCount: Math.max(0, all.unattributedCount - part.unattributedCount),
    reasons,
  };
}

export function hasCounts({ successCount, unattributedCount }: ConversionCounts): boolean {
  return successCount > 0 || unattributedCount > 0;
}

export function isEmpty(counts: ConversionCounts): boolean {
  return !hasCounts(counts) && counts.reasons.size === 0;
}

/** Adds the rate and the shares that a report shows. */
export function toReportCounts({
  successCount,
  unattributedCount,
  reasons,
}: ConversionCounts): ReportCounts {
  const all = successCount + unattributedCount;
  const withReason = [...reasons.values()].reduce(add, 0);
  // Whether a conversion can have several reasons is undocumented. No share may exceed 1.
  const base = Math.max(unattributedCount, withReason);
  return {
    successCount,
    unattributedCount,
    successRate: all === 0 ? null : successCount / all,
    reasons: [...reasons]
      .map(([reason, count]) => ({ reason, count, share: count / base }))
      .sort((a, b) => b.count - a.count || (a.reason < b.reason ? -1 : 1)),
  };
}

function addReason(reasons: Map<string, number>, reason: string, count: number): void {
  if (count > 0) reasons.set(reason, add(reasons.get(reason) ?? 0, count));
}

function add(a: number, b: number): number {
  const sum = a + b;
  if (Number.isSafeInteger(sum)) return sum;
  const message = `The counts add up to more than ${Number.MAX_SAFE_INTEGER}, so their sum would not be exact.`;
  throw new ServiceAnswerError('member', message);
}
