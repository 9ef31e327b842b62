import { basename } from 'node:path';
import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';

// A fixed time, without its zone: equal input gives equal bytes, whenever and wherever it is packed.
const entryOptions = { mtime: new Date(1980, 0, 1, 12), forceDosTimestamp: true };

/** The pieces as they belong to the path: packed under this name if it ends in `.zip`. */
export function packed(
  path: string,
  name: string,
  pieces: AsyncIterable<Uint8Array>,
): AsyncIterable<Uint8Array> {
  return /\.zip$/i.test(path) ? zipped(name, pieces) : pieces;
}

/** The name that the file of an archive has, without what is a way to other places on some system. */
export function csvName(path: string, delimiter: string | undefined): string {
  const unpacked = basename(path).replace(/\.zip$/i, '');
  const stem = unpacked.replace(/\.[ct]sv$/i, '').replace(/[\\/:]/g, '-');
  const isTsv = delimiter === '\t' || (delimiter === undefined && /\.tsv$/i.test(unpacked));
  return `${stem}${isTsv ? '.tsv' : '.csv'}`;
}

/**
 * A ZIP archive of one entry, in pieces as they are asked for. What the pieces throw comes out as it is;
 * leaving early closes them.
 */
export async function* zipped(
  name: string,
  pieces: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array, void> {
  const items = pieces[Symbol.asyncIterator]();
  const archive = new ZipFile();
  const output = archive.outputStream as Readable;
  let isOpen = true;
  let failure: { readonly cause: unknown } | undefined;
  const fail = (cause: unknown) => {
    failure = { cause };
    output.destroy();
  };
  const input = new Readable({ read: () => void pull() }).on('error', fail);

  async function pull(): Promise<void> {
    try {
      const next = await items.next();
      if (next.done) isOpen = false;
      // A copy: whoever gives the pieces may fill the same memory again before they are packed.
      input.push(next.done ? null : Uint8Array.prototype.slice.call(next.value));
    } catch (cause) {
      isOpen = false;
      fail(cause);
    }
  }

  try {
    archive.addReadStream(input, name, entryOptions);
    archive.end();
    yield* output as AsyncIterable<Uint8Array>;
  } catch (cause) {
    throw failure ? failure.cause : cause;
  } finally {
    input.destroy();
    if (isOpen) await items.return?.();
  }
}
