import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Utf8Buffer } from '../../src/text/utf8-buffer';
import { runs } from '../support/runs';

/** Adds the parts and takes a piece whenever one is full, like a writer. */
function piecesOf(parts: Iterable<string>): Uint8Array[] {
  const buffer = new Utf8Buffer();
  const pieces: Uint8Array[] = [];
  for (const part of parts) {
    buffer.add(part);
    if (buffer.isFull) pieces.push(buffer.take());
  }
  if (!buffer.isEmpty) pieces.push(buffer.take());
  return pieces;
}

test('the pieces are the text in UTF-8, whatever the lengths of the parts', () => {
  const part = fc
    .tuple(fc.constantFrom('a', 'é', '契', '👍'), fc.constantFrom(0, 1, 100, 8191, 8192, 70_000))
    .map(([character, count]) => character.repeat(count));
  fc.assert(
    fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
      expect(Buffer.concat(piecesOf(parts)).toString()).toBe(parts.join(''));
    }),
    runs(20261130, 100),
  );
});

test.each<[parts: string[], lengths: number[]]>([
  [[], []],
  [['', ''], []],
  [['é'], [2]],
  [Array.from({ length: 20 }, () => 'a'.repeat(8192)), [65_536, 65_536, 32_768]],
  [Array.from({ length: 3 }, () => '契'.repeat(8192)), [73_728]],
  [
    ['a'.repeat(300_000), 'b'],
    [300_000, 1],
  ],
])('of %#, pieces have these lengths', (parts, lengths) => {
  expect(piecesOf(parts).map(({ length }) => length)).toEqual(lengths);
});
