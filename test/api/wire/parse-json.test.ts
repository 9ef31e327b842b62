import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findFault, findRepeatedName, parseJson } from '../../../src/api/wire/parse-json';
import { runs } from '../../support/runs';

/** The `^` marks where the text stops being JSON. */
test.each([
  '^',
  ' \n^',
  '^?',
  '[1, 2^',
  '[1, ^]',
  '[1 ^2]',
  '[^,1]',
  '[1]^]',
  '[] ^[]',
  '{"a": 1, ^}',
  '{"a" ^1}',
  '{"a": ^}',
  '{^a: 1}',
  '{^1: 1}',
  '{^"a}',
  '{"a": 1^',
  '{"a": 1 ^"b": 2}',
  '{"a": 1^: 2}',
  '[1^}',
  '{"a": 1^]',
  '[^"a\nb"]',
  '[^"a\tb"]',
  '[^"\\x"]',
  '[^"\\u12g4"]',
  '[0^1]',
  '[1^.]',
  '[^+1]',
  '[^.5]',
  "[^'a']",
  '[true^1]',
  '[^tru]',
  '[^NaN]',
  '[^undefined]',
  '[1, ^// comment\n2]',
  '^\u00a0[]',
  '^\ufeff[]',
])('%j', (marked) => {
  const text = marked.replace('^', '');
  expect(parseJson(text)).toEqual({ faultAt: marked.indexOf('^') });
});

const json = fc.json({ maxDepth: 4 }).map((text) => JSON.stringify(JSON.parse(text), null, 1));

test('JSON is parsed, and has no fault before its end', () => {
  fc.assert(
    fc.property(json, fc.constantFrom('', ' ', '\r\n', '\t'), (text, space) => {
      expect(parseJson(space + text + space)).toEqual({ value: JSON.parse(text) });
      expect(findFault(space + text + space)).toBe((space + text + space).length);
    }),
    runs(1, 300),
  );
});

test('a stray character is found where it stands', () => {
  fc.assert(
    fc.property(json, fc.nat(), fc.constantFrom('?', '\u00e4', '\u0000', '='), (text, n, stray) => {
      const lines = text.split('\n');
      const line = n % lines.length;
      const before = lines
        .slice(0, line)
        .map((each) => `${each}\n`)
        .join('');
      expect(findFault(before + stray + lines.slice(line).join('\n'))).toBe(before.length);
    }),
    runs(2, 300),
  );
});

test('long strings and deep nesting are no trouble', () => {
  const long = JSON.stringify(['x'.repeat(5_000_000), '\\"'.repeat(4_000_000)]);
  expect(findFault(`${long}?`)).toBe(long.length);
  const deep = '['.repeat(1_000_000);
  expect(findFault(`${deep}?`)).toBe(deep.length);
});

describe('a name that an object has twice', () => {
  test.each<[text: string, place: number | undefined]>([
    ['{"a":1,"a":2}', 7],
    ['{"a":1,"\\u0061":2}', 7],
    ['[{"b":{"a":1,"b":2},"c":[],"b":3}]', 27],
    ['{"a":["a","a",{"a":{}}],"b":"a"}', undefined],
    ['{"a":{"a":{"a":1}}}', undefined],
    ['[{"a":1},{"a":2}]', undefined],
    ['{"a":"\\",\\"a\\":","b":1}', undefined],
    ['"a"', undefined],
  ])('%s: %s', (text, place) => {
    expect(() => JSON.parse(text)).not.toThrow();
    expect(findRepeatedName(text)).toBe(place);
  });
});
