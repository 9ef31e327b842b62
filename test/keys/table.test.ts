import { describe, expect, test } from 'vitest';
import { ArrayIndex } from '../../src/keys/key-index';
import { KeyTable, type OpenTable } from '../../src/keys/table';
import { loadScreenModule, type ScreenModule } from '../../src/screen/module';
import { ModuleIndex, moduleTables } from '../../src/screen/rows/module-index';

const openModule = async () => (await loadScreenModule()) as ScreenModule;

/** A way to open tables, for one test. */
const ways: readonly [where: string, open: () => Promise<OpenTable>][] = [
  ['in arrays', async () => (numbers, limit) => new KeyTable(numbers, new ArrayIndex(limit))],
  ['in the module', async () => moduleTables(await openModule())],
];

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

describe.each(ways)('a table of keys %s', (_where, open) => {
  test.each([
    ['random keys', (next: () => number) => [next(), next()] as const],
    ['keys of one part', (next: () => number) => [next() & 0xffffff, next()] as const],
    ['keys that fall on few slots', (next: () => number) => [next(), (next() << 4) >>> 0] as const],
    ['many keys twice', (next: () => number) => spread(next() % 60_000)],
  ])('keeps every entry while it grows: %s', async (_what, keyOf) => {
    const openTable = await open();
    const next = keysFrom(20_260_301);
    const table = openTable(3);
    const known = new Map<string, number[]>();
    const rounds = 200_000;
    for (let i = 0; i < rounds; i++) {
      const [high, low] = keyOf(next);
      const key = `${high},${low}`;
      const expected = known.get(key) ?? [0, 0, 0];
      const entry = table.entry({ high, low });
      if (table.get(entry, 0) !== expected[0] || table.get(entry, 2) !== expected[2])
        expect(
          [0, 1, 2].map((index) => table.get(entry, index)),
          key,
        ).toEqual(expected);
      const written = [i + 1, i % 7, 0xffffffff - i];
      written.forEach((number, index) => {
        table.set(entry, index, number);
      });
      known.set(key, written);
    }
    const wrong = [...known].filter(([key, expected]) => {
      const [high, low] = key.split(',').map(Number) as [number, number];
      const entry = table.entry({ high, low });
      return expected.some((number, index) => table.get(entry, index) !== number);
    });
    expect(wrong).toEqual([]);
    expect(known.size).toBeGreaterThan(50_000);
  });

  test('finds earlier keys at each moment of its growth', async () => {
    const openTable = await open();
    const table = openTable(1);
    const keyOf = (n: number) => ({ high: spread(n)[0], low: spread(n)[1] });
    for (let n = 0; n < 5_000; n++) {
      const earlier = (n * 7_919) % (n + 1);
      const seen = [table.entry(keyOf(n)), table.find(keyOf(earlier)), table.entry(keyOf(earlier))];
      if (seen.some((entry, i) => entry !== [n, earlier, earlier][i]))
        expect(seen).toEqual([n, earlier, earlier]);
    }
    expect(table.find(keyOf(5_000))).toBe(-1);
  });

  test('tells keys apart that differ in one half only', async () => {
    const openTable = await open();
    const table = openTable(1);
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
      const entry = table.entry({ high, low });
      expect(table.get(entry, 0)).toBe(0);
      table.set(entry, 0, i + 1);
    });
    keys.forEach(([high, low], i) => {
      expect(table.get(table.entry({ high, low }), 0)).toBe(i + 1);
    });
  });

  test('the key of nothing but zeros is a key', async () => {
    const openTable = await open();
    const table = openTable(1);
    const first = table.entry({ high: 0, low: 0 });
    expect(table.get(first, 0)).toBe(0);
    table.set(first, 0, 5);
    for (let low = 2; low < 1000; low++) table.entry({ high: 0, low });
    expect(table.entry({ high: 0, low: 0 })).toBe(first);
    expect(table.get(first, 0)).toBe(5);
  });

  test('is asked for a key without making one', async () => {
    const openTable = await open();
    const table = openTable(1);
    const key = { high: 7, low: 7 };
    expect(table.find(key)).toBe(-1);
    expect(table.find(key)).toBe(-1);
    const entry = table.entry(key);
    expect(table.find(key)).toBe(entry);
    expect(table.find({ high: 7, low: 8 })).toBe(-1);
    expect(table.find({ high: 8, low: 7 })).toBe(-1);
  });

  test('an entry stays where it is while others come', async () => {
    const openTable = await open();
    const table = openTable(2);
    const entries = Array.from({ length: 5000 }, (_, i) => {
      const [high, low] = spread(i);
      const entry = table.entry({ high, low });
      table.set(entry, 1, i);
      return entry;
    });
    expect(entries.filter((entry, i) => table.get(entry, 1) !== i)).toEqual([]);
  });

  test('a table knows nothing of another', async () => {
    const openTable = await open();
    const [one, other] = [openTable(1), openTable(1)];
    const key = { high: 7, low: 7 };
    one.set(one.entry(key), 0, 1);
    expect(other.get(other.entry(key), 0)).toBe(0);
  });

  test('takes so many keys and no more', async () => {
    const openTable = await open();
    const table = openTable(1, 100);
    const entries = Array.from({ length: 300 }, (_, i) => {
      const [high, low] = spread(i);
      return table.entry({ high, low });
    });
    expect(entries).toEqual(entries.map((_, i) => (i < 100 ? i : -1)));
    const [first, last, more] = [0, 99, 100].map((i) => {
      const [high, low] = spread(i);
      return table.entry({ high, low });
    });
    expect([first, last, more]).toEqual([0, 99, -1]);
  });

  test('there may be many tables', async () => {
    const openTable = await open();
    const tables = Array.from({ length: 12 }, () => openTable(1));
    for (const [number, table] of tables.entries())
      for (let i = 0; i < 2000; i++) {
        const [high, low] = spread(i * (number + 1));
        table.set(table.entry({ high, low }), 0, i);
      }
    for (const [number, table] of tables.entries()) {
      const [high, low] = spread(1999 * (number + 1));
      expect(table.get(table.find({ high, low }), 0)).toBe(1999);
    }
  });
});

test('a module without memory for more keys says so', async () => {
  const module = await openModule();
  const full = { ...module, enter: () => -2, enterRows: () => 0 };
  const index = new ModuleIndex(full, 0);
  const message = 'There is no memory left for the keys of the records.';
  expect(() => index.enter({ high: 1, low: 1 })).toThrow(new RangeError(message));
  expect(() => index.enterRows(0, 1)).toThrow(new RangeError(message));
});
