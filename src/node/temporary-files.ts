import { rmSync } from 'node:fs';

/** The paths of files that this process is writing and has not put in their places. */
const paths = new Set<string>();

export const temporaryFiles = {
  add: (path: string) => paths.add(path),
  delete: (path: string) => paths.delete(path),
  /** Removes all of them at once, for a process that is about to end. */
  removeAll(): void {
    for (const path of paths) rmSync(path, { force: true });
    paths.clear();
  },
};
