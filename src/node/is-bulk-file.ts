import { stat } from 'node:fs/promises';
import { versionType } from '../bulk/version';
import { isBulkFileError } from '../messages/errors';
import { readBulkRows } from '../read';
import { bulkFile } from './bulk-file';

/** Whether there is a bulk file, packed or not. A pipe is not opened, which could wait forever. */
export async function isBulkFile(path: string): Promise<boolean> {
  const stats = await stat(path);
  // A folder fails when it is read.
  if (!stats.isFile() && !stats.isDirectory()) return false;
  try {
    for await (const { type } of readBulkRows(bulkFile(path))) return type === versionType;
  } catch (cause) {
    if (!isBulkFileError(cause)) throw cause;
  }
  return false;
}
