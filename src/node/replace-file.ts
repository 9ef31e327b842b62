import { randomBytes } from 'node:crypto';
import { open, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/**
 * Writes the pieces beside the target and renames the file when all of it is on disk: a failure
 * leaves no half file, and keeps what was there. What is no ordinary file, such as a pipe, is
 * written to as it comes.
 */
export async function replaceFile(path: string, pieces: AsyncIterable<Uint8Array>): Promise<void> {
  const target = await realpath(path).catch(() => path);
  const before = await stat(target).catch(() => undefined);
  if (before && !before.isFile()) {
    if (before.isDirectory()) throw new Error(`EISDIR: ${path} is a directory`);
    await writeAll(target, 'w', pieces);
    return;
  }
  const name = `.${basename(target)}.${randomBytes(6).toString('hex')}.tmp`;
  const beside = join(dirname(target), name);
  try {
    await writeAll(beside, 'wx', pieces, before?.mode);
    await rename(beside, target);
  } catch (cause) {
    await rm(beside, { force: true });
    throw cause;
  }
}

async function writeAll(
  path: string,
  flags: 'w' | 'wx',
  pieces: AsyncIterable<Uint8Array>,
  mode?: number,
): Promise<void> {
  const file = await open(path, flags, mode);
  try {
    for await (const piece of pieces) {
      for (let at = 0; at < piece.length; ) at += (await file.write(piece, at)).bytesWritten;
    }
    if (flags === 'wx') await file.sync();
  } finally {
    await file.close();
  }
}
