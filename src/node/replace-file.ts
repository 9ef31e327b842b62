import { randomBytes } from 'node:crypto';
import { constants, type Stats } from 'node:fs';
import { type FileHandle, open, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { temporaryFiles } from './temporary-files';

/** New files are for their owner only: uploads, requests and rejects hold hashes, click ids and tokens. */
const modeOfNewFiles = 0o600;

/** A file that is being written beside the one it replaces. */
export interface Replacement {
  write(piece: Uint8Array): Promise<void>;
  /** Ends the file after the last piece: it is complete and on disk, but not in its place yet. */
  close(): Promise<void>;
  /** Puts the file in its place. Closes it first if necessary. */
  commit(): Promise<void>;
  /** Removes the file and keeps the old one. Does nothing after a commit. */
  discard(): Promise<void>;
}

/**
 * Opens a file beside the target that is renamed at the end: a failure leaves no half file, and keeps the
 * old one. A target that is not an ordinary file, such as a pipe, is written to directly.
 * @param mode the permissions. Default: those of the old file, or read and write for the owner only
 * @param signal ends the wait for a reader of a pipe
 */
export async function openReplacement(
  path: string,
  mode?: number,
  signal?: AbortSignal,
): Promise<Replacement> {
  const target = await realpath(path).catch(() => path);
  const before = await stat(target).catch((cause: NodeJS.ErrnoException) => {
    // Other errors must surface now: `open` would report them too late.
    if (cause.code !== 'ENOENT') throw cause;
    return undefined;
  });
  if (before && !before.isFile()) {
    const file = before.isFIFO()
      ? await openFifoForWriting(target, signal)
      : await open(target, 'w');
    const close = () => file.close();
    return { write: (piece) => file.writeFile(piece), close, commit: close, discard: close };
  }
  // Shortened, because the name of the target may already be as long as the system allows.
  const name = `.${basename(target).slice(0, 40)}.${randomBytes(6).toString('hex')}.tmp`;
  const beside = join(dirname(target), name);
  temporaryFiles.add(beside);
  const file = await open(beside, 'wx', mode ?? modeOfNewFiles).catch((cause) => {
    temporaryFiles.delete(beside);
    throw cause;
  });
  let isPending = true;
  let isOpen = true;
  async function close(): Promise<void> {
    if (!isOpen) return;
    // Only now, because another group could read the file until it has that of the old one.
    if (before) await file.chmod((mode ?? (await modeLike(before, file))) & 0o7777);
    await file.sync();
    await file.close();
    isOpen = false;
  }
  return {
    write: (piece) => file.writeFile(piece),
    close,
    async commit() {
      await close();
      await rename(beside, target);
      isPending = false;
      temporaryFiles.delete(beside);
    },
    async discard() {
      if (!isPending) return;
      isPending = false;
      await file.close().catch(() => {});
      await rm(beside, { force: true });
      temporaryFiles.delete(beside);
    },
  };
}

/**
 * Gives the file the owner and the group of the old one, as far as the system allows, and returns its mode.
 * Another group does not get the permissions of the old one.
 */
async function modeLike(before: Stats, file: FileHandle): Promise<number> {
  const { uid, gid } = await file.stat();
  if (uid === before.uid && gid === before.gid) return before.mode;
  const isSameGroup = await file
    .chown(before.uid, before.gid)
    .catch(() => file.chown(uid, before.gid))
    .then(
      () => true,
      () => gid === before.gid,
    );
  return isSameGroup ? before.mode : before.mode & ~0o070;
}

const retryAfter = 50;

/**
 * Opens a pipe for writing once somebody reads it. Opening it at once would wait in a thread that nothing can
 * interrupt, so that no signal could end the process.
 * @throws the reason of an abort while it waits
 */
async function openFifoForWriting(path: string, signal?: AbortSignal): Promise<FileHandle> {
  const probe = await waitForReader(path, signal);
  try {
    return await open(path, 'w');
  } finally {
    await probe.close();
  }
}

async function waitForReader(path: string, signal: AbortSignal | undefined): Promise<FileHandle> {
  for (;;) {
    signal?.throwIfAborted();
    try {
      return await open(path, constants.O_WRONLY | constants.O_NONBLOCK);
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code !== 'ENXIO') throw cause;
    }
    await setTimeout(retryAfter);
  }
}

/** A file to write: its path and its content. */
export interface NewFile {
  readonly path: string;
  readonly pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
  readonly mode?: number;
}

/** Replaces files, all of them or none: they are put in their places once all are complete. */
export async function replaceFiles(
  files: AsyncIterable<NewFile> | Iterable<NewFile>,
  signal?: AbortSignal,
): Promise<void> {
  const written: Replacement[] = [];
  try {
    for await (const { path, pieces, mode } of files) {
      const file = await openReplacement(path, mode, signal);
      written.push(file);
      for await (const piece of pieces) await file.write(piece);
      // Closed early: there may be more parts than file descriptors.
      await file.close();
    }
    for (const file of written) await file.commit();
  } catch (cause) {
    for (const file of written) await file.discard();
    throw cause;
  }
}
