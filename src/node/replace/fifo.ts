import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';

const retryAfter = 50;

/**
 * Opens a pipe for writing once somebody reads it. Opening it at once would wait in a thread that nothing can
 * interrupt, so that no signal could end the process.
 * @throws the reason of an abort while it waits
 */
export async function openFifoForWriting(path: string, signal?: AbortSignal): Promise<FileHandle> {
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
