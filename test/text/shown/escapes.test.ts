import fc from 'fast-check';
import { expect, test } from 'vitest';
import { visible, writeJson } from '../../../src/text/shown/escapes';
import { dangersIn } from '../../support/dangers';

test.each([
  ['as it is, ü 日本 \u{1f600} ❤️', 'as it is, ü 日本 \u{1f600} ❤️'],
  ['tab\there', 'tab\\u0009here'],
  ['\u001b[2J\u009b', '\\u001b[2J\\u009b'],
  ['a\u202eb\u200bc\u2028d\ufeff', 'a\\u202eb\\u200bc\\u2028d\\ufeff'],
  ['\u{e0001}\u034f\u{e0100}', '\\udb40\\udc01\\u034f\\udb40\\udd00'],
  ['a\ud800b', 'a\\ud800b'],
  ['::error::x', '\\u003a:error::x'],
  [' ::x std::y a: :b', ' \\u003a:x std::y a: :b'],
  ['##[x] ##vso[x] ##teamcity[x]', '\\u0023#[x] \\u0023#vso[x] \\u0023#teamcity[x]'],
  ['### 1 #[a] ## [b]', '### 1 #[a] ## [b]'],
])('visible: %j', (text, shown) => {
  expect(visible(text)).toBe(shown);
});

test('visible: no text has anything left that commands a terminal or a build server', () => {
  const texts = fc.string({ unit: 'binary' });
  const parts = fc.array(fc.oneof(texts, fc.constantFrom('::', ' ', '##', '[', 'vso[', '\\')));
  fc.assert(
    fc.property(parts, (some) => {
      expect(dangersIn(visible(some.join('')))).toEqual([]);
    }),
    { numRuns: 2000 },
  );
});

test('JSON: the same value, without anything that commands one', () => {
  const key = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('::a', '##[x]', '\\##vso[a]'),
  );
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(
      key,
      fc.constant('\ud800'),
      fc.array(tie('value')),
      fc.dictionary(key, tie('value')),
    ),
  }));
  fc.assert(
    fc.property(value, fc.constantFrom(undefined, 2), (some, indent) => {
      const json = writeJson(some, indent);
      expect(JSON.parse(json)).toEqual(JSON.parse(JSON.stringify(some)));
      expect(dangersIn(json)).toEqual([]);
    }),
    { numRuns: 2000 },
  );
});

test.each([[{ a: [1, 'ü 日本'] }], ['a "quoted" \\ text'], [null]])(
  'JSON: %j is as JSON.stringify writes it',
  (value) => {
    expect(writeJson(value)).toBe(JSON.stringify(value));
    expect(writeJson(value, 2)).toBe(JSON.stringify(value, null, 2));
  },
);
