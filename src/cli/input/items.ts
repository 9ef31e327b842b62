import { extname } from 'node:path';
import { type Peeked, peeked } from '../../csv/first-character';
import { BulkFileError } from '../../errors';
import { inputFile } from '../input-file';
import { unreadable } from '../unreadable';
import { csvItems } from './csv';
import type { InputItem } from './item';
import { jsonItems } from './json';
import { ndjsonItems } from './ndjson';

export type InputFormat = 'ndjson' | 'json' | 'csv';

const readers = { ndjson: ndjsonItems, json: jsonItems, csv: csvItems };

const byExtension: Readonly<Record<string, InputFormat>> = {
  '.ndjson': 'ndjson',
  '.jsonl': 'ndjson',
  '.json': 'json',
  '.csv': 'csv',
  '.tsv': 'csv',
  '.txt': 'csv',
};

const byFirst: Readonly<Record<string, InputFormat>> = { '[': 'json', '{': 'ndjson' };

/** The objects of an input, in the given format, or in that of its extension or first character. */
export async function* inputItems(
  file: string,
  given: InputFormat | undefined,
  signal: AbortSignal,
): AsyncGenerator<InputItem, void> {
  const bytes = inputFile(file, signal);
  const format = given ?? (file === '-' ? undefined : byExtension[extname(file).toLowerCase()]);
  if (format) {
    yield* readers[format](file, bytes);
    return;
  }
  let peek: Peeked<Uint8Array>;
  try {
    peek = await peeked(bytes);
  } catch (cause) {
    throw cause instanceof BulkFileError ? unreadable(file, cause) : cause;
  }
  yield* readers[byFirst[peek.first ?? ''] ?? 'csv'](file, peek.pieces);
}
