import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect } from 'vitest';

/** A folder of its own for each test, in which every file must be closed again at its end. */
export interface Scratch {
  readonly path: string;
  at(name: string): string;
  /** Writes the file, and gives its path. */
  file(name: string, content: string | Uint8Array): string;
  /** Files of the folder that this process has open, where the system can say it. */
  openFiles(): readonly string[];
}

export function useScratch(): Scratch {
  let path = '';
  const scratch: Scratch = {
    get path() {
      return path;
    },
    at: (name) => join(path, name),
    file(name, content) {
      writeFileSync(join(path, name), content);
      return join(path, name);
    },
    openFiles: () => descriptors().filter((target) => target.startsWith(path)),
  };
  beforeEach(() => {
    path = mkdtempSync(join(tmpdir(), 'msads-bulk-test-'));
  });
  afterEach(() => {
    const open = scratch.openFiles();
    rmSync(path, { recursive: true });
    expect(open).toEqual([]);
  });
  return scratch;
}

const descriptorFolder = '/proc/self/fd';

function descriptors(): readonly string[] {
  if (process.platform !== 'linux') return [];
  return readdirSync(descriptorFolder).flatMap((name) => {
    try {
      return readlinkSync(join(descriptorFolder, name));
    } catch {
      // The one by which the folder was listed.
      return [];
    }
  });
}

/** What a read gives, and how it ends. */
export interface Reading {
  readonly bytes: Buffer;
  readonly failure: unknown;
}

export async function readingOf(pieces: AsyncIterable<Uint8Array>): Promise<Reading> {
  const all: Uint8Array[] = [];
  try {
    for await (const piece of pieces) all.push(piece);
  } catch (failure) {
    return { bytes: Buffer.concat(all), failure };
  }
  return { bytes: Buffer.concat(all), failure: undefined };
}

/** Bytes that this process has read so far, where the system can say it. */
export function readSoFar(): number {
  if (process.platform !== 'linux') return 0;
  return Number(/^rchar: (\d+)$/m.exec(readFileSync('/proc/self/io', 'utf8'))?.[1]);
}
