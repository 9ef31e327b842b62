import { archiveError } from '../../file/archive';

/*
 * The directory at the end of a ZIP archive. Source: APPNOTE.TXT of PKWARE, 4.3.
 */

/** What the directory says of one entry. */
export interface Entry {
  readonly name: string;
  readonly isEncrypted: boolean;
  readonly method: number;
  readonly sum: number;
  readonly packedLength: number;
  readonly length: number;
  /** Where its local header starts. */
  readonly start: number;
}

const endRecord = 0x06054b50;
const endLength = 22;
const maxCommentLength = 65_535;
const locator64 = 0x07064b50;
const locator64Length = 20;
const endRecord64 = 0x06064b50;
const endRecord64Length = 56;
const centralRecord = 0x02014b50;
const centralLength = 46;
/** A 32-bit field whose value is in a 64-bit one elsewhere. */
const elsewhere = 0xffff_ffff;

/** An archive may announce millions. Enough to recognize a spreadsheet, and more than one file. */
const maxEntriesRead = 100;
/** Names and extra fields of those have 64 KB each at most; hardly any need more than this. */
const maxDirectoryLength = 1_048_576;

interface Place {
  readonly entries: number;
  readonly start: number;
  readonly length: number;
}

/** Reads the first 100 entries. */
export async function readDirectory(file: Blob): Promise<readonly Entry[]> {
  const { entries, start, length } = await findDirectory(file);
  const view = await viewOf(file, start, Math.min(length, maxDirectoryLength));
  const found: Entry[] = [];
  let at = 0;
  while (found.length < Math.min(entries, maxEntriesRead)) {
    if (at + centralLength > view.byteLength || view.getUint32(at, true) !== centralRecord)
      throw archiveError({ reason: 'damaged' });
    const next =
      at +
      centralLength +
      view.getUint16(at + 28, true) +
      view.getUint16(at + 30, true) +
      view.getUint16(at + 32, true);
    if (next > view.byteLength) throw archiveError({ reason: 'damaged' });
    found.push(entryAt(view, at));
    at = next;
  }
  // An entry that the end record does not count.
  if (entries <= maxEntriesRead && at !== length) throw archiveError({ reason: 'damaged' });
  if (entries > maxEntriesRead && !found.some(({ name }) => name === '[Content_Types].xml'))
    throw archiveError({ reason: 'entries', entries });
  return found;
}

async function findDirectory(file: Blob): Promise<Place> {
  const tailStart = Math.max(0, file.size - endLength - maxCommentLength);
  const tail = await viewOf(file, tailStart, file.size - tailStart);
  const at = findEnd(tail);
  const end = tailStart + at;
  const place = {
    entries: tail.getUint16(at + 10, true),
    length: tail.getUint32(at + 12, true),
    start: tail.getUint32(at + 16, true),
  };
  const isWide =
    place.entries === 0xffff || place.length === elsewhere || place.start === elsewhere;
  const wide = isWide ? await findWide(file, end - locator64Length) : undefined;
  const { start, length } = wide?.place ?? place;
  // Anything between the directory and its end record would not be read.
  if (start + length !== (wide?.at ?? end)) throw archiveError({ reason: 'damaged' });
  return wide?.place ?? place;
}

/** The record at the end of an archive, which a comment may follow. */
function findEnd(tail: DataView): number {
  const last = tail.byteLength - endLength;
  for (let at = last; at >= 0; at--) {
    if (tail.getUint32(at, true) !== endRecord) continue;
    // A comment that is not as long as said, or a part of several archives.
    if (tail.getUint16(at + 20, true) !== last - at || tail.getUint16(at + 4, true) !== 0)
      throw archiveError({ reason: 'damaged' });
    return at;
  }
  throw archiveError({ reason: 'truncated' });
}

/** The end record of a large archive, which a locator in front of the other one points at. */
async function findWide(file: Blob, locatorAt: number) {
  if (locatorAt < 0) return undefined;
  const locator = await viewOf(file, locatorAt, locator64Length);
  if (locator.getUint32(0, true) !== locator64) return undefined;
  const at = numberAt(locator, 8);
  if (at + endRecord64Length > locatorAt) throw archiveError({ reason: 'damaged' });
  const record = await viewOf(file, at, endRecord64Length);
  const isPart = record.getUint32(16, true) !== 0;
  if (record.getUint32(0, true) !== endRecord64 || isPart)
    throw archiveError({ reason: 'damaged' });
  const place: Place = {
    entries: numberAt(record, 32),
    length: numberAt(record, 40),
    start: numberAt(record, 48),
  };
  return { at, place };
}

function entryAt(view: DataView, at: number): Entry {
  const nameLength = view.getUint16(at + 28, true);
  const nameAt = at + centralLength;
  const bytes = new Uint8Array(view.buffer, view.byteOffset + nameAt, nameLength);
  const [length, packedLength, start] = wideNumbers(
    view,
    { at: nameAt + nameLength, length: view.getUint16(at + 30, true) },
    [view.getUint32(at + 24, true), view.getUint32(at + 20, true), view.getUint32(at + 42, true)],
  );
  return {
    name: new TextDecoder().decode(bytes),
    isEncrypted: (view.getUint16(at + 8, true) & 0x41) !== 0,
    method: view.getUint16(at + 10, true),
    sum: view.getUint32(at + 16, true),
    length,
    packedLength,
    start,
  };
}

type Numbers = [length: number, packedLength: number, start: number];

/** Replaces numbers that are too large for 32 bits by those of the extra field 1. */
function wideNumbers(
  view: DataView,
  extra: { readonly at: number; readonly length: number },
  numbers: Numbers,
): Numbers {
  const extraEnd = extra.at + extra.length;
  for (let at = extra.at; at + 4 <= extraEnd; ) {
    const isWide = view.getUint16(at, true) === 1;
    let next = at + 4;
    at = next + view.getUint16(at + 2, true);
    if (at > extraEnd) throw archiveError({ reason: 'damaged' });
    if (!isWide || !numbers.includes(elsewhere)) continue;
    return numbers.map((number) => {
      if (number !== elsewhere) return number;
      next += 8;
      if (next > at) throw archiveError({ reason: 'damaged' });
      return numberAt(view, next - 8);
    }) as Numbers;
  }
  return numbers;
}

/** Reads a 64-bit number. One beyond the exact range lies beyond the end of any file. */
function numberAt(view: DataView, at: number): number {
  return Number(view.getBigUint64(at, true));
}

async function viewOf(file: Blob, start: number, length: number): Promise<DataView> {
  const bytes = await file.slice(start, start + length).arrayBuffer();
  if (bytes.byteLength < length) throw archiveError({ reason: 'damaged' });
  return new DataView(bytes);
}
