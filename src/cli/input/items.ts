import { extname } from 'node:path';
import { BulkFileError } from '../../messages/errors';
import { firstCharacter, type Peeked, peeked } from '../../source/peek';
import type { Terminal } from '../output/terminal';
import { unreadable } from '../unreadable';
import { bulkTeller } from './bulk-teller';
import { csvItems } from './csv';
import { inputFile } from './file';
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

const byFirst: Readonly<Record<string, InputFormat>> = { '[': 'json', '{': 'ndjson' };

/** The objects of an input, in the given format, or in that of its extension or first character. */
export async function* inputItems(
  file: string,
  given: InputFormat | undefined,
  terminal: Terminal,
): AsyncGenerator<InputItem, void> {
  const { format, bytes } = await opened(file, given, terminal);
  yield* readers[format](file, bytes);
}

/** The objects of an input, or the bytes of a bulk file: what it is, its header tells. */
export async function inputOrBulk(
  file: string,
  given: InputFormat | undefined,
  terminal: Terminal,
): Promise<{ readonly items: AsyncGenerator<InputItem, void> } | { readonly bulk: Bytes }> {
  const { format, bytes } = await opened(file, given, terminal);
  if (format !== 'csv') return { items: readers[format](file, bytes) };
  const { told, pieces } = await looked(file, bytes, bulkTeller());
  return told ? { bulk: pieces } : { items: csvItems(file, pieces) };
}

async function opened(
  file: string,
  given: InputFormat | undefined,
  terminal: Terminal,
): Promise<{ readonly format: InputFormat; readonly bytes: Bytes }> {
  const bytes = inputFile(file, terminal);
  const format = given ?? (file === '-' ? undefined : byExtension[extname(file).toLowerCase()]);
  if (format) return { format, bytes };
  const { told = '', pieces } = await looked(file, bytes, firstCharacter());
  // Only standard input: a file that is empty by mistake is not to pass for one without records.
  const unknown = file === '-' && told === '' ? 'ndjson' : 'csv';
  return { format: byFirst[told] ?? unknown, bytes: pieces };
}

/** Looks at the first pieces; a file that can not be read is said in a sentence. */
async function looked<Told>(
  file: string,
  bytes: Bytes,
  tell: (piece: Uint8Array | undefined) => Told | undefined,
): Promise<Peeked<Uint8Array, Told>> {
  try {
    return await peeked(bytes, tell);
  } catch (cause) {
    throw cause instanceof BulkFileError ? unreadable(file, cause) : cause;
  }
}
