import { expect, test } from 'vitest';
import { bar, groupThousands, percent } from '../../../src/report/attribution/rate';
import { colourInk, plainInk } from '../../../src/report/terminal/ink';

test.each<[rate: number | null, text: string, filled: number]>([
  [null, '–', 0],
  [0, '0%', 0],
  [Number.MIN_VALUE, '<0.1%', 1],
  [0.0004, '<0.1%', 1],
  [0.0006, '0.1%', 1],
  [0.01, '1.0%', 1],
  [0.07, '7.0%', 1],
  [0.08, '8.0%', 2],
  [0.5, '50.0%', 10],
  [2 / 3, '66.7%', 13],
  [0.95, '95.0%', 19],
  [0.999, '99.9%', 19],
  [0.9996, '>99.9%', 19],
  [1 - Number.EPSILON, '>99.9%', 19],
  [1, '100%', 20],
])('%d is %s, and a bar', (rate, text, filled) => {
  expect(percent(rate)).toBe(text);
  const cells = '█'.repeat(filled) + '░'.repeat(20 - filled);
  expect(bar(rate, plainInk)).toBe(rate === null ? ' '.repeat(20) : cells);
});

test('a bar has colour on request', () => {
  expect(bar(0.1, colourInk)).toBe(`\u001b[32m██\u001b[0m\u001b[2m${'░'.repeat(18)}\u001b[0m`);
});

test.each([
  [0, '0'],
  [999, '999'],
  [1000, '1,000'],
  [123456, '123,456'],
  [9007199254740991, '9,007,199,254,740,991'],
])('%d in groups', (count, text) => {
  expect(groupThousands(count)).toBe(text);
});
