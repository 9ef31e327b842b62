import { expect, test } from 'vitest';
import { pluralize, visible } from '../../../src/report/terminal/ink';

test.each([
  ['as it is, ü 日本 \u{1f600}', 'as it is, ü 日本 \u{1f600}'],
  ['tab\there', 'tab\\u0009here'],
  ['\u001b[2J\u009b', '\\u001b[2J\\u009b'],
  ['a\u202eb\u200bc\u2028d\ufeff', 'a\\u202eb\\u200bc\\u2028d\\ufeff'],
  ['\u{e0001}', '\\udb40\\udc01'],
])('visible: %j', (text, shown) => {
  expect(visible(text)).toBe(shown);
});

test.each([
  [0, 'no rows'],
  [1, '1 row'],
  [2, '2 rows'],
])('a count of %i', (count, text) => {
  expect(pluralize(count, 'row')).toBe(text);
});
