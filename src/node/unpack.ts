import type { Readable } from 'node:stream';
import { archiveError, defaultLimits, type InflationLimits } from '../file/archive';
import { type Origin, withOrigin } from '../source/origin';
import { gunzip } from './gunzip';
import { type PackedSource, streamSource } from './packed-source';

/** Unpacks the bytes of a stream, which can be read once, if they are a gzip archive. */
export function unpackStream(stream: Readable): AsyncIterable<Uint8Array> {
  return unpack(async () => streamSource(stream), defaultLimits);
}

/**
 * Unpacks the bytes of a source if they are an archive. Each iteration opens the source when the first
 * piece is requested, and closes it at the end. Leaving the loop closes it even while a piece is awaited.
 *
 * @param name name of the file, for what is wrong with it
 */
export function unpack(
  open: () => Promise<PackedSource>,
  limits: InflationLimits,
  name?: string,
): AsyncIterable<Uint8Array> {
  let origin: Origin = {};
  const tell = (found: Origin) => {
    origin = { ...found, name };
  };
  return withOrigin({ [Symbol.asyncIterator]: () => iterator(open, limits, tell) }, () => origin);
}

function iterator(
  open: () => Promise<PackedSource>,
  limits: InflationLimits,
  tell: (origin: Origin) => void,
): AsyncIterator<Uint8Array, void> {
  const end = { done: true, value: undefined } as const;
  let opening: Promise<PackedSource> | undefined;
  let isLeft = false;

  async function* read(): AsyncGenerator<Uint8Array, void> {
    opening = open();
    const source = await opening;
    try {
      // A pipe has no name that is uploaded.
      const tellOfFile = source.file ? tell : () => {};
      if (!isLeft) yield* contents(source, limits, tellOfFile);
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
        // Leaving the loop interrupts a read, which is not a failure.
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
  tell: (origin: Origin) => void,
) {
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
    const { unzip } = await import('./unzip');
    yield* unzip(source.file, limits, (entries) => tell({ ...entries, packing: 'zip' }));
  } else if (a === 0x1f && b === 0x8b) {
    tell({ packing: 'gzip' });
    yield* gunzip(piecesFrom(head, source), limits);
  } else {
    tell({});
    yield* piecesFrom(head, source);
  }
}

async function* piecesFrom(head: Uint8Array, source: PackedSource) {
  for (let piece: Uint8Array | undefined = head; piece; piece = await source.read())
    if (piece.length > 0) yield piece;
}
