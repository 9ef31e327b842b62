import { stat } from 'node:fs/promises';
import { bulkFile } from '../../node/bulk-file';
import { originOf, withOrigin } from '../../source/origin';
import { untilAborted } from '../../source/until-abort';
import { assertNotStandardOutput } from '../output/standard-output';
import type { Terminal } from '../output/terminal';
import { asFileError } from '../wrong-use';
import { standardInput } from './standard-input';

/**
 * The bytes of a file, or of standard input for `-`, unpacked if they are an archive. An abort closes
 * the file even while a piece is awaited, because an open standard input would keep the process alive.
 */
export function inputFile(path: string, terminal: Terminal): AsyncGenerator<Uint8Array, void> {
  const bytes = path === '-' ? standardInput(terminal) : bulkFile(terminal.resolve(path));
  return withOrigin(readPieces(bytes, path, terminal), () => originOf(bytes));
}

async function* readPieces(
  bytes: AsyncIterable<Uint8Array>,
  path: string,
  terminal: Terminal,
): AsyncGenerator<Uint8Array, void> {
  const { signal } = terminal;
  await assertNotStandardOutput(path, terminal);
  try {
    yield* untilAborted(() => bytes[Symbol.asyncIterator](), signal);
  } catch (cause) {
    signal.throwIfAborted();
    throw asFileError(cause, path);
  }
}

/** Whether a file gives its bytes each time it is opened. A missing file is reported on opening. */
export async function canBeReadAgain(path: string, terminal: Terminal): Promise<boolean> {
  if (path === '-') return false;
  const file = await stat(terminal.resolve(path)).catch(() => undefined);
  return !file || file.isFile() || file.isDirectory();
}

/** Passes pieces on, and prints what each one led to before the next is awaited. */
export async function* flushAfterEach(
  pieces: AsyncIterable<Uint8Array>,
  flush: () => Promise<void>,
): AsyncGenerator<Uint8Array, void> {
  for await (const piece of pieces) {
    yield piece;
    await flush();
  }
}
