import { displayWidth, padEnd } from './display-width';

/** Aligns a table for a terminal: each column is as wide as its widest cell. */
export function alignColumns(table: readonly (readonly string[])[]): readonly string[] {
  const widths = columnWidths(table);
  return table.map((row) =>
    row
      .map((text, column) => padEnd(text, widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

/** The width of the widest cell of each column. */
export function columnWidths(rows: readonly (readonly string[])[]): readonly number[] {
  const widths: number[] = [];
  for (const row of rows)
    for (const [column, cell] of row.entries())
      widths[column] = Math.max(widths[column] ?? 0, displayWidth(cell));
  return widths;
}
