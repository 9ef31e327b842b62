import { reportRequestObject } from '../../api/report/objects';
import { dayOfText } from '../../api/wire/days';
import { readObject } from '../../api/wire/json';
import { type Answer, jsonAnswer } from '../answer';
import { malformedRequest } from '../fault';
import { batchError } from './batch-error';
import type { Conversions, DailyCount } from './conversions';
import type { Goals } from './goals';

const maxDays = 7;
const maxGoals = 20;

/**
 * Answers GetOfflineConversionReportByGoalIds with what was counted. The codes for a request beyond the
 * limits are not documented.
 *
 * Source: GetOfflineConversionReportByGoalIds Service Operation, Campaign Management API.
 */
export function answerReport(request: object, conversions: Conversions, goals: Goals): Answer {
  const query = readQuery(request);
  if (typeof query === 'string') return malformedRequest(query);
  const first = dayOfText(query.StartDateUtc ?? '');
  const last = dayOfText(query.EndDateUtc ?? '');
  if (first === undefined || last === undefined || last < first)
    return malformedRequest('StartDateUtc and EndDateUtc must be days, in this order.');
  if (last - first > maxDays) return malformedRequest(`A report has at most ${maxDays} days.`);
  const ids = query.GoalIds ?? [];
  if (ids.length === 0 || ids.length > maxGoals)
    return malformedRequest(`A report has 1 to ${maxGoals} goals.`);
  const channels = query.UploadChannelFilter?.split(/[\s,]+/).filter((name) => name !== '') ?? [];
  const isWanted = ({ day, channel }: DailyCount) => {
    const at = dayOfText(day) as number;
    return at >= first && at <= last && (channels.length === 0 || channels.includes(channel));
  };
  const found = ids.map((id) => goals.all.find(({ Id }) => Id === id));
  return jsonAnswer(200, {
    OfflineGoalConversionSummaries: found.flatMap((goal) => {
      if (!goal) return [];
      const counts = conversions.days.filter(
        (count) => count.conversionName === goal.Name && isWanted(count),
      );
      return summaryOf(goal.Id, goal.Name, counts);
    }),
    PartialErrors: found.flatMap((goal, index) => (goal ? [] : batchError(5314, index))),
  });
}

/** The members of a request, or what is wrong with them. */
function readQuery(request: object) {
  try {
    return readObject(reportRequestObject, request, (path, expected) => {
      throw new SyntaxError(`${path} must be ${expected}.`);
    });
  } catch (cause) {
    if (cause instanceof SyntaxError) return cause.message;
    throw cause;
  }
}

/** Longs are text and ints are numbers, as the service writes them. */
function summaryOf(GoalId: string, ConversionName: string, counts: readonly DailyCount[]) {
  const days = new Map<string, DailyCount[]>();
  for (const count of counts) days.set(count.day, [...(days.get(count.day) ?? []), count]);
  const total = sumOf(counts);
  return {
    GoalId,
    ConversionName,
    OverallSuccessCount: String(total.successes),
    OverallSuccessRate: total.rate,
    OverallUnattributedCount: String(total.unattributed),
    OverallAlerts: total.alerts,
    DailySummaries: [...days].map(([day, ofDay]) => {
      const { successes, rate, unattributed, alerts } = sumOf(ofDay);
      return {
        GoalId,
        UploadDate: `${day}T00:00:00Z`,
        SuccessCount: successes,
        SuccessRate: rate,
        UnattributedCount: unattributed,
        Alerts: alerts,
      };
    }),
  };
}

function sumOf(counts: readonly DailyCount[]) {
  const reasons = new Map<string, number>();
  for (const [reason, count] of counts.flatMap((each) => [...each.reasons]))
    reasons.set(reason, (reasons.get(reason) ?? 0) + count);
  const successes = counts.reduce((sum, each) => sum + each.successes, 0);
  const unattributed = [...reasons.values()].reduce((sum, count) => sum + count, 0);
  const all = successes + unattributed;
  return {
    successes,
    unattributed,
    rate: all === 0 ? 0 : Number((successes / all).toFixed(6)),
    alerts: [...reasons].map(([UnattributedReason, count]) => ({
      UnattributedReason,
      Count: String(count),
    })),
  };
}
