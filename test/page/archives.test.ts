import { gzipSync } from 'node:zlib';
import { describe, expect, it, test } from 'vitest';
import { openFile } from '../../src/page/input/open';
import { originOf } from '../../src/source/origin';
import { archiveFault, said, zipOf } from '../support/archives';
import { broken, content, many, refused, upload } from '../support/hostile-archives';

/* The page unpacks with what browsers have, and refuses what the command line refuses. */

const fileOf = (bytes: Uint8Array | string, name = 'upload.zip') =>
  new File([bytes as Uint8Array<ArrayBuffer>], name);

async function readingOf(file: File) {
  const pieces: Uint8Array[] = [];
  let failure: unknown;
  try {
    for await (const piece of openFile(file)) pieces.push(piece);
  } catch (cause) {
    failure = cause;
  }
  return { text: Buffer.concat(pieces).toString(), failure };
}

const otherSum = gzipSync(content);
otherSum.fill(7, otherSum.length - 8, otherSum.length - 4);

describe('an archive is refused', () => {
  test.each(Object.entries(refused))('%s', async (_, [bytes, sentence]) => {
    const { text, failure } = await readingOf(fileOf(bytes));
    expect(failure).toMatchObject(archiveFault(sentence));
    expect(text).toBe('');
  });

  // Node passes over what is behind packed bytes; browsers refuse it: see test/runtimes/page.test.ts.
  const behind = ['more packed bytes said than there are', 'bytes after the packed ones'];
  const found = Object.entries(broken).filter(([name]) => !behind.includes(name));
  test.each(found)('where its file has %s', async (_, [says, sentence]) => {
    const { text, failure } = await readingOf(fileOf(zipOf([{ ...upload, ...says }])));
    expect(failure).toMatchObject(archiveFault(sentence));
    expect(content.startsWith(text)).toBe(true);
  });

  test.each<[string, Uint8Array, string]>([
    ['cut off', gzipSync(content).subarray(0, 60), said.truncated],
    ['of another sum', otherSum, said.damaged],
    ['without its data', gzipSync(content).fill(0, 2), said.damaged],
  ])('gzip %s', async (_, bytes, sentence) => {
    const { failure } = await readingOf(fileOf(bytes, 'upload.csv.gz'));
    expect(failure).toMatchObject(archiveFault(sentence));
  });
});

describe('a spreadsheet is named as what it is', () => {
  const names = ['_rels/.rels', 'docProps/app.xml', 'xl/workbook.xml', '[Content_Types].xml'];
  test.each([
    ['with its types first', [...names].reverse()],
    ['without its types', names.slice(0, 3)],
    ['with many files before', [...Array.from({ length: 90 }, (_, i) => `media/${i}`), ...names]],
  ])('%s', async (_, entries) => {
    const bytes = zipOf(entries.map((name) => ({ name, content: '<a/>' })));
    const { failure } = await readingOf(fileOf(bytes, 'sheet.csv'));
    expect(failure).toMatchObject({ code: 'not-a-bulk-file' });
  });

  it('is not, where one file has such a name', async () => {
    const bytes = zipOf([{ name: 'xl/upload.csv', content }]);
    expect(await readingOf(fileOf(bytes))).toEqual({ text: content, failure: undefined });
  });
});

describe('a file is read', () => {
  const long = many(1)[0]?.content + 'x'.repeat(3_000_000);
  test.each<[string, Uint8Array | string, object]>([
    ['as it is', content, {}],
    ['longer than a piece', long, {}],
    ['packed with gzip', gzipSync(content), { packing: 'gzip' }],
    ['packed as ZIP', zipOf([upload]), { packing: 'zip', entry: 'upload.csv', systemEntries: [] }],
    [
      'stored in 64 bits, with sums behind it',
      zipOf([{ ...upload, zip64: true, descriptor: true, method: 0 }], { zip64: true }),
      { packing: 'zip', entry: 'upload.csv', systemEntries: [] },
    ],
    [
      'beside what a system adds',
      zipOf([{ name: '__MACOSX/._upload.csv', content: 'x' }, upload]),
      { packing: 'zip', entry: 'upload.csv', systemEntries: ['__MACOSX/._upload.csv'] },
    ],
  ])('%s', async (_, bytes, origin) => {
    let read = 0;
    const source = openFile(fileOf(bytes, 'a name'), (more) => {
      read += more;
    });
    const pieces: Uint8Array[] = [];
    for await (const piece of source) pieces.push(piece);
    expect(Buffer.concat(pieces).toString()).toBe(bytes === long ? long : content);
    expect(originOf(source)).toEqual({ name: 'a name', ...origin });
    expect(read).toBeGreaterThan(0);
  });
});

test('what unpacks to more than 500 times its size is refused before it is held', async () => {
  const { failure } = await readingOf(fileOf(gzipSync('x'.repeat(40_000_000)), 'bomb.csv.gz'));
  expect(failure).toMatchObject(archiveFault(said.ratio(500)));
});
