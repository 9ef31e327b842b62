import type { NamedFile } from '../flags/files';
import { assertTarget } from './file';
import type { Terminal } from './terminal';

/** Collects the files of an earlier run that are removed when those of this run are put in their places. */
export function createLeftovers(files: readonly NamedFile[], terminal: Terminal) {
  const paths: string[] = [];
  return {
    /** Adds a file that the arguments do not name. */
    async add(path: string): Promise<boolean> {
      await assertTarget(path, files, terminal);
      paths.push(path);
      return true;
    },
    /** Reports the files once they are removed. */
    async report(): Promise<void> {
      if (paths.length > 0)
        await terminal.log({
          level: 'info',
          message: `Removed from an earlier run: ${paths.sort().join(', ')}.`,
        });
    },
  };
}
