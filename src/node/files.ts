import { createReadStream } from 'node:fs';
import { type RecordResult, readOfflineConversions } from '../read';
import type { OfflineConversionInput, offlineConversion } from '../records/offline-conversion';
import type { ReadOptions, WriteOptions } from '../rules/options';
import type { OwnOptionsOf } from '../schema/record-type';
import { type ValidationReport, validateBulkFile } from '../validate';
import { writeOfflineConversions } from '../write';
import { replaceFile } from './replace-file';

type Own = OwnOptionsOf<typeof offlineConversion>;

/**
 * `readOfflineConversions` on a file by its path. The file is opened when the first row is asked
 * for, and closed when the loop is left.
 *
 * @throws TypeError at once for wrong options
 * @throws BulkFileError where nothing more can be read; the system's error where the file can not be opened
 * @example
 * for await (const { record } of readOfflineConversionsFile('upload.csv')) console.log(record);
 */
export function readOfflineConversionsFile(
  path: string,
  options: ReadOptions & Own = {},
): AsyncGenerator<RecordResult, void> {
  return readOfflineConversions(fileAt(path), options);
}

/**
 * `validateBulkFile` on a file by its path.
 *
 * @throws TypeError for wrong options; the system's error where the file can not be read
 * @example
 * const { valid, issues } = await validateBulkFilePath('upload.csv');
 */
export function validateBulkFilePath(
  path: string,
  options: ReadOptions & Own = {},
): Promise<ValidationReport> {
  return validateBulkFile(fileAt(path), options);
}

/**
 * `writeOfflineConversions` to a file by its path. It is written beside the target and renamed at
 * the end: a failure leaves no half file, and keeps what was there.
 *
 * @throws TypeError for wrong options, InvalidRecordError for a record with an error, BulkFileError at
 * a limit of the service; the system's error where the file can not be written
 * @example
 * await writeOfflineConversionsFile('upload.csv', conversions);
 */
export async function writeOfflineConversionsFile(
  path: string,
  records: Iterable<OfflineConversionInput> | AsyncIterable<OfflineConversionInput>,
  options: WriteOptions<OfflineConversionInput> & Own = {},
): Promise<void> {
  await replaceFile(path, writeOfflineConversions(records, options));
}

/** Opens only when it is asked, so that a reader that is never used leaves nothing open. */
function fileAt(path: string): AsyncIterable<Uint8Array> {
  return {
    [Symbol.asyncIterator]: () => createReadStream(path)[Symbol.asyncIterator](),
  };
}
