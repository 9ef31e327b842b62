import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readAnswerText } from '../../../src/api/answer/answer-text';
import { runs } from '../../support/runs';

async function* inPieces(bytes: Uint8Array, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

test('the text is the same however it is cut', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.string({ unit: 'binary' }),
      fc.integer({ min: 1, max: 7 }),
      async (text, size) => {
        // A NUL beside the first character would tell of UTF-16.
        const whole = `{"a":"${text.toWellFormed()}`;
        const bytes = new TextEncoder().encode(whole);
        expect(await readAnswerText(inPieces(bytes, size), 1000)).toBe(whole);
      },
    ),
    runs(4, 200),
  );
});

test.each<[what: string, pieces: number, read: number]>([
  ['of its bound', 4, 4],
  ['beyond its bound', 1_000_000, 5],
])('a text %s is read no further', async (_, given, read) => {
  let asked = 0;
  async function* pieces() {
    for (let i = 0; i < given; i++) {
      asked++;
      yield '12345';
    }
  }
  const outcome = await readAnswerText(pieces(), 20).catch(({ code }) => code);
  expect([outcome, asked]).toEqual([given === read ? '12345'.repeat(4) : 'too-long', read]);
});
