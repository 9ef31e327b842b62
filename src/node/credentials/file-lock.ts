import { randomUUID } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { setTimeout } from 'node:timers/promises';
import { temporaryFiles } from '../replace/temporary-files';

/** Milliseconds between two tries. */
const pause = 25;
/** Milliseconds after which whoever holds a lock must have died: it is held for a few of them. */
const maxHold = 10_000;

/** Does something while no other process holds the same lock, which is a file that exists as long. */
export async function withFileLock<T>(path: string, work: () => Promise<T>): Promise<T> {
  let holder: string | undefined;
  let since = performance.now();
  while (!(await canCreate(path))) {
    const found = await readFile(path, 'utf8').catch(() => undefined);
    if (found !== holder) since = performance.now();
    holder = found;
    // Its age would be wrong where the clock was set, or belongs to another machine.
    const isAbandoned = hasDied(found) || performance.now() - since > maxHold;
    if (found !== undefined && isAbandoned) await rm(path, { force: true });
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
  const holder = `${hostname()} ${process.pid} ${randomUUID()}`;
  try {
    await writeFile(path, holder, { flag: 'wx', mode: 0o600 });
    return true;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw cause;
  }
}

/** Whether the lock was left by a process of this machine that no longer runs. */
function hasDied(holder = ''): boolean {
  const [host, pid] = holder.split(' ');
  if (host !== hostname() || !/^\d+$/.test(pid ?? '')) return false;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code === 'ESRCH';
  }
}
