import type { ReportCounts } from '../../api/report/report';
import { columnWidths } from '../terminal/aligned';
import { padEnd } from '../terminal/display-width';
import type { Ink } from '../terminal/ink';
import { bar, barHeading, groupThousands, percent } from './rate';

/** A row of a table of rates: the cells of its label, and its counts or a note in their place. */
export type RateRow = { readonly label: readonly string[] } & (
  | { readonly counts: ReportCounts }
  | { readonly noData: string }
);

const countColumns = ['processed', 'attributed', 'not attributed'];

/** Aligns a line of headings and one for each row: the label to the left, then rate, bar and counts. */
export function rateTable(
  labelHeadings: readonly string[],
  rows: readonly RateRow[],
  ink: Ink,
): readonly string[] {
  const figures = rows.map((row) => ('counts' in row ? figuresOf(row.counts) : [percent(null)]));
  const labelWidths = columnWidths([labelHeadings, ...rows.map(({ label }) => label)]);
  const [rateWidth = 0, ...countWidths] = columnWidths([['rate', ...countColumns], ...figures]);
  const line = (
    label: readonly string[],
    rate: string,
    barOrNote: string,
    counts: readonly string[],
  ) =>
    [
      ...labelWidths.map((width, column) => padEnd(label[column] ?? '', width)),
      rate.padStart(rateWidth),
      barOrNote,
      ...countWidths.map((width, column) => (counts[column] ?? '').padStart(width)),
    ]
      .join('  ')
      .trimEnd();
  return [
    ink.faint(line(labelHeadings, 'rate', barHeading, countColumns)),
    ...rows.map((row, index) => {
      const [rate = '', ...counts] = figures[index] ?? [];
      return 'counts' in row
        ? line(row.label, rate, bar(row.counts.successRate, ink), counts)
        : ink.faint(line(row.label, rate, row.noData, []));
    }),
  ];
}

function figuresOf({ successRate, successCount, unattributedCount }: ReportCounts) {
  const counts = [successCount + unattributedCount, successCount, unattributedCount];
  return [percent(successRate), ...counts.map(groupThousands)];
}
