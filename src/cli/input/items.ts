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
import type { PropertyNames } from './property-names';
import { singerItems } from './singer';

export type InputFormat = 'ndjson' | 'json' | 'csv' | 'singer';

const objectReaders = { ndjson: ndjsonItems, json: jsonItems, singer: singerItems };

const formatsByExtension: Readonly<Record<string, InputFormat>> = {
  '.ndjson': 'ndjson',
  '.jsonl': 'ndjson',
  '.json': 'json',
  '.csv': 'csv',
  '.tsv': 'csv',
  '.txt': 'csv',
};

const formatsByCharacter: Readonly<Record<string, InputFormat>> = { '[': 'json', '{': 'ndjson' };

/**
 * The objects of an input: in the format of `--from`, of its extension, or of its first character.
 * @param onState receives the states of a Singer tap
 */
export async function* inputItems(
  file: string,
  from: InputFormat | undefined,
  names: PropertyNames,
  terminal: Terminal,
  onState: (state: unknown) => void = () => {},
): AsyncGenerator<InputItem, void> {
  const { format, bytes } = await openInput(file, from, terminal);
  yield* itemsOf(format, file, bytes, names, onState);
}

/** The objects of an input, or the bytes of a bulk file, which is recognized by its header. */
export async function inputOrBulk(
  file: string,
  from: InputFormat | undefined,
  names: PropertyNames,
  terminal: Terminal,
) {
  const { format, bytes } = await openInput(file, from, terminal);
  if (format !== 'csv') return { items: itemsOf(format, file, bytes, names) };
  const { detected, pieces } = await onFile(file, peek(bytes, bulkHeaderDetector()));
  return detected ? { bulk: pieces } : { items: csvItems(file, pieces, names) };
}

async function* itemsOf(
  format: InputFormat,
  file: string,
  bytes: AsyncIterable<Uint8Array>,
  names: PropertyNames,
  onState: (state: unknown) => void = () => {},
): AsyncGenerator<InputItem, void> {
  // The columns of a CSV are renamed in its header.
  if (format === 'csv') yield* csvItems(file, bytes, names);
  else
    for await (const item of objectReaders[format](file, bytes, onState)) yield names.rename(item);
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
