import type { Issue } from '../issues/issue';
import type { Position } from '../issues/position';
import { type DecodeFault, Decoder } from '../source/decode';
import { KeptBytes } from '../source/memory';
import { pieces, type Source } from '../source/source';
import type { CsvRow, RowFault } from './row';
import { type RowOptions, RowParser } from './rows';

/** The rows that one piece of the source completes. */
export interface CsvBatch<Row = never> {
  readonly rows: readonly CsvRow[];
  /** The rows that a filter has passed in their place, and where the last one stands. */
  readonly passed?: Pick<Passed<Row>, 'rows' | 'made'> & { readonly last: Position };
  /** What separates the cells; undefined if there is no header. */
  readonly delimiter: string | undefined;
  /** Bytes of the file so far, uncompressed. */
  readonly bytes: number;
  /** Byte order marks at its start. */
  readonly marks: number;
  readonly encoding: 'utf-8' | 'utf-16';
  /** Line ends so far that are not CRLF. */
  readonly otherLineEnds: number;
}

/** Why reading ends before the source does: its bytes, its rows, or a fault of the source itself. */
export type CsvFault = DecodeFault | RowFault | SourceFault;

/** A fault that the source throws: its archive is cut off or damaged. */
export interface SourceFault {
  readonly kind: 'source';
  readonly issue: Issue;
}

/** The end of a source that cannot be read completely. */
export interface CsvEnd {
  readonly fault: CsvFault;
  /** Where the row starts that cannot be read. */
  readonly at: Position;
}

/** Passes rows without cutting them. It is asked where a row starts. */
export interface RowFilter<Row = never> {
  /**
   * @param at where the first row of the bytes stands
   * @param delimiter what separates the cells
   */
  pass(bytes: Uint8Array, at: Position, delimiter: string): Passed<Row>;
}

export interface Passed<Row = never> {
  /** Rows that were passed, their bytes, and how many of them do not end with CRLF. */
  readonly rows: number;
  readonly bytes: number;
  readonly otherLineEnds: number;
  /** What was made of them. Undefined if they are only counted. */
  readonly made?: readonly Row[] | undefined;
  /** What comes next: a row that has to be cut, the start of one, or nothing that is worth asking about. */
  readonly next: 'row' | 'start' | 'rest';
}

/** The start of a row is kept up to this length until the next piece completes it. */
const maxStart = 65_536;

/** Reads bytes as rows. If nothing more can be read, the last item is the reason. */
export async function* readCsv<Row = never>(
  source: Source,
  options: RowOptions & {
    readonly signal?: AbortSignal | undefined;
    readonly filter?: RowFilter<Row> | undefined;
  },
): AsyncGenerator<CsvBatch<Row> | CsvEnd, void> {
  const decoder = new Decoder();
  const parser = new RowParser(options);
  const findFault = () => parser.fault ?? decoder.fault;

  function* parse(text: string, more: 'more' | 'last' | 'cut'): Generator<CsvBatch> {
    const rows = parser.push(text, decoder.fault ? 'cut' : more);
    if (rows.length === 0 && !(more === 'last' && !findFault())) return;
    const { bytes, marks, encoding } = decoder;
    const { delimiter, otherLineEnds } = parser;
    yield { rows, delimiter, bytes, marks, encoding, otherLineEnds };
  }

  const { filter } = options;
  /** The start of a row that the last pieces cut off. */
  const start = new KeptBytes();

  /** Lets the filter pass rows, and parses those that it does not pass. */
  function* parseFiltered(
    piece: Uint8Array | string,
    filter: RowFilter<Row>,
  ): Generator<CsvBatch<Row>> {
    // The first text stays text: it is not looked at for what only bytes can be, such as UTF-16.
    const isText = typeof piece === 'string' && !decoder.isBetweenCharacters;
    let rest = isText ? undefined : asBytes(piece);
    if (start.length > 0) {
      if (rest && start.length + rest.length <= maxStart && !rest.includes(lf)) {
        start.keep(rest);
        return;
      }
      if (rest) rest = start.take(rest);
      else yield* parse(decoder.push(start.take()), 'more');
    }
    if (rest === undefined) {
      yield* parse(decoder.push(piece), 'more');
      return;
    }
    // While the filter is not asked, twice as many bytes are parsed each time: one row may have many lines.
    let length = 0;
    while (rest.length > 0 && !findFault()) {
      let next: Passed<Row>['next'] = 'row';
      length *= 2;
      if (parser.isBetweenRows && decoder.isBetweenCharacters) {
        const passed = filter.pass(rest, parser.position, parser.delimiter as string);
        if (passed.rows > 0) {
          decoder.bytes += passed.bytes;
          parser.skip(passed);
          rest = rest.subarray(passed.bytes);
          const { bytes, marks, encoding } = decoder;
          const { delimiter, otherLineEnds } = parser;
          const common = { delimiter, bytes, marks, encoding, otherLineEnds };
          const { line, row } = parser.position;
          const last = { line: line - 1, row: row - 1 };
          yield { rows: [], passed: { rows: passed.rows, made: passed.made, last }, ...common };
        }
        next = passed.next;
        length = 0;
      }
      if (next === 'start' && rest.length <= maxStart) {
        start.keep(rest);
        return;
      }
      const lineEnd = next === 'row' ? rest.indexOf(lf, length) : -1;
      length = lineEnd === -1 ? rest.length : lineEnd + 1;
      const lines = rest.subarray(0, length);
      rest = rest.subarray(length);
      yield* parse(decoder.push(lines), 'more');
    }
  }

  const input = pieces(source, options.signal);
  let fault: CsvFault | undefined;
  try {
    for await (const piece of input) {
      if (filter) yield* parseFiltered(piece, filter);
      else yield* parse(decoder.push(piece), 'more');
      fault = findFault();
      if (fault) break;
    }
  } catch (cause) {
    // A fault of the text is the reason: that closing the source fails adds nothing.
    fault ??= sourceFault(cause);
    if (!fault) throw cause;
  }
  // Whole rows that waited for more text are not lost with it.
  const isCut = fault?.kind === 'source';
  if (isCut || (!fault && start.length > 0))
    yield* parse(decoder.push(start.take()), isCut ? 'cut' : 'more');
  if (!fault) yield* parse(decoder.end(), 'last');
  fault ??= findFault();
  if (fault) yield { fault, at: parser.position };
}

const lf = 10;
const utf8 = new TextEncoder();

/** The bytes of a piece; undefined for text with half a surrogate pair, which only the decoder can join. */
function asBytes(piece: Uint8Array | string): Uint8Array | undefined {
  if (typeof piece !== 'string') return piece;
  return piece.isWellFormed() ? utf8.encode(piece) : undefined;
}

/**
 * The fault that an error of the source carries: what unpacks an archive throws it, and knows no rows.
 * It is recognized by its name, because its class may be that of another build of the package.
 */
export function sourceFault(cause: unknown): SourceFault | undefined {
  if (!(cause instanceof Error) || cause.name !== 'BulkFileError') return undefined;
  const { issue } = cause as Error & { readonly issue: Issue };
  return { kind: 'source', issue };
}
