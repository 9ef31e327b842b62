import { expect, test } from 'vitest';
import { readMaxRejected } from '../../../src/cli/flags/max-rejected';

/** The limit, records with an error, all records, and whether there are too many. */
test.each<[limit: string, rejected: number, all: number, isExceeded: boolean]>([
  ['0', 0, 5, false],
  ['0', 1, 5, true],
  ['10', 10, 11, false],
  ['10', 11, 1000, true],
  ['0%', 0, 0, false],
  ['0%', 1, 1_000_000, true],
  ['5%', 5, 100, false],
  ['5%', 6, 119, true],
  ['5%', 6, 120, false],
  ['0.1%', 1, 1000, false],
  ['0.1%', 1, 999, true],
  ['0.7%', 7, 1000, false],
  ['1.1%', 11, 1000, false],
  ['33.333%', 33_333, 100_000, false],
  ['33.333%', 1, 3, true],
  ['0.05%', 2, 4000, false],
  ['0.05%', 3, 4000, true],
  ['100%', 7, 7, false],
  ['100.000%', 4_000_000, 4_000_000, false],
])('at most %s: %d of %d', (limit, rejected, all, isExceeded) => {
  expect(readMaxRejected(limit)?.isExceeded(rejected, all)).toBe(isExceeded);
});

test.each([
  '',
  '%',
  '-1',
  '1.5',
  '101%',
  '100.001%',
  '5 %',
  '5%%',
  '1e3',
  'all',
  '0.0001%',
  '1,5%',
])('refused: %j', (text) => {
  expect(() => readMaxRejected(text)).toThrow(
    '--max-rejected must be a whole number or a percentage, for example 10 or 0.5%.',
  );
});
