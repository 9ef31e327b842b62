import type { Stats } from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';
import { destinationOf } from './destination';
import { openFifoForWriting } from './fifo';
import { onFile } from './file-error';
import { type Placement, replacing } from './placement';
import { temporaryFiles, temporaryNameFor } from './temporary-files';

/** New files are for their owner only: uploads, requests and rejects hold hashes, click ids and tokens. */
const modeOfNewFiles = 0o600;

export interface ReplacementOptions {
  /** The permissions. Default: those of the old file, or read and write for the owner only. */
  readonly mode?: number | undefined;
  /** What errors call the file. Default: its path. */
  readonly name?: string | undefined;
  /** Ends the wait for a reader of a pipe. */
  readonly signal?: AbortSignal | undefined;
}

/** A file that is being written beside the one it replaces. */
export interface Replacement {
  write(piece: Uint8Array): Promise<void>;
  /** Ends the file after the last piece: it is complete and on disk, but not in its place yet. */
  close(): Promise<void>;
  /** What puts the complete file in its place; undefined for a pipe or a device, which has everything. */
  readonly placement: Placement | undefined;
  /** Removes the file and keeps the old one. Does nothing after it was put in its place. */
  discard(): Promise<void>;
}

/**
 * Opens a file beside the target, to be put in its place when it is complete: a failure leaves no half file,
 * and keeps the old one. A target that is not an ordinary file, such as a pipe, is written to directly.
 */
export function openReplacement(
  path: string,
  options: ReplacementOptions = {},
): Promise<Replacement> {
  const { name = path } = options;
  return onFile(name, async () => {
    const target = await destinationOf(path);
    const before = await stat(target).catch((cause: NodeJS.ErrnoException) => {
      // Other errors must surface now: `open` would report them too late.
      if (cause.code !== 'ENOENT') throw cause;
      return undefined;
    });
    if (before && !before.isFile()) return openDirectly(target, before, { ...options, name });
    if (before) await assertWritable(target);
    return openBeside(target, before, { ...options, name });
  });
}

/** A rename would replace a file that its owner has protected, or that belongs to somebody else. */
export async function assertWritable(path: string): Promise<void> {
  // `access` would ask Deno for a permission of its own.
  await (await open(path, 'r+')).close();
}

type Named = ReplacementOptions & { readonly name: string };

async function openDirectly(target: string, before: Stats, { name, signal }: Named) {
  const file = before.isFIFO() ? await openFifoForWriting(target, signal) : await open(target, 'w');
  const close = () => file.close();
  const write = (piece: Uint8Array) => onFile(name, () => file.writeFile(piece));
  return { write, close, placement: undefined, discard: close };
}

async function openBeside(target: string, before: Stats | undefined, { name, mode }: Named) {
  const beside = temporaryNameFor(target);
  temporaryFiles.add(beside);
  const file = await open(beside, 'wx', mode ?? modeOfNewFiles).catch((cause) => {
    temporaryFiles.delete(beside);
    throw cause;
  });
  let isOpen = true;
  const placement = replacing(name, target, beside);
  return {
    write: (piece: Uint8Array) => onFile(name, () => file.writeFile(piece)),
    placement,
    close: () =>
      onFile(name, async () => {
        if (!isOpen) return;
        // Only now, because another group could read the file until it has that of the old one.
        if (before) await file.chmod((mode ?? (await modeLike(before, file))) & 0o7777);
        await file.sync();
        await file.close();
        isOpen = false;
      }),
    async discard() {
      await file.close().catch(() => {});
      temporaryFiles.remove(beside);
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
