import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findFault, parseJson } from '../../../src/text/json/parse-json';
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
      expect(parseJson(space + text + space)).toEqual({ value: JSON.parse(text), repeated: [] });
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

/** Repeated names, each with its item and the text of that. */
function repeatedIn(text: string) {
  const parsed = parseJson(text);
  if ('faultAt' in parsed) return parsed;
  return parsed.repeated.map(({ name, at, item, start, end }) => [
    ...[name, at, item, text.slice(start, end)],
  ]);
}

describe('a name that an object has twice', () => {
  test.each<[text: string, repeated: readonly (readonly [string, number, number, string])[]]>([
    ['{"a":1,"a":2}', [['a', 7, 0, '{"a":1,"a":2}']]],
    ['{"a" :1,"a":2}', [['a', 8, 0, '{"a" :1,"a":2}']]],
    [' {"a":1,"\\u0061":2} ', [['a', 8, 0, ' {"a":1,"\\u0061":2} ']]],
    ['{"__proto__":1,"__proto__":2}', [['__proto__', 15, 0, '{"__proto__":1,"__proto__":2}']]],
    ['[{"b":{"a":1,"b":2},"c":[],"b":3}]', [['b', 27, 0, '{"b":{"a":1,"b":2},"c":[],"b":3}']]],
    [
      '[1,{"a":[{"b":1,"b":1,"b":1}],"a":1},{}]',
      [['b', 16, 1, '{"a":[{"b":1,"b":1,"b":1}],"a":1}']],
    ],
    [
      '[{"a":1,"a":1},{"a":1},{"a":[],"a":1}]',
      [
        ['a', 8, 0, '{"a":1,"a":1}'],
        ['a', 31, 2, '{"a":[],"a":1}'],
      ],
    ],
    ['{"a":["a","a",{"a":{}}],"b":"a"}', []],
    ['{"a":{"a":{"a":1}}}', []],
    ['[{"a":1},{"a":2}]', []],
    ['{"a":"\\",\\"a\\":","b":1}', []],
    ['"a"', []],
  ])('%s', (text, repeated) => {
    expect(() => JSON.parse(text)).not.toThrow();
    expect(repeatedIn(text)).toEqual(repeated);
  });

  test('is found wherever it is, and nowhere else', () => {
    const name = fc.constantFrom('a', 'b', '":', '"a":1', '{', ',', '\\', '__proto__');
    const space = fc.constantFrom('', ' ', '\n');
    type Made = { readonly text: string; readonly isRepeated: boolean };
    const { value } = fc.letrec<{ value: Made; object: Made; list: Made }>((tie) => ({
      value: fc.oneof(
        { depthSize: 'small' },
        name.map((text) => ({ text: JSON.stringify(text), isRepeated: false })),
        tie('object'),
        tie('list'),
      ),
      object: fc
        .tuple(space, fc.array(fc.tuple(name, tie('value')), { maxLength: 3 }))
        .map(([blank, members]) => ({
          text: `{${members.map(([key, { text }]) => `${JSON.stringify(key)}${blank}:${text}`).join(`,${blank}`)}}`,
          isRepeated:
            new Set(members.map(([key]) => key)).size < members.length ||
            members.some(([, { isRepeated }]) => isRepeated),
        })),
      list: fc.array(tie('value'), { maxLength: 3 }).map((items) => ({
        text: `[${items.map(({ text }) => text).join()}]`,
        isRepeated: items.some(({ isRepeated }) => isRepeated),
      })),
    }));
    fc.assert(
      fc.property(fc.array(value, { maxLength: 4 }), (items) => {
        const text = `[${items.map((item) => item.text).join()}]`;
        const found = (repeatedIn(text) as unknown[][]).map(([, , item, part]) => [item, part]);
        expect(found).toEqual(
          items.flatMap((item, index) => (item.isRepeated ? [[index, item.text]] : [])),
        );
      }),
      runs(3, 1000),
    );
  });
});
