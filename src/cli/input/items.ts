import { extname } from 'node:path';
import { firstCharacterDetector, peek } from '../../source/peek';
import type { Terminal } from '../output/terminal';
import { onFile } from '../wrong-use';
import { bulkHeaderDetector } from './bulk-header';
import { csvItems } from './csv';
import { inputFile } from './file';
import type { InputItem } from './item';
import { jsonItems } from './json';
import { ndjsonItems } from './ndjson';

export type InputFormat = 'ndjson' | 'json' | 'csv';

const readers = { ndjson: ndjsonItems, json: jsonItems, csv: csvItems };

const formatsByExtension: Readonly<Record<string, InputFormat>> = {
  '.ndjson': 'ndjson',
  '.jsonl': 'ndjson',
  '.json': 'json',
  '.csv': 'csv',
  '.tsv': 'csv',
  '.txt': 'csv',
};

const formatsByCharacter: Readonly<Record<string, InputFormat>> = { '[': 'json', '{': 'ndjson' };

/** The objects of an input: in the format of `--from`, of its extension, or of its first character. */
export async function* inputItems(
  file: string,
  from: InputFormat | undefined,
  terminal: Terminal,
): AsyncGenerator<InputItem, void> {
  const { format, bytes } = await openInput(file, from, terminal);
  yield* readers[format](file, bytes);
}

/** The objects of an input, or the bytes of a bulk file, which is recognized by its header. */
export async function inputOrBulk(file: string, from: InputFormat | undefined, terminal: Terminal) {
  const { format, bytes } = await openInput(file, from, terminal);
  if (format !== 'csv') return { items: readers[format](file, bytes) };
  const { detected, pieces } = await onFile(file, peek(bytes, bulkHeaderDetector()));
  return detected ? { bulk: pieces } : { items: csvItems(file, pieces) };
}

async function openInput(file: string, from: InputFormat | undefined, terminal: Terminal) {
  const bytes = inputFile(file, terminal);
  const extension = file === '-' ? '' : extname(file).toLowerCase();
  const format = from ?? formatsByExtension[extension];
  if (format) return { format, bytes };
  const { detected = '', pieces } = await onFile(file, peek(bytes, firstCharacterDetector()));
  // Only standard input may be empty: an empty file is more likely a mistake than no records.
  const fallback = file === '-' && detected === '' ? 'ndjson' : 'csv';
  return { format: formatsByCharacter[detected] ?? fallback, bytes: pieces };
}
