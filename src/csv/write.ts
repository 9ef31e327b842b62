/** Formats rows as RFC 4180 has them, with CRLF. Cells are never changed, against formulas neither. */
export interface RowFormat {
  row(cells: readonly string[]): string;
  /** Line feeds in all rows so far. */
  readonly lines: number;
}

/** @param delimiter a comma, a tab, a semicolon or a vertical bar */
export function createRowFormat(delimiter: string): RowFormat {
  const special = new RegExp(`["\\r\\n${delimiter}]`);
  /** So many delimiters: most cells are empty, and theirs are added together. */
  const runs: string[] = [];
  let lines = 0;

  function run(length: number): string {
    runs[length] ??= delimiter.repeat(length);
    return runs[length];
  }

  function quoted(cell: string): string {
    lines += cell.split('\n').length - 1;
    return `"${cell.replaceAll('"', '""')}"`;
  }

  return {
    row(cells) {
      let line = '';
      let written = 0;
      for (let i = 0; i < cells.length; i++) {
        const cell = cells[i] as string;
        if (cell === '') continue;
        line += run(i - written) + (special.test(cell) ? quoted(cell) : cell);
        written = i;
      }
      lines++;
      return `${line}${run(cells.length - 1 - written)}\r\n`;
    },
    get lines() {
      return lines;
    },
  };
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
