import type { ReportCounts } from '../../api/report/report';
import { columnWidths } from '../terminal/aligned';
import { padEnd } from '../terminal/display-width';
import type { Ink } from '../terminal/ink';
import { bar, barHead, grouped, percent } from './rate';

/** A row of a table of rates: what it is of, and its counts, or a word on why there are none. */
export type RateRow = { readonly of: readonly string[] } & (
  | { readonly counts: ReportCounts }
  | { readonly noData: string }
);

const countColumns = ['processed', 'attributed', 'not attributed'];

/** A line for the heads and one for each row: what it is of to the left, then rate, bar and counts. */
export function rateTable(
  heads: readonly string[],
  rows: readonly RateRow[],
  ink: Ink,
): readonly string[] {
  const figures = rows.map((row) => ('counts' in row ? figuresOf(row.counts) : [percent(null)]));
  const ofWidths = columnWidths([heads, ...rows.map((row) => row.of)]);
  const [rateWidth = 0, ...countWidths] = columnWidths([['rate', ...countColumns], ...figures]);
  const line = (of: readonly string[], rate: string, middle: string, counts: readonly string[]) =>
    [
      ...ofWidths.map((width, column) => padEnd(of[column] ?? '', width)),
      rate.padStart(rateWidth),
      middle,
      ...countWidths.map((width, column) => (counts[column] ?? '').padStart(width)),
    ]
      .join('  ')
      .trimEnd();
  return [
    ink.faint(line(heads, 'rate', barHead, countColumns)),
    ...rows.map((row, index) => {
      const [rate = '', ...counts] = figures[index] ?? [];
      return 'counts' in row
        ? line(row.of, rate, bar(row.counts.successRate, ink), counts)
        : ink.faint(line(row.of, rate, row.noData, []));
    }),
  ];
}

function figuresOf({ successRate, successCount, unattributedCount }: ReportCounts) {
  const counts = [successCount + unattributedCount, successCount, unattributedCount];
  return [percent(successRate), ...counts.map(grouped)];
}
