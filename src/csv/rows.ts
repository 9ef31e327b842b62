import Papa from 'papaparse';
import type { Position } from '../position';
import { type Dialect, mostCells, scanRow } from './scan';

/** One row of cells. */
export interface CsvRow extends Position {
  readonly cells: string[];
  /** True where text follows a closing quote: `cells` are those before it, and the rest is lost. */
  readonly broken: boolean;
}

/** Why nothing after this row can be read. */
export interface CsvFault extends Position {
  readonly code: 'quote' | 'cell-too-long';
  /** Line of the quote that was never closed, or that opened the cell that is too long. */
  readonly quoteLine?: number;
  /** True where it is the row that is too long, and none of its cells. */
  readonly ofRow?: boolean;
}

export interface RowOptions {
  /** The first one under which `isHeader` accepts the first row is taken, else the first. */
  readonly delimiters: readonly [string, ...string[]];
  isHeader(cells: readonly string[]): boolean;
  readonly maxCellLength: number;
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
const farTooLong = 4 * patience;

export function createRowParser(options: RowOptions): RowParser {
  const { maxCellLength } = options;
  let rest = '';
  let waitFor = 0;
  let line = 1;
  let row = 0;
  let dialect: Dialect | undefined;
  let papa: Papa.Parser | undefined;
  let fault: CsvFault | undefined;

  function cellsOf(text: string, delimiter: string): string[] {
    return new Papa.Parser({ delimiter, newline: '\n' }).parse(text, 0, false).data[0] ?? [''];
  }

  function failAt(code: CsvFault['code'], quoteLine?: number, ofRow = false): void {
    fault = {
      code,
      line,
      row,
      ...(quoteLine === undefined ? {} : { quoteLine: line + quoteLine }),
      ...(ofRow ? { ofRow } : {}),
    };
  }

  /** The header decides delimiter and line ends. Undefined while more text is needed. */
  function findDialect(text: string, end: boolean): Dialect | undefined {
    let first: Dialect | undefined;
    for (const delimiter of options.delimiters) {
      const candidate: Dialect = { delimiter, loneCr: undefined, maxCellLength };
      const scanned = scanRow(text, 0, end, candidate);
      if (scanned.state === 'open' && !end) return undefined;
      candidate.loneCr ??= false;
      first ??= candidate;
      const readable = scanned.state === 'whole' || scanned.state === 'broken';
      if (readable && options.isHeader(cellsOf(text.slice(0, scanned.stop), delimiter)))
        return candidate;
    }
    return first;
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
      if (ready.length > maxCellLength && hasLongCell(cells)) {
        failAt('cell-too-long');
        return rows;
      }
      if (cells.length > mostCells) {
        failAt('cell-too-long', undefined, true);
        return rows;
      }
      rows.push({ line, row, cells, broken: false });
      line++;
      row++;
    }
    rest = end ? '' : ready.slice(meta.cursor) + held;
    if (rest.length > maxCellLength && hasLongCell(cellsOfPlain(rest))) failAt('cell-too-long');
    return rows;
  }

  function cellsOfPlain(text: string): string[] {
    const cells = text.split((dialect as Dialect).delimiter);
    const last = cells.length - 1;
    cells[last] = (cells[last] as string).replace(/\r$/, '');
    return cells;
  }

  function hasLongCell(cells: readonly string[]): boolean {
    return cells.some((cell, i) => cell.length > maxCellLength && i < mostCells);
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
      if (scanned.state === 'open' || scanned.state === 'too-long') {
        failAt(scanned.state === 'open' ? 'quote' : 'cell-too-long', scanned.quoteLine);
        break;
      }
      if (scanned.state === 'row-too-long') {
        failAt('cell-too-long', undefined, true);
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
        if (rest !== '') dialect = findDialect(rest, end);
      }
      let rows: CsvRow[] = [];
      if (dialect && rest !== '') {
        papa ??= new Papa.Parser({ delimiter: dialect.delimiter, newline: '\n' });
        // A row as long as that is measured before it is split: it may be nothing but delimiters.
        const step = rest.length > farTooLong || rest.includes('"') ? pushQuoted : pushPlain;
        rows = step(rest, end, dialect);
      }
      waitFor = rest.length > patience ? rest.length * 2 : 0;
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
