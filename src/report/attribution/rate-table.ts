import type { ReportCounts } from '../../api/report/report';
import { alignColumns } from '../terminal/aligned';
import type { Ink } from '../terminal/ink';
import { bar, barHeading, groupThousands, percent } from './rate';

/** A row of a table of rates: the cells of its label, and its counts or a note in their place. */
export type RateRow = { readonly label: readonly string[] } & (
  | { readonly counts: ReportCounts }
  | { readonly noData: string }
);

/** Aligns a line of headings and one for each row: the label to the left, then rate, bar and counts. */
export function rateTable(heads: readonly string[], rows: readonly RateRow[], ink: Ink) {
  const rateOf = (row: RateRow) => percent('counts' in row ? row.counts.successRate : null);
  const [headStart = '', ...starts] = alignColumns(
    [[...heads, 'rate'], ...rows.map((row) => [...row.label, rateOf(row)])],
    heads.length,
  );
  const [countHeads = '', ...counts] = alignColumns(
    [['processed', 'attributed', 'not attributed'], ...rows.map(countCells)],
    0,
  );
  return [
    ink.faint([headStart, barHeading, countHeads].join('  ')),
    ...rows.map((row, index) =>
      'counts' in row
        ? [starts[index], bar(row.counts.successRate, ink), counts[index]].join('  ')
        : ink.faint(`${starts[index]}  ${row.noData}`),
    ),
  ];
}

function countCells(row: RateRow): readonly string[] {
  if ('noData' in row) return [];
  const { successCount, unattributedCount } = row.counts;
  return [successCount + unattributedCount, successCount, unattributedCount].map(groupThousands);
}
