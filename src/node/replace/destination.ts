import { readlink, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';

/**
 * Where a path leads, through symbolic links and folders, even if there is no file yet: a link to a missing
 * file leads to the place of that file. A path that leads nowhere, such as a circle of links, is returned as
 * it is.
 */
export async function destinationOf(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch (cause) {
    // A name that ends in a separator is a folder's.
    const isMissing = (cause as NodeJS.ErrnoException).code === 'ENOENT';
    if (!isMissing || path === '' || /[\\/]$/.test(path)) return path;
  }
  // An open pipe such as /dev/fd/3 is a link that leads nowhere, and can be opened.
  if (await stat(path).catch(() => undefined)) return path;
  const folder = await realpath(dirname(path)).catch(() => dirname(path));
  const link = await readlink(path).catch(() => undefined);
  return link === undefined ? join(folder, basename(path)) : destinationOf(resolve(folder, link));
}
