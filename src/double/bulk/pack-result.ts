import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { zipPieces } from '../../node/zip';
import type { DoubleSettings } from '../options';

/** Packs the text of a result file. Only a plain one is held unpacked. */
export async function packResult(
  format: DoubleSettings['resultFormat'],
  entryName: string,
  texts: AsyncIterable<string>,
): Promise<Buffer> {
  if (format === 'zip') return collect(zipPieces(entryName, encode(texts)));
  const plain = await collect(encode(texts));
  return format === 'gzip' ? promisify<Buffer, Buffer>(gzip)(plain) : plain;
}

async function* encode(texts: AsyncIterable<string>): AsyncGenerator<Uint8Array, void> {
  for await (const text of texts) if (text !== '') yield Buffer.from(text);
}

async function collect(pieces: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const piece of pieces) all.push(piece);
  return Buffer.concat(all);
}
