import * as z from 'zod/mini';
import type { Report, ReportGoal } from '../../api/report/report';
import { checkOptions } from '../../options/check';
import { visible } from '../../text/shown/escapes';
import { joinLines } from '../../text/shown/pieces';
import { cutTo } from '../terminal/display-width';
import { colourInk, type Ink, plainInk } from '../terminal/ink';
import { datesOf, dayRows } from './day-rows';
import { errorLines } from './errors';
import { groupThousands } from './rate';
import { rateTable } from './rate-table';
import { adviceLines, reasonLines } from './reasons';

/** Options for rendering a report. */
export interface RenderOptions {
  /** Adds colours for a terminal. Default `false`. */
  readonly colour?: boolean | undefined;
}

const schema = z.strictObject({ colour: z.optional(z.boolean()) });
/** Cells for the name of a goal: in a table, and alone. The service accepts names of 100 characters. */
const maxNameWidth = { inTable: 40, alone: 200 };

/**
 * Renders a report for people: rates by goal and by day with bars, the reasons why conversions were not
 * attributed, most frequent first and with what to do about each, and the errors. Characters that could
 * control a terminal are escaped.
 *
 * @throws TypeError for wrong options
 * @example
 * console.log(renderReport(readReport(['{"OfflineGoalConversionSummaries":[]}']), { colour: true }));
 */
export function renderReport(report: Report, options: RenderOptions = {}): string {
  const { colour = false } = checkOptions(schema, options);
  return [...attributionPieces(report, colour ? colourInk : plainInk)].join('');
}

/**
 * Renders a report in pieces.
 * @param nameOf the name of an answer in its errors; undefined if it needs no name
 */
export function* attributionPieces(
  { goals, total, errors }: Report,
  ink: Ink,
  nameOf: (answer: number) => string | undefined = (answer) => `answer ${answer + 1}`,
): Generator<string, void> {
  const dates = datesOf(goals);
  const isOnlyGoal = goals.length === 1;
  const sections = [
    [titleOf(dates)],
    goals.length > 1 ? goalTable(goals, total, ink) : [],
    ...goals.map((goal) => goalSection(goal, dates, isOnlyGoal, ink)),
    goals.length + errors.length === 0 ? ['The answers contain no goals.'] : [],
    whySection(total, ink),
    errorLines(errors, nameOf, ink),
    goals.length > 0 || errors.length === 0 ? notesOn(total).map(ink.faint) : [],
  ];
  const [first = [], ...others] = sections.filter((lines) => lines.length > 0);
  yield* joinLines(first);
  for (const lines of others) yield* joinLines(['', ...lines]);
}

/** The title of a report on these days. */
export function titleOf(dates: readonly string[]): string {
  const title = 'Attribution of offline conversions';
  const [first, last] = [dates[0], dates.at(-1)];
  if (first === undefined) return title;
  return `${title}, processed ${first === last ? first : `${first} to ${last}`} (UTC)`;
}

function goalTable(goals: readonly ReportGoal[], total: Report['total'], ink: Ink) {
  const rows = goals.map((goal) => ({
    label: [cutTo(nameOfGoal(goal), maxNameWidth.inTable), visible(goal.id ?? '')],
    counts: goal,
  }));
  return rateTable(['goal', 'id'], [...rows, { label: ['all goals', ''], counts: total }], ink);
}

function goalSection(goal: ReportGoal, dates: readonly string[], isOnlyGoal: boolean, ink: Ink) {
  const { id, days, undated } = goal;
  const title = `${nameOfGoal(goal)}${id === undefined ? '' : ` (${visible(id)})`}`;
  if (days.length === 0 && undated === undefined) return [title, '  no conversions were processed'];
  const rows = dayRows(goal, dates);
  // The reasons of the only goal follow in a section of their own, with advice.
  const reasons = isOnlyGoal ? [] : reasonLines(goal);
  const why = reasons.length === 0 ? [] : ['not attributed because of', ...indent(reasons)];
  return [title, ...indent([...rateTable(['day'], rows, ink), ...why])];
}

function indent(lines: readonly string[]): readonly string[] {
  return lines.map((line) => `  ${line}`);
}

function nameOfGoal({ name }: ReportGoal): string {
  return name === undefined ? '(no name)' : cutTo(visible(name), maxNameWidth.alone);
}

function whySection(total: Report['total'], ink: Ink): readonly string[] {
  const { successCount, unattributedCount, reasons } = total;
  if (successCount + unattributedCount + reasons.length === 0) return [];
  if (unattributedCount === 0 && reasons.length === 0)
    return [ink.good('Every conversion was attributed.')];
  const conversions = `${groupThousands(unattributedCount)} conversion${unattributedCount === 1 ? ' was' : 's were'}`;
  return [`Why ${conversions} not attributed, and what to do`, ...indent(adviceLines(total, ink))];
}

/** Explains why counts may be lower than expected. */
export function notesOn({ successCount }: Report['total']): readonly string[] {
  const wait = 'Results can take up to six hours to appear, so some may still be missing.';
  const sandbox = 'The sandbox attributes nothing.';
  return successCount === 0 ? [wait, sandbox] : [wait];
}
