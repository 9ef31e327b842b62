import { randomBytes } from 'node:crypto';
import { type FileHandle, open, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** A file that is being written and does not yet stand in its place. */
export interface Replacement {
  write(piece: Uint8Array): Promise<void>;
  /** After the last piece: the file is whole and on disk, and does not yet stand in its place. */
  close(): Promise<void>;
  /** Puts the file in its place, closed before if it is not. */
  commit(): Promise<void>;
  /** Leaves what was there; does nothing after a commit. */
  discard(): Promise<void>;
}

/**
 * Writes beside the target and renames at the end: a failure leaves no half file, and keeps what was
 * there. What is no ordinary file, such as a pipe, is written to as it comes.
 * @param mode who may read and write it. Default: who could before, else as the process's mask has it
 */
export async function openReplacement(path: string, mode?: number): Promise<Replacement> {
  const target = await realpath(path).catch(() => path);
  const before = await stat(target).catch((cause: NodeJS.ErrnoException) => {
    // Nothing is there yet. What else the system has against the name it would say too late.
    if (cause.code !== 'ENOENT') throw cause;
    return undefined;
  });
  if (before && !before.isFile()) {
    const file = await open(target, 'w');
    return {
      write: (piece) => writeAll(file, piece),
      close: () => file.close(),
      commit: () => file.close(),
      discard: () => file.close(),
    };
  }
  // Not more of the name than fits: it may be as long as the system allows.
  const name = `.${basename(target).slice(0, 40)}.${randomBytes(6).toString('hex')}.tmp`;
  const beside = join(dirname(target), name);
  const file = await open(beside, 'wx', mode ?? before?.mode);
  let pending = true;
  let isOpen = true;
  async function close(): Promise<void> {
    if (!isOpen) return;
    // What `open` was asked for, the process's mask has cut down.
    if (before) await file.chmod((mode ?? before.mode) & 0o7777);
    await file.sync();
    await file.close();
    isOpen = false;
  }
  return {
    write: (piece) => writeAll(file, piece),
    close,
    async commit() {
      await close();
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

/** A file by its path, and the pieces that it is made of. */
export interface NewFile {
  readonly path: string;
  readonly pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
  readonly mode?: number;
}

/** Replaces files, all of them or none: each is put in its place when all are whole. */
export async function replaceFiles(files: AsyncIterable<NewFile>): Promise<void> {
  const written: Replacement[] = [];
  try {
    for await (const { path, pieces, mode } of files) {
      const file = await openReplacement(path, mode);
      written.push(file);
      for await (const piece of pieces) await file.write(piece);
      // So many open files as there may be parts, no system allows.
      await file.close();
    }
    for (const file of written) await file.commit();
  } catch (cause) {
    for (const file of written) await file.discard();
    throw cause;
  }
}

/** Replaces the file at the path by these pieces, whole or not at all. */
export async function replaceFile(path: string, pieces: AsyncIterable<Uint8Array>): Promise<void> {
  await replaceFiles(
    (async function* () {
      yield { path, pieces };
    })(),
  );
}

async function writeAll(file: FileHandle, piece: Uint8Array): Promise<void> {
  for (let at = 0; at < piece.length; ) at += (await file.write(piece, at)).bytesWritten;
}
