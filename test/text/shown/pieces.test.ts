import { expect, test } from 'vitest';
import { joinLines, jsonLine } from '../../../src/text/shown/pieces';

test.each([[[]], [['a']], [['a', '', 'b']], [Array.from({ length: 50_000 }, (_, i) => `${i}`)]])(
  'lines: %#',
  (lines) => {
    expect([...joinLines(lines)].join('')).toBe(lines.map((line) => `${line}\n`).join(''));
  },
);

const many = Array.from({ length: 50_000 }, (_, i) => ({ i, '"': [i, { a: null }] }));
test.each<[object]>([
  [{}],
  [{ a: undefined }],
  [{ a: 1, b: undefined, 'c"': [], d: [1], e: [null, 2], f: { g: [[]] } }],
  [{ a: many, b: 'x', c: many }],
])('JSON: %#', (object) => {
  expect([...jsonLine(object)].join('')).toBe(`${JSON.stringify(object)}\n`);
});
