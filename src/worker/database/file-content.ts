import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import type { OpenableFile } from '../../client';

/** Packs the content of a file, which becomes about a tenth of its size. */
export async function packContent(bytes: Uint8Array): Promise<Buffer> {
  const pieces: Buffer[] = [];
  await pipeline(Readable.from(slices(bytes)), createGzip({ level: 4 }), async (packed) => {
    for await (const piece of packed) pieces.push(piece);
  });
  return Buffer.concat(pieces);
}

function* slices(bytes: Uint8Array): Generator<Uint8Array> {
  const length = 1_000_000;
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length);
}

/** A packed file, which is unpacked whenever it is read. */
export function unpackedFile(packed: Buffer, size: number): OpenableFile {
  return {
    size,
    open: () => Readable.from([packed], { objectMode: false }).pipe(createGunzip()),
  };
}
