import type { Report, ReportCounts, ReportGoal } from '../../api/report/report';
import type { DocumentSize } from '../content/content';
import {
  asSentence,
  type Block,
  type Cell,
  type Column,
  type ReportDocument,
} from '../document/document';
import { pluralize } from '../terminal/ink';
import { notesOn, titleOf } from './attribution';
import { datesOf, dayRows } from './day-rows';
import { errorTable } from './error-table';
import { groupThousands, percent } from './rate';
import type { RateRow } from './rate-table';
import { adviceOf, allReasons } from './reasons';

const rateColumns: readonly Column[] = [
  ...(['Rate', 'Processed', 'Attributed', 'Not attributed'] as const).map(
    (head) => ({ head, content: 'number' }) as const,
  ),
];

/** Bars of one chart: more could not be told apart. */
const maxBars = 20;

/**
 * An attribution report for people.
 * @param nameOf the name of an answer in its errors; undefined if it needs no name
 */
export function attributionDocument(
  report: Report,
  nameOf: (answer: number) => string | undefined,
  { maxFiles }: DocumentSize,
): ReportDocument {
  const { goals, total, errors } = report;
  const { successCount, unattributedCount } = total;
  const dates = datesOf(goals);
  const described = goals.slice(0, maxFiles);
  return {
    title: titleOf(dates),
    verdict: asSentence(verdictOf(report)),
    figures: [
      { label: 'processed', value: groupThousands(successCount + unattributedCount) },
      { label: 'attributed', value: groupThousands(successCount) },
      { label: 'not attributed', value: groupThousands(unattributedCount) },
    ],
    blocks: [
      ...errorTable(report, nameOf),
      ...(goals.length > 1 ? goalBlocks(goals, total) : []),
      ...described.flatMap((goal) => dayBlocks(goal, dates)),
      ...(described.length < goals.length
        ? [{ kind: 'text', text: `${goals.length - described.length} more goals.` } as const]
        : []),
      ...reasonBlocks(total),
      ...(goals.length > 0 || errors.length === 0
        ? notesOn(total).map((text) => ({ kind: 'text', text }) as const)
        : []),
    ],
  };
}

function verdictOf({ total, errors, goals }: Report): ReportDocument['verdict'] {
  if (errors.length > 0)
    return { tone: 'error', text: `incomplete: ${pluralize(errors.length, 'error')}` };
  if (goals.length === 0) return { tone: 'warning', text: 'no goals' };
  if (total.successRate === null) return { tone: 'warning', text: 'no conversions were processed' };
  return { tone: 'neutral', text: `${percent(total.successRate)} attributed` };
}

/** A goal as people call it. */
function nameOfGoal({ name }: ReportGoal): string {
  return name ?? '(no name)';
}

function goalBlocks(goals: readonly ReportGoal[], total: ReportCounts): readonly Block[] {
  const shown = goals.slice(0, maxBars);
  return [
    { kind: 'heading', text: 'Goals' },
    {
      kind: 'chart',
      form: 'bars',
      title: 'Share of conversions that were attributed, by goal',
      description: `Each bar is a goal, from 0% to 100%. All goals together: ${percent(total.successRate)}.`,
      points: shown.map((goal) => ({
        label: nameOfGoal(goal),
        share: goal.successRate,
        text: percent(goal.successRate),
      })),
    },
    {
      kind: 'table',
      caption: 'Attribution by goal',
      columns: [{ head: 'Goal' }, { head: 'Id' }, ...rateColumns],
      rows: [
        ...goals.map((goal) => [nameOfGoal(goal), goal.id ?? '', ...rateCells(goal)]),
        ['all goals', '', ...rateCells(total)],
      ],
    },
  ];
}

function rateCells(counts: ReportCounts): readonly string[] {
  const { successCount, unattributedCount, successRate } = counts;
  const numbers = [successCount + unattributedCount, successCount, unattributedCount];
  return [percent(successRate), ...numbers.map(groupThousands)];
}

function dayBlocks(goal: ReportGoal, dates: readonly string[]): readonly Block[] {
  const heading = nameOfGoal(goal) + (goal.id === undefined ? '' : ` (${goal.id})`);
  const rows = dayRows(goal, dates);
  if (rows.length === 0)
    return [
      { kind: 'heading', text: heading },
      { kind: 'text', text: 'No conversions were processed.' },
    ];
  return [
    { kind: 'heading', text: heading },
    ...(goal.days.length > 1 ? [dayChart(goal)] : []),
    {
      kind: 'table',
      caption: `${nameOfGoal(goal)} by the day of processing`,
      columns: [{ head: 'Day' }, ...rateColumns],
      rows: rows.map(dayCells),
    },
  ];
}

function dayCells(row: RateRow): readonly Cell[] {
  if ('counts' in row) return [...row.label, ...rateCells(row.counts)];
  return [...row.label, row.noData, '', '', ''];
}

function dayChart({ days, successRate }: ReportGoal): Block {
  const points = days.map(({ date, successRate: share }) => ({
    ...{ label: date, share, text: percent(share) },
  }));
  const known = points.filter(({ share }) => share !== null);
  const [first, last] = [known[0], known.at(-1)];
  return {
    kind: 'chart',
    form: 'days',
    title: 'Share of conversions that were attributed, by day',
    description: `From ${first?.text ?? 'no data'} on ${first?.label ?? ''} to ${last?.text ?? 'no data'} on ${last?.label ?? ''}. All days together: ${percent(successRate)}.`,
    points,
  };
}

function reasonBlocks(total: Report['total']): readonly Block[] {
  const reasons = allReasons(total);
  if (reasons.length === 0) return [];
  return [
    { kind: 'heading', text: 'Why conversions were not attributed' },
    {
      kind: 'chart',
      form: 'bars',
      title: 'Reasons, as shares of the conversions that were not attributed',
      description: 'Each bar is a reason, the most frequent first.',
      points: reasons.slice(0, maxBars).map(({ reason, share }) => ({
        ...{ label: reason, share, text: percent(share) },
      })),
    },
    {
      kind: 'table',
      caption: 'Reasons, and what to do',
      columns: [
        { head: 'Reason' },
        { head: 'Share', content: 'number' },
        { head: 'Count', content: 'number' },
        { head: 'What it means, and what to do', content: 'message' },
      ],
      rows: reasons.map((reason) => [
        { code: reason.reason },
        percent(reason.share),
        groupThousands(reason.count),
        adviceOf(reason).trim(),
      ]),
    },
  ];
}
