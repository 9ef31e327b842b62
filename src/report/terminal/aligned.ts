import { displayWidth, padEnd } from './display-width';

/** A table for a terminal: each column as wide as its widest cell. */
export function aligned(table: readonly (readonly string[])[]): readonly string[] {
  const widths = columnWidths(table);
  return table.map((row) =>
    row
      .map((text, i) => padEnd(text, widths[i] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

/** The widest of each column. There may be more rows than a call takes arguments. */
export function columnWidths(rows: readonly (readonly string[])[]): readonly number[] {
  const widest: number[] = [];
  for (const row of rows)
    for (const [column, cell] of row.entries())
      widest[column] = Math.max(widest[column] ?? 0, displayWidth(cell));
  return widest;
}
