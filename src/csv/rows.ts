import Papa from 'papaparse';
import type { Position } from '../issues/position';
import { cellsOf, type DialectOptions, findDialect } from './dialect';
import { type Dialect, limitPassedBy, mostCells, scanRow } from './scan';

/** One row of cells. */
export interface CsvRow extends Position {
  readonly cells: string[];
  /** True where text follows a closing quote: `cells` are those before it, and the rest is lost. */
  readonly broken: boolean;
}

/** Why nothing after this row can be read. */
export interface CsvFault extends Position {
  readonly code: 'quote' | 'cell-too-long' | 'row-too-long';
  /** Most UTF-16 units of what is too long. */
  readonly limit?: number;
  /** Line of the quote that was never closed, or that opened the cell that is too long. */
  readonly quoteLine?: number;
}

export interface RowOptions extends Omit<DialectOptions, 'maxRowLength'> {
  /** Most UTF-16 units of one row. Default 16,777,216, or `maxCellLength` where that is more. */
  readonly maxRowLength?: number;
}

/** Text in, rows out. A row is given as soon as its last character is known to be its last. */
export interface RowParser {
  /**
   * The rows that the text completes. `last` ends the text; `cut` says that a fault cuts it off.
   * At a fault of its own: the rows before it, and `fault` is set.
   */
  push(text: string, more: 'more' | 'last' | 'cut'): CsvRow[];
  readonly fault: CsvFault | undefined;
  /** Where the next row starts. */
  readonly position: Position;
  /** Undefined until the header has decided it. */
  readonly delimiter: string | undefined;
}

/** An unfinished row as long as this is looked at again only once it has doubled. */
const patience = 65_536;

export function createRowParser(options: RowOptions): RowParser {
  const { maxCellLength, maxRowLength = Math.max(16_777_216, maxCellLength) } = options;
  const leastLimit = Math.min(maxCellLength, maxRowLength);
  let rest = '';
  let waitFor = 0;
  let line = 1;
  let row = 0;
  let dialect: Dialect | undefined;
  let papa: Papa.Parser | undefined;
  let fault: CsvFault | undefined;

  function failAt(code: CsvFault['code'], quoteLine?: number): void {
    const limits = {
      quote: undefined,
      'cell-too-long': maxCellLength,
      'row-too-long': maxRowLength,
    };
    const limit = limits[code];
    fault = {
      code,
      line,
      row,
      ...(limit === undefined ? {} : { limit }),
      ...(quoteLine === undefined ? {} : { quoteLine: line + quoteLine }),
    };
  }

  /** Blank lines before the header decide nothing. */
  function skipBlankLines(text: string, end: boolean): string {
    let at = 0;
    for (;;) {
      const char = text[at];
      if (char === '\n') at += 1;
      else if (char !== '\r') break;
      else if (text[at + 1] === '\n') at += 2;
      else if (at + 1 === text.length && !end) break;
      else at += 1;
      line++;
    }
    return text.slice(at);
  }

  /** No quote in sight: papaparse splits the lines, and only the CR of a CRLF is left to take off. */
  function pushPlain(text: string, end: boolean, { loneCr }: Dialect): CsvRow[] {
    let ready = text;
    let held = '';
    if (loneCr) {
      if (!end && text.endsWith('\r')) {
        held = '\r';
        ready = text.slice(0, -1);
      }
      ready = ready.replace(/\r\n?/g, '\n');
    }
    const { data, meta } = (papa as Papa.Parser).parse(ready, 0, !end) as Papa.ParseResult<
      string[]
    >;
    const rows: CsvRow[] = [];
    const unended = end ? data.length - 1 : -1;
    for (let i = 0; i < data.length; i++) {
      const cells = data[i] as string[];
      const last = cells[cells.length - 1] as string;
      if (i !== unended && last.charCodeAt(last.length - 1) === 13)
        cells[cells.length - 1] = last.slice(0, -1);
      if (cells.length === 1 && cells[0] === '') {
        if (i !== unended) line++;
        continue;
      }
      if ((ready.length > leastLimit || cells.length > mostCells) && isTooLong(cells)) return rows;
      rows.push({ line, row, cells, broken: false });
      line++;
      row++;
    }
    rest = end ? '' : ready.slice(meta.cursor) + held;
    if (rest.length > leastLimit || rest.length > mostCells) isTooLong(cellsOfPlain(rest));
    return rows;
  }

  function cellsOfPlain(text: string): string[] {
    const cells = text.split((dialect as Dialect).delimiter);
    const last = cells.length - 1;
    cells[last] = (cells[last] as string).replace(/\r$/, '');
    return cells;
  }

  /** Whether a row passes a limit, which ends the reading. */
  function isTooLong(cells: readonly string[]): boolean {
    const passed = limitPassedBy(cells, dialect as Dialect);
    if (passed) failAt(passed);
    return passed !== undefined;
  }

  /** The rows are cut one by one, and papaparse gets those that are whole with uniform line ends. */
  function pushQuoted(text: string, end: boolean, found: Dialect): CsvRow[] {
    const rows: CsvRow[] = [];
    const whole: string[] = [];
    const places: Position[] = [];
    let at = 0;

    function flush(): void {
      if (whole.length === 0) return;
      const { data } = (papa as Papa.Parser).parse(whole.join('\n'), 0, false);
      places.forEach((place, i) => {
        rows.push({ ...place, cells: data[i], broken: false });
      });
      whole.length = 0;
      places.length = 0;
    }

    while (at < text.length) {
      const scanned = scanRow(text, at, end, found);
      if (scanned.state === 'open' && !end) break;
      if (scanned.state === 'open') {
        failAt('quote', scanned.quoteLine);
        break;
      }
      if (scanned.state === 'cell-too-long' || scanned.state === 'row-too-long') {
        const inCell = scanned.state === 'cell-too-long';
        failAt(scanned.state, inCell ? scanned.quoteLine : undefined);
        break;
      }
      const blank = scanned.stop === at && scanned.state === 'whole';
      if (scanned.state === 'broken') {
        flush();
        const before = text.slice(at, scanned.stop);
        const cells = before === '' ? [] : cellsOf(before, found.delimiter).slice(0, -1);
        rows.push({ line, row, cells, broken: true });
      } else if (!blank) {
        whole.push(text.slice(at, scanned.stop));
        places.push({ line, row });
      }
      line += scanned.lines;
      if (!blank) row++;
      at = scanned.next;
    }
    flush();
    rest = text.slice(at);
    return rows;
  }

  return {
    push(text, more) {
      const end = more === 'last';
      rest += text;
      if (fault || (more === 'more' && rest.length < waitFor)) return [];
      // What is cut off can not be read, but it is no LF: a CR before it stands alone.
      if (more === 'cut' && rest.endsWith('\r')) rest += '\ufffd';
      if (!dialect) {
        rest = skipBlankLines(rest, end);
        if (rest !== '') dialect = findDialect(rest, end, { ...options, maxRowLength });
      }
      let rows: CsvRow[] = [];
      if (dialect && rest !== '') {
        papa ??= new Papa.Parser({ delimiter: dialect.delimiter, newline: '\n' });
        const step = rest.includes('"') ? pushQuoted : pushPlain;
        rows = step(rest, end, dialect);
      }
      waitFor = rest.length > patience ? Math.min(rest.length * 2, maxRowLength + 1) : 0;
      return rows;
    },
    get fault() {
      return fault;
    },
    get position() {
      return { line, row };
    },
    get delimiter() {
      return dialect?.delimiter;
    },
  };
}
