import { pipeline } from 'node:stream/promises';
import type { Gunzip, InflateRaw } from 'node:zlib';
import { archiveError } from './archive-error';
import { pieceLength } from './packed-source';

/** What an archive may unpack to. */
export interface InflationLimits {
  readonly maxInflatedBytes: number;
  readonly maxInflationRatio: number;
}

export const zlibOptions = { chunkSize: pieceLength };

/** A short file may pack as well as it likes. */
const leastJudged = 16_777_216;

/** Throws where so many bytes have come, or are said to come, out of so many packed ones. */
export function assertWithin(limits: InflationLimits, inflated: number, packed: number): void {
  const { maxInflatedBytes, maxInflationRatio } = limits;
  if (inflated > maxInflatedBytes) throw archiveError({ reason: 'size', limit: maxInflatedBytes });
  if (inflated >= leastJudged && inflated > packed * maxInflationRatio)
    throw archiveError({ reason: 'ratio', limit: maxInflationRatio });
}

/** The packed bytes through zlib, up to the limits, as they are asked for. */
export async function* inflated(
  packed: AsyncIterable<Uint8Array>,
  engine: Gunzip | InflateRaw,
  limits: InflationLimits,
): AsyncGenerator<Uint8Array, void> {
  // What fails there destroys the engine with the same error, and so is thrown below.
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
    throw inWords(cause);
  }
}

function inWords(cause: unknown): unknown {
  switch ((cause as NodeJS.ErrnoException | undefined)?.code) {
    case 'Z_BUF_ERROR':
      return archiveError({ reason: 'truncated' });
    case 'Z_DATA_ERROR':
    case 'Z_NEED_DICT':
      return archiveError({ reason: 'damaged' });
    default:
      return cause;
  }
}
