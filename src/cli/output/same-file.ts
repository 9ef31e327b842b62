import { realpath } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import type { Terminal } from './terminal';

/** Whether two names lead to one file, through links too, and also where it is yet to be made. */
export async function isSameFile(a: string, b: string, terminal: Terminal): Promise<boolean> {
  const [first, second] = await Promise.all([a, b].map((path) => placeOf(terminal.resolve(path))));
  return first === second;
}

function placeOf(path: string): Promise<string> {
  return realpath(path).catch(async () => {
    const folder = dirname(path);
    return join(await realpath(folder).catch(() => resolve(folder)), basename(path));
  });
}
