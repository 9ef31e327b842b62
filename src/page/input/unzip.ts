import { archiveError, assertWithin, type InflationLimits } from '../../file/archive';
import { BulkFileError } from '../../messages/errors';
import { Crc32 } from '../../source/crc32';
import type { Origin } from '../../source/origin';
import { type Entry, readDirectory } from './directory';
import { inflate } from './inflate';
import { type OnRead, piecesOf } from './pieces';

const stored = 0;
const deflated = 8;
const localHeader = 0x04034b50;
const localHeaderLength = 30;

/** Entries that operating systems add, and folders. */
const systemEntry =
  /^__MACOSX[\\/]|(?:^|[\\/])(?:\.DS_Store|\._[^\\/]*|\.localized|(?:eh)?thumbs\.db|desktop\.ini)$|[\\/]$/i;

/**
 * Unpacks the only file of a ZIP archive, and checks it against the directory.
 *
 * @param tell receives the names once they are known
 */
export async function* unzip(
  file: Blob,
  limits: InflationLimits,
  onRead: OnRead,
  tell: (entries: Pick<Origin, 'entry' | 'systemEntries'>) => void,
): AsyncGenerator<Uint8Array, void> {
  const entries = await readDirectory(file);
  const systemEntries = entries.map(({ name }) => name).filter((name) => systemEntry.test(name));
  const entry = onlyEntry(entries);
  tell({ entry: entry.name, systemEntries });
  assertWithin(limits, entry.length, entry.packedLength);
  const content = await contentOf(file, entry);
  const packed = piecesOf(content, onRead);
  const sum = new Crc32();
  let bytes = 0;
  for await (const piece of entry.method === stored
    ? packed
    : inflate(packed, 'deflate-raw', limits)) {
    bytes += piece.length;
    if (bytes > entry.length) throw archiveError({ reason: 'damaged' });
    sum.add(piece);
    yield piece;
  }
  if (bytes !== entry.length || sum.value !== entry.sum) throw archiveError({ reason: 'damaged' });
}

function onlyEntry(entries: readonly Entry[]): Entry {
  const isSheet = entries.some(
    ({ name }) => name === '[Content_Types].xml' || name.startsWith('xl/'),
  );
  if (isSheet && entries.length > 1) {
    const fault = { code: 'not-a-bulk-file', facts: { format: 'spreadsheet' } } as const;
    throw new BulkFileError(fault, { line: 1, row: 0 });
  }
  const [entry, ...others] = entries.filter(({ name }) => !systemEntry.test(name));
  if (!entry) throw archiveError({ reason: 'empty' });
  if (others.length > 0) throw archiveError({ reason: 'entries', entries: others.length + 1 });
  if (entry.isEncrypted) throw archiveError({ reason: 'encrypted' });
  if (entry.method !== stored && entry.method !== deflated)
    throw archiveError({ reason: 'method' });
  return entry;
}

/** The packed bytes of an entry. */
async function contentOf(file: Blob, { start, packedLength }: Entry): Promise<Blob> {
  const header = await file.slice(start, start + localHeaderLength).arrayBuffer();
  if (header.byteLength < localHeaderLength) throw archiveError({ reason: 'damaged' });
  const view = new DataView(header);
  if (view.getUint32(0, true) !== localHeader) throw archiveError({ reason: 'damaged' });
  const at = start + localHeaderLength + view.getUint16(26, true) + view.getUint16(28, true);
  if (at + packedLength > file.size) throw archiveError({ reason: 'truncated' });
  return file.slice(at, at + packedLength);
}
