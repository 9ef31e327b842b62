import { crc32, deflateRawSync } from 'node:zlib';

/*
 * ZIP archives byte by byte. Each field says the truth unless it is told what to say.
 * Source: .ZIP File Format Specification (APPNOTE.TXT), 4.3 and 4.5.3.
 */

export interface EntrySays {
  readonly name?: string;
  readonly content?: string | Uint8Array;
  /** 0 stored, 8 deflated (default). */
  readonly method?: number;
  /** The bytes that stand there, whatever the content is. */
  readonly packed?: Uint8Array;
  readonly flags?: number;
  readonly sum?: number;
  readonly packedSize?: number;
  readonly size?: number;
  readonly offset?: number;
  readonly localSignature?: number;
  /** Sizes and place stand in an extra field of 64 bits each. */
  readonly zip64?: boolean;
  /** Sum and sizes stand after the data, as where it was packed into a stream. */
  readonly descriptor?: boolean;
  readonly extra?: Uint8Array;
}

export interface ArchiveSays {
  readonly count?: number;
  readonly directoryOffset?: number;
  readonly disk?: number;
  readonly comment?: string | Uint8Array;
  readonly commentLength?: number;
  /** The end record has a longer one before it, with 64 bits for each number. */
  readonly zip64?: boolean;
  readonly zip64Signature?: number;
  readonly zip64Offset?: number;
}

/** An archive of these entries, and what its end record says of them. */
export function zipOf(entries: readonly EntrySays[], says: ArchiveSays = {}): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const entry of entries) {
    const { local, central } = entryOf(entry, at);
    files.push(local);
    directory.push(central);
    at += local.length;
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0);
  return Buffer.concat([...files, ...directory, endOf(entries.length, at, size, says)]);
}

function entryOf(says: EntrySays, at: number): { local: Buffer; central: Buffer } {
  const { name = 'upload.csv', method = 8, flags = 0, descriptor = false, zip64 = false } = says;
  const content = Buffer.from((says.content ?? '') as string);
  const packed = says.packed ?? (method === 8 ? deflateRawSync(content) : content);
  const sum = says.sum ?? crc32(content);
  const packedSize = says.packedSize ?? packed.length;
  const size = says.size ?? content.length;
  const offset = says.offset ?? at;
  const allFlags = flags | (descriptor ? 8 : 0);
  const version = zip64 ? 45 : 20;
  const path = Buffer.from(name);
  const common = (sums: readonly Buffer[]) => [
    ...[u16(version), u16(allFlags), u16(method), u16(0x6000), u16(0x5b6b)],
    ...[...sums, u16(path.length)],
  ];
  const filled = u32(0xffffffff);
  const truth = [u32(sum), ...(zip64 ? [filled, filled] : [u32(packedSize), u32(size)])];
  const local = Buffer.concat([
    ...[u32(says.localSignature ?? 0x04034b50)],
    ...common(descriptor ? [u32(0), u32(0), u32(0)] : truth),
    ...[u16(0), path, packed],
    ...(descriptor ? [u32(0x08074b50), u32(sum), u32(packedSize), u32(size)] : []),
  ]);
  const long = [u16(1), u16(24), u64(size), u64(packedSize), u64(offset)];
  const extra = says.extra ?? Buffer.concat(zip64 ? long : []);
  const central = Buffer.concat([
    ...[u32(0x02014b50), u16(version)],
    ...common(truth),
    ...[u16(extra.length), u16(0), u16(0), u16(0), u32(0)],
    ...[zip64 ? filled : u32(offset), path, extra],
  ]);
  return { local, central };
}

function endOf(entries: number, offset: number, size: number, says: ArchiveSays): Buffer {
  const { disk = 0, zip64 = false } = says;
  const comment = Buffer.from((says.comment ?? '') as string);
  const count = says.count ?? entries;
  const place = says.directoryOffset ?? offset;
  const record = [u32(says.zip64Signature ?? 0x06064b50), u64(44), u16(45), u16(45)];
  const longer = [
    ...[...record, u32(disk), u32(disk), u64(count), u64(count), u64(size), u64(place)],
    ...[u32(0x07064b50), u32(0), u64(says.zip64Offset ?? offset + size), u32(1)],
  ];
  const [short, long] = zip64 ? [0xffff, 0xffffffff] : [count, place];
  return Buffer.concat([
    ...(zip64 ? longer : []),
    ...[u32(0x06054b50), u16(zip64 ? 0 : disk), u16(zip64 ? 0 : disk), u16(short), u16(short)],
    ...[u32(zip64 ? long : size), u32(long), u16(says.commentLength ?? comment.length), comment],
  ]);
}

/** An end record alone, as an empty archive has it. */
export function endRecord(says: ArchiveSays = {}): Buffer {
  return endOf(0, 0, 0, says);
}

function u16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

function u64(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(value));
  return bytes;
}

/** The sentence of each reason for which an archive is not read. */
export const said = {
  empty: 'The ZIP archive is empty. It must contain exactly one file.',
  entries: (count: number) =>
    `The ZIP archive has ${count} entries. It must contain exactly one file.`,
  encrypted: 'The ZIP archive is encrypted. Compress the file without a password.',
  method: 'The ZIP archive uses an unsupported compression method. Compress the file with Deflate.',
  trailing:
    'The archive has more data after its end, which is not read. Download or copy it again, or unpack it yourself.',
  truncated: 'The archive is cut off. Download or copy it again.',
  damaged:
    'The archive is damaged: its metadata does not match its contents. Download or copy it again.',
  stream:
    'A ZIP archive cannot be read from a stream, because its directory is at the end. Pass the path of the file instead.',
  size: (limit: number) =>
    `The archive unpacks to more than ${limit} bytes, the configured limit. If you expect this size, unpack the file yourself.`,
  ratio: (limit: number) =>
    `The archive unpacks to more than ${limit} times its size, which no bulk file does. If you expect this size, unpack the file yourself.`,
} as const;

/** What a read throws that finds an archive at fault before it has come to any row. */
export const archiveFault = (sentence: string, line = 1, row = 0) => ({
  ...{ name: 'BulkFileError', code: 'archive', line, row, message: `Line ${line}: ${sentence}` },
  issue: { code: 'archive', severity: 'error', line, row, message: sentence },
});
