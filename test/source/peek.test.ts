import { describe, expect, it, test } from 'vitest';
import { firstCharacterDetector, peek } from '../../src/source/peek';
import { collect } from '../support/plain';

type Piece = Uint8Array | string;

async function* given(...pieces: readonly Piece[]): AsyncGenerator<Piece, void> {
  yield* pieces;
}

describe('the first character', () => {
  test.each<[what: string, pieces: readonly Piece[], first: string]>([
    ['of text', ['{"a":1}'], '{'],
    ['behind spaces and a mark', ['\ufeff \r\n\t<a/>'], '<'],
    ['in a later piece', ['', ' ', '\n', '[1]', 'x'], '['],
    ['of bytes', [Uint8Array.of(0x54, 0x79)], 'T'],
    ['behind the mark of UTF-8', [Uint8Array.of(0xef, 0xbb, 0xbf), Uint8Array.of(0x5b)], '['],
    ['of UTF-16', [Uint8Array.of(0xff, 0xfe, 0x20, 0, 0x7b, 0)], '{'],
    ['of UTF-16 the other way', [Uint8Array.of(0xfe, 0xff, 0, 0x3c)], '<'],
    ['is none of nothing', [], ''],
    ['is none of spaces', [' ', Uint8Array.of(0x0a)], ''],
    ['is not looked for behind a million blanks', [' '.repeat(1_048_576), '{'], ''],
  ])('%s', async (_, pieces, first) => {
    const found = await peek(given(...pieces), firstCharacterDetector());
    expect(found.detected).toBe(first);
    expect(await collect(found.pieces)).toEqual(pieces);
  });

  it('asks for no more than it needs, and closes what it has opened', async () => {
    let asked = 0;
    let closed = false;
    async function* endless(): AsyncGenerator<string, void> {
      try {
        for (;;) {
          asked++;
          yield asked < 3 ? ' ' : 'a';
        }
      } finally {
        closed = true;
      }
    }
    const { detected, pieces } = await peek(endless(), firstCharacterDetector());
    expect([detected, asked, closed]).toEqual(['a', 3, false]);
    for await (const piece of pieces) if (piece === 'a') break;
    expect([asked, closed]).toEqual([3, true]);
  });
});
