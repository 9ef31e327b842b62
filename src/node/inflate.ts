import { pipeline } from 'node:stream/promises';
import type { Gunzip, InflateRaw } from 'node:zlib';
import type { ArchiveFault } from '../issues/fact-shapes';
import { BulkFileError } from '../messages/errors';
import { pieceLength } from './packed-source';

/** What an archive may unpack to. */
export interface InflationLimits {
  readonly maxInflatedBytes: number;
  readonly maxInflationRatio: number;
}

export const zlibOptions = { chunkSize: pieceLength };

/** The error of an archive that cannot be read. The reader of its rows adds the position. */
export function archiveError(facts: ArchiveFault): BulkFileError {
  return new BulkFileError({ code: 'archive', facts }, { line: 1, row: 0 });
}

/** The ratio is not checked below this size. */
const minSizeForRatio = 16_777_216;

/** Rejects a number of unpacked bytes, actual or announced, that exceeds a limit. */
export function assertWithin(limits: InflationLimits, unpacked: number, packed: number): void {
  const { maxInflatedBytes, maxInflationRatio } = limits;
  if (unpacked > maxInflatedBytes) throw archiveError({ reason: 'size', limit: maxInflatedBytes });
  if (unpacked >= minSizeForRatio && unpacked > packed * maxInflationRatio)
    throw archiveError({ reason: 'ratio', limit: maxInflationRatio });
}

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
