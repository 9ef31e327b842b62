import type { GoalError, GoalsAnswer } from '../api/goals/read';
import type { Issue } from '../issues/issue';
import type { Goal } from '../records/offline-conversion/options';
import type { offlineConversionGoal } from '../records/offline-conversion-goal';
import { visible } from '../text/shown/escapes';
import { issueLine, moreLines } from './issues';
import { type Place, placeIn } from './place';
import { type ErrorJson, errorJson, explain, showName } from './service-error';
import { alignColumns } from './terminal/aligned';
import { type Ink, pluralize } from './terminal/ink';

/** Goals of an answer, of a bulk file, or written by hand. */
export type Goals = Omit<GoalsAnswer, 'goals'> & { readonly goals: readonly ShownGoal[] };

/** The properties of a goal that are shown. */
type ShownGoal = Omit<Partial<Goal>, 'createdAt'> & {
  readonly id?: unknown;
  readonly revenueValue?: unknown;
  readonly scope?: unknown;
};

/** A goal in JSON. An absent member is unknown. */
type GoalJson = ShownGoal & Pick<Goal, 'createdAt'> & OtherColumns;

type OtherColumns = {
  readonly [Name in Exclude<
    keyof typeof offlineConversionGoal.columns | 'action',
    keyof ShownGoal
  >]?: unknown;
};

type Counts = Readonly<Record<string, number>>;

/** The place of a goal: a line of a file, or an index in an answer. */
export function placeOfGoal({ line, row }: Issue): Place {
  return line > 0 ? { line } : { index: row };
}

/** Goals in JSON, and what is wrong with them. */
export interface GoalsJson extends Pick<GoalsAnswer, 'otherTypes' | 'issues' | 'truncated'> {
  /** The file, or the account that the goals were fetched from. */
  readonly file: string;
  readonly goals: readonly GoalJson[];
  /** Why goals are missing. */
  readonly errors: readonly (ErrorJson & Pick<GoalError, 'index'>)[];
  /** All issues by code. */
  readonly counts: Counts;
  /** The service's number of the call, if the answer has it. */
  readonly trackingId: string | undefined;
}

/** Goals as the members of JSON. */
export function goalsJson(file: string, answer: Goals, counts: Counts): GoalsJson {
  const { goals, otherTypes, errors, issues, truncated, trackingId } = answer;
  return {
    ...{ file, goals, otherTypes },
    errors: errors.map(({ index, ...error }) => ({
      ...(index !== undefined && { index }),
      ...errorJson(error),
    })),
    ...{ counts, issues, truncated, trackingId },
  };
}

/** Goals for a person: a line for each, and what is wrong with them. */
export function goalLines(
  file: string,
  answer: Goals,
  counts: Counts,
  ink: Ink,
): readonly string[] {
  const { goals, errors, issues } = answer;
  const [heads = '', ...rows] = alignColumns([
    goalHeads,
    ...goals.map(goalCells).map((cells) => cells.map(visible)),
  ]);
  const table = goals.length > 0 ? [ink.faint(heads), ...rows, ''] : [];
  const faults = [
    ...issues.map((issue) => issueLine(placeIn(file, placeOfGoal(issue)), issue, ink)),
    ...moreLines(file, issues, counts, ink),
    ...errors.map((error) => goalErrorLine(file, error, ink)),
  ];
  return [...table, ...faults, ...(faults.length > 0 ? [''] : []), ...summary(file, answer)];
}

/** An error of the service on one line, with its meaning and advice. */
export function goalErrorLine(file: string, error: GoalError, ink: Ink): string {
  const { index, number, code, advice } = error;
  const place = index === undefined ? file : placeIn(file, { index });
  const service = number === undefined ? '' : `, service ${number}`;
  const tail = `(${showName(code)}${service}, advice ${advice})`;
  return [visible(place), ink.error('error'), visible(explain(error)), ink.faint(visible(tail))]
    .filter((part) => part !== '')
    .join('  ');
}

/** The heads of a table of goals. */
export const goalHeads: readonly string[] = [
  ...['name', 'id', 'status', 'counts', 'window', 'revenue', 'scope', 'external', 'enhanced'],
];

/** A row of the table. */
export function goalCells(goal: ShownGoal): readonly string[] {
  const { name, id, status, countType, scope, conversionWindowInMinutes: minutes } = goal;
  const { revenueType, revenueValue, currencyCode } = goal;
  const revenue = [revenueType, revenueValue, currencyCode].filter((part) => part !== undefined);
  const cells = [
    // An id that is a number may have lost digits in a JSON parser.
    ...[name, typeof id === 'string' ? id : undefined, status, countType],
    ...[minutes === undefined ? undefined : windowOf(minutes), revenue.join(' '), scope],
    ...[yesOrNo(goal.isExternallyAttributed), yesOrNo(goal.isEnhancedConversionsEnabled)],
  ];
  return cells.map((cell) => `${cell ?? ''}` || 'not known');
}

function windowOf(minutes: number): string {
  return minutes % 1440 === 0 ? pluralize(minutes / 1440, 'day') : pluralize(minutes, 'minute');
}

function yesOrNo(value: boolean | undefined): string | undefined {
  if (value === undefined) return undefined;
  return value ? 'yes' : 'no';
}

function summary(file: string, answer: Goals): readonly string[] {
  const { goals, otherTypes, errors, trackingId } = answer;
  const hasIndex = errors.some(({ index }) => index !== undefined);
  const notes = [
    otherTypes > 0 && `${pluralize(otherTypes, 'goal')} of other types skipped`,
    errors.length > 0 && `${pluralize(errors.length, 'error')} from the service`,
    hasIndex && 'in brackets: the position among the requested ids, counted from 0',
    errors.length > 0 && trackingId !== undefined && `TrackingId ${visible(trackingId)}`,
  ];
  return [
    `${visible(file)}: ${pluralize(goals.length, 'goal')}`,
    ...notes.filter((note) => note !== false).map((note) => `  ${note}`),
  ];
}
