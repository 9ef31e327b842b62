import { stat } from 'node:fs/promises';
import { bulkFile } from '../../node/bulk-file';
import { unpackedStream } from '../../node/unpack';
import { untilAborted } from '../../source/until-abort';
import { systemInWords } from '../system-words';

/**
 * The bytes of a file, or of standard input for `-`, unpacked if they are an archive. An abort closes
 * it, also while it keeps us waiting: an open standard input would keep the process alive.
 */
export async function* inputFile(
  path: string,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array, void> {
  const bytes = path === '-' ? unpackedStream(process.stdin) : bulkFile(path);
  try {
    yield* untilAborted(() => bytes[Symbol.asyncIterator](), signal);
  } catch (cause) {
    signal.throwIfAborted();
    throw systemInWords(path, cause);
  }
}

/** Whether a file gives its bytes each time it is opened. One that is missing is told when it is opened. */
export async function canBeReadAgain(path: string): Promise<boolean> {
  if (path === '-') return false;
  const found = await stat(path).catch(() => undefined);
  return !found || found.isFile() || found.isDirectory();
}

/** The same pieces; what one has led to is printed before the next is waited for. */
export async function* flushing(
  pieces: AsyncIterable<Uint8Array>,
  flush: () => Promise<void>,
): AsyncGenerator<Uint8Array, void> {
  for await (const piece of pieces) {
    yield piece;
    await flush();
  }
}
