import { stat } from 'node:fs/promises';
import { bulkFile } from '../../node/bulk-file';
import { unpackedStream } from '../../node/unpack';
import { untilAborted } from '../../source/until-abort';
import type { Terminal } from '../output/terminal';
import { systemInWords } from '../system-words';

/**
 * The bytes of a file, or of standard input for `-`, unpacked if they are an archive. An abort closes
 * it, also while it keeps us waiting: an open standard input would keep the process alive.
 */
export async function* inputFile(
  path: string,
  terminal: Terminal,
): AsyncGenerator<Uint8Array, void> {
  const { signal } = terminal;
  const bytes = path === '-' ? unpackedStream(terminal.stdin) : bulkFile(terminal.resolve(path));
  try {
    yield* untilAborted(() => bytes[Symbol.asyncIterator](), signal);
  } catch (cause) {
    signal.throwIfAborted();
    throw systemInWords(path, cause);
  }
}

/** Whether a file gives its bytes each time it is opened. One that is missing is told when it is opened. */
export async function canBeReadAgain(path: string, terminal: Terminal): Promise<boolean> {
  if (path === '-') return false;
  const found = await stat(terminal.resolve(path)).catch(() => undefined);
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
