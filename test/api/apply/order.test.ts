import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { add, requestsOf, restate, retract } from '../../support/requests';
import { runs } from '../../support/runs';

/*
 * The order in which records of any mix are sent. The rules over all records are off, because they would
 * refuse some of these mixes.
 */

const kinds = { add, restate, retract };
type Kind = keyof typeof kinds;
type MixedRecord = readonly [Kind, conversion: number];

const operations = {
  ApplyOfflineConversions: 'add',
  ApplyOfflineConversionAdjustments: 'adjust',
} as const;

/** The operation of each request, and the indexes of its records. */
async function send(mix: readonly MixedRecord[], maxItems: number) {
  const records = mix.map(([kind, conversion]) => kinds[kind](conversion));
  const requests = await requestsOf(records, { maxItems, duplicates: false });
  return requests.map(({ operation, rows, body }) => {
    const items = Object.values(JSON.parse(body) as Record<string, unknown[]>)[0];
    expect(items).toHaveLength(rows.length);
    return [operations[operation], rows] as const;
  });
}

const mixes = fc.array(
  fc.tuple(fc.constantFrom<Kind>('add', 'add', 'restate', 'retract'), fc.nat(3)),
  { maxLength: 40 },
);

describe('any mix of records', () => {
  it('is sent in order, each record once and with others of its kind, in requests within the limit', async () => {
    await fc.assert(
      fc.asyncProperty(mixes, fc.integer({ min: 1, max: 6 }), async (mix, maxItems) => {
        const sent = await send(mix, maxItems);
        for (const [, rows] of sent) {
          expect(rows.length).toBeGreaterThan(0);
          expect(rows.length).toBeLessThanOrEqual(maxItems);
        }
        for (const kind of ['add', 'adjust'] as const) {
          const rows = sent.flatMap(([what, rows]) => (what === kind ? rows : []));
          const expected = mix.flatMap(([what], i) =>
            (what === 'add') === (kind === 'add') ? [i] : [],
          );
          expect(rows).toEqual(expected);
        }
      }),
      runs(11, 300),
    );
  });

  it('has an Add before its adjustments, unless they were sent before it came', async () => {
    let late = 0;
    await fc.assert(
      fc.asyncProperty(mixes, fc.integer({ min: 1, max: 6 }), async (mix, maxItems) => {
        const sent = await send(mix, maxItems);
        const requestOf = (row: number) => sent.findIndex(([, rows]) => rows.includes(row));
        mix.forEach(([kind, conversion], adjustment) => {
          if (kind === 'add') return;
          mix.forEach(([other, same], its) => {
            if (other !== 'add' || same !== conversion) return;
            if (requestOf(its) < requestOf(adjustment)) return;
            late++;
            // Its request was full before the Add came.
            const [, rows] = sent[requestOf(adjustment)] as (typeof sent)[number];
            expect(rows).toHaveLength(maxItems);
            expect(Math.max(...rows)).toBeLessThan(its);
          });
        });
      }),
      runs(12, 300),
    );
    expect(late).toBeGreaterThan(0);
  });

  it('fills all requests but the last two, and those that put an Add before its adjustment', async () => {
    await fc.assert(
      fc.asyncProperty(mixes, fc.integer({ min: 1, max: 6 }), async (mix, maxItems) => {
        const sent = await send(mix, maxItems);
        sent.slice(0, -2).forEach(([what, rows], i) => {
          if (rows.length === maxItems) return;
          const [next, adjustments] = sent[i + 1] as (typeof sent)[number];
          expect([what, next, adjustments.length]).toEqual(['add', 'adjust', maxItems]);
          const conversions = (rows: readonly number[]) => rows.map((row) => mix[row]?.[1]);
          expect(conversions(adjustments)).toEqual(
            expect.arrayContaining([
              conversions(rows).find((each) => conversions(adjustments).includes(each)),
            ]),
          );
        });
      }),
      runs(13, 300),
    );
  });
});

const many = (count: number, kind: Kind, from: number): MixedRecord[] =>
  Array.from({ length: count }, (_, i) => [kind, from + i]);
const range = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i);

/** A conversion in both batches, one of which gets its thousandth item. */
test.each<[what: string, mix: readonly MixedRecord[], expected: unknown]>([
  [
    'the adjustment of the first Add is the thousandth',
    [['add', 0], ...many(999, 'restate', 5000), ['retract', 0]],
    [
      ['add', [0]],
      ['adjust', range(1, 1001)],
    ],
  ],
  [
    'the Add of the first adjustment is the thousandth',
    [['restate', 0], ...many(999, 'add', 5000), ['add', 0]],
    [
      ['add', range(1, 1001)],
      ['adjust', [0]],
    ],
  ],
  [
    'the thousandth adjustment was sent before its Add comes',
    [...many(999, 'restate', 5000), ['restate', 0], ['add', 0]],
    [
      ['adjust', range(0, 1000)],
      ['add', [1000]],
    ],
  ],
  [
    'one adjustment less waits for its Add',
    [...many(998, 'restate', 5000), ['restate', 0], ['add', 0], ['restate', 9000]],
    [
      ['add', [999]],
      ['adjust', [...range(0, 999), 1000]],
    ],
  ],
  [
    'the same conversion a thousand times in both',
    [...Array(1000).fill(['restate', 0]), ...Array(1001).fill(['add', 0])],
    [
      ['adjust', range(0, 1000)],
      ['add', range(1000, 2000)],
      ['add', [2000]],
    ],
  ],
  [
    'the same conversion in turn, 1,000 of each',
    range(0, 2000).map((i): MixedRecord => [i % 2 === 0 ? 'add' : 'restate', 0]),
    [
      ['add', range(0, 1000).map((i) => 2 * i)],
      ['adjust', range(0, 1000).map((i) => 2 * i + 1)],
    ],
  ],
  [
    'Adds that were sent hold nothing back',
    [...many(1000, 'add', 0), ['add', 2000], ...many(1000, 'restate', 0)],
    [
      ['add', range(0, 1000)],
      ['adjust', range(1001, 2001)],
      ['add', [1000]],
    ],
  ],
])('at the limit of 1,000: %s', async (_, mix, expected) => {
  expect(await send(mix, 1000)).toEqual(expected);
});

test.each([
  [
    'case and dashes of the click id',
    { microsoftClickId: '0000000000000000000000000000F894' },
    { microsoftClickId: '00000000-0000-0000-0000-00000000f894' },
  ],
  [
    'the same instant with another offset',
    { conversionTime: '2026-11-02T10:30:00+01:00' },
    { conversionTime: '2026-11-02T09:30:00Z' },
  ],
  [
    'a fraction of the second',
    { conversionTime: '2026-11-02T09:30:00.900Z' },
    { conversionTime: '2026-11-02T09:30:00Z' },
  ],
])('an Add and its adjustment are matched by their values: %s', async (_, ofAdd, ofAdjustment) => {
  const records = [{ ...add(1), ...ofAdd }, { ...retract(1), ...ofAdjustment }, retract(2)];
  const requests = await requestsOf(records, {
    maxItems: 2,
    severity: { 'time-precision': 'off' },
  });
  expect(requests.map(({ rows }) => rows)).toEqual([[0], [1, 2]]);
});
