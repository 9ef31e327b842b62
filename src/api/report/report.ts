import type { RecordError } from '../../results/outcome';
import type { Editorial } from '../answer/batch-error';
import type { UnattributedReason } from './reasons';

/** How many conversions were not attributed for one reason. */
export interface ReasonCount {
  /** The service's name of it. One that is not known here is as the service has it. */
  readonly reason: UnattributedReason | (string & {});
  readonly count: number;
  /** The part of all that were not attributed, above 0, at most 1. */
  readonly share: number;
}

/** A reason with what is known of it. */
export interface ReportReason extends ReasonCount {
  readonly meaning: string;
  /** What to do about it. */
  readonly advice: string;
  /** Codes of the local rules that find it before the upload; some need the account's goals or clicks. */
  readonly rules: readonly string[];
}

/** Counts are exact: what a number can not hold, beyond 2^53 - 1, is refused and not rounded. */
export interface ReportCounts {
  /** Conversions that were attributed. */
  readonly successCount: number;
  /** Conversions that were not, for whatever reason. */
  readonly unattributedCount: number;
  /** Attributed of all, from 0 to 1; null where there were none. Made of the counts, never of other rates. */
  readonly successRate: number | null;
  /** Most frequent first. What they leave of `unattributedCount` has no reason. */
  readonly reasons: readonly ReasonCount[];
}

/** The conversions of one goal that were processed on one day. */
export interface ReportDay extends ReportCounts {
  /** The day on which they were processed, not that on which they happened: `2026-11-02`. */
  readonly date: string;
}

/** The conversions of one goal, in all. */
export interface ReportGoal extends ReportCounts {
  /** Exact digits. Undefined where the service gives none. */
  readonly id: string | undefined;
  /** The name of the goal, which is Conversion Name in a record. */
  readonly name: string | undefined;
  /** Days of which the service told, by date. */
  readonly days: readonly ReportDay[];
  /** What came without a day, where a summary has overall counts alone. Absent where there is none. */
  readonly undated?: ReportCounts;
}

/** All goals together. */
export interface ReportTotal extends ReportCounts {
  readonly reasons: readonly ReportReason[];
}

/** Why there is no report on a goal, or no answer. */
export interface ReportError extends RecordError {
  /** Which of the answers it came in, from 0. */
  readonly answer: number;
  /** Which goal of the request it is about, from 0, where the service says so. */
  readonly index?: number;
  /** The id of that goal, where the requests were given. */
  readonly goalId?: string;
  /** There only for an EditorialError. */
  readonly editorial?: Editorial;
  /** The service's number of the call, where the body has it. Its support asks for it. */
  readonly trackingId?: string;
}

/** An attribution report: what became of conversions after they were accepted. A plain object, fit for JSON. */
export interface Report {
  /** In the order in which the answers name them first. */
  readonly goals: readonly ReportGoal[];
  readonly total: ReportTotal;
  /** Where there are any, the report is not whole. */
  readonly errors: readonly ReportError[];
}
