import { constants, deflateRawSync } from 'node:zlib';
import { type EntrySays, endRecord, said, zipOf } from './archives';
import { fullUpload } from './upload-text';

/* ZIP archives that are not what they claim to be, and what is said of each. */

const row = `Offline Conversion,,a,Lead,11/2/2026 9:30:00 AM,,,,,,,,,,,f894f652ea334e739002f7167ab8f8e3`;
/** What the good one contains. */
export const content = fullUpload(row);
export const upload: EntrySays = { content };
const packed = zipOf([upload]);
/** Where the data of that entry starts, and where the directory does. */
const dataStart = 30 + 'upload.csv'.length;
const directoryStart = packed.readUInt32LE(packed.length - 6);

export const many = (count: number): readonly EntrySays[] =>
  Array.from({ length: count }, (_, i) => ({ name: `${i}.csv`, content, method: 0 }));

/** A reason is said before any byte is given. */
export const refused: Record<string, readonly [Uint8Array, string]> = {
  'an end record alone': [endRecord(), said.empty],
  'an end record alone, with a comment': [endRecord({ comment: 'nothing' }), said.empty],
  'a folder alone': [zipOf([{ name: 'out/', method: 0 }]), said.empty],
  'two files': [zipOf([upload, upload]), said.entries(2)],
  'more files than are looked at': [zipOf(many(150)), said.entries(150)],
  'more files than 16 bits can count': [zipOf(many(70_000), { zip64: true }), said.entries(70_000)],
  'files, and a claim of 2^40': [
    zipOf(many(150), { zip64: true, count: 2 ** 40 }),
    said.entries(2 ** 40),
  ],
  'one file, and a claim of 65,535': [zipOf([upload], { count: 65_535 }), said.damaged],
  'one file, and a claim of 2^40': [zipOf([upload], { zip64: true, count: 2 ** 40 }), said.damaged],
  'one file, and a claim of none': [zipOf([upload], { count: 0 }), said.damaged],
  'two files, and a claim of one': [zipOf([upload, upload], { count: 1 }), said.damaged],
  'a password': [zipOf([{ ...upload, flags: 1 }]), said.encrypted],
  'a password, stored': [
    zipOf([{ ...upload, flags: 1, method: 0, packedSize: 400 }]),
    said.encrypted,
  ],
  'strong encryption': [zipOf([{ ...upload, flags: 0x41 }]), said.encrypted],
  'AES, which is a method': [zipOf([{ ...upload, method: 99 }]), said.method],
  'AES, with its flag': [zipOf([{ ...upload, method: 99, flags: 1 }]), said.encrypted],
  LZMA: [zipOf([{ ...upload, method: 14 }]), said.method],
  'data that would reach beyond the end': [
    zipOf([{ ...upload, packedSize: 100_000 }]),
    said.truncated,
  ],
  'a directory before the file': [zipOf([upload], { directoryOffset: 0 }), said.damaged],
  'a directory within the data': [
    zipOf([upload], { directoryOffset: dataStart + 5 }),
    said.damaged,
  ],
  'a directory beyond the end': [zipOf([upload], { directoryOffset: 4_000_000_000 }), said.damaged],
  'a directory beyond what a file can have': [
    zipOf([upload], { zip64: true, directoryOffset: 2 ** 63 }),
    said.damaged,
  ],
  'a directory that is the end record': [
    zipOf([upload], { directoryOffset: packed.length - 22 }),
    said.damaged,
  ],
  'a file beyond the end': [zipOf([{ ...upload, offset: 4_000_000_000 }]), said.damaged],
  'a file beyond what a file can have': [
    zipOf([{ ...upload, zip64: true, offset: 2 ** 63 }]),
    said.damaged,
  ],
  'a file that starts elsewhere': [zipOf([{ ...upload, offset: 1 }]), said.damaged],
  'an extra field that is longer than it is': [
    zipOf([{ ...upload, extra: Buffer.from([1, 0, 200, 0, 1, 2]) }]),
    said.damaged,
  ],
  'zip64 without its numbers': [
    zipOf([{ ...upload, zip64: true, extra: Buffer.from([1, 0, 4, 0, 1, 2, 3, 4]) }]),
    said.damaged,
  ],
  'a zip64 end record of another signature': [
    zipOf([upload], { zip64: true, zip64Signature: 0x06064b51 }),
    said.damaged,
  ],
  'a zip64 end record beyond the end': [
    zipOf([upload], { zip64: true, zip64Offset: 2 ** 62 }),
    said.damaged,
  ],
  'a part of several': [zipOf([upload], { disk: 3 }), said.damaged],
  'a part of several, zip64': [zipOf([upload], { zip64: true, disk: 3 }), said.damaged],
  'bytes after its end': [Buffer.concat([packed, Buffer.from('more')]), said.damaged],
  'a comment that is shorter than said': [
    zipOf([upload], { comment: 'short', commentLength: 50 }),
    said.damaged,
  ],
  'an end record in the comment': [
    zipOf([upload], { comment: endRecord({ count: 1 }) }),
    said.damaged,
  ],
  'an end record in the comment that fits': [
    zipOf([upload], { comment: endRecord({ count: 1, directoryOffset: directoryStart }) }),
    said.damaged,
  ],
  'an end record in the comment that knows of none': [
    zipOf([upload], { comment: endRecord() }),
    said.damaged,
  ],
  'an end record in the comment that is an archive of its own': [
    zipOf([upload], { comment: endRecord({ directoryOffset: packed.length }) }),
    said.empty,
  ],
  'a claim above the limit': [
    zipOf([{ ...upload, size: 2_147_483_649 }]),
    said.size(2_147_483_648),
  ],
  'a claim of 2^63 bytes': [
    zipOf([{ ...upload, zip64: true, size: 2 ** 63 }]),
    said.size(2_147_483_648),
  ],
  'a claim above the ratio': [zipOf([{ ...upload, size: 1_000_000_000 }]), said.ratio(500)],
};

const deflated = deflateRawSync(content);

/** A reason is found when data have been given: they are the start of the content. */
export const broken: Record<string, readonly [EntrySays, string]> = {
  'another sum': [{ sum: 1 }, said.damaged],
  'another sum, stored': [{ sum: 1, method: 0 }, said.damaged],
  'another sum, after the data': [{ sum: 1, descriptor: true }, said.damaged],
  'fewer bytes said than there are': [{ size: content.length - 1 }, said.damaged],
  'no bytes said': [{ size: 0 }, said.damaged],
  'more bytes said than there are': [{ size: content.length + 100 }, said.damaged],
  'a packed byte too few said': [{ packedSize: deflated.length - 1 }, said.truncated],
  'no packed bytes said': [{ packedSize: 0 }, said.truncated],
  'more packed bytes said than there are': [{ packedSize: deflated.length + 9 }, said.damaged],
  'stored, fewer bytes said': [{ method: 0, packedSize: 20 }, said.damaged],
  'stored, more bytes said': [{ method: 0, packedSize: content.length + 20 }, said.damaged],
  'bytes after the packed ones': [
    { packed: Buffer.concat([deflated, Buffer.from('more')]) },
    said.damaged,
  ],
  'no last block': [
    { packed: deflateRawSync(content, { finishFlush: constants.Z_SYNC_FLUSH }) },
    said.truncated,
  ],
  'what is not deflated': [{ packed: Buffer.from([7, 1, 2, 3]) }, said.damaged],
};
