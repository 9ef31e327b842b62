import { randomBytes } from 'node:crypto';
import { type FileHandle, open, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** A file that is being written and does not yet stand in its place. */
export interface Replacement {
  write(piece: Uint8Array): Promise<void>;
  /** Puts the file in its place, whole and on disk. */
  commit(): Promise<void>;
  /** Leaves what was there; does nothing after a commit. */
  discard(): Promise<void>;
}

/**
 * Writes beside the target and renames at the end: a failure leaves no half file, and keeps what was
 * there. What is no ordinary file, such as a pipe, is written to as it comes.
 */
export async function openReplacement(path: string): Promise<Replacement> {
  const target = await realpath(path).catch(() => path);
  const before = await stat(target).catch(() => undefined);
  if (before && !before.isFile()) {
    const file = await open(target, 'w');
    return {
      write: (piece) => writeAll(file, piece),
      commit: () => file.close(),
      discard: () => file.close(),
    };
  }
  const name = `.${basename(target)}.${randomBytes(6).toString('hex')}.tmp`;
  const beside = join(dirname(target), name);
  const file = await open(beside, 'wx', before?.mode);
  let pending = true;
  return {
    write: (piece) => writeAll(file, piece),
    async commit() {
      // What `open` was asked for, the process's mask has cut down.
      if (before) await file.chmod(before.mode & 0o7777);
      await file.sync();
      await file.close();
      await rename(beside, target);
      pending = false;
    },
    async discard() {
      if (!pending) return;
      pending = false;
      await file.close().catch(() => {});
      await rm(beside, { force: true });
    },
  };
}

/** Replaces the file at the path by these pieces, whole or not at all. */
export async function replaceFile(path: string, pieces: AsyncIterable<Uint8Array>): Promise<void> {
  const replacement = await openReplacement(path);
  try {
    for await (const piece of pieces) await replacement.write(piece);
    await replacement.commit();
  } catch (cause) {
    await replacement.discard();
    throw cause;
  }
}

async function writeAll(file: FileHandle, piece: Uint8Array): Promise<void> {
  for (let at = 0; at < piece.length; ) at += (await file.write(piece, at)).bytesWritten;
}
