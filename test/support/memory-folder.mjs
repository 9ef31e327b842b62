import { accessSync, constants, statfsSync } from 'node:fs';

const folder = '/dev/shm';

/**
 * The variable that sends temporary files to memory, where the system has a gigabyte of it for files. Most
 * tests write and sync many short files, and a disk took a third of their time.
 */
export function inMemory() {
  if (process.env.TMPDIR !== undefined) return {};
  try {
    accessSync(folder, constants.W_OK | constants.X_OK);
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize > 2 ** 30 ? { TMPDIR: folder } : {};
  } catch {
    return {};
  }
}
