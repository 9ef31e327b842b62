import type { ReportDay, ReportGoal } from '../../api/report/report';
import { dayOfText, textOfDay } from '../../api/wire/days';
import type { RateRow } from './rate-table';

/** The days of all goals, in order. */
export function datesOf(goals: readonly ReportGoal[]): readonly string[] {
  return goals.flatMap(({ days }) => days.map(({ date }) => date)).sort();
}

/**
 * A row for each day of a goal, one for counts without a day, and one for their sum if there are several.
 * @param dates the days of the report, in order
 */
export function dayRows(goal: ReportGoal, dates: readonly string[]): readonly RateRow[] {
  const { days, undated } = goal;
  const rows: RateRow[] = days.length === 0 ? [] : fillGaps(days, dates);
  if (undated) rows.push({ label: ['without a day'], counts: undated });
  if (rows.length > 1) rows.push({ label: ['total'], counts: goal });
  return rows;
}

/** Makes a row for each day, and one for each run of days of the report without data. */
function fillGaps(days: readonly ReportDay[], dates: readonly string[]): RateRow[] {
  const rows: RateRow[] = [];
  let next = dayOfText(dates[0] as string) as number;
  const fill = (until: number) => {
    if (until <= next) return;
    const [from, to] = [textOfDay(next), textOfDay(until - 1)];
    rows.push({ label: [from], noData: from === to ? 'no data' : `no data until ${to}` });
  };
  for (const day of days) {
    const at = dayOfText(day.date) as number;
    fill(at);
    rows.push({ label: [day.date], counts: day });
    next = at + 1;
  }
  fill((dayOfText(dates.at(-1) as string) as number) + 1);
  return rows;
}
