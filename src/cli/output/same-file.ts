import { realpath } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';

/** Whether two names lead to one file, through links too, and also where it is yet to be made. */
export async function isSameFile(a: string, b: string): Promise<boolean> {
  const [first, second] = await Promise.all([a, b].map(placeOf));
  return first === second;
}

function placeOf(path: string): Promise<string> {
  return realpath(path).catch(async () => {
    const folder = dirname(path);
    return join(await realpath(folder).catch(() => resolve(folder)), basename(path));
  });
}
