import { displayWidth } from './display-width';

/**
 * Aligns a table for a terminal: each column is as wide as its widest cell. Columns from the index
 * `firstRight` on are aligned to the right.
 */
export function alignColumns(
  table: readonly (readonly string[])[],
  firstRight = Number.POSITIVE_INFINITY,
): readonly string[] {
  const widths: number[] = [];
  for (const row of table)
    for (const [column, cell] of row.entries())
      widths[column] = Math.max(widths[column] ?? 0, displayWidth(cell));
  return table.map((row) =>
    row
      .map((cell, column) => {
        const space = ' '.repeat((widths[column] ?? 0) - displayWidth(cell));
        return column < firstRight ? cell + space : space + cell;
      })
      .join('  ')
      .trimEnd(),
  );
}
