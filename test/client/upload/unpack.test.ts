import { gzipSync } from 'node:zlib';
import { describe, expect, it, test } from 'vitest';
import { unpackResult } from '../../../src/client/upload/unpack';
import type { ServiceDoubleOptions } from '../../../src/double';
import { type EntrySays, said, zipOf } from '../../support/archives';
import { collect, textOf } from '../../support/plain';
import { errorOf, fileOf, openService } from '../service';

const content = fileOf(50);

const bytesOf = (buffer: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(buffer);
/** All bytes before they are decoded, because those of a damaged archive may not be UTF-8. */
const unpack = async (buffer: Uint8Array) =>
  Buffer.concat(await collect(unpackResult(bytesOf(buffer)))).toString();
const zip = (says: EntrySays = {}) => zipOf([{ content, ...says }]);

describe('a result that is whole', () => {
  test.each<[what: string, packed: Uint8Array]>([
    ['plain', Buffer.from(content)],
    ['plain and empty', Buffer.from('')],
    ['with gzip', gzipSync(content)],
    ['deflated', zip()],
    ['stored', zip({ method: 0 })],
    ['an entry with a path', zip({ name: 'tmp/a b/../upload_ü.csv' })],
    ['an entry whose sizes stand after its data', zip({ descriptor: true })],
    ['an entry with an extra field', zip({ extra: Buffer.from([1, 2, 3, 4]) })],
    ['an archive with a comment', zipOf([{ content }], { comment: 'made by the service' })],
    [
      'an archive whose comment looks like an end',
      zipOf([{ content }], { comment: `PK\u0005\u0006${'x'.repeat(40)}` }),
    ],
  ])('%s', async (what, packed) => {
    expect(await unpack(packed)).toBe(what.endsWith('empty') ? '' : content);
  });

  it('can be read twice, and left before its end', async () => {
    const result = unpackResult(bytesOf(zip()));
    for await (const _ of result) break;
    expect([await textOf(result), await textOf(result)]).toEqual([content, content]);
  });

  it('may be a part of a buffer', async () => {
    const packed = Buffer.concat([Buffer.from('xyz'), zip()]);
    expect(await textOf(unpackResult(bytesOf(packed).subarray(3)))).toBe(content);
  });
});

describe('a result that is not', () => {
  const { damaged, truncated, entries, empty, method } = said;
  test.each<[what: string, packed: Uint8Array, sentence: string]>([
    ['no entry', zipOf([]), empty],
    ['two entries', zipOf([{ content }, { name: 'b.csv', content }]), entries(2)],
    ['another method', zip({ method: 12, packed: Buffer.from(content) }), method],
    ['another sum', zip({ sum: 7 }), damaged],
    ['another sum, stored', zip({ sum: 7, method: 0 }), damaged],
    ['fewer bytes than it says', zip({ size: content.length + 100 }), damaged],
    ['more bytes than it says', zip({ size: 100 }), damaged],
    ['less packed than it says', zip({ packedSize: 100_000 }), damaged],
    ['more packed than it says', zip({ packedSize: 20 }), damaged],
    ['bytes that are not deflated', zip({ packed: Buffer.from('not deflated') }), damaged],
    ['an entry elsewhere', zip({ offset: 3 }), damaged],
    ['an entry beyond the end', zip({ offset: 0xfffffff0 }), damaged],
    ['a directory elsewhere', zipOf([{ content }], { directoryOffset: 5 }), damaged],
    ['a directory beyond the end', zipOf([{ content }], { directoryOffset: 0xfffffff0 }), damaged],
    ['a wrong entry', zip({ localSignature: 0x02014b50 }), damaged],
    ['more bytes after its end', Buffer.concat([zip(), Buffer.from('more')]), truncated],
    ['only its beginning', Buffer.from('PK'), truncated],
    ['gzip that is cut', gzipSync(content).subarray(0, -9), damaged],
    ['gzip that is not', Buffer.from([0x1f, 0x8b, 8, 0, 7, 7]), damaged],
  ])('%s', async (_, packed, sentence) => {
    const error = await errorOf(unpack(packed));
    expect(error).toMatchObject({ name: 'BulkFileError', code: 'archive' });
    expect((error as Error).message).toBe(`Line 1: ${sentence}`);
  });

  test.each<[what: string, packed: Uint8Array]>([
    ['deflated', zip()],
    ['stored', zip({ method: 0 })],
    ['with gzip', gzipSync(content)],
  ])('is noticed wherever it is cut: %s', async (_, packed) => {
    for (let end = 2; end < packed.length; end += 7) {
      const error = await errorOf(unpack(packed.subarray(0, end)));
      expect(error, `cut at ${end}`).toMatchObject({ code: 'archive' });
    }
  });

  test.each<[what: string, packed: Uint8Array]>([
    ['deflated', zip()],
    ['stored', zip({ method: 0 })],
    ['with gzip', gzipSync(content)],
  ])('is whole or noticed with one byte changed: %s', async (_, packed) => {
    for (let at = 2; at < packed.length; at += 5) {
      const changed = Buffer.from(packed);
      changed[at] = (changed[at] as number) ^ 0x20;
      const text = await unpack(changed).catch(({ code }) => code);
      expect(text === content || text === 'archive', `changed at ${at}`).toBe(true);
    }
  });
});

describe('over HTTP', () => {
  test.each<[ServiceDoubleOptions]>([
    [{}],
    [{ entryName: 'tmp/x/upload.csv' }],
    [{ bom: false }],
    [{ resultFormat: 'gzip' }],
    [{ resultFormat: 'plain' }],
    [{ resultFormat: 'plain', bom: false }],
  ])('%o', async (options) => {
    const { client } = await openService(options);
    const { result } = await client.uploadBulkFile(fileOf(2));
    const text = await textOf(result as AsyncIterable<Uint8Array>);
    expect(text.startsWith('\ufeff')).toBe(options.bom !== false);
    expect(text.match(/Offline Conversion,,a\d/g)).toEqual(
      [0, 1].map((i) => `Offline Conversion,,a${i}`),
    );
  });
});
