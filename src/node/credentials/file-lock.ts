import { open, rm, stat } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import { temporaryFiles } from '../replace/temporary-files';

/** Milliseconds between two tries. */
const pause = 25;
/** Milliseconds after which the process that holds a lock must have died: it is held for a few of them. */
const maxAge = 10_000;

/** Does something while no other process holds the same lock, which is a file that exists as long. */
export async function withFileLock<T>(path: string, work: () => Promise<T>): Promise<T> {
  while (!(await canCreate(path))) {
    if (await isAbandoned(path)) await rm(path, { force: true });
    else await setTimeout(pause);
  }
  temporaryFiles.add(path);
  try {
    return await work();
  } finally {
    temporaryFiles.remove(path);
  }
}

async function canCreate(path: string): Promise<boolean> {
  try {
    await (await open(path, 'wx', 0o600)).close();
    return true;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw cause;
  }
}

async function isAbandoned(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  return found !== undefined && Math.abs(Date.now() - found.mtimeMs) > maxAge;
}
