import { realpath } from 'node:fs/promises';
import { resolve } from 'node:path';

/** Whether two names lead to one file, through links too. */
export async function isSameFile(a: string, b: string): Promise<boolean> {
  const [first, second] = await Promise.all(
    [a, b].map((path) => realpath(path).catch(() => resolve(path))),
  );
  return first === second;
}
