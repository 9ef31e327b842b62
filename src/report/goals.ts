import type { GoalError, GoalsAnswer } from '../api/goals/read';
import type { Issue } from '../issues/issue';
import { showable } from '../text/showable';
import { errorJson } from './results';
import { aligned } from './terminal/aligned';
import { counted, type Ink, issueLine, moreLines, visible } from './terminal/text';

/** Goals of an answer or a file, or such as people have written down. */
export type Goals = Omit<GoalsAnswer, 'goals'> & { readonly goals: readonly ShownGoal[] };

/** What is shown of a goal. */
interface ShownGoal {
  readonly name?: string | undefined;
  readonly id?: unknown;
  readonly status?: string | undefined;
  readonly countType?: string | undefined;
  readonly conversionWindowInMinutes?: number | undefined;
  readonly revenueType?: string | undefined;
  readonly revenueValue?: unknown;
  readonly currencyCode?: string | undefined;
  readonly scope?: unknown;
  readonly isExternallyAttributed?: boolean | undefined;
  readonly isEnhancedConversionsEnabled?: boolean | undefined;
}

type Counts = Readonly<Record<string, number>>;

/** Where a goal stands: at a line of a file, or at an index of an answer. */
export function placeOfGoal({ line, row }: Issue): { line: number } | { index: number } {
  return line > 0 ? { line } : { index: row };
}

/** One line of JSON. */
export function goalsJson(file: string, answer: Goals, counts: Counts): string {
  const { goals, otherTypes, errors, issues, truncated, trackingId } = answer;
  const shown = errors.map(({ index, ...error }) => ({
    ...(index !== undefined && { index }),
    ...errorJson(error),
  }));
  const answered = { file, goals, otherTypes, errors: shown, counts, issues, truncated };
  return `${JSON.stringify({ ...answered, ...(trackingId !== undefined && { trackingId }) })}\n`;
}

/** What a person wants to know of goals: a line for each, and what is wrong. */
export function goalsText(file: string, answer: Goals, counts: Counts, ink: Ink): string {
  const { goals, errors, issues } = answer;
  const [head = '', ...rows] = aligned([heads, ...goals.map(cellsOf)]);
  const table = goals.length > 0 ? [ink.faint(head), ...rows, ''] : [];
  const wrong = [
    ...issues.map((issue) => {
      const place = placeOfGoal(issue);
      const at = 'line' in place ? `:${place.line}` : `[${place.index}]`;
      return issueLine(`${file}${at}`, issue, ink);
    }),
    ...moreLines(file, issues, counts, ink),
    ...errors.map((error) => goalErrorLine(file, error, ink)),
  ];
  const lines = [...table, ...wrong, ...(wrong.length > 0 ? [''] : []), ...summary(file, answer)];
  return `${lines.join('\n')}\n`;
}

/** What the service says of one that was asked for, with what it means and what to do. */
export function goalErrorLine(file: string, error: GoalError, ink: Ink): string {
  const { index, number, code, detail = '', advice, meaning } = error;
  const place = index === undefined ? file : `${file}[${index}]`;
  const said = meaning === code ? (showable(detail, false, 500) ?? '') : meaning;
  const name = showable(code) ?? '(withheld)';
  const tail = `(${name}${number === undefined ? '' : `, service ${number}`}, advice ${advice})`;
  return [visible(place), ink.error('error'), visible(said), ink.faint(visible(tail))]
    .filter((part) => part !== '')
    .join('  ');
}

const heads = [
  ...['name', 'id', 'status', 'counts', 'window', 'revenue', 'scope', 'external', 'enhanced'],
];
const unknown = 'not known';

function cellsOf(goal: ShownGoal): readonly string[] {
  const { name, id, status, countType, scope, conversionWindowInMinutes: minutes } = goal;
  const { revenueType, revenueValue, currencyCode } = goal;
  const revenue = [revenueType, revenueValue, currencyCode].filter((part) => part !== undefined);
  const cells = [
    // A number may have lost digits on the way here.
    ...[name, typeof id === 'string' ? id : undefined, status, countType],
    ...[minutes === undefined ? undefined : windowOf(minutes), revenue.join(' '), scope],
    ...[yesOrNo(goal.isExternallyAttributed), yesOrNo(goal.isEnhancedConversionsEnabled)],
  ];
  return cells.map((cell) => visible(`${cell ?? ''}` || unknown));
}

function windowOf(minutes: number): string {
  return minutes % 1440 === 0 ? counted(minutes / 1440, 'day') : counted(minutes, 'minute');
}

function yesOrNo(value: boolean | undefined): string | undefined {
  if (value === undefined) return undefined;
  return value ? 'yes' : 'no';
}

function summary(file: string, answer: Goals): readonly string[] {
  const { goals, otherTypes, errors, trackingId } = answer;
  const ofIds = errors.some(({ index }) => index !== undefined);
  const notes = [
    otherTypes > 0 && `${counted(otherTypes, 'goal')} of other types passed over`,
    errors.length > 0 && `${counted(errors.length, 'error')} of the service`,
    ofIds && 'in brackets: the place among the ids that were asked for, from 0',
    errors.length > 0 && trackingId !== undefined && `TrackingId ${visible(trackingId)}`,
  ];
  return [
    `${visible(file)}: ${counted(goals.length, 'goal')}`,
    ...notes.filter((note) => note !== false).map((note) => `  ${note}`),
  ];
}
