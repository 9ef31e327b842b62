import type { ReasonCount, ReportCounts, ReportReason, ReportTotal } from '../../api/report/report';
import { localRules } from '../service-error';
import { cutTo } from '../terminal/display-width';
import { type Ink, visible } from '../terminal/ink';
import { wrap } from '../terminal/wrap';
import { grouped, percent } from './rate';

const longest = 60;
/** Text goes no further than this, with two cells before it. */
const lineWidth = 78;

/** A line for each reason: its share, its count, its name. */
export function reasonLines(counts: ReportCounts): readonly string[] {
  return linesOf(rowsOf(counts)).map(({ line }) => line);
}

/** The same with what each reason means, and what to do about it. */
export function adviceLines(total: ReportTotal, ink: Ink): readonly string[] {
  return linesOf(rowsOf(total)).flatMap(({ line, row, indent }) => [
    line,
    ...told(row, lineWidth - indent).map((text) => ink.faint(' '.repeat(indent) + text)),
  ]);
}

interface Row {
  readonly name: string;
  readonly count: number;
  readonly share: number;
  readonly reason: Partial<ReportReason>;
}

/** The reasons, and what they leave of the count. */
function rowsOf({ reasons, unattributedCount }: ReportCounts): readonly Row[] {
  const given = reasons.reduce((sum, { count }) => sum + count, 0);
  const left = unattributedCount - given;
  const rows = reasons.map(
    (reason: ReasonCount): Row => ({
      ...{ count: reason.count, share: reason.share, reason },
      name: cutTo(visible(reason.reason), longest),
    }),
  );
  if (left > 0)
    rows.push({
      name: '(no reason given)',
      count: left,
      share: left / unattributedCount,
      reason: {},
    });
  return rows.sort((a, b) => b.count - a.count);
}

function linesOf(rows: readonly Row[]) {
  const cells = rows.map(({ share, count }) => [percent(share), grouped(count)] as const);
  const [shareWidth, countWidth] = ([0, 1] as const).map((column) =>
    cells.reduce((widest, row) => Math.max(widest, row[column].length), 0),
  ) as [number, number];
  return rows.map((row, index) => {
    const [share, count] = cells[index] ?? ['', ''];
    const figures = `${share.padStart(shareWidth)}  ${count.padStart(countWidth)}  `;
    return { row, line: figures + row.name, indent: figures.length };
  });
}

function told({ reason: { meaning, advice, rules = [] } }: Row, width: number): readonly string[] {
  if (meaning === undefined) return [];
  return wrap(`${meaning} ${advice}${localRules(rules)}`, width);
}
