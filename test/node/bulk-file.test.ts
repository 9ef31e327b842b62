import { readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { crc32, deflateRawSync, gzipSync } from 'node:zlib';
import { describe, expect, it, test } from 'vitest';
import { readBulkRows } from '../../src/index';
import {
  bulkFile,
  readOfflineConversionsFile,
  validateBulkFilePath,
  writeBulkFile,
} from '../../src/node';
import { unpackStream } from '../../src/node/unpack';
import { archiveFault, endRecord, said, zipOf } from '../support/archives';
import { collect } from '../support/plain';
import { readingOf, useScratch } from '../support/scratch';
import { allowNoUnhandledRejections } from '../support/unhandled-rejections';
import { fullUpload } from '../support/upload-text';

const now = new Date('2026-11-21T00:00:00Z');
const row = `Offline Conversion,,a,Café,11/2/2026 9:30:00 AM,,,,,,,,,,,f894f652ea334e739002f7167ab8f8e3`;
const content = fullUpload(row);
/** So long that it does not come in one piece. */
const long = fullUpload(...Array.from({ length: 5000 }, (_, i) => row.replace('a', `a${i}`)));

const scratch = useScratch();
allowNoUnhandledRejections();

/** A gzip member with a field of every kind in its header, or with what it is told to say. */
function member(
  text: string,
  says: { sum?: number; size?: number; fields?: boolean } = {},
): Buffer {
  const bytes = Buffer.from(text);
  const fields = says.fields
    ? [Buffer.from([2, 0, 0x61, 0x62]), Buffer.from('upload.csv\0'), Buffer.from('comment\0')]
    : [];
  const head = Buffer.from([0x1f, 0x8b, 8, says.fields ? 0x1c : 0, 0, 0, 0, 0, 0, 3]);
  const end = Buffer.alloc(8);
  end.writeUInt32LE(says.sum ?? crc32(bytes));
  end.writeUInt32LE(says.size ?? bytes.length, 4);
  return Buffer.concat([head, ...fields, deflateRawSync(bytes), end]);
}

const entry = { content };

/** Name, bytes, and what is read. */
const read: Record<string, readonly [string, Uint8Array, string]> = {
  'plain bytes': ['upload.csv', Buffer.from(content), content],
  'plain bytes in several pieces': ['upload.csv', Buffer.from(long), long],
  'no bytes': ['upload.csv', Buffer.alloc(0), ''],
  'fewer bytes than any signature has': ['upload.csv', Buffer.from('PK'), 'PK'],
  'what only starts like an archive': ['upload.csv', Buffer.from('PK,\x1f\x8b'), 'PK,\x1f\x8b'],
  'a ZIP archive': ['upload.zip', zipOf([entry]), content],
  'a ZIP archive of many pieces': ['upload.zip', zipOf([{ content: long }]), long],
  'a ZIP archive, stored': ['upload.zip', zipOf([{ ...entry, method: 0 }]), content],
  'a ZIP archive, stored, of many pieces': [
    'upload.zip',
    zipOf([{ content: long, method: 0 }]),
    long,
  ],
  'a ZIP archive with sizes after the data': [
    'upload.zip',
    zipOf([{ ...entry, descriptor: true }]),
    content,
  ],
  'a ZIP archive with a comment': ['upload.zip', zipOf([entry], { comment: 'of today' }), content],
  'a ZIP archive with the longest comment': [
    'upload.zip',
    zipOf([entry], { comment: 'x'.repeat(65_535) }),
    content,
  ],
  'a ZIP archive with an end record cut off as its comment': [
    'upload.zip',
    zipOf([entry], { comment: endRecord().subarray(0, 21) }),
    content,
  ],
  'a ZIP archive with 64 bits': ['upload.zip', zipOf([{ ...entry, zip64: true }]), content],
  'a ZIP archive with 64 bits in its end record': [
    'upload.zip',
    zipOf([entry], { zip64: true }),
    content,
  ],
  'a ZIP archive with 64 bits throughout': [
    'upload.zip',
    zipOf([{ ...entry, zip64: true, descriptor: true }], { zip64: true, comment: 'of today' }),
    content,
  ],
  'a ZIP archive with a file of no bytes': ['upload.zip', zipOf([{ content: '' }]), ''],
  'a ZIP archive with a file of no bytes, stored': [
    'upload.zip',
    zipOf([{ content: '', method: 0 }]),
    '',
  ],
  'a ZIP archive in a ZIP archive, once': [
    'upload.zip',
    zipOf([{ content: zipOf([entry]) }]),
    zipOf([entry]).toString('latin1'),
  ],
  'a gzip archive': ['upload.csv.gz', member(content), content],
  'a gzip archive of many pieces': ['upload.csv.gz', member(long), long],
  'a gzip archive with a name and a comment': [
    'upload.csv.gz',
    member(content, { fields: true }),
    content,
  ],
  'a gzip archive of two members': [
    'upload.csv.gz',
    Buffer.concat([member(content), member(long, { fields: true })]),
    content + long,
  ],
  'a gzip archive of a thousand members': [
    'upload.csv.gz',
    Buffer.concat(Array.from({ length: 1000 }, () => member('a,b\r\n'))),
    'a,b\r\n'.repeat(1000),
  ],
  'a gzip archive filled up with zeros': [
    'upload.csv.gz',
    Buffer.concat([member(content), Buffer.alloc(200)]),
    content,
  ],
  'a gzip archive filled up with many zeros': [
    'upload.csv.gz',
    Buffer.concat([member(content), member(long), Buffer.alloc(300_000)]),
    content + long,
  ],
  'a gzip archive with no bytes in it': ['upload.csv.gz', member(''), ''],
  'a ZIP archive that is named a CSV': ['upload.csv', zipOf([entry]), content],
  'a gzip archive that is named a ZIP': ['upload.zip', member(content), content],
  'a CSV that is named a ZIP': ['upload.zip', Buffer.from(content), content],
  'a CSV that is named a gzip': ['upload.gz', Buffer.from(content), content],
};

describe('bulkFile gives the bytes of', () => {
  test.each(Object.entries(read))('%s', async (_, [name, bytes, wanted]) => {
    const file = bulkFile(scratch.file(name, bytes));
    const encoding = wanted.includes('PK\x03') ? 'latin1' : 'utf8';
    for (const time of ['first', 'second']) {
      const { bytes: given, failure } = await readingOf(file);
      expect([time, failure, given.toString(encoding)]).toEqual([time, undefined, wanted]);
      expect(scratch.openFiles()).toEqual([]);
    }
  });

  it('what is at the path when it is asked for', async () => {
    const path = scratch.at('upload.zip');
    const file = bulkFile(path);
    scratch.file('upload.zip', zipOf([entry]));
    expect((await readingOf(file)).bytes.toString()).toBe(content);
    scratch.file('upload.zip', long);
    expect((await readingOf(file)).bytes.toString()).toBe(long);
  });

  it('a file that is read twice at a time', async () => {
    const file = bulkFile(scratch.file('upload.zip', zipOf([{ content: long }])));
    const both = await Promise.all([readingOf(file), readingOf(file)]);
    expect(both.map(({ bytes }) => bytes.toString() === long)).toEqual([true, true]);
  });

  it('what the writer packs', async () => {
    await writeBulkFile(scratch.at('upload.zip'), Readable.from([Buffer.from(long)]));
    const rows = await collect(readBulkRows(bulkFile(scratch.at('upload.zip'))));
    expect(rows).toHaveLength(5001);
  });
});

const faulty: Record<string, readonly [Uint8Array, string]> = {
  'another sum': [member(content, { sum: 1 }), said.damaged],
  'another size': [member(content, { size: 1 }), said.damaged],
  'another method': [member(content).fill(7, 2, 3), said.damaged],
  'flags that do not exist': [member(content).fill(0xe0, 3, 4), said.damaged],
  'data that are not deflated': [member(content).fill(7, 10, 14), said.damaged],
  'bytes after its end': [Buffer.concat([member(content), Buffer.from('more')]), said.damaged],
  'a second member behind a zero byte': [
    Buffer.concat([member(content), Buffer.alloc(1), member(content)]),
    said.trailing,
  ],
  'a second member behind a block of zeros': [
    Buffer.concat([member(content), Buffer.alloc(100_000), member(content)]),
    said.trailing,
  ],
  'a byte at the end of zeros': [
    Buffer.concat([member(content), Buffer.alloc(500_000), Buffer.of(1)]),
    said.trailing,
  ],
  'a damaged second member': [
    Buffer.concat([member(content), member(content, { sum: 1 })]),
    said.damaged,
  ],
  'half a second member': [
    Buffer.concat([member(content), member(content).subarray(0, 30)]),
    said.truncated,
  ],
};

test.each(Object.entries(faulty))(
  'a gzip archive with %s is refused',
  async (_, [bytes, sentence]) => {
    const { bytes: given, failure } = await readingOf(bulkFile(scratch.file('a.gz', bytes)));
    expect(failure).toMatchObject(archiveFault(sentence));
    expect((content + content).startsWith(given.toString())).toBe(true);
    expect(scratch.openFiles()).toEqual([]);
  },
);

describe('an archive in an archive is named, and not unpacked', () => {
  const gzip = 'This is a gzip archive, not text. Unpack it first.';
  const zip =
    'This is a ZIP archive or an .xlsx spreadsheet, not text. Unpack the archive, or save the sheet as CSV UTF-8.';
  test.each([
    ['ZIP in ZIP', zipOf([{ content: zipOf([entry]) }]), 'zip', zip],
    ['gzip in ZIP', zipOf([{ content: member(content) }]), 'gzip', gzip],
    ['ZIP in gzip', gzipSync(zipOf([entry])), 'zip', zip],
    ['gzip in gzip', gzipSync(member(content)), 'gzip', gzip],
  ])('%s', async (_, bytes, format, message) => {
    const { issues } = await validateBulkFilePath(scratch.file('upload.zip', bytes));
    expect(issues).toEqual([
      {
        ...{ code: 'not-a-bulk-file', severity: 'error', line: 1, row: 0, message },
        facts: { format },
      },
    ]);
  });
});

describe('a stream', () => {
  const oneByOne = (bytes: Uint8Array) => Readable.from([...bytes].map((byte) => Buffer.of(byte)));

  test.each([
    ['plain', Buffer.from(content)],
    ['plain, of one byte', Buffer.from('a')],
    ['plain, of none', Buffer.alloc(0)],
  ])('byte by byte: %s', async (_, bytes) => {
    expect((await readingOf(unpackStream(oneByOne(bytes)))).bytes).toEqual(bytes);
  });

  it('byte by byte: gzip with a second member behind a zero byte', async () => {
    const bytes = Buffer.concat([member(content), Buffer.alloc(1), member(content)]);
    const { bytes: given, failure } = await readingOf(unpackStream(oneByOne(bytes)));
    expect(failure).toMatchObject(archiveFault(said.trailing));
    expect(given.toString()).toBe(content);
  });

  it('byte by byte: gzip', async () => {
    const { bytes, failure } = await readingOf(unpackStream(oneByOne(member(content))));
    expect([failure, bytes.toString()]).toEqual([undefined, content]);
  });

  test.each([
    ['an archive', zipOf([entry])],
    ['an empty archive', endRecord()],
  ])('that is a ZIP: %s', async (_, archive) => {
    const stream = oneByOne(archive);
    const { bytes, failure } = await readingOf(unpackStream(stream));
    expect(failure).toMatchObject(archiveFault(said.stream));
    expect([bytes.length, stream.destroyed]).toEqual([0, true]);
  });

  it('that fails, fails with its own error', async () => {
    const failure = new Error('the source');
    async function* pieces() {
      yield member(long).subarray(0, 100);
      throw failure;
    }
    expect((await readingOf(unpackStream(Readable.from(pieces())))).failure).toBe(failure);
  });
});

describe('the readers of files take archives', () => {
  it('validateBulkFilePath', async () => {
    const plain = await validateBulkFilePath(scratch.file('upload.csv', long), { now });
    const path = scratch.file('upload.zip', zipOf([{ content: long }]));
    expect(await validateBulkFilePath(path, { now })).toEqual(plain);
    expect(plain.rows).toBe(5001);
  });

  it('readOfflineConversionsFile', async () => {
    const path = scratch.file('upload.csv.gz', member(content));
    const results = await collect(readOfflineConversionsFile(path, { now }));
    expect(results.map(({ line, record }) => [line, record?.conversionName])).toEqual([
      [3, 'Café'],
    ]);
  });
});

test('the samples of this package go through unchanged', async () => {
  const { bytes } = await readingOf(bulkFile('samples/upload.csv'));
  expect(bytes).toEqual(readFileSync('samples/upload.csv'));
});
