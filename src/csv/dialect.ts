import Papa from 'papaparse';
import { type Dialect, scanRow } from './scan';

export interface DialectOptions extends Pick<Dialect, 'maxCellLength' | 'maxRowLength'> {
  /** The first one under which `isHeader` accepts the first row is taken, else the first. */
  readonly delimiters: readonly [string, ...string[]];
  isHeader(cells: readonly string[]): boolean;
}

/** The header decides delimiter and line ends. Undefined while more text is needed. */
export function findDialect(
  text: string,
  end: boolean,
  { delimiters, isHeader, maxCellLength, maxRowLength }: DialectOptions,
): Dialect | undefined {
  let first: Dialect | undefined;
  for (const delimiter of delimiters) {
    const candidate: Dialect = { delimiter, loneCr: undefined, maxCellLength, maxRowLength };
    const scanned = scanRow(text, 0, end, candidate);
    if (scanned.state === 'open' && !end) return undefined;
    candidate.loneCr ??= false;
    first ??= candidate;
    const readable = scanned.state === 'whole' || scanned.state === 'broken';
    if (readable && isHeader(cellsOf(text.slice(0, scanned.stop), delimiter))) return candidate;
  }
  return first;
}

/** The cells of one row that is whole. */
export function cellsOf(text: string, delimiter: string): string[] {
  return new Papa.Parser({ delimiter, newline: '\n' }).parse(text, 0, false).data[0] ?? [''];
}
