import * as z from 'zod/mini';
import type { Report, ReportDay, ReportGoal } from '../../api/report/report';
import { dayOfText, textOfDay } from '../../api/wire/days';
import { checkOptions } from '../../options/check';
import { cutTo } from '../terminal/display-width';
import { colourInk, type Ink, plainInk, visible } from '../terminal/ink';
import { errorLines } from './errors';
import { grouped } from './rate';
import { type RateRow, rateTable } from './rate-table';
import { adviceLines, reasonLines } from './reasons';

/** How a report is shown. */
export interface RenderOptions {
  /** Whether it is coloured for a terminal. Default false. */
  readonly colour?: boolean | undefined;
}

const schema = z.strictObject({ colour: z.optional(z.boolean()) });
/** Cells for the name of a goal: in a table, and alone. The service takes names of 100 characters. */
const widest = { inTable: 40, alone: 200 };

/**
 * The picture of a report, for people: rates by goal and by day with bars, the reasons for which
 * conversions were not attributed with what to do about each, the most frequent first, and the errors.
 * Characters that would steer a terminal are escaped.
 *
 * @throws TypeError for wrong options
 * @example
 * console.log(renderReport(readReport(['{"OfflineGoalConversionSummaries":[]}']), { colour: true }));
 */
export function renderReport(report: Report, options: RenderOptions = {}): string {
  const { colour = false } = checkOptions(schema, options);
  return attributionText(report, colour ? colourInk : plainInk);
}

/** @param nameOf what an answer is called in its errors; undefined where it goes without saying */
export function attributionText(
  { goals, total, errors }: Report,
  ink: Ink,
  nameOf: (answer: number) => string | undefined = (answer) => `answer ${answer + 1}`,
): string {
  const dates = goals.flatMap(({ days }) => days.map(({ date }) => date)).sort();
  const span: Span = { first: dates[0] ?? '', last: dates.at(-1) ?? '' };
  const alone = goals.length === 1;
  const sections = [
    [titleOf(span)],
    goals.length > 1 ? goalTable(goals, total, ink) : [],
    ...goals.map((goal) => goalSection(goal, span, alone, ink)),
    goals.length + errors.length === 0 ? ['The answers tell of no goal.'] : [],
    whySection(total, ink),
    errorLines(errors, nameOf, ink),
    goals.length > 0 || errors.length === 0 ? notes(total, ink) : [],
  ];
  const text = sections.filter((lines) => lines.length > 0).map((lines) => lines.join('\n'));
  return `${text.join('\n\n')}\n`;
}

/** The first and the last day of a report; empty where it has none. */
interface Span {
  readonly first: string;
  readonly last: string;
}

function titleOf({ first, last }: Span): string {
  const title = 'Attribution of offline conversions';
  if (first === '') return title;
  return `${title}, processed ${first === last ? first : `${first} to ${last}`} (UTC)`;
}

function goalTable(goals: readonly ReportGoal[], total: Report['total'], ink: Ink) {
  const rows = goals.map((goal) => ({
    of: [cutTo(nameOfGoal(goal), widest.inTable), goal.id ?? ''],
    counts: goal,
  }));
  return rateTable(['goal', 'id'], [...rows, { of: ['all goals'], counts: total }], ink);
}

function goalSection(goal: ReportGoal, span: Span, alone: boolean, ink: Ink): readonly string[] {
  const { id, days, undated } = goal;
  const head = `${nameOfGoal(goal)}${id === undefined ? '' : ` (${id})`}`;
  if (days.length === 0 && undated === undefined) return [head, '  no conversion was processed'];
  const rows: RateRow[] = days.length === 0 ? [] : withGaps(days, span);
  if (undated) rows.push({ of: ['without a day'], counts: undated });
  if (rows.length > 1) rows.push({ of: ['total'], counts: goal });
  // The reasons of a goal that is alone stand below, with the advice.
  const reasons = alone ? [] : reasonLines(goal);
  const why = reasons.length === 0 ? [] : ['not attributed because of', ...indented(reasons)];
  return [head, ...indented([...rateTable(['day'], rows, ink), ...why])];
}

function indented(lines: readonly string[]): readonly string[] {
  return lines.map((line) => `  ${line}`);
}

function nameOfGoal({ name }: ReportGoal): string {
  return name === undefined ? '(no name)' : cutTo(visible(name), widest.alone);
}

/** A row for each day, and one for each run of days between of which nothing is known. */
function withGaps(days: readonly ReportDay[], { first, last }: Span): RateRow[] {
  const rows: RateRow[] = [];
  let next = dayOfText(first) as number;
  const fill = (until: number) => {
    if (until <= next) return;
    const [from, to] = [textOfDay(next), textOfDay(until - 1)];
    rows.push({ of: [from], noData: from === to ? 'no data' : `no data until ${to}` });
  };
  for (const day of days) {
    const at = dayOfText(day.date) as number;
    fill(at);
    rows.push({ of: [day.date], counts: day });
    next = at + 1;
  }
  fill((dayOfText(last) as number) + 1);
  return rows;
}

function whySection(total: Report['total'], ink: Ink): readonly string[] {
  const { successCount, unattributedCount } = total;
  if (successCount + unattributedCount === 0) return [];
  if (unattributedCount === 0) return [ink.good('Every conversion was attributed.')];
  const conversions = `${grouped(unattributedCount)} conversion${unattributedCount === 1 ? ' was' : 's were'}`;
  return [
    `Why ${conversions} not attributed, and what to do`,
    ...indented(adviceLines(total, ink)),
  ];
}

/** What not everybody knows who reads such counts. */
function notes({ successCount }: Report['total'], ink: Ink): readonly string[] {
  const wait = 'Results can take up to six hours to show: some may still be missing.';
  const sandbox = 'The sandbox attributes nothing.';
  return (successCount === 0 ? [wait, sandbox] : [wait]).map((note) => ink.faint(note));
}
