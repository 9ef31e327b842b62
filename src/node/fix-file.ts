import { type FixOptions, fixBulkFile } from '../fix';
import { splitOptions } from '../options/check';
import { type BulkFileOptions, bulkFile, limitShape } from './bulk-file';
import { replaceFiles } from './replace/replace-files';
import { isSamePath } from './same-file';
import { csvName, packFor } from './zip';

/**
 * Runs `fixBulkFile` on a file by its path, and writes another file, as a ZIP archive if its path ends in
 * `.zip`. A ZIP or gzip archive is unpacked as by `bulkFile`. A failure leaves no half file, and keeps an
 * old one.
 *
 * @throws TypeError for wrong options, and for a target that is the source
 * @throws BulkFileError if the file cannot be read to its end; the system's error for either file
 * @example
 * await fixBulkFilePath('export.csv', 'upload.csv');
 * const { valid, issues } = await validateBulkFilePath('upload.csv');
 */
export async function fixBulkFilePath(
  path: string,
  target: string,
  options: FixOptions & BulkFileOptions = {},
): Promise<void> {
  const [limits, others] = splitOptions(options, limitShape);
  const pieces = fixBulkFile(bulkFile(path, limits), others);
  if (await isSamePath(path, target))
    throw new TypeError('The target is the source and would be overwritten. Name another file.');
  const name = csvName(target, others.delimiter);
  await replaceFiles([{ path: target, pieces: packFor(target, name, pieces) }]);
}
