import type { Issue } from '../issues/issue';
import type { Position } from '../issues/position';
import { type DecodeFault, Decoder } from '../source/decode';
import { pieces, type Source } from '../source/source';
import type { CsvRow, RowFault } from './row';
import { type RowOptions, RowParser } from './rows';

/** The rows that one piece of the source completes. */
export interface CsvBatch {
  readonly rows: readonly CsvRow[];
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

/** Reads bytes as rows. If nothing more can be read, the last item is the reason. */
export async function* readCsv(
  source: Source,
  options: RowOptions & { readonly signal?: AbortSignal | undefined },
): AsyncGenerator<CsvBatch | CsvEnd, void> {
  const decoder = new Decoder();
  const parser = new RowParser(options);
  const findFault = () => parser.fault ?? decoder.fault;

  function* parse(text: string, end: boolean): Generator<CsvBatch> {
    const rows = parser.push(text, decoder.fault ? 'cut' : end ? 'last' : 'more');
    if (rows.length === 0 && !(end && !findFault())) return;
    const { bytes, marks, encoding } = decoder;
    const { delimiter, otherLineEnds } = parser;
    yield { rows, delimiter, bytes, marks, encoding, otherLineEnds };
  }

  const input = pieces(source, options.signal);
  let fault: CsvFault | undefined;
  try {
    for await (const piece of input) {
      yield* parse(decoder.push(piece), false);
      fault = findFault();
      if (fault) break;
    }
  } catch (cause) {
    // A fault of the text is the reason: that closing the source fails adds nothing.
    fault ??= sourceFault(cause);
    if (!fault) throw cause;
  }
  if (!fault) yield* parse(decoder.end(), true);
  fault ??= findFault();
  if (fault) yield { fault, at: parser.position };
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
