/** One row as RFC 4180 has it, with its CRLF. Cells are never changed, against formulas neither. */
export function formatRow(cells: readonly string[], delimiter: string): string {
  let row = '';
  for (let i = 0; i < cells.length; i++) {
    const cell = cells[i] as string;
    if (i > 0) row += delimiter;
    row += needsQuotes.test(cell) || cell.includes(delimiter) ? quoted(cell) : cell;
  }
  return `${row}\r\n`;
}

const needsQuotes = /["\r\n]/;

function quoted(cell: string): string {
  return `"${cell.replaceAll('"', '""')}"`;
}

/** Line ends in a written row: how many lines further the next one starts. */
export function countLines(row: string): number {
  let lines = 0;
  for (let at = row.indexOf('\n'); at !== -1; at = row.indexOf('\n', at + 1)) lines++;
  return lines;
}

/** Length in UTF-8 of a text without lone surrogates. */
export function byteLength(text: string): number {
  let bytes = text.length;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    // The two halves of a pair are four bytes together.
    if (unit >= 0x80) bytes += unit < 0x800 || (unit >= 0xd800 && unit < 0xe000) ? 1 : 2;
  }
  return bytes;
}
