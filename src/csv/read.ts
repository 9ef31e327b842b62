import { BulkFileError } from '../messages/errors';
import { createDecoder } from '../source/decode';
import { pieces, type Source } from '../source/source';
import { type CsvRow, createRowParser, type RowOptions } from './rows';
import { mostCells } from './scan';

/** The rows that one piece of the source completed. */
export interface CsvBatch {
  readonly rows: readonly CsvRow[];
  /** What separates the cells; undefined where there is no header. */
  readonly delimiter: string | undefined;
  /** Bytes of the file so far, uncompressed. */
  readonly bytes: number;
  /** Byte order marks at its start, and what they say. */
  readonly marks: number;
  readonly encoding: 'utf-8' | 'utf-16';
}

/** Bytes become rows. Throws a `BulkFileError` where nothing more can be read, after the rows before. */
export async function* readCsv(
  source: Source,
  options: RowOptions & { readonly signal?: AbortSignal | undefined },
): AsyncGenerator<CsvBatch, void> {
  const decoder = createDecoder();
  const parser = createRowParser(options);

  function* take(text: string, end: boolean): Generator<CsvBatch, void> {
    const rows = parser.push(text, decoder.fault ? 'cut' : end ? 'last' : 'more');
    const { bytes, marks, encoding } = decoder;
    const { delimiter } = parser;
    const whole = !parser.fault && !decoder.fault;
    if (rows.length > 0 || (end && whole)) yield { rows, delimiter, bytes, marks, encoding };
    if (parser.fault) {
      const { code, limit, quoteLine, line, row } = parser.fault;
      throw new BulkFileError(
        { code, facts: { limit, quoteLine, cells: mostCells } },
        { line, row },
      );
    }
    if (decoder.fault) {
      throw new BulkFileError({ code: decoder.fault.code, facts: decoder.fault }, parser.position);
    }
  }

  /** A source that can not be read on, as a packed file that breaks off, knows no rows. */
  async function* placed(): AsyncGenerator<Uint8Array | string, void> {
    try {
      yield* pieces(source, options.signal);
    } catch (cause) {
      throw cause instanceof BulkFileError ? cause.at(parser.position) : cause;
    }
  }

  for await (const piece of placed()) yield* take(decoder.push(piece), false);
  yield* take(decoder.end(), true);
}
