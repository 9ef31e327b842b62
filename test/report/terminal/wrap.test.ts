import { expect, test } from 'vitest';
import { wrap } from '../../../src/report/terminal/wrap';

test.each([
  ['', []],
  ['one', ['one']],
  ['one two three', ['one two', 'three']],
  ['fits ok', ['fits ok']],
  ['fits not.', ['fits', 'not.']],
  [' spaces   between ', ['spaces', 'between']],
  ['unbreakable a b', ['unbreakable', 'a b']],
])('lines of at most 7 characters: %j', (text, lines) => {
  expect(wrap(text, 7)).toEqual(lines);
});
