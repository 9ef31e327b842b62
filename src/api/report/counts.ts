import { ServiceAnswerError } from '../wire/answer-error';
import type { ReportCounts } from './report';

/** Counts that can still be added to. */
export interface Tally {
  successCount: number;
  unattributedCount: number;
  readonly reasons: Map<string, number>;
}

/** What the service says, each part of which may be missing. */
export interface SaidCounts {
  readonly success: number | undefined;
  readonly unattributed: number | undefined;
  readonly alerts:
    | readonly { readonly UnattributedReason?: string; readonly Count?: number }[]
    | undefined;
}

function emptyTally(): Tally {
  return { successCount: 0, unattributedCount: 0, reasons: new Map() };
}

export function tallyOf({ success = 0, unattributed = 0, alerts = [] }: SaidCounts): Tally {
  const tally = { ...emptyTally(), successCount: success, unattributedCount: unattributed };
  for (const { UnattributedReason: reason, Count = 0 } of alerts)
    addReason(tally, reason || 'Unknown', Count);
  return tally;
}

export function sumOf(tallies: Iterable<Tally>): Tally {
  const sum = emptyTally();
  for (const { successCount, unattributedCount, reasons } of tallies) {
    sum.successCount = added(sum.successCount, successCount);
    sum.unattributedCount = added(sum.unattributedCount, unattributedCount);
    for (const [reason, count] of reasons) addReason(sum, reason, count);
  }
  // A rate needs their sum too.
  added(sum.successCount, sum.unattributedCount);
  return sum;
}

export function isEmpty({ successCount, unattributedCount, reasons }: Tally): boolean {
  return successCount === 0 && unattributedCount === 0 && reasons.size === 0;
}

/** The counts as a report has them. */
export function countsOf({ successCount, unattributedCount, reasons }: Tally): ReportCounts {
  const all = successCount + unattributedCount;
  const given = [...reasons.values()].reduce(added, 0);
  // Nobody says whether a conversion can have several reasons; no share may be above 1.
  const base = Math.max(unattributedCount, given);
  return {
    successCount,
    unattributedCount,
    successRate: all === 0 ? null : successCount / all,
    reasons: [...reasons]
      .map(([reason, count]) => ({ reason, count, share: count / base }))
      .sort((a, b) => b.count - a.count || (a.reason < b.reason ? -1 : 1)),
  };
}

function addReason({ reasons }: Tally, reason: string, count: number): void {
  if (count > 0) reasons.set(reason, added(reasons.get(reason) ?? 0, count));
}

function added(a: number, b: number): number {
  const sum = a + b;
  if (!Number.isSafeInteger(sum))
    throw new ServiceAnswerError(
      'member',
      `The counts add up to more than ${Number.MAX_SAFE_INTEGER}, and would not be exact.`,
    );
  return sum;
}
