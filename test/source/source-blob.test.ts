import { expect, test } from 'vitest';
import { pieces } from '../../src/source/source';

const mebibyte = 1_048_576;

/** A blob that counts the bytes that are copied at once. */
class WatchedBlob extends Blob {
  readonly copied: number[] = [];

  override slice(from = 0, to = this.size): Blob {
    this.copied.push(Math.min(to, this.size) - from);
    return super.slice(from, to);
  }

  /** In Node, the first chunk of a blob in memory is all of it. */
  override stream() {
    this.copied.push(this.size);
    return super.stream();
  }
}

// Neither a piece nor a part of the blob ends where a character does.
const content = Buffer.from('Köp'.repeat(mebibyte));

test('a blob is copied in parts of 1 MiB, and read as it is', async () => {
  const blob = new WatchedBlob([content]);
  const read: Uint8Array[] = [];
  for await (const piece of pieces(blob, undefined)) read.push(piece as Uint8Array);
  expect(Buffer.concat(read).equals(content)).toBe(true);
  expect(blob.copied).toEqual([mebibyte, mebibyte, mebibyte, mebibyte]);
});

test('who leaves a blob after its first piece has copied one part', async () => {
  const blob = new WatchedBlob([content]);
  for await (const _ of pieces(blob, undefined)) break;
  expect(blob.copied).toEqual([mebibyte]);
});
