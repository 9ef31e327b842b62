import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { add, requestsOf, restate, retract } from '../../support/requests';
import { runs } from '../../support/runs';

/*
 * In which order records are sent, whatever their mix. The rules over all records would refuse some of
 * these mixes, and are off.
 */

const kinds = { add, restate, retract };
type Kind = keyof typeof kinds;
type Given = readonly [Kind, conversion: number];

const operations = {
  ApplyOfflineConversions: 'add',
  ApplyOfflineConversionAdjustments: 'adjust',
} as const;

/** For each request what it applies, and the indexes of its records. */
async function sentOf(given: readonly Given[], maxItems: number) {
  const records = given.map(([kind, conversion]) => kinds[kind](conversion));
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

describe('of any mix', () => {
  it('every record is sent once, with its own kind, in order, in requests that are not too large', async () => {
    await fc.assert(
      fc.asyncProperty(mixes, fc.integer({ min: 1, max: 6 }), async (given, maxItems) => {
        const sent = await sentOf(given, maxItems);
        for (const [, rows] of sent) {
          expect(rows.length).toBeGreaterThan(0);
          expect(rows.length).toBeLessThanOrEqual(maxItems);
        }
        for (const kind of ['add', 'adjust'] as const) {
          const rows = sent.flatMap(([what, rows]) => (what === kind ? rows : []));
          const wanted = given.flatMap(([what], i) =>
            (what === 'add') === (kind === 'add') ? [i] : [],
          );
          expect(rows).toEqual(wanted);
        }
      }),
      runs(11, 300),
    );
  });

  it('an Add is sent before its adjustments, unless they had gone before it was given', async () => {
    let late = 0;
    await fc.assert(
      fc.asyncProperty(mixes, fc.integer({ min: 1, max: 6 }), async (given, maxItems) => {
        const sent = await sentOf(given, maxItems);
        const requestOf = (row: number) => sent.findIndex(([, rows]) => rows.includes(row));
        given.forEach(([kind, conversion], adjustment) => {
          if (kind === 'add') return;
          given.forEach(([other, same], its) => {
            if (other !== 'add' || same !== conversion) return;
            if (requestOf(its) < requestOf(adjustment)) return;
            late++;
            // Its request was full before the Add was given.
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

  it('requests are full but for the last two, and those in which an Add goes before its adjustment', async () => {
    await fc.assert(
      fc.asyncProperty(mixes, fc.integer({ min: 1, max: 6 }), async (given, maxItems) => {
        const sent = await sentOf(given, maxItems);
        sent.slice(0, -2).forEach(([what, rows], i) => {
          if (rows.length === maxItems) return;
          const [next, adjustments] = sent[i + 1] as (typeof sent)[number];
          expect([what, next, adjustments.length]).toEqual(['add', 'adjust', maxItems]);
          const conversions = (rows: readonly number[]) => rows.map((row) => given[row]?.[1]);
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

const many = (count: number, kind: Kind, from: number): Given[] =>
  Array.from({ length: count }, (_, i) => [kind, from + i]);
const range = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i);

/** A conversion that is in both kinds, where one of them gets its thousandth item. */
test.each<[what: string, given: readonly Given[], expected: unknown]>([
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
    'the thousandth adjustment has gone when its Add comes',
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
    range(0, 2000).map((i): Given => [i % 2 === 0 ? 'add' : 'restate', 0]),
    [
      ['add', range(0, 1000).map((i) => 2 * i)],
      ['adjust', range(0, 1000).map((i) => 2 * i + 1)],
    ],
  ],
  [
    'Adds that have gone tie nothing',
    [...many(1000, 'add', 0), ['add', 2000], ...many(1000, 'restate', 0)],
    [
      ['add', range(0, 1000)],
      ['adjust', range(1001, 2001)],
      ['add', [1000]],
    ],
  ],
])('at the limit of 1,000: %s', async (_, given, expected) => {
  expect(await sentOf(given, 1000)).toEqual(expected);
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
])('an Add and its adjustment are known by their values: %s', async (_, ofAdd, ofAdjustment) => {
  const records = [{ ...add(1), ...ofAdd }, { ...retract(1), ...ofAdjustment }, retract(2)];
  const requests = await requestsOf(records, {
    maxItems: 2,
    severity: { 'time-precision': 'off' },
  });
  expect(requests.map(({ rows }) => rows)).toEqual([[0], [1, 2]]);
});
