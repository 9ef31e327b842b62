import * as z from 'zod/mini';
import { checkOptions } from '../../options/check';
import { rulesFor } from '../../results/rows';
import { answerShape, readAnswer } from '../answer/answer';
import { listErrors } from '../answer/errors';
import type { AnswerOptions } from '../wire/bounds';
import { isObject } from '../wire/json';
import {
  type ConversionCounts,
  differenceOf,
  hasCounts,
  isEmpty,
  sumOf,
  toCounts,
  toReportCounts,
} from './counts';
import { type GoalSummary, reportAnswerObject } from './objects';
import { lookUpReason } from './reasons';
import type { Report, ReportError, ReportGoal } from './report';
import { type ReportRequest, reportOperation } from './requests';

/** Options for reading a report. */
export interface ReportOptions extends AnswerOptions {
  /** The requests, one for each answer and in the same order. An error of a goal then has its id. */
  readonly requests?: readonly Pick<ReportRequest, 'goalIds'>[] | undefined;
}

const request = z.custom<Pick<ReportRequest, 'goalIds'>>(
  (value) => isObject(value) && 'goalIds' in value && Array.isArray(value.goalIds),
  'a request with its "goalIds"',
);
const schema = z.strictObject({ ...answerShape, requests: z.optional(z.array(request)) });

const answerKind = { shape: reportAnswerObject, operations: [reportOperation.name], rulesFor };

/** The counts of one goal from all answers so far. */
interface CollectedGoal {
  readonly id: string | undefined;
  name: string | undefined;
  readonly days: Map<string, ConversionCounts>;
  readonly undated: ConversionCounts[];
  /** Counts and reasons that only the whole of a summary has, by its days. */
  readonly withoutDay: Map<string, ConversionCounts>;
}

/**
 * Reads the answers to `reportRequests` into one report. A day of a goal that occurs twice counts once,
 * with the counts of the later answer, so read the answers of different channels separately. Within one
 * summary, its counts are added up. Totals and rates are computed from the days. For summaries without
 * days, the overall counts are added up. Overall counts and reasons beyond those of the days are added to
 * the goal and to the total.
 *
 * Source: GetOfflineConversionReportByGoalIds Service Operation, BatchError, ApiFaultDetail and
 * AdApiFaultDetail, Campaign Management API.
 * @param bodies each JSON or XML as text, or parsed JSON. The HTTP status is not needed.
 * @throws ServiceAnswerError for anything but an answer, and for one that exceeds its bounds
 * @throws TypeError for wrong options, or bodies that are not a list
 * @example
 * readReport(['{"OfflineGoalConversionSummaries":[{"GoalId":"12","OverallSuccessCount":"3"}]}'])
 *   .goals.map(({ id, successRate }) => `${id}: ${successRate}`); // ['12: 1']
 */
export function readReport(bodies: Iterable<unknown>, options: ReportOptions = {}): Report {
  if (typeof bodies === 'string' || typeof bodies?.[Symbol.iterator] !== 'function')
    throw new TypeError('The answers must be a list. Put a single answer into [ ].');
  const { requests, ...bounds } = checkOptions(schema, options);
  const goals = new Map<string, CollectedGoal>();
  const errors: ReportError[] = [];
  let count = 0;
  for (const body of bodies) {
    const answer = readAnswer(body, answerKind, bounds);
    if (requests && count >= requests.length) throw notParallel();
    for (const { index, ...error } of listErrors(answer)) {
      const goalId = index === undefined ? undefined : requests?.[count]?.goalIds[index];
      errors.push({
        ...error,
        answer: count,
        ...answer.tracking,
        ...(index !== undefined && { index }),
        ...(goalId !== undefined && { goalId }),
      });
    }
    for (const summary of answer.value?.OfflineGoalConversionSummaries ?? [])
      addSummary(goals, summary);
    count++;
  }
  if (requests && requests.length !== count) throw notParallel();
  return toReport([...goals.values()], errors);
}

function notParallel(): TypeError {
  return new TypeError('Option "requests" must have one request for each answer.');
}

function addSummary(goals: Map<string, CollectedGoal>, summary: GoalSummary): void {
  const { DailySummaries: days = [] } = summary;
  const name = summary.ConversionName || undefined;
  const id = summary.GoalId ?? days.find((day) => day.GoalId !== undefined)?.GoalId;
  const key = id === undefined ? `name ${name}` : `id ${id}`;
  const goal: CollectedGoal = goals.get(key) ?? {
    id,
    name,
    days: new Map(),
    undated: [],
    withoutDay: new Map(),
  };
  goals.set(key, goal);
  goal.name = name ?? goal.name;
  const byDate = new Map<string, ConversionCounts[]>();
  for (const { UploadDate, SuccessCount, UnattributedCount, Alerts } of days) {
    const counts = toCounts(SuccessCount, UnattributedCount, Alerts);
    if (UploadDate === undefined) goal.undated.push(counts);
    else if (byDate.has(UploadDate)) byDate.get(UploadDate)?.push(counts);
    else byDate.set(UploadDate, [counts]);
  }
  for (const [date, counts] of byDate) goal.days.set(date, sumOf(counts));
  const { OverallSuccessCount, OverallUnattributedCount, OverallAlerts } = summary;
  const overall = toCounts(OverallSuccessCount, OverallUnattributedCount, OverallAlerts);
  if (days.length === 0) {
    goal.undated.push(overall);
    return;
  }
  const daily = sumOf(
    days.map((day) => toCounts(day.SuccessCount, day.UnattributedCount, day.Alerts)),
  );
  const period = days.map(({ UploadDate }) => UploadDate).join();
  goal.withoutDay.set(period, differenceOf(overall, daily));
}

function toReport(goals: readonly CollectedGoal[], errors: readonly ReportError[]): Report {
  const sums = goals.map(({ days, undated, withoutDay }) =>
    sumOf([...days.values(), ...undated, ...withoutDay.values()]),
  );
  const total = toReportCounts(sumOf(sums));
  const reasons = total.reasons.map((count) => {
    const { meaning, advice, rules } = lookUpReason(count.reason);
    return { ...count, meaning, advice, rules };
  });
  return {
    goals: goals.map(({ id, name, days, undated, withoutDay }, index): ReportGoal => {
      const more = [...withoutDay.values()].filter(hasCounts);
      const undatedSum = sumOf([...undated, ...more]);
      return {
        ...{ id, name },
        ...toReportCounts(sums[index] as ConversionCounts),
        days: [...days]
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([date, counts]) => ({ date, ...toReportCounts(counts) })),
        ...(!isEmpty(undatedSum) && { undated: toReportCounts(undatedSum) }),
      };
    }),
    total: { ...total, reasons },
    errors,
  };
}
