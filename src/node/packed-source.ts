import { closeSync, constants, open as openDescriptor } from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { isatty, ReadStream } from 'node:tty';
import { promisify } from 'node:util';
import { onFile } from './replace/file-error';

/** The bytes of a file or a stream, packed or not. */
export interface PackedSource {
  /** Reads the next piece; undefined at the end and after `close`, even if that comes while it waits. */
  read(): Promise<Uint8Array | undefined>;
  /** Access to the same bytes by position, if this is an ordinary file. */
  readonly file: RandomAccess | undefined;
  close(): Promise<void>;
}

export interface RandomAccess {
  readonly size: number;
  /** Fills the buffer from a position and returns how many bytes there were. */
  readAt(buffer: Uint8Array, position: number): Promise<number>;
}

export const pieceLength = 65_536;

export async function openFile(path: string): Promise<PackedSource> {
  const stats = await stat(path).catch(() => undefined);
  if (stats?.isFIFO()) return openFifo(path);
  const handle = await open(path);
  return isatty(handle.fd) ? openTerminal(path, handle) : handleSource(path, handle);
}

/** Opens a terminal as a stream, for the same reason as a pipe. */
async function openTerminal(path: string, handle: FileHandle): Promise<PackedSource> {
  await handle.close();
  return streamSource(new ReadStream(await promisify(openDescriptor)(path, constants.O_RDONLY)));
}

async function handleSource(path: string, handle: FileHandle): Promise<PackedSource> {
  const stats = await handle.stat().catch(async (cause) => {
    await handle.close();
    throw cause;
  });
  return {
    async read() {
      const buffer = Buffer.allocUnsafe(pieceLength);
      const { bytesRead } = await onFile(path, () => handle.read(buffer, 0, pieceLength, null));
      return bytesRead === 0 ? undefined : buffer.subarray(0, bytesRead);
    },
    file: stats.isFile() ? randomAccess(handle, stats.size) : undefined,
    close: () => handle.close(),
  };
}

function randomAccess(handle: FileHandle, size: number): RandomAccess {
  return {
    size,
    async readAt(buffer, position) {
      let filled = 0;
      // A position beyond the end may be too large for the system.
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

// On other systems a pipe that nobody has opened for writing yet would be read as empty.
const nonBlocking = process.platform === 'linux' ? constants.O_NONBLOCK : 0;

/**
 * Opens a pipe as a socket. A pending read of the file system cannot be canceled, and keeps the process
 * alive.
 */
async function openFifo(path: string): Promise<PackedSource> {
  const { Socket } = await import('node:net');
  const descriptor = await promisify(openDescriptor)(path, constants.O_RDONLY | nonBlocking);
  try {
    return streamSource(new Socket({ fd: descriptor, readable: true, writable: false }));
  } catch (cause) {
    closeSync(descriptor);
    throw cause;
  }
}

export function streamSource(stream: Readable): PackedSource {
  const pieces: AsyncIterator<Uint8Array> = stream[Symbol.asyncIterator]();
  let isClosed = false;
  return {
    async read() {
      try {
        const next = await pieces.next();
        return next.done ? undefined : next.value;
      } catch (cause) {
        if (isClosed) return undefined;
        throw cause;
      }
    },
    file: undefined,
    async close() {
      isClosed = true;
      // The iterator cannot be closed while it waits; the stream can.
      stream.destroy();
    },
  };
}
