/** What separates cells and rows, and how long both may be. */
export interface Dialect {
  readonly delimiter: string;
  /** Whether a lone CR ends a row too. Undefined for the first row, which any line end ends. */
  readonly loneCr: boolean | undefined;
  /** Maximum length of a cell, in UTF-16 units. */
  readonly maxCellLength: number;
  /** Maximum length of a row without its line end, in UTF-16 units. */
  readonly maxRowLength: number;
}

/** Maximum number of cells in a row: spreadsheets end at 16,384 columns, and results have had 481. */
export const maxCells = 65_536;

/** One row, found in text that contains quotes. */
export interface ScannedRow {
  /** `open`: the text ends before the row does, inside quotes if `quoteLine` is set. */
  readonly state: 'whole' | 'open' | 'broken' | 'cell-too-long' | 'row-too-long';
  /** Where the row's text ends, without its line end; in a broken row, where its last whole cell ends. */
  readonly stop: number;
  /** Where the next row starts. */
  readonly next: number;
  /** Length of the line end before `next`. Absent if there is none. */
  readonly lineEnd?: number;
  /** Line ends in the row, including its own. */
  readonly lines: number;
  /** Line ends before the quote that the fault is about. */
  readonly quoteLine?: number;
  /** Whether a backslash comes before the quote at fault. */
  readonly backslash?: boolean;
}

/**
 * Finds the row that starts at `start`. Papaparse guesses here: it merges rows if line ends are mixed,
 * and swallows the rest of the file after a stray quote. So rows are cut first, strictly by RFC 4180,
 * and papaparse only splits whole rows into cells.
 */
export function scanRow(text: string, start: number, end: boolean, dialect: Dialect): ScannedRow {
  const { delimiter, maxCellLength, maxRowLength } = dialect;
  const rowLimit = start + maxRowLength;
  let at = start;
  let lines = 0;
  for (let cells = 1; ; cells++) {
    const cell = at;
    if (cells > maxCells) return { state: 'row-too-long', stop: cell, next: text.length, lines };
    let cellLimit = cell + maxCellLength;
    if (text[at] === '"') {
      const quoteLine = lines;
      cellLimit++;
      for (;;) {
        const quote = text.indexOf('"', at + 1);
        const last = quote === -1 ? text.length : quote;
        const passed = limitPassed(last, cellLimit, rowLimit);
        if (passed) return { state: passed, stop: cell, next: text.length, lines, quoteLine };
        lines += countLineEnds(text, at + 1, last, dialect);
        if (quote === -1) {
          const backslash = end && text.includes('\\"', cell);
          return { state: 'open', stop: cell, next: start, lines, quoteLine, backslash };
        }
        at = quote + 1;
        // A quote does not count towards the cell's length, whether it is doubled or closes the cell.
        cellLimit++;
        if (text[at] !== '"') break;
      }
    } else {
      at = findEnd(text, at, end, dialect, delimiter.charCodeAt(0));
    }
    const passed = limitPassed(at, cellLimit, rowLimit);
    if (passed) return { state: passed, stop: cell, next: text.length, lines };

    if (at >= text.length) {
      return end
        ? { state: 'whole', stop: at, next: at, lines }
        : { state: 'open', stop: at, next: start, lines };
    }
    if (text[at] === delimiter) {
      at++;
      continue;
    }
    const length = lineEndAt(text, at, end, dialect);
    if (length === 'unknown') return { state: 'open', stop: at, next: start, lines };
    if (length > 0)
      return { state: 'whole', stop: at, next: at + length, lineEnd: length, lines: lines + 1 };
    return skipBroken(text, at, end, dialect, { start, cell, lines });
  }
}

/** Returns the limit that is passed first: the same one wherever the text is cut into pieces. */
function limitPassed(
  at: number,
  cellLimit: number,
  rowLimit: number,
): 'cell-too-long' | 'row-too-long' | undefined {
  if (at <= cellLimit && at <= rowLimit) return undefined;
  return cellLimit <= rowLimit ? 'cell-too-long' : 'row-too-long';
}

/** Returns the limit that a row without quotes passes. */
export function limitPassedBy(
  cells: readonly string[],
  { maxCellLength, maxRowLength }: Pick<Dialect, 'maxCellLength' | 'maxRowLength'>,
): 'cell-too-long' | 'row-too-long' | undefined {
  let start = 0;
  for (let i = 0; i < cells.length; i++) {
    if (i === maxCells) return 'row-too-long';
    const { length } = cells[i] as string;
    const passed = limitPassed(start + length, start + maxCellLength, maxRowLength);
    if (passed) return passed;
    start += length + 1;
  }
  return undefined;
}

/** Skips the rest of a row with text after a closing quote: its cells from `cell` on are lost. */
function skipBroken(
  text: string,
  from: number,
  end: boolean,
  dialect: Dialect,
  { start, cell, lines }: { readonly start: number; readonly cell: number; readonly lines: number },
): ScannedRow {
  const at = findEnd(text, from, end, dialect, undefined);
  const passed = limitPassed(at, cell + dialect.maxCellLength, start + dialect.maxRowLength);
  if (passed) return { state: passed, stop: cell, next: text.length, lines };
  // `from` is behind the closing quote.
  const backslash = text[from - 2] === '\\';
  if (at >= text.length)
    return { state: end ? 'broken' : 'open', stop: cell, next: at, lines, backslash };
  const length = lineEndAt(text, at, end, dialect);
  if (length === 'unknown') return { state: 'open', stop: cell, next: at, lines };
  const next = at + length;
  return { state: 'broken', stop: cell, next, lineEnd: length, lines: lines + 1, backslash };
}

/** Returns the length of the line end at `at`: 0 if there is none, `unknown` if the next piece decides. */
function lineEndAt(text: string, at: number, end: boolean, dialect: Dialect): number | 'unknown' {
  const char = text[at];
  if (char === '\n') return 1;
  if (char !== '\r') return 0;
  if (at + 1 === text.length && !end) return 'unknown';
  if (text[at + 1] === '\n') return 2;
  return dialect.loneCr === false ? 0 : 1;
}

const lf = 10;
const cr = 13;

/** Finds the first delimiter or line end, or the CR that the next piece decides. */
function findEnd(
  text: string,
  from: number,
  end: boolean,
  dialect: Dialect,
  delimiter: number | undefined,
): number {
  let at = from;
  for (; at < text.length; at++) {
    const char = text.charCodeAt(at);
    if (char === delimiter || char === lf) break;
    if (char === cr && mayEndRow(text, at, end, dialect)) break;
  }
  return at;
}

function mayEndRow(text: string, at: number, end: boolean, dialect: Dialect): boolean {
  if (dialect.loneCr !== false) return true;
  return at + 1 === text.length ? !end : text.charCodeAt(at + 1) === lf;
}

function countLineEnds(text: string, from: number, to: number, dialect: Dialect): number {
  let count = 0;
  for (let at = from; at < to; at++) {
    const char = text.charCodeAt(at);
    if (char === lf || (char === cr && dialect.loneCr && text.charCodeAt(at + 1) !== lf)) count++;
  }
  return count;
}
