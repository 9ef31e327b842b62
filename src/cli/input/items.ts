import { extname } from 'node:path';
import { BulkFileError } from '../../errors';
import { inputFile } from '../input-file';
import { unreadable } from '../unreadable';
import { bulkTeller } from './bulk-teller';
import { csvItems } from './csv';
import type { InputItem } from './item';
import { jsonItems } from './json';
import { ndjsonItems } from './ndjson';

export type InputFormat = 'ndjson' | 'json' | 'csv';

type Bytes = AsyncGenerator<Uint8Array, void>;

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
  const { format, bytes } = await opened(file, given, signal);
  yield* readers[format](file, bytes);
}

/** The objects of an input, or the bytes of a bulk file: what it is, its header tells. */
export async function inputOrBulk(
  file: string,
  given: InputFormat | undefined,
  signal: AbortSignal,
): Promise<{ readonly items: AsyncGenerator<InputItem, void> } | { readonly bulk: Bytes }> {
  const { format, bytes } = await opened(file, given, signal);
  if (format !== 'csv') return { items: readers[format](file, bytes) };
  const { told, all } = await peeked(file, bytes, bulkTeller());
  return told ? { bulk: all } : { items: csvItems(file, all) };
}

async function opened(
  file: string,
  given: InputFormat | undefined,
  signal: AbortSignal,
): Promise<{ readonly format: InputFormat; readonly bytes: Bytes }> {
  const bytes = inputFile(file, signal);
  const format = given ?? (file === '-' ? undefined : byExtension[extname(file).toLowerCase()]);
  if (format) return { format, bytes };
  const { told, all } = await peeked(file, bytes, formatOf);
  return { format: told ?? 'csv', bytes: all };
}

/**
 * What the first pieces tell, and all pieces again.
 * @param tell undefined where it needs one more piece; called without one at the end
 */
async function peeked<T>(
  file: string,
  bytes: Bytes,
  tell: (piece: Uint8Array | undefined) => T | undefined,
): Promise<{ readonly told: T | undefined; readonly all: Bytes }> {
  const first: Uint8Array[] = [];
  let told: T | undefined;
  try {
    while (told === undefined) {
      const next = await bytes.next();
      if (next.done) {
        told = tell(undefined);
        break;
      }
      first.push(next.value);
      told = tell(next.value);
    }
  } catch (cause) {
    throw cause instanceof BulkFileError ? unreadable(file, cause) : cause;
  }
  return { told, all: chained(first, bytes) };
}

/** Spaces, byte order marks, and the zeros of UTF-16. */
const passedOver = new Set([0x20, 0x09, 0x0a, 0x0d, 0xef, 0xbb, 0xbf, 0xff, 0xfe, 0]);

/** Told by the first character. */
function formatOf(bytes: Uint8Array | undefined): InputFormat | undefined {
  const first = bytes?.find((byte) => !passedOver.has(byte));
  if (first === undefined) return undefined;
  return first === 0x5b ? 'json' : first === 0x7b ? 'ndjson' : 'csv';
}

/** Closes the rest even where nothing of it has been asked for. */
async function* chained(first: readonly Uint8Array[], rest: Bytes): Bytes {
  try {
    yield* first;
    yield* rest;
  } finally {
    await rest.return();
  }
}
