import * as z from 'zod/mini';
import { checkOptions } from '../options/check';
import { openFile } from './packed-source';
import { defaultLimits, unpacked } from './unpack';

/** How much an archive may unpack to: far more than any bulk file, and less than what fills a disk. */
export interface BulkFileOptions {
  /** Most bytes that come out of an archive, a whole number from 1. Default 2,147,483,648 (2 GiB). */
  readonly maxInflatedBytes?: number | undefined;
  /**
   * Most times its packed size that comes out of an archive, from 1; `Infinity` for no limit. Judged
   * from 16 MiB on. Default 500: result files have 13 to 62, and deflate ends at 1,030.
   */
  readonly maxInflationRatio?: number | undefined;
}

const isNumber = (value: unknown): value is number => typeof value === 'number' && value >= 1;

export const limitShape = {
  maxInflatedBytes: z.optional(
    z.custom<number>(
      (value) => isNumber(value) && Number.isSafeInteger(value),
      'a whole number from 1',
    ),
  ),
  maxInflationRatio: z.optional(z.custom<number>(isNumber, 'a number from 1')),
};
const schema = z.strictObject(limitShape);

/**
 * The bytes of a bulk file by its path, for everything that takes a `Source`. A ZIP archive with one
 * entry and a gzip archive are unpacked: the content decides, and never the name. The file is opened
 * when the first piece is asked for, and closed when the loop is left; it may be read again.
 *
 * Source: Bulk File Schema, Bulk API reference.
 * @throws TypeError at once for wrong options
 * @throws BulkFileError with `archive` for an archive that is empty, has several entries, is encrypted,
 * damaged, cut off or passes a limit, with `not-a-bulk-file` for a spreadsheet; the system's error where
 * the file can not be read
 * @example
 * for await (const { type } of readBulkRows(bulkFile('result.zip'))) console.log(type);
 */
export function bulkFile(path: string, options: BulkFileOptions = {}): AsyncIterable<Uint8Array> {
  const {
    maxInflatedBytes = defaultLimits.maxInflatedBytes,
    maxInflationRatio = defaultLimits.maxInflationRatio,
  } = checkOptions(schema, options);
  return unpacked(() => openFile(path), { maxInflatedBytes, maxInflationRatio });
}
