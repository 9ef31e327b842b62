import type { ArchiveFault } from '../issues/fact-shapes';
import { BulkFileError } from '../messages/errors';

/* What is wrong with an archive. Node and browsers unpack in their own ways. */

/** What an archive may unpack to. */
export interface InflationLimits {
  readonly maxInflatedBytes: number;
  readonly maxInflationRatio: number;
}

export const defaultLimits: InflationLimits = {
  maxInflatedBytes: 2_147_483_648,
  // Results with 481 columns pack 13 to 62 times, and rows of only commas up to 360, which a test holds.
  // Deflate reaches 1,030 with one repeated byte.
  maxInflationRatio: 500,
};

/** The ratio is not checked below this size. */
const minSizeForRatio = 16_777_216;

/** Rejects a number of unpacked bytes, actual or announced, that exceeds a limit. */
export function assertWithin(limits: InflationLimits, unpacked: number, packed: number): void {
  const { maxInflatedBytes, maxInflationRatio } = limits;
  if (unpacked > maxInflatedBytes) throw archiveError({ reason: 'size', limit: maxInflatedBytes });
  if (unpacked >= minSizeForRatio && unpacked > packed * maxInflationRatio)
    throw archiveError({ reason: 'ratio', limit: maxInflationRatio });
}

/** The error of an archive that cannot be read. The reader of its rows adds the position. */
export function archiveError(facts: ArchiveFault): BulkFileError {
  return new BulkFileError({ code: 'archive', facts }, { line: 1, row: 0 });
}
