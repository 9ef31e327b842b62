import { crc32, inflateRawSync } from 'node:zlib';
import { expect } from 'vitest';

/** What an archive of one entry holds. */
export interface OnlyFile {
  readonly name: string;
  readonly content: Buffer;
}

/**
 * Reads an archive of one entry by the letter of its format, from the last byte to the first, and holds
 * each number to what is there.
 */
export function onlyFileOf(bytes: Buffer): OnlyFile {
  const end = bytes.length - 22;
  expect(bytes.readUInt32LE(end)).toBe(0x06054b50);
  // Disks, entries here and in all, and no comment.
  expect([4, 6, 8, 10, 20].map((at) => bytes.readUInt16LE(end + at))).toEqual([0, 0, 1, 1, 0]);
  const size = bytes.readUInt32LE(end + 12);
  const directory = bytes.readUInt32LE(end + 16);
  expect(directory + size).toBe(end);

  expect(bytes.readUInt32LE(directory)).toBe(0x02014b50);
  const flags = bytes.readUInt16LE(directory + 8);
  const method = bytes.readUInt16LE(directory + 10);
  expect([flags & 1, method]).toEqual([0, 8]);
  const [sum, packedSize, unpackedSize, offset] = [16, 20, 24, 42].map((at) =>
    bytes.readUInt32LE(directory + at),
  ) as [number, number, number, number];
  const [nameLength, extra, comment] = [28, 30, 32].map((at) =>
    bytes.readUInt16LE(directory + at),
  ) as [number, number, number];
  expect(46 + nameLength + extra + comment).toBe(size);
  const name = bytes.subarray(directory + 46, directory + 46 + nameLength);

  expect([offset, bytes.readUInt32LE(offset)]).toEqual([0, 0x04034b50]);
  expect(bytes.readUInt16LE(6)).toBe(flags);
  expect(bytes.readUInt16LE(8)).toBe(method);
  expect(bytes.subarray(30, 30 + nameLength)).toEqual(name);
  const data = 30 + bytes.readUInt16LE(26) + bytes.readUInt16LE(28);
  const content = inflateRawSync(bytes.subarray(data, data + packedSize));
  expect([content.length, crc32(content)]).toEqual([unpackedSize, sum]);

  // Sizes stand after the data where they were not known before; nothing else may.
  const after = data + packedSize;
  if (flags & 8) {
    const descriptor = [0, 4, 8, 12].map((at) => bytes.readUInt32LE(after + at));
    expect(descriptor).toEqual([0x08074b50, sum, packedSize, unpackedSize]);
  }
  expect(after + (flags & 8 ? 16 : 0)).toBe(directory);
  return { name: name.toString(), content };
}
