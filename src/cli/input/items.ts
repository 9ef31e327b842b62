import { extname } from 'node:path';
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
  const first: Uint8Array[] = [];
  let found: InputFormat | undefined;
  try {
    while (!found) {
      const next = await bytes.next();
      if (next.done) break;
      first.push(next.value);
      found = formatOf(next.value);
    }
  } catch (cause) {
    throw cause instanceof BulkFileError ? unreadable(file, cause) : cause;
  }
  yield* readers[found ?? 'csv'](file, chained(first, bytes));
}

/** Spaces, byte order marks, and the zeros of UTF-16. */
const passedOver = new Set([0x20, 0x09, 0x0a, 0x0d, 0xef, 0xbb, 0xbf, 0xff, 0xfe, 0]);

/** Told by the first character. */
function formatOf(bytes: Uint8Array): InputFormat | undefined {
  const first = bytes.find((byte) => !passedOver.has(byte));
  if (first === undefined) return undefined;
  return first === 0x5b ? 'json' : first === 0x7b ? 'ndjson' : 'csv';
}

/** Closes the rest even where nothing of it has been asked for. */
async function* chained(
  first: readonly Uint8Array[],
  rest: AsyncGenerator<Uint8Array, void>,
): AsyncGenerator<Uint8Array, void> {
  try {
    yield* first;
    yield* rest;
  } finally {
    await rest.return();
  }
}
