import { describe, expect, test } from 'vitest';
import { createKeyTable } from '../../src/keys/table';

/** A small generator with a seed, so that 200,000 keys are the same in every run. */
function keysFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
}

/** A number as a key that is spread as hashes are. */
const spread = (n: number) =>
  [Math.imul(n + 1, 0x9e3779b1) >>> 0, Math.imul(n + 1, 0x85ebca6b) >>> 0] as const;

describe('a table of keys', () => {
  test.each([
    ['random keys', (next: () => number) => [next(), next()] as const],
    ['keys of one part', (next: () => number) => [next() & 0xffffff, next()] as const],
    ['keys that fall on few slots', (next: () => number) => [next(), (next() << 4) >>> 0] as const],
    ['many keys twice', (next: () => number) => spread(next() % 60_000)],
  ])('keeps every entry while it grows: %s', (_what, keyOf) => {
    const next = keysFrom(20_260_301);
    const width = 3;
    const table = createKeyTable(width);
    const known = new Map<string, number[]>();
    const rounds = 200_000;
    for (let i = 0; i < rounds; i++) {
      const [high, low] = keyOf(next);
      const key = `${high},${low}`;
      const expected = known.get(key) ?? [0, 0, 0];
      const { numbers, at } = table.entry(high, low);
      if (numbers[at] !== expected[0] || numbers[at + 2] !== expected[2])
        expect([...numbers.subarray(at, at + width)], key).toEqual(expected);
      const written = [i + 1, i % 7, 0xffffffff - i];
      numbers.set(written, at);
      known.set(key, written);
    }
    const wrong = [...known].filter(([key, expected]) => {
      const [high, low] = key.split(',').map(Number) as [number, number];
      const { numbers, at } = table.entry(high, low);
      return expected.some((number, offset) => numbers[at + offset] !== number);
    });
    expect(wrong).toEqual([]);
    expect(known.size).toBeGreaterThan(50_000);
  });

  test('tells keys apart that differ in one half only', () => {
    const table = createKeyTable(1);
    const keys = [
      [0, 1],
      [1, 0],
      [1, 1],
      [0xffffffff, 0],
      [0, 0xffffffff],
      [0xffffffff, 0xffffffff],
      [0x01000000, 1],
    ] as const;
    keys.forEach(([high, low], i) => {
      const { numbers, at } = table.entry(high, low);
      expect(numbers[at]).toBe(0);
      numbers[at] = i + 1;
    });
    keys.forEach(([high, low], i) => {
      const { numbers, at } = table.entry(high, low);
      expect(numbers[at]).toBe(i + 1);
    });
  });

  test('the key of nothing but zeros is a key', () => {
    const table = createKeyTable(1);
    const first = table.entry(0, 0);
    expect(first.numbers[first.at]).toBe(0);
    first.numbers[first.at] = 5;
    for (let i = 2; i < 1000; i++) table.entry(0, i);
    const again = table.entry(0, 0);
    expect(again.numbers[again.at]).toBe(5);
  });

  test('is asked for a key without making one', () => {
    const table = createKeyTable(1);
    expect(table.find(7, 7)).toBeUndefined();
    expect(table.find(7, 7)).toBeUndefined();
    const { numbers, at } = table.entry(7, 7);
    numbers[at] = 5;
    const found = table.find(7, 7);
    expect(found?.numbers[found.at]).toBe(5);
    expect(table.find(7, 8)).toBeUndefined();
    expect(table.find(8, 7)).toBeUndefined();
  });

  test('a table knows nothing of another', () => {
    const [one, other] = [createKeyTable(1), createKeyTable(1)];
    const { numbers, at } = one.entry(7, 7);
    numbers[at] = 1;
    const found = other.entry(7, 7);
    expect(found.numbers[found.at]).toBe(0);
  });
});
