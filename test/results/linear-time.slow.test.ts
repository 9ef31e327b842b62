import { describe, expect, it } from 'vitest';
import { readResultFile, reconcile } from '../../src/index';
import { collect } from '../support/plain';
import { random } from '../support/results/drifted-result';
import { uploadText } from '../support/upload-text';

/*
 * Records that are all alike and have no Client Id are the worst case: everything in the result may
 * belong to any of them. Time is only compared with time, for four times as many rows.
 */

const header = 'Type,Name,Client Id,Conversion Name,Conversion Time,Microsoft Click Id';
const cells = `,,Lead,11/2/2026 9:30:00 AM,${'f894f652ea334e739002f7167ab8f8e3'}`;
const record = `Offline Conversion,${cells}`;

const upload = (count: number) =>
  uploadText(header, 'Format Version,6.0,,,,', ...Array<string>(count).fill(record));

type Rows = { readonly records: readonly string[]; readonly errors: readonly string[] };

const orders: Record<string, (rows: Rows) => string[]> = {
  'each with its errors': ({ records, errors }) =>
    records.flatMap((row, i) => [row, ...errors.slice(2 * i, 2 * i + 2)]),
  'all errors last': ({ records, errors }) => [...records, ...errors],
  'all errors first': ({ records, errors }) => [...errors, ...records],
  'errors alone': ({ errors }) => [...errors],
  shuffled: ({ records, errors }) => {
    const next = random(1);
    return [...records, ...errors]
      .map((row) => ({ row, place: next() }))
      .sort((a, b) => a.place - b.place)
      .map(({ row }) => row);
  },
};

function result(count: number, order: string, detail: (i: number) => string): string {
  const records = Array<string>(count).fill(`${record},,,`);
  const errors = Array.from({ length: 2 * count }, (_, i) => {
    const number = i % 2 === 0 ? '5606' : '5609';
    return `Offline Conversion Error,${cells},Error,${number},${detail(i)}`;
  });
  return uploadText(
    `${header},Error,Error Number,Error Detail`,
    'Format Version,6.0,,,,,,,',
    ...(orders[order] as (rows: Rows) => string[])({ records, errors }),
  );
}

type Detail = (i: number) => string;

async function reconciled(count: number, order: string, detail: Detail): Promise<number> {
  const files = { upload: upload(count), result: result(count, order, detail) };
  const began = performance.now();
  const { outcomes, summary } = reconcile(files);
  expect(await collect(outcomes)).toHaveLength(count);
  const { records } = await summary;
  expect(records.accepted + records.rejected + records.unknown).toBe(count);
  return performance.now() - began;
}

async function read(count: number, order: string, detail: Detail): Promise<number> {
  const text = result(count, order, detail);
  const began = performance.now();
  const outcomes = await collect(readResultFile(text));
  expect(outcomes.filter(({ hasRecord }) => hasRecord)).toHaveLength(
    order === 'errors alone' ? 0 : count,
  );
  return performance.now() - began;
}

async function expectLinear(take: (count: number) => Promise<number>) {
  const ratios: number[] = [];
  // The machine may be busy with something else: one good measurement of three will do.
  while (ratios.length < 3 && !ratios.some((ratio) => ratio < 10)) {
    const few = await take(5_000);
    ratios.push((await take(20_000)) / few);
  }
  // 4 where time is linear, 16 where it is quadratic.
  expect(Math.min(...ratios)).toBeLessThan(10);
}

const details: readonly (readonly [string, Detail])[] = [
  ['the same details', () => ''],
  ['details of their own', (i) => `Row ${i}`],
];

describe.each(details)('20,000 records alike with two errors each, %s', (_, detail) => {
  it.each(Object.keys(orders))('reconcile: %s', (order) =>
    expectLinear((count) => reconciled(count, order, detail)),
  );
});

it.each(Object.keys(orders))('readResultFile: %s', (order) =>
  expectLinear((count) => read(count, order, (i) => `Row ${i}`)),
);
