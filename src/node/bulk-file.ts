import { basename } from 'node:path';
import * as z from 'zod/mini';
import { defaultLimits } from '../file/archive';
import { checkOptions } from '../options/check';
import { openFile } from './packed-source';
import { unpack } from './unpack';

/** How much an archive may unpack to: far more than any bulk file, but less than fills a disk. */
export interface BulkFileOptions {
  /** How many bytes an archive may unpack to, a whole number from 1. Default 2,147,483,648 (2 GiB). */
  readonly maxInflatedBytes?: number | undefined;
  /**
   * How many times its packed size an archive may unpack to, from 1; `Infinity` for no limit. Checked
   * from 16 MiB. Default 500: result files have 13 to 62, and deflate reaches 1,030 at most.
   */
  readonly maxInflationRatio?: number | undefined;
}

const isFrom1 = (value: unknown): value is number => typeof value === 'number' && value >= 1;

export const limitShape = {
  maxInflatedBytes: z.optional(
    z.custom<number>(
      (value) => isFrom1(value) && Number.isSafeInteger(value),
      'a whole number from 1',
    ),
  ),
  maxInflationRatio: z.optional(z.custom<number>(isFrom1, 'a number from 1')),
};
const schema = z.strictObject(limitShape);

/**
 * Reads the bytes of a bulk file by its path, for every function that takes a `Source`. A ZIP archive
 * with one entry and a gzip archive are unpacked; the content decides, not the name. The file is opened
 * when the first piece is requested, and closed when the loop ends. It can be read again.
 *
 * Source: Bulk File Schema, Bulk API reference.
 * @throws TypeError at once for wrong options
 * @throws BulkFileError with `archive` for an archive that is empty, has several entries, is encrypted,
 * damaged, truncated or exceeds a limit; with `not-a-bulk-file` for a spreadsheet
 * @throws the system's error if the file cannot be read
 * @example
 * for await (const { type } of readBulkRows(bulkFile('result.zip'))) console.log(type);
 */
export function bulkFile(path: string, options: BulkFileOptions = {}): AsyncIterable<Uint8Array> {
  const {
    maxInflatedBytes = defaultLimits.maxInflatedBytes,
    maxInflationRatio = defaultLimits.maxInflationRatio,
  } = checkOptions(schema, options);
  return unpack(() => openFile(path), { maxInflatedBytes, maxInflationRatio }, basename(path));
}
