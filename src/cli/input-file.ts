import { createReadStream } from 'node:fs';
import { systemReason } from './arguments';
import { UsageError } from './usage-error';

/** The bytes of a file, or of standard input for `-`. */
export async function* inputFile(path: string): AsyncGenerator<Uint8Array, void> {
  const stream = path === '-' ? process.stdin : createReadStream(path);
  try {
    yield* stream as AsyncIterable<Uint8Array>;
  } catch (cause) {
    const reason = systemReason(cause);
    throw reason === undefined ? cause : new UsageError(`${path}: ${reason}.`);
  }
}
