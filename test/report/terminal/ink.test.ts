import { expect, test } from 'vitest';
import { pluralize } from '../../../src/report/terminal/ink';

test.each([
  [0, 'no rows'],
  [1, '1 row'],
  [2, '2 rows'],
])('a count of %i', (count, text) => {
  expect(pluralize(count, 'row')).toBe(text);
});
