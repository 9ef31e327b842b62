import * as z from 'zod/mini';
import { checkOptions, splitOptions } from '../options/check';
import type { HashOption, HashOptions, ReadOptions, WriteOptions } from '../options/options';
import { delimiter } from '../options/shapes';
import { takeOptions } from '../options/take';
import { type RecordResult, readRecords } from '../read';
import { type ConversionInput, offlineConversion } from '../records/offline-conversion';
import { assertRecordType } from '../schema/assert-record-type';
import type { AnyRecordType, OwnOptionsOf, WriterInput } from '../schema/record-type';
import { type ValidationReport, validateRecords } from '../validate';
import { writeRecords } from '../write';
import { type BulkFileOptions, bulkFile, limitShape } from './bulk-file';
import { replaceFiles } from './replace/replace-files';
import { assertUploadTarget, delimiterOf } from './upload-target';
import { csvName, packFor } from './zip';

type Own = OwnOptionsOf<typeof offlineConversion>;

/**
 * Runs `readRecords` on a file by its path, as `readOfflineConversionsFile` does.
 *
 * @throws what `readOfflineConversionsFile` throws
 * @example
 * for await (const { record } of readRecordsFile(offlineConversion, 'upload.csv')) console.log(record);
 */
export function readRecordsFile<T extends AnyRecordType>(
  type: T,
  path: string,
  options: ReadOptions & OwnOptionsOf<T> & BulkFileOptions = {} as never,
): AsyncGenerator<RecordResult<T>, void> {
  assertRecordType(type);
  const [limits, others] = splitOptions(options, limitShape);
  return readRecords(type, bulkFile(path, limits), others as typeof options);
}

/**
 * Runs `readOfflineConversions` on a file by its path. A ZIP or gzip archive is unpacked as by
 * `bulkFile`. The file is opened when the first row is requested, and closed when the loop ends.
 *
 * @throws TypeError at once for wrong options
 * @throws BulkFileError if nothing more can be read; the system's error if the file cannot be read
 * @example
 * for await (const { record } of readOfflineConversionsFile('upload.csv')) console.log(record);
 */
export function readOfflineConversionsFile(
  path: string,
  options: ReadOptions & Own & BulkFileOptions = {},
): AsyncGenerator<RecordResult, void> {
  return readRecordsFile(offlineConversion, path, options);
}

/**
 * Runs `validateRecords` on a file by its path. A ZIP or gzip archive is unpacked as by `bulkFile`.
 *
 * @throws what `validateBulkFilePath` throws
 * @example
 * const { valid, issues } = await validateRecordsFile(offlineConversion, 'upload.csv');
 */
export async function validateRecordsFile<T extends AnyRecordType>(
  type: T,
  path: string,
  options: ReadOptions & OwnOptionsOf<T> & BulkFileOptions = {} as never,
): Promise<ValidationReport<T>> {
  assertRecordType(type);
  const [limits, others] = splitOptions(options, limitShape);
  return validateRecords(type, bulkFile(path, limits), others as typeof options);
}

/**
 * Runs `validateBulkFile` on a file by its path. A ZIP or gzip archive is unpacked as by `bulkFile`.
 *
 * @throws TypeError for wrong options; the system's error if the file cannot be read
 * @example
 * const { valid, issues } = await validateBulkFilePath('upload.csv');
 */
export function validateBulkFilePath(
  path: string,
  options: ReadOptions & Own & BulkFileOptions = {},
): Promise<ValidationReport> {
  return validateRecordsFile(offlineConversion, path, options);
}

/**
 * Runs `writeRecords`, and writes the file to a path as `writeOfflineConversionsFile` does.
 *
 * @throws what `writeOfflineConversionsFile` throws
 * @example
 * await writeRecordsFile(offlineConversion, 'upload.csv', conversions);
 */
export async function writeRecordsFile<
  T extends AnyRecordType,
  Hash extends HashOptions | undefined = undefined,
>(
  type: T,
  path: string,
  records: Iterable<WriterInput<T, Hash>> | AsyncIterable<WriterInput<T, Hash>>,
  options: WriteOptions<WriterInput<T, HashOptions>> &
    HashOption<Hash> &
    OwnOptionsOf<T> = {} as never,
): Promise<void> {
  const checked = takeOptions(options);
  const { delimiter = delimiterOf(path) ?? ',' } = checked;
  const pieces = writeRecords(type, records, { ...checked, delimiter });
  await writeBulkFile(path, pieces, { delimiter });
}

/**
 * Runs `writeOfflineConversions`, and writes the file to a path as `writeBulkFile` does: as a ZIP archive
 * if the path ends in `.zip`, and completely or not at all. The default of `delimiter` is a tab if the path
 * ends in `.tsv`.
 *
 * @throws TypeError for wrong options, and for a path that does not end in `.csv`, `.tsv` or `.zip`;
 * InvalidRecordError for a record with an error; BulkFileError at
 * a limit of the service or for an error that only all records together show; the system's error if the
 * file cannot be written
 * @example
 * await writeOfflineConversionsFile('upload.csv', conversions);
 */
export function writeOfflineConversionsFile<Hash extends HashOptions | undefined = undefined>(
  path: string,
  records: Iterable<ConversionInput<Hash>> | AsyncIterable<ConversionInput<Hash>>,
  options: WriteOptions<ConversionInput<HashOptions>> & HashOption<Hash> & Own = {},
): Promise<void> {
  return writeRecordsFile(offlineConversion, path, records as Iterable<never>, options as object);
}

const writeShape = z.strictObject({ delimiter });

/**
 * Writes the bytes of a bulk file to a path, as a ZIP archive of one entry if the path ends in `.zip`.
 * The entry has the name of the archive with `.csv`, or with `.tsv` if the option `delimiter` is a tab.
 * Equal bytes make equal archives. The file is written beside the target and renamed at the end: a
 * failure leaves no half file, and keeps the old one. A new file is for its owner only (mode 0600); one that
 * is replaced keeps its mode.
 *
 * Source: Bulk File Schema, Bulk API reference.
 * @throws TypeError for wrong options, for a path that does not end in `.csv`, `.tsv` or `.zip`, and for
 * pieces without a byte, such as those of a generator that was read before; what the pieces throw; the
 * system's error if the file cannot be written
 * @example
 * await writeBulkFile('upload.zip', writeOfflineConversions(conversions));
 */
export async function writeBulkFile(
  path: string,
  pieces: AsyncIterable<Uint8Array>,
  options: { readonly delimiter?: ',' | '\t' | undefined } = {},
): Promise<void> {
  const { delimiter } = checkOptions(writeShape, options);
  if (typeof pieces !== 'object' || pieces === null || !(Symbol.asyncIterator in pieces))
    throw new TypeError('The pieces must be an async iterable of Uint8Arrays.');
  await assertUploadTarget(path, delimiter);
  const packed = packFor(path, csvName(path, delimiter), assertBytes(pieces));
  await replaceFiles([{ path, pieces: packed }]);
}

/** Checks the pieces before the file is replaced: a mistaken call must not empty a good file. */
async function* assertBytes(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void> {
  let isEmpty = true;
  for await (const piece of pieces) {
    if (!(piece instanceof Uint8Array)) throw new TypeError('Each piece must be a Uint8Array.');
    if (piece.length > 0) isEmpty = false;
    yield piece;
  }
  if (isEmpty)
    throw new TypeError('The pieces have no bytes. A generator that was read before gives none.');
}
