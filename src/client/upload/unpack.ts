import { archiveError } from '../../file/archive';
import { Crc32 } from '../../source/crc32';

/*
 * A result as it arrives is small, and what it unpacks to may be sixty times as large: so it is unpacked
 * as it is read. Node reads archives of users with yauzl, which browsers cannot run.
 */

const endRecord = 0x06054b50;
const endRecordLength = 22;
const maxCommentLength = 65_535;
const centralRecord = 0x02014b50;
const localRecord = 0x04034b50;
const stored = 0;
const deflated = 8;

/** The content of a result, however it is packed. It can be read more than once. */
export function unpackResult(packed: Uint8Array<ArrayBuffer>): AsyncIterable<Uint8Array> {
  return { [Symbol.asyncIterator]: () => contents(packed) };
}

async function* contents(packed: Uint8Array<ArrayBuffer>): AsyncGenerator<Uint8Array, void> {
  const [a, b] = packed;
  if (a === 0x50 && b === 0x4b) yield* unzip(packed);
  else if (a === 0x1f && b === 0x8b) yield* decompress(packed, 'gzip');
  else yield packed;
}

/** Unpacks the only entry of an archive. Its name is not used. */
async function* unzip(packed: Uint8Array<ArrayBuffer>): AsyncGenerator<Uint8Array, void> {
  const view = new DataView(packed.buffer, packed.byteOffset, packed.length);
  const end = findEnd(view);
  const entries = view.getUint16(end + 10, true);
  if (entries === 0) throw archiveError({ reason: 'empty' });
  if (entries !== 1) throw archiveError({ reason: 'entries', entries });
  const central = view.getUint32(end + 16, true);
  assertRecord(view, central, centralRecord, 46);
  const method = view.getUint16(central + 10, true);
  const sum = view.getUint32(central + 16, true);
  const packedLength = view.getUint32(central + 20, true);
  const length = view.getUint32(central + 24, true);
  const local = view.getUint32(central + 42, true);
  assertRecord(view, local, localRecord, 30);
  const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
  if (start + packedLength > central) throw archiveError({ reason: 'damaged' });
  if (method !== stored && method !== deflated) throw archiveError({ reason: 'method' });
  const entry = packed.subarray(start, start + packedLength);
  const check = new Crc32();
  let found = 0;
  for await (const piece of method === stored ? [entry] : decompress(entry, 'deflate-raw')) {
    found += piece.length;
    if (found > length) break;
    check.add(piece);
    yield piece;
  }
  if (found !== length || check.value !== sum) throw archiveError({ reason: 'damaged' });
}

/** The record at the end of an archive, which a comment may follow. */
function findEnd(view: DataView): number {
  const last = view.byteLength - endRecordLength;
  for (let at = last; at >= Math.max(0, last - maxCommentLength); at--)
    // A comment may hold the same bytes, but only the record itself says how long it is.
    if (view.getUint32(at, true) === endRecord && view.getUint16(at + 20, true) === last - at)
      return at;
  throw archiveError({ reason: 'truncated' });
}

function assertRecord(view: DataView, at: number, signature: number, length: number): void {
  if (at + length > view.byteLength || view.getUint32(at, true) !== signature)
    throw archiveError({ reason: 'damaged' });
}

async function* decompress(
  packed: Uint8Array<ArrayBuffer>,
  format: CompressionFormat,
): AsyncGenerator<Uint8Array, void> {
  const reader = new Blob([packed])
    .stream()
    .pipeThrough(new DecompressionStream(format))
    .getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read().catch(() => {
        throw archiveError({ reason: 'damaged' });
      });
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel().catch(() => {});
  }
}
