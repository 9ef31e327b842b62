import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** The paths of files that this process is writing and has not put in their places, or could not remove. */
const paths = new Set<string>();

export const temporaryFiles = {
  add: (path: string) => paths.add(path),
  delete: (path: string) => paths.delete(path),
  /** Removes a file now, or when the process ends: what ends a run must not hide why it ended. */
  remove(path: string): void {
    try {
      rmSync(path, { force: true });
      paths.delete(path);
    } catch {
      paths.add(path);
    }
  },
  /** Removes all of them at once, for a process that is about to end. */
  removeAll(): void {
    for (const path of paths) temporaryFiles.remove(path);
    paths.clear();
  },
};

/** A name beside the target that no other file has. */
export function temporaryNameFor(target: string): string {
  // Shortened, because the name of the target may already be as long as the system allows.
  const name = `.${basename(target).slice(0, 40)}.${randomBytes(6).toString('hex')}.tmp`;
  return join(dirname(target), name);
}
