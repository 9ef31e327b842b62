import Papa from 'papaparse';
import { type Dialect, scanRow } from './scan';

export interface DialectOptions extends Pick<Dialect, 'maxCellLength' | 'maxRowLength'> {
  /** The first delimiter under which `isHeader` accepts the first row is used, otherwise the first one. */
  readonly delimiters: readonly [string, ...string[]];
  isHeader(cells: readonly string[]): boolean;
}

/** Finds the blank lines before the header, which decide nothing. Their length is in UTF-16 units. */
export function findBlankLines(text: string, end: boolean): { length: number; lines: number } {
  let length = 0;
  let lines = 0;
  for (;;) {
    const char = text[length];
    if (char === '\n') length += 1;
    else if (char !== '\r') break;
    else if (text[length + 1] === '\n') length += 2;
    else if (length + 1 === text.length && !end) break;
    else length += 1;
    lines++;
  }
  return { length, lines };
}

/** Finds the delimiter and the line ends by the header. Returns undefined while more text is needed. */
export function findDialect(
  text: string,
  end: boolean,
  { delimiters, isHeader, maxCellLength, maxRowLength }: DialectOptions,
): Dialect | undefined {
  const limits = { maxCellLength, maxRowLength };
  let fallback: Dialect | undefined;
  for (const delimiter of delimiters) {
    const scanned = scanRow(text, 0, end, { delimiter, loneCr: undefined, ...limits });
    if (scanned.state === 'open' && !end) return undefined;
    const isReadable = scanned.state === 'whole' || scanned.state === 'broken';
    const loneCr = isReadable && text[scanned.next - 1] === '\r';
    const dialect = { delimiter, loneCr, ...limits };
    fallback ??= dialect;
    if (isReadable && isHeader(cellsOf(text.slice(0, scanned.stop), delimiter))) return dialect;
  }
  return fallback;
}

/** Splits one whole row into its cells. */
export function cellsOf(text: string, delimiter: string): string[] {
  return new Papa.Parser({ delimiter, newline: '\n' }).parse(text, 0, false).data[0] ?? [''];
}
