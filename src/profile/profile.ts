import * as z from 'zod/mini';
import { checkOptions } from '../options/check';
import type { ReadOptions } from '../options/options';
import { readShape } from '../options/settings';
import { readOfflineConversions } from '../read';
import { assertSource, type Source } from '../source/source';
import type { ProfileCounts } from './counts';
import { findNotable, type Notable } from './notable';
import { createProfileTally } from './tally';

/** Options for profiling a file. */
export interface ProfileOptions
  extends Pick<ReadOptions, 'maxCellLength' | 'signal' | 'onProgress'> {}

/**
 * What is in a file of offline conversions. A plain object that JSON can hold, without the value of an
 * identifier.
 */
export interface OfflineConversionProfile extends ProfileCounts {
  /** What stands out. */
  readonly notable: readonly Notable[];
}

const schema = z.strictObject({
  maxCellLength: readShape.maxCellLength,
  signal: readShape.signal,
  onProgress: readShape.onProgress,
});

/**
 * Counts what is in a file of offline conversions, in bounded memory: rows by goal, action and day, sums of
 * values by currency, and rows with each identifier. It shows what no rule can know is wrong, such as a day
 * with half of the usual rows. Faulty rows are counted as far as they can be read.
 *
 * Source: Offline Conversion Record, Bulk API reference.
 * @throws TypeError for wrong options, and for a path instead of a source; the reason of an abort; what the
 * source throws
 * @throws BulkFileError if the file cannot be read to its end
 * @example
 * const { records, goals, notable } = await profileOfflineConversions(file);
 * console.log(records, goals[0]?.name, notable.length);
 */
export async function profileOfflineConversions(
  source: Source,
  options: ProfileOptions = {},
): Promise<OfflineConversionProfile> {
  assertSource(source);
  // Rules that remember keys would need memory for each row.
  const reading = { ...checkOptions(schema, options), duplicates: false };
  const tally = createProfileTally();
  for await (const { action, cells } of readOfflineConversions(source, reading))
    tally.add(action, cells);
  const counts = tally.counts();
  return { ...counts, notable: findNotable(counts) };
}
