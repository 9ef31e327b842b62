/** Formats rows according to RFC 4180, with CRLF. Cells stay as they are: formulas are not escaped. */
export interface RowFormat {
  row(cells: readonly string[]): string;
  /** Line feeds in all rows so far. */
  readonly lines: number;
}

/** @param delimiter a comma, a tab, a semicolon or a vertical bar */
export function createRowFormat(delimiter: string): RowFormat {
  const special = new RegExp(`["\\r\\n${delimiter}]`);
  /** Runs of delimiters by length: most cells are empty, and their delimiters are added at once. */
  const runs: string[] = [];
  let lines = 0;

  function runOf(length: number): string {
    runs[length] ??= delimiter.repeat(length);
    return runs[length];
  }

  function quote(cell: string): string {
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
        line += runOf(i - written) + (special.test(cell) ? quote(cell) : cell);
        written = i;
      }
      lines++;
      return `${line}${runOf(cells.length - 1 - written)}\r\n`;
    },
    get lines() {
      return lines;
    },
  };
}

/** Returns the length in UTF-8 of a text without lone surrogates. */
export function byteLength(text: string): number {
  let bytes = text.length;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    // The two halves of a pair are four bytes together.
    if (unit >= 0x80) bytes += unit < 0x800 || (unit >= 0xd800 && unit < 0xe000) ? 1 : 2;
  }
  return bytes;
}
