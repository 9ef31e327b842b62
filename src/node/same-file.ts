import { realpath } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** Whether two paths lead to one file, through links too, even if the file does not exist yet. */
export async function isSamePath(a: string, b: string): Promise<boolean> {
  const [first, second] = await Promise.all([placeOf(a), placeOf(b)]);
  return first === second;
}

function placeOf(path: string): Promise<string> {
  return realpath(path).catch(async () => {
    const folder = dirname(path);
    return join(await realpath(folder).catch(() => folder), basename(path));
  });
}
