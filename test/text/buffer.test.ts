import { expect, it, test } from 'vitest';
import { TextBuffer } from '../../src/text/buffer';

test.each<[name: string, parts: readonly string[], isFull: boolean]>([
  ['empty', [], false],
  ['one character short of a piece', ['a', 'b'.repeat(65_534)], false],
  ['a whole piece', ['a', 'b'.repeat(65_535)], true],
  ['more than a piece, in one part', ['a'.repeat(100_000)], true],
])('a buffer that holds %s', (_, parts, isFull) => {
  const buffer = new TextBuffer();
  for (const part of parts) buffer.add(part);
  expect(buffer.isFull).toBe(isFull);
  expect(buffer.take()).toBe(parts.join(''));
});

it('is empty once its text has been taken', () => {
  const buffer = new TextBuffer();
  buffer.add('a'.repeat(65_536));
  expect(buffer.take()).toHaveLength(65_536);
  expect(buffer.isFull).toBe(false);
  expect(buffer.take()).toBe('');
  buffer.add('b');
  expect(buffer.take()).toBe('b');
});
