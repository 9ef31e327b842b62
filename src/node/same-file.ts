import { stat } from 'node:fs/promises';
import { destinationOf } from './replace/destination';

/**
 * Whether two paths lead to one file, through symbolic and hard links too, even if the file does not exist
 * yet.
 */
export async function isSamePath(a: string, b: string): Promise<boolean> {
  const [first, second] = await Promise.all([destinationOf(a), destinationOf(b)]);
  return first === second || isSameContent(a, b);
}

/** Whether two paths lead to one ordinary file that exists: `/dev/stdin` too, if a file is redirected to it. */
export async function isSameContent(a: string, b: string): Promise<boolean> {
  const [first, second] = await Promise.all([identityOf(a), identityOf(b)]);
  return first !== undefined && first === second;
}

/** What the names of one file have in common. Undefined where the system does not say it. */
async function identityOf(path: string): Promise<string | undefined> {
  const file = await stat(path, { bigint: true }).catch(() => undefined);
  return file?.isFile() && file.ino !== 0n ? `${file.dev}:${file.ino}` : undefined;
}
