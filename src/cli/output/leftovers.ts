import { rm } from 'node:fs/promises';
import { versionType } from '../../bulk/version';
import { BulkFileError } from '../../messages/errors';
import { readBulkRows } from '../../read';
import { visible } from '../../text/shown/escapes';
import type { NamedFile } from '../flags/files';
import { inputFile } from '../input/file';
import { onFile, UsageError } from '../wrong-use';
import { assertTarget } from './file';
import type { Terminal } from './terminal';

/** Collects files of an earlier run, and removes them once those of this run are in their places. */
export function createLeftovers(files: readonly NamedFile[], terminal: Terminal) {
  const paths: string[] = [];
  return {
    /** Adds a file. False for one that is not a bulk file, and must be kept. */
    async add(path: string): Promise<boolean> {
      await assertTarget(path, files, terminal);
      if (!(await isBulkFile(path, terminal))) return false;
      paths.push(path);
      return true;
    },
    /** Removes the files and reports them. */
    async remove(): Promise<void> {
      for (const path of paths) await onFile(path, rm(terminal.resolve(path)));
      if (paths.length > 0)
        await terminal.err(`Removed from an earlier run: ${visible(paths.sort().join(', '))}.\n`);
    },
  };
}

async function isBulkFile(path: string, terminal: Terminal): Promise<boolean> {
  try {
    for await (const { type } of readBulkRows(inputFile(path, terminal)))
      return type === versionType;
  } catch (cause) {
    if (!(cause instanceof BulkFileError || cause instanceof UsageError)) throw cause;
  }
  return false;
}
