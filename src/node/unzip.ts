import { crc32, createInflateRaw } from 'node:zlib';
import { type Entry, fromRandomAccessReaderPromise, RandomAccessReader, type ZipFile } from 'yauzl';
import { archiveError, assertWithin, type InflationLimits } from '../file/archive';
import { BulkFileError } from '../messages/errors';
import type { Origin } from '../source/origin';
import { inflate, zlibOptions } from './inflate';
import { pieceLength, type RandomAccess } from './packed-source';

/**
 * Unpacks the only file of a ZIP archive. The directory at the end of the archive is checked against the
 * content. Entries that operating systems add are passed over, and reported with its name.
 *
 * @param tell receives the names once they are known
 */
export async function* unzip(
  file: RandomAccess,
  limits: InflationLimits,
  tell: (entries: Pick<Origin, 'entry' | 'systemEntries'>) => void,
) {
  const { entry, start, systemEntries } = await findOnlyEntry(file).catch((cause) => {
    throw asArchiveError(cause);
  });
  tell({ entry: nameOf(entry), systemEntries });
  const { compressedSize, uncompressedSize } = entry;
  assertWithin(limits, uncompressedSize, compressedSize);
  const packed = range(file, start, compressedSize);
  const engine = entry.compressionMethod === stored ? undefined : createInflateRaw(zlibOptions);
  let bytes = 0;
  let sum = 0;
  for await (const piece of engine ? inflate(packed, engine, limits) : packed) {
    bytes += piece.length;
    if (bytes > uncompressedSize) throw archiveError({ reason: 'damaged' });
    sum = crc32(piece, sum);
    yield piece;
  }
  const used = engine?.bytesWritten ?? bytes;
  if (bytes !== uncompressedSize || sum !== entry.crc32 || used !== compressedSize)
    throw archiveError({ reason: 'damaged' });
}

const stored = 0;
const deflated = 8;

/** Entries that operating systems add, and folders. */
const systemEntry =
  /^__MACOSX[\\/]|(?:^|[\\/])(?:\.DS_Store|\._[^\\/]*|\.localized|(?:eh)?thumbs\.db|desktop\.ini)$|[\\/]$/i;

const nameOf = (entry: Entry) => entry.fileNameRaw.toString('utf8');

async function findOnlyEntry(file: RandomAccess) {
  const archive = await fromRandomAccessReaderPromise(new Reader(file), file.size, {
    // `unpack` closes the file. Names are not used, so they are not decoded or checked.
    autoClose: false,
    decodeStrings: false,
    validateEntrySizes: false,
  });
  const entries = await readFirstEntries(archive);
  await assertDirectoryEnds(archive, file);
  const systemEntries = entries.map(nameOf).filter((name) => systemEntry.test(name));
  const [entry, ...others] = entries.filter((each) => !systemEntry.test(nameOf(each)));
  if (!entry) throw archiveError({ reason: 'empty' });
  if (others.length > 0) throw archiveError({ reason: 'entries', entries: others.length + 1 });
  if (entry.isEncrypted()) throw archiveError({ reason: 'encrypted' });
  if (![stored, deflated].includes(entry.compressionMethod))
    throw archiveError({ reason: 'method' });
  const { fileDataStart } = await archive.readLocalFileHeaderPromise(entry, { minimal: true });
  return { entry, start: fileDataStart, systemEntries };
}

/** Enough to recognize a spreadsheet; an archive may announce millions. */
const maxEntriesRead = 100;

async function readFirstEntries(archive: ZipFile): Promise<readonly Entry[]> {
  const { entryCount } = archive;
  const entries: Entry[] = [];
  if (entryCount === 0) return entries;
  for await (const entry of archive.eachEntry()) {
    entries.push(entry);
    if (entries.length === Math.min(entryCount, maxEntriesRead)) break;
  }
  if (entryCount === 1) return entries;
  const names = entries.map((entry) => entry.fileNameRaw.toString('latin1'));
  if (names.some((name) => name === '[Content_Types].xml' || name.startsWith('xl/'))) {
    const fault = { code: 'not-a-bulk-file', facts: { format: 'spreadsheet' } } as const;
    throw new BulkFileError(fault, { line: 1, row: 0 });
  }
  if (entryCount > maxEntriesRead) throw archiveError({ reason: 'entries', entries: entryCount });
  return entries;
}

const endRecordLength = 22;
const zip64EndRecord = 0x06064b50;

/** Rejects an archive with entries that its end record does not count, or with another end record. */
async function assertDirectoryEnds(archive: ZipFile, file: RandomAccess): Promise<void> {
  // It is a number; the declaration of yauzl is wrong.
  const end = archive.readEntryCursor as unknown as number;
  if (end === file.size - endRecordLength - archive.comment.length) return;
  const signature = Buffer.alloc(4);
  await file.readAt(signature, end);
  if (signature.readUInt32LE() !== zip64EndRecord) throw archiveError({ reason: 'damaged' });
}

type ReadArguments = Parameters<RandomAccessReader['read']>;

/** Gives yauzl access to the file. */
class Reader extends RandomAccessReader {
  readonly #file: RandomAccess;

  constructor(file: RandomAccess) {
    super();
    this.#file = file;
  }

  override read(...[buffer, offset, length, position, done]: ReadArguments): void {
    this.#file
      .readAt(buffer.subarray(offset, offset + length), position)
      .then((found) => done(found < length ? archiveError({ reason: 'damaged' }) : null), done);
  }
}

async function* range(file: RandomAccess, start: number, length: number) {
  for (let at = 0; at < length; ) {
    const buffer = Buffer.allocUnsafe(Math.min(pieceLength, length - at));
    const found = await file.readAt(buffer, start + at);
    if (found < buffer.length) throw archiveError({ reason: 'truncated' });
    at += found;
    yield buffer;
  }
}

const reasons = [
  [/^End of central directory record signature not found/, 'truncated'],
  [/^file data overflows file bounds/, 'truncated'],
  [/^strong encryption is not supported/, 'encrypted'],
] as const;

/** Turns an error of yauzl, which has only a message, into that of an archive. Errors of the system have a code. */
function asArchiveError(cause: unknown): unknown {
  if (!(cause instanceof Error) || 'code' in cause) return cause;
  const reason = reasons.find(([message]) => message.test(cause.message))?.[1];
  return archiveError({ reason: reason ?? 'damaged' });
}
