import { describe, expect, test } from 'vitest';
import { KeyHash } from '../../src/keys/hash';

type Part = string | undefined;

const hash = new KeyHash();

function keyOf(parts: readonly Part[], kind: 'text' | 'hex' = 'text'): string {
  hash.start();
  for (const part of parts) hash[kind](part);
  const { high, low } = hash.end();
  return `${high},${low}`;
}

describe('the hash of a key', () => {
  test.each([1, 2, 3, 4, 5, 253, 254, 255, 256, 257, 300])(
    'knows nothing of the one before: %d letters',
    (length) => {
      const text = 'a'.repeat(length);
      keyOf(['x'.repeat(400)]);
      const key = keyOf([text]);
      keyOf(['y'.repeat(400)]);
      expect(keyOf([text])).toBe(key);
    },
  );

  const rest = 's'.repeat(61);
  test.each<[what: string, one: readonly Part[], other: readonly Part[]]>([
    ['dashes of a name', ['Contract-A'], ['ContractA']],
    ['zeros at the end', ['ab'], ['ab\0']],
    ['letters after 255 bytes', [`${'é'.repeat(127)}a€b`], [`${'é'.repeat(127)}a€c`]],
    ['an end in the next part', ['ab', 'c'], ['a', 'bc']],
    ['nothing and an empty text', [undefined], ['']],
    // The second part of one has the length and the text that the parts of the other have.
    ['nothing and one letter', [undefined, `@\0\0\0${rest}`], ['A', `${rest}\0\0\0`]],
  ])('tells apart: %s', (_what, one, other) => {
    expect(keyOf(one)).not.toBe(keyOf(other));
  });

  test('of a GUID leaves out dashes and case', () => {
    const key = keyOf(['f894f652ea334e739002f7167ab8f8e3'], 'hex');
    expect(keyOf(['F894F652-EA33-4E73-9002-F7167AB8F8E3'], 'hex')).toBe(key);
  });
});
