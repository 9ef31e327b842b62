import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { OpenableFile } from '../../client/upload/content';

/**
 * Makes a file on a disk ready to be uploaded: it is read while it is sent, so that it takes no memory. An
 * archive is sent as it is.
 *
 * Source: Bulk Download and Upload guide.
 * @throws the system's error if there is no such file, or it cannot be sent because it has no size
 * @example
 * const upload = await client.uploadBulkFile(await openableFile('upload.csv'));
 * console.log(upload.status); // completed
 */
export async function openableFile(path: string): Promise<OpenableFile> {
  const stats = await stat(path);
  if (!stats.isFile()) throw new TypeError('Only an ordinary file can be uploaded.');
  return { size: stats.size, open: () => createReadStream(path) };
}
