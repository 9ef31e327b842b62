import type { ItemError, Tracking } from '../answer/errors';
import type { UnattributedReason } from './reasons';

/** How many conversions were not attributed for one reason. */
export interface ReasonCount {
  /** The service's name of the reason, also of one that this version does not know. */
  readonly reason: UnattributedReason | (string & {});
  readonly count: number;
  /** The share of all conversions that were not attributed, above 0 and at most 1. */
  readonly share: number;
}

/** A reason with its meaning and what to do about it. */
export interface ReportReason extends ReasonCount {
  readonly meaning: string;
  /** What to do about it. */
  readonly advice: string;
  /** Codes of the local rules that find it before the upload. Some need the account's goals or clicks. */
  readonly rules: readonly string[];
}

/** Exact counts: one beyond 2^53 - 1, which a number cannot hold, is refused instead of rounded. */
export interface ReportCounts {
  /** Conversions that were attributed. */
  readonly successCount: number;
  /** Conversions that were not attributed, for whatever reason. */
  readonly unattributedCount: number;
  /** Share of attributed conversions, from 0 to 1; null if there were none. Computed from the counts alone. */
  readonly successRate: number | null;
  /** Most frequent first. The rest of `unattributedCount` has no reason. */
  readonly reasons: readonly ReasonCount[];
}

/** The conversions of one goal that were processed on one day. */
export interface ReportDay extends ReportCounts {
  /** The day on which they were processed, not that on which they happened: `2026-11-02`. */
  readonly date: string;
}

/** All conversions of one goal. */
export interface ReportGoal extends ReportCounts {
  /** Exact digits. Undefined if the service gives none. */
  readonly id: string | undefined;
  /** The name of the goal, which is Conversion Name in a record. */
  readonly name: string | undefined;
  /** The days of the answers, by date. */
  readonly days: readonly ReportDay[];
  /** Counts without a day: overall counts of a summary beyond those of its days. Absent if there are none. */
  readonly undated?: ReportCounts;
}

/** All goals together. */
export interface ReportTotal extends ReportCounts {
  readonly reasons: readonly ReportReason[];
}

/** Why the report lacks a goal, or a whole answer. */
export interface ReportError extends ItemError, Tracking {
  /** Index of the answer, from 0. */
  readonly answer: number;
  /** Index of the goal in the request, from 0, if the service gives it. */
  readonly index?: number;
  /** The id of that goal, if the option `requests` is given. */
  readonly goalId?: string;
}

/** An attribution report: which accepted conversions were counted, and why others were not. A plain object, fit for JSON. */
export interface Report {
  /** In the order in which the answers first name them. */
  readonly goals: readonly ReportGoal[];
  readonly total: ReportTotal;
  /** If there are any, the report is incomplete. */
  readonly errors: readonly ReportError[];
}
