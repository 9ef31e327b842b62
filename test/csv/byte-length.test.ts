import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { byteLength } from '../../src/csv/write';
import { runs } from '../support/runs';

test.each<[text: string, bytes: number]>([
  ['', 0],
  ['a', 1],
  ['\0', 1],
  ['\r\n', 2],
  ['\u007f', 1],
  ['\u0080', 2],
  ['é', 2],
  ['e\u0301', 3],
  ['\u07ff', 2],
  ['\u0800', 3],
  ['日本', 6],
  ['\ud7ff', 3],
  ['\ue000', 3],
  ['\ufeff', 3],
  ['\uffff', 3],
  ['\u{10000}', 4],
  ['\u{10ffff}', 4],
  ['👍🏽', 8],
])('%j takes %i', (text, bytes) => {
  expect(byteLength(text)).toBe(bytes);
});

it('is the length that the encoder gives, for any text', () => {
  const utf8 = new TextEncoder();
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit: fc.constantFrom('a', 'é', '\u07ff', '\u0800', '\uffff', '\u{10000}', '👍') }),
  );
  fc.assert(
    fc.property(text, (text) => {
      expect(byteLength(text)).toBe(utf8.encode(text).length);
    }),
    runs(8, 2000),
  );
});
