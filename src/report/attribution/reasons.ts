import type { ReportCounts, ReportReason, ReportTotal } from '../../api/report/report';
import { localRules } from '../service-error';
import { columnWidths } from '../terminal/aligned';
import { cutTo } from '../terminal/display-width';
import { type Ink, visible } from '../terminal/ink';
import { wrap } from '../terminal/wrap';
import { groupThousands, percent } from './rate';

const maxNameWidth = 60;
/** Width of the text, which the caller indents by two more cells. */
const lineWidth = 78;

/** Lists each reason with its share and its count. */
export function reasonLines(counts: ReportCounts): readonly string[] {
  return linesOf(rowsOf(counts)).map(({ line }) => line);
}

/** Lists each reason as `reasonLines` does, with its meaning and what to do about it. */
export function adviceLines(total: ReportTotal, ink: Ink): readonly string[] {
  return linesOf(rowsOf(total)).flatMap(({ line, row, indent }) => [
    line,
    ...wrap(adviceOf(row), lineWidth - indent).map((text) => ink.faint(' '.repeat(indent) + text)),
  ]);
}

interface Row {
  readonly name: string;
  readonly count: number;
  readonly share: number;
  /** Absent for the conversions without a reason. */
  readonly reason?: Partial<ReportReason>;
}

/** The reasons, and the rest of the count. */
function rowsOf({ reasons, unattributedCount }: ReportCounts): readonly Row[] {
  const rest = reasons.reduce((left, { count }) => left - count, unattributedCount);
  const rows = reasons.map(
    (reason): Row => ({
      ...{ count: reason.count, share: reason.share, reason },
      name: cutTo(visible(reason.reason), maxNameWidth),
    }),
  );
  if (rest > 0)
    rows.push({ name: '(no reason given)', count: rest, share: rest / unattributedCount });
  return rows.sort((a, b) => b.count - a.count);
}

function linesOf(rows: readonly Row[]) {
  const figures = rows.map(({ share, count }) => [percent(share), groupThousands(count)]);
  const widths = columnWidths(figures);
  return rows.map((row, index) => {
    const cells = figures[index]?.map((figure, column) => figure.padStart(widths[column] ?? 0));
    const start = `${cells?.join('  ')}  `;
    return { row, line: start + row.name, indent: start.length };
  });
}

function adviceOf({ reason: { meaning, advice, rules = [] } = {} }: Row): string {
  return meaning === undefined ? '' : `${meaning} ${advice}${localRules(rules)}`;
}
