import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { archiveError } from './archive-error';
import { type InflationLimits, inflated, zlibOptions } from './inflate';
import { type PackedSource, streamSource } from './packed-source';

export const defaultLimits: InflationLimits = {
  maxInflatedBytes: 2_147_483_648,
  // Results with 481 columns pack 13 to 62 times, rows of nothing but commas up to 360, as a test
  // holds; what deflate can make of one repeated byte is 1,030.
  maxInflationRatio: 500,
};

/** The bytes of a stream that can be read once, unpacked if they are a gzip archive. */
export function unpackedStream(stream: Readable): AsyncIterable<Uint8Array> {
  return unpacked(async () => streamSource(stream), defaultLimits);
}

/**
 * The bytes of what is opened, unpacked if they are an archive. It is opened for each iteration, when
 * the first piece is asked for, and closed at its end; leaving closes it also while it is waited for.
 */
export function unpacked(
  open: () => Promise<PackedSource>,
  limits: InflationLimits,
): AsyncIterable<Uint8Array> {
  return { [Symbol.asyncIterator]: () => iterator(open, limits) };
}

function iterator(
  open: () => Promise<PackedSource>,
  limits: InflationLimits,
): AsyncIterator<Uint8Array, void> {
  const end = { done: true, value: undefined } as const;
  let opening: Promise<PackedSource> | undefined;
  let isLeft = false;

  async function* read(): AsyncGenerator<Uint8Array, void> {
    opening = open();
    const source = await opening;
    try {
      if (!isLeft) yield* contents(source, limits);
    } finally {
      await source.close();
    }
  }

  const pieces = read();
  return {
    async next() {
      try {
        const next = await pieces.next();
        return isLeft ? end : next;
      } catch (cause) {
        // What is cut short by leaving it has not failed.
        if (isLeft) return end;
        throw cause;
      }
    },
    async return() {
      isLeft = true;
      const source = await opening?.catch(() => undefined);
      await source?.close();
      await pieces.return();
      return end;
    },
  };
}

async function* contents(
  source: PackedSource,
  limits: InflationLimits,
): AsyncGenerator<Uint8Array, void> {
  let head: Uint8Array = new Uint8Array(0);
  while (head.length < 4) {
    const piece = await source.read();
    if (!piece) break;
    head = head.length === 0 ? piece : Buffer.concat([head, piece]);
  }
  const [a, b, c, d] = head;
  if (a === 0x50 && b === 0x4b && ((c === 3 && d === 4) || (c === 5 && d === 6))) {
    if (!source.file) throw archiveError({ reason: 'stream' });
    // Loaded here, because few files are archives.
    const { unzipped } = await import('./unzip');
    yield* unzipped(source.file, limits);
  } else if (a === 0x1f && b === 0x8b) {
    yield* inflated(all(head, source), createGunzip(zlibOptions), limits);
  } else {
    yield* all(head, source);
  }
}

async function* all(head: Uint8Array, source: PackedSource): AsyncGenerator<Uint8Array, void> {
  for (let piece: Uint8Array | undefined = head; piece; piece = await source.read())
    if (piece.length > 0) yield piece;
}
