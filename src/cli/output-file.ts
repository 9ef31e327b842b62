import { writeBulkFile } from '../node/files';
import {
  type NewFile,
  openReplacement,
  type Replacement,
  replaceFiles,
} from '../node/replace-file';
import { systemReason } from './system-reason';
import { UsageError } from './usage-error';

/** A file that comes whole or not at all. What the system has against it is said in one sentence. */
export async function openOutput(path: string): Promise<Replacement> {
  const file = await said(path, openReplacement(path));
  return {
    write: (piece) => said(path, file.write(piece)),
    close: () => said(path, file.close()),
    commit: () => said(path, file.commit()),
    discard: () => file.discard(),
  };
}

/** Writes a whole file, packed if it ends in `.zip`. */
export async function writeOutput(path: string, pieces: AsyncIterable<Uint8Array>): Promise<void> {
  await said(path, writeBulkFile(path, pieces));
}

/** Writes files, all of them or none. */
export async function writeOutputs(path: string, files: AsyncIterable<NewFile>): Promise<void> {
  await said(path, replaceFiles(files));
}

async function said<T>(path: string, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (cause) {
    const reason = systemReason(cause);
    throw reason === undefined ? cause : new UsageError(`${path}: ${reason}.`);
  }
}
