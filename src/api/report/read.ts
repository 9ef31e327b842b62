import * as z from 'zod/mini';
import { checkOptions } from '../../options/check';
import { type Answer, answerShape, readAnswer } from '../answer/answer';
import { itemError, once } from '../answer/batch-error';
import type { AnswerOptions } from '../wire/bounds';
import { isObject } from '../wire/json';
import type { ValueOf } from '../wire/shape';
import { countsOf, isEmpty, sumOf, type Tally, tallyOf } from './counts';
import { type goalSummaryObject, reportAnswerObject } from './objects';
import { knownReason } from './reasons';
import type { Report, ReportDay, ReportError, ReportGoal, ReportReason } from './report';
import type { ReportRequest } from './requests';

/** What decides how a report is read. */
export interface ReportOptions extends AnswerOptions {
  /** The requests, one for each answer in the same order: an error of a goal then has its id. */
  readonly requests?: readonly Pick<ReportRequest, 'goalIds'>[] | undefined;
}

const schema = z.strictObject({
  ...answerShape,
  requests: z.optional(
    z.array(
      z.custom<Pick<ReportRequest, 'goalIds'>>(
        (given) => isObject(given) && Array.isArray((given as Partial<ReportRequest>).goalIds),
        'a request with its "goalIds"',
      ),
    ),
  ),
});

type GoalSummary = ValueOf<typeof goalSummaryObject>;
type ReportAnswer = ValueOf<typeof reportAnswerObject>;

interface Goal {
  readonly id: string | undefined;
  name: string | undefined;
  readonly days: Map<string, Tally>;
  readonly undated: Tally[];
}

/**
 * Reads the answers to `reportRequests` into one report. A day of a goal that comes twice counts once,
 * as the later answer has it; so answers of different channels must be read apart. Totals and rates are
 * made anew of the days. Of a summary without days its overall counts are taken, and of several such
 * ones the sum.
 *
 * Source: GetOfflineConversionReportByGoalIds Service Operation, BatchError, ApiFaultDetail and
 * AdApiFaultDetail, Campaign Management API.
 * @param bodies each JSON or XML as text, or parsed JSON. The status of HTTP is not asked for.
 * @throws ServiceAnswerError for what is no answer, or is beyond its bounds
 * @throws TypeError for wrong options, or bodies that are no list
 * @example
 * readReport(['{"OfflineGoalConversionSummaries":[{"GoalId":"12","OverallSuccessCount":"3"}]}'])
 *   .goals.map(({ id, successRate }) => `${id}: ${successRate}`); // ['12: 1']
 */
export function readReport(bodies: Iterable<unknown>, options: ReportOptions = {}): Report {
  if (typeof bodies === 'string' || typeof bodies?.[Symbol.iterator] !== 'function')
    throw new TypeError('The answers must be a list; put a single one into [ ].');
  const { requests, ...bounds } = checkOptions(schema, options);
  const goals = new Map<string, Goal>();
  const errors: ReportError[] = [];
  let count = 0;
  for (const body of bodies) {
    const answer = readAnswer(body, reportAnswerObject, [reportAnswerObject.name], bounds);
    const request = requests?.[count];
    if (requests && !request) throw notParallel();
    for (const error of errorsOf(answer, count, request)) errors.push(error);
    const summaries = 'value' in answer ? answer.value.OfflineGoalConversionSummaries : undefined;
    for (const summary of summaries ?? []) addSummary(goals, summary);
    count++;
  }
  if (requests && requests.length !== count) throw notParallel();
  return reportOf([...goals.values()], errors);
}

function notParallel(): TypeError {
  return new TypeError('Option "requests" must have one request for each answer.');
}

function errorsOf(
  answer: Answer<ReportAnswer>,
  index: number,
  request: Pick<ReportRequest, 'goalIds'> | undefined,
): readonly ReportError[] {
  const { trackingId } = answer;
  const place = { answer: index, ...(trackingId !== undefined && { trackingId }) };
  const isFault = 'fault' in answer;
  const ofRequest = isFault ? answer.fault.errors : [];
  const ofGoals = (isFault ? answer.fault.batchErrors : answer.value.PartialErrors) ?? [];
  const said: readonly ReportError[] = [
    ...ofRequest.map((error) => ({ ...error, ...place })),
    ...ofGoals.map((error) => {
      const goalId = error.Index === undefined ? undefined : request?.goalIds[error.Index];
      return {
        ...itemError(error),
        ...place,
        ...(error.Index !== undefined && { index: error.Index }),
        ...(goalId !== undefined && { goalId }),
      };
    }),
  ];
  return once(said);
}

function addSummary(goals: Map<string, Goal>, summary: GoalSummary): void {
  const { DailySummaries: daily = [] } = summary;
  const name = summary.ConversionName || undefined;
  const id = summary.GoalId ?? daily.find((day) => day.GoalId !== undefined)?.GoalId;
  const key = id === undefined ? `name ${name}` : `id ${id}`;
  const goal: Goal = goals.get(key) ?? { id, name, days: new Map(), undated: [] };
  goals.set(key, goal);
  goal.name = name ?? goal.name;
  for (const day of daily) {
    const { SuccessCount: success, UnattributedCount: unattributed, Alerts: alerts } = day;
    const tally = tallyOf({ success, unattributed, alerts });
    if (day.UploadDate === undefined) goal.undated.push(tally);
    else goal.days.set(day.UploadDate, tally);
  }
  if (daily.length > 0) return;
  const { OverallSuccessCount: success, OverallUnattributedCount: unattributed } = summary;
  goal.undated.push(tallyOf({ success, unattributed, alerts: summary.OverallAlerts }));
}

function reportOf(goals: readonly Goal[], errors: readonly ReportError[]): Report {
  const sums = goals.map(({ days, undated }) => sumOf([...days.values(), ...undated]));
  const total = countsOf(sumOf(sums));
  const reasons = total.reasons.map((each): ReportReason => {
    const { meaning, advice, rules } = knownReason(each.reason);
    return { ...each, meaning, advice, rules };
  });
  return {
    goals: goals.map((goal, index) => goalOf(goal, sums[index] as Tally)),
    total: { ...total, reasons },
    errors,
  };
}

function goalOf({ id, name, days, undated }: Goal, sum: Tally): ReportGoal {
  const left = sumOf(undated);
  return {
    ...{ id, name },
    ...countsOf(sum),
    days: [...days]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([date, tally]): ReportDay => ({ date, ...countsOf(tally) })),
    ...(!isEmpty(left) && { undated: countsOf(left) }),
  };
}
