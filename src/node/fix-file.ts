import { type FixOptions, fixRecords } from '../fix';
import { splitOptions } from '../options/check';
import { offlineConversion } from '../records/offline-conversion';
import { assertRecordType } from '../schema/assert-record-type';
import type { AnyRecordType } from '../schema/record-type';
import { type BulkFileOptions, bulkFile, limitShape } from './bulk-file';
import { replaceFiles } from './replace/replace-files';
import { isSamePath } from './same-file';
import { assertUploadTarget, delimiterOf } from './upload-target';
import { csvName, packFor } from './zip';

/**
 * Runs `fixRecords` on a file by its path, and writes another file, as `fixBulkFilePath` does.
 *
 * @throws what `fixBulkFilePath` throws
 * @example
 * await fixRecordsFile(offlineConversion, 'export.csv', 'upload.csv');
 */
export async function fixRecordsFile(
  type: AnyRecordType,
  path: string,
  target: string,
  options: FixOptions & BulkFileOptions = {},
): Promise<void> {
  assertRecordType(type);
  const [limits, others] = splitOptions(options, limitShape);
  const { delimiter = delimiterOf(target) ?? ',' } = others;
  const pieces = fixRecords(type, bulkFile(path, limits), { ...others, delimiter });
  await assertUploadTarget(target, delimiter);
  if (await isSamePath(path, target))
    throw new TypeError('The target is the source and would be overwritten. Name another file.');
  const name = csvName(target, delimiter);
  await replaceFiles([{ path: target, pieces: packFor(target, name, pieces) }]);
}

/**
 * Runs `fixBulkFile` on a file by its path, and writes another file, as a ZIP archive if its path ends in
 * `.zip`. A ZIP or gzip archive is unpacked as by `bulkFile`. A failure leaves no half file, and keeps an
 * old one. The default of `delimiter` is a tab if the target ends in `.tsv`, and a comma otherwise.
 *
 * @throws TypeError for wrong options, for a target that is the source, and for one that does not end in
 * `.csv`, `.tsv` or `.zip`, or has the extension of the other delimiter
 * @throws BulkFileError if the file cannot be read to its end; the system's error for either file
 * @example
 * await fixBulkFilePath('export.csv', 'upload.csv');
 * const { valid, issues } = await validateBulkFilePath('upload.csv');
 */
export function fixBulkFilePath(
  path: string,
  target: string,
  options: FixOptions & BulkFileOptions = {},
): Promise<void> {
  return fixRecordsFile(offlineConversion, path, target, options);
}
