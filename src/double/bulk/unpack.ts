import { defaultLimits } from '../../file/archive';
import { isBulkFileError } from '../../messages/errors';
import type { RandomAccess } from '../../node/packed-source';

const tableName = /\.[ct]sv$/i;

/**
 * The bytes of an uploaded file, unpacked. Undefined if its name does not end in `.csv`, `.tsv` or `.zip`,
 * or if the archive is damaged or does not hold exactly one table.
 *
 * Source: Bulk Download and Upload guide.
 */
export async function unpackUpload(fileName: string, bytes: Buffer): Promise<Buffer | undefined> {
  if (tableName.test(fileName)) return bytes;
  if (!/\.zip$/i.test(fileName)) return undefined;
  // A part of the package that is loaded with import() must be loaded so everywhere: if it were shared, Node
  // 20 would find no names in its CommonJS form where no code may be made of strings.
  const { unzip } = await import('../../node/unzip');
  let isTable = false;
  const pieces: Uint8Array[] = [];
  try {
    const content = unzip(accessTo(bytes), defaultLimits, ({ entry = '', systemEntries = [] }) => {
      isTable = tableName.test(entry) && systemEntries.length === 0;
    });
    for await (const piece of content) pieces.push(piece);
  } catch (cause) {
    if (isBulkFileError(cause)) return undefined;
    throw cause;
  }
  return isTable ? Buffer.concat(pieces) : undefined;
}

function accessTo(bytes: Buffer): RandomAccess {
  return {
    size: bytes.length,
    readAt: async (buffer, position) => bytes.copy(buffer, 0, position),
  };
}

/** How many rows a file has after its header and its Format Version, by its line ends. */
export function countRows(bytes: Buffer): number {
  let lines = bytes.length > 0 && bytes.at(-1) !== 10 ? 1 : 0;
  for (let at = bytes.indexOf(10); at !== -1; at = bytes.indexOf(10, at + 1)) lines++;
  return Math.max(0, lines - 2);
}
