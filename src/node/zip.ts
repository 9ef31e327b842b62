import { basename } from 'node:path';
import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import { delimiterOf } from './upload-target';

// A fixed time without a zone, so that equal input makes equal bytes at any time and in any place.
const entryOptions = { mtime: new Date(1980, 0, 1, 12), forceDosTimestamp: true };

/** Packs the pieces under this name if the path ends in `.zip`, and passes them on if not. */
export function packFor(path: string, name: string, pieces: AsyncIterable<Uint8Array>) {
  return /\.zip$/i.test(path) ? zipPieces(name, pieces) : pieces;
}

/** The name of the file in an archive, without characters that form paths on any system. */
export function csvName(path: string, delimiter: string | undefined = delimiterOf(path)): string {
  const stem = basename(path)
    .replace(/\.zip$/i, '')
    .replace(/\.[ct]sv$/i, '')
    .replace(/[\\/:]/g, '-');
  return `${stem}${delimiter === '\t' ? '.tsv' : '.csv'}`;
}

/**
 * Packs pieces into a ZIP archive of one entry, as they are requested. Errors of the pieces are passed on,
 * and leaving early closes the pieces.
 */
export async function* zipPieces(name: string, pieces: AsyncIterable<Uint8Array>) {
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
      // A copy, because the source may reuse the memory before the piece is packed.
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
