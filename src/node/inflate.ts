import { pipeline } from 'node:stream/promises';
import type { Gunzip, InflateRaw } from 'node:zlib';
import { archiveError, assertWithin, type InflationLimits } from '../file/archive';
import { pieceLength } from './packed-source';

export const zlibOptions = { chunkSize: pieceLength };

/** Unpacks bytes with zlib, up to the limits, as they are requested. */
export async function* inflate(
  packed: AsyncIterable<Uint8Array>,
  engine: Gunzip | InflateRaw,
  limits: InflationLimits,
): AsyncGenerator<Uint8Array, void> {
  // A failure destroys the engine with the same error, which the loop below throws.
  pipeline(packed, engine).catch(() => {});
  let bytes = 0;
  try {
    for await (const piece of engine as AsyncIterable<Uint8Array>) {
      const room = limits.maxInflatedBytes - bytes;
      bytes += piece.length;
      if (room > 0 && piece.length > room) yield piece.subarray(0, room);
      assertWithin(limits, bytes, engine.bytesWritten);
      yield piece;
    }
  } catch (cause) {
    const reason = reasons.get((cause as NodeJS.ErrnoException | undefined)?.code);
    throw reason ? archiveError({ reason }) : cause;
  }
}

/** What the codes of zlib mean for an archive. */
const reasons = new Map<string | undefined, 'truncated' | 'damaged'>([
  ['Z_BUF_ERROR', 'truncated'],
  ['Z_DATA_ERROR', 'damaged'],
  ['Z_NEED_DICT', 'damaged'],
]);
