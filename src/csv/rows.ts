import Papa from 'papaparse';
import type { Position } from '../issues/position';
import { cellsOf, type DialectOptions, findBlankLines, findDialect } from './dialect';
import type { CsvRow, RowFault } from './row';
import { type Dialect, limitPassedBy, maxCells, type ScannedRow, scanRow } from './scan';

export interface RowOptions extends Omit<DialectOptions, 'maxRowLength'> {
  /** Maximum length of a row, in UTF-16 units. Default 16,777,216, or `maxCellLength` if that is more. */
  readonly maxRowLength?: number;
}

/** An unfinished row of this length is parsed again only once it has doubled. */
const minRescanLength = 4096;

/** Parses text into rows. A row is returned as soon as its last character is known to be its last. */
export class RowParser {
  /** Set once nothing more can be read. */
  fault: RowFault | undefined;

  readonly #options: DialectOptions;
  readonly #minLimit: number;
  /** Undefined until the header has decided it. */
  #dialect: Dialect | undefined;
  #papa: Papa.Parser | undefined;
  /** Text of the row that is not finished. */
  #rest = '';
  /** Length that `#rest` must have before it is parsed again. */
  #rescanLength = 0;
  /** Line ends so far that are not CRLF, blank lines included. */
  otherLineEnds = 0;
  /** Where the next row starts. */
  #line = 1;
  #row = 0;

  constructor(options: RowOptions) {
    const { maxCellLength, maxRowLength = Math.max(16_777_216, maxCellLength) } = options;
    this.#options = { ...options, maxRowLength };
    this.#minLimit = Math.min(maxCellLength, maxRowLength);
  }

  /** Where the next row starts, or the row at fault. */
  get position(): Position {
    return { line: this.#line, row: this.#row };
  }

  /** Whether the header is known, and all text so far belongs to whole rows that end with LF. */
  get isBetweenRows(): boolean {
    return this.#rest === '' && this.#dialect?.loneCr === false;
  }

  /** Counts rows that were passed without being cut. */
  skip({ rows, otherLineEnds }: { readonly rows: number; readonly otherLineEnds: number }): void {
    this.#line += rows;
    this.#row += rows;
    this.otherLineEnds += otherLineEnds;
  }

  /** What separates the cells; undefined until the header has decided it. */
  get delimiter(): string | undefined {
    return this.#dialect?.delimiter;
  }

  /**
   * Returns the rows that the text completes; if it sets `fault`, the rows before the fault.
   * @param more `last` ends the text; `cut` ends it with something that cannot be read
   */
  push(text: string, more: 'more' | 'last' | 'cut'): CsvRow[] {
    const end = more === 'last';
    this.#rest += text;
    if (this.fault || (more === 'more' && this.#rest.length < this.#rescanLength)) return [];
    // What cannot be read is not an LF: a CR before it stands alone.
    if (more === 'cut' && this.#rest.endsWith('\r')) this.#rest += '\ufffd';
    if (!this.#dialect) {
      const blank = findBlankLines(this.#rest, end);
      this.#rest = this.#rest.slice(blank.length);
      this.#line += blank.lines;
      if (this.#rest !== '') this.#dialect = findDialect(this.#rest, end, this.#options);
    }
    const rest = this.#rest;
    let rows: CsvRow[] = [];
    if (this.#dialect && rest !== '') {
      this.#papa ??= new Papa.Parser({ delimiter: this.#dialect.delimiter, newline: '\n' });
      const dialect = this.#dialect;
      rows = rest.includes('"')
        ? this.#parseQuoted(rest, end, dialect, this.#papa)
        : this.#parsePlain(rest, end, dialect, this.#papa);
    }
    const { length } = this.#rest;
    const { maxRowLength } = this.#options;
    this.#rescanLength = length > minRescanLength ? Math.min(length * 2, maxRowLength + 1) : 0;
    return rows;
  }

  /** Parses text without quotes: papaparse splits lines at LF, and the CR of a CRLF is removed here. */
  #parsePlain(text: string, end: boolean, dialect: Dialect, papa: Papa.Parser): CsvRow[] {
    let ready = text;
    let undecided = '';
    if (dialect.loneCr) {
      if (!end && text.endsWith('\r')) {
        undecided = '\r';
        ready = text.slice(0, -1);
      }
      ready = ready.replace(/\r\n?/g, '\n');
    }
    const isLong = ready.length > this.#minLimit;
    const { data, meta } = papa.parse(ready, 0, !end) as Papa.ParseResult<string[]>;
    const rows: CsvRow[] = [];
    let line = this.#line;
    let row = this.#row;
    const withoutLineEnd = end ? data.length - 1 : -1;
    for (let i = 0; i < data.length; i++) {
      const cells = data[i] as string[];
      const last = cells[cells.length - 1] as string;
      if (i !== withoutLineEnd) {
        if (last.charCodeAt(last.length - 1) === 13) cells[cells.length - 1] = last.slice(0, -1);
        else this.otherLineEnds++;
      }
      if (cells.length === 1 && cells[0] === '') {
        if (i !== withoutLineEnd) line++;
        continue;
      }
      if ((isLong || cells.length > maxCells) && this.#isTooLong(cells, dialect)) break;
      rows.push({ line, row, cells, broken: false });
      line++;
      row++;
    }
    this.#line = line;
    this.#row = row;
    if (this.fault) return rows;
    const rest = end ? '' : ready.slice(meta.cursor) + undecided;
    this.#rest = rest;
    if (rest.length > this.#minLimit || rest.length > maxCells) {
      const cells = rest.split(dialect.delimiter);
      cells.push((cells.pop() as string).replace(/\r$/, ''));
      this.#isTooLong(cells, dialect);
    }
    return rows;
  }

  /** Whether a row without quotes passes a limit, which is then the fault. */
  #isTooLong(cells: readonly string[], dialect: Dialect): boolean {
    const passed = limitPassedBy(cells, dialect);
    if (passed) this.#fail(passed, {});
    return passed !== undefined;
  }

  /** Parses text with quotes: rows are cut one by one, and papaparse splits the whole ones. */
  #parseQuoted(text: string, end: boolean, dialect: Dialect, papa: Papa.Parser): CsvRow[] {
    const rows: CsvRow[] = [];
    const whole: string[] = [];
    const positions: Position[] = [];

    function splitWhole(): void {
      if (whole.length === 0) return;
      const { data } = papa.parse(whole.join('\n'), 0, false);
      positions.forEach((position, i) => {
        rows.push({ ...position, cells: data[i], broken: false });
      });
      whole.length = 0;
      positions.length = 0;
    }

    let at = 0;
    while (at < text.length) {
      const scanned = scanRow(text, at, end, dialect);
      const { state, stop } = scanned;
      if (state === 'open' && !end) break;
      if (state !== 'whole' && state !== 'broken') {
        this.#fail(state === 'open' ? 'quote' : state, scanned);
        break;
      }
      const isBlank = stop === at && state === 'whole';
      if (state === 'broken') {
        splitWhole();
        const before = text.slice(at, stop);
        const cells = before === '' ? [] : cellsOf(before, dialect.delimiter).slice(0, -1);
        const rest = text.slice(stop, scanned.next - (scanned.lineEnd ?? 0));
        const { backslash } = scanned;
        rows.push({ ...this.position, cells, broken: true, rest, ...(backslash && { backslash }) });
      } else if (!isBlank) {
        whole.push(text.slice(at, stop));
        positions.push(this.position);
      }
      this.#line += scanned.lines;
      if (scanned.lineEnd === 1) this.otherLineEnds++;
      if (!isBlank) this.#row++;
      at = scanned.next;
    }
    splitWhole();
    this.#rest = text.slice(at);
    return rows;
  }

  #fail(kind: RowFault['kind'], { quoteLine, backslash }: Partial<ScannedRow>): void {
    const { maxCellLength, maxRowLength } = this.#options;
    const line = this.#line + (quoteLine ?? 0);
    if (kind === 'quote') this.fault = { kind, quoteLine: line, ...(backslash && { backslash }) };
    else if (kind === 'row-too-long') this.fault = { kind, limit: maxRowLength, maxCells };
    else if (quoteLine === undefined) this.fault = { kind, limit: maxCellLength };
    else this.fault = { kind, limit: maxCellLength, quoteLine: line };
  }
}
