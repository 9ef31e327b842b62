import { closeSync, constants, open as openDescriptor } from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { promisify } from 'node:util';

/** Bytes as they lie in a file or come from a stream. */
export interface PackedSource {
  /** What comes next; undefined at the end, and once it is closed, also while it is waited for. */
  read(): Promise<Uint8Array | undefined>;
  /** The same bytes by their place, where the file is an ordinary one. */
  readonly file: RandomAccess | undefined;
  close(): Promise<void>;
}

export interface RandomAccess {
  readonly size: number;
  /** Fills the buffer from this place; gives how many bytes there were. */
  readAt(buffer: Uint8Array, position: number): Promise<number>;
}

export const pieceLength = 65_536;

export async function openFile(path: string): Promise<PackedSource> {
  const isFifo = await stat(path).then(
    (found) => found.isFIFO(),
    () => false,
  );
  return isFifo ? openFifo(path) : handleSource(await open(path));
}

async function handleSource(handle: FileHandle): Promise<PackedSource> {
  const found = await handle.stat().catch(async (cause) => {
    await handle.close();
    throw cause;
  });
  return {
    async read() {
      const buffer = Buffer.allocUnsafe(pieceLength);
      const { bytesRead } = await handle.read(buffer, 0, pieceLength, null);
      return bytesRead === 0 ? undefined : buffer.subarray(0, bytesRead);
    },
    file: found.isFile() ? randomAccess(handle, found.size) : undefined,
    close: () => handle.close(),
  };
}

function randomAccess(handle: FileHandle, size: number): RandomAccess {
  return {
    size,
    async readAt(buffer, position) {
      let filled = 0;
      // Beyond the end, a position may also be more than the system can take.
      while (filled < buffer.length && position + filled < size) {
        const left = buffer.length - filled;
        const { bytesRead } = await handle.read(buffer, filled, left, position + filled);
        if (bytesRead === 0) break;
        filled += bytesRead;
      }
      return filled;
    },
  };
}

// Elsewhere a pipe that nobody has opened for writing yet would be read as empty.
const waitless = process.platform === 'linux' ? constants.O_NONBLOCK : 0;

/**
 * A pipe is read through a socket: a read of the file system that waits can not be ended, and keeps the
 * process from ending too.
 */
async function openFifo(path: string): Promise<PackedSource> {
  const { Socket } = await import('node:net');
  const descriptor = await promisify(openDescriptor)(path, constants.O_RDONLY | waitless);
  try {
    return streamSource(new Socket({ fd: descriptor, readable: true, writable: false }));
  } catch (cause) {
    closeSync(descriptor);
    throw cause;
  }
}

export function streamSource(stream: Readable): PackedSource {
  const pieces: AsyncIterator<Uint8Array> = stream[Symbol.asyncIterator]();
  let closed = false;
  return {
    async read() {
      try {
        const next = await pieces.next();
        return next.done ? undefined : next.value;
      } catch (cause) {
        if (closed) return undefined;
        throw cause;
      }
    },
    file: undefined,
    async close() {
      closed = true;
      // Its iterator can not be closed while it waits; the stream can.
      stream.destroy();
    },
  };
}
