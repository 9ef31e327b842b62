import { describe, expect, test } from 'vitest';
import { integer } from '../../../src/index';
import { readCell, writeCell } from '../../support/cell';
import { notNumbers } from '../not-numbers';

const codec = integer({ min: 1, max: 129_600 });
const signed = integer({ min: -5, max: 5 });
const bad = { value: undefined, faults: [['integer-format']] };

describe('a whole number', () => {
  test.each([
    ['1', 1],
    ['2', 2],
    ['43200', 43_200],
    ['129599', 129_599],
    ['129600', 129_600],
    ['007', 7],
  ])('%s is read', (cell, value) => {
    expect(readCell(codec, cell)).toEqual({ value, faults: [] });
  });

  test.each([
    ...['0', '129601', '-1', '-0', '00', '99999999999999999999', '9'.repeat(400)],
    ...['1.0', '1.5', '30 days', '43,200', '1\n', '1 ', '١', ''],
    ...notNumbers,
  ])('%j is not', (cell) => {
    expect(readCell(codec, cell)).toEqual(bad);
  });

  test('may be below 0 where its bounds are', () => {
    expect(readCell(signed, '-5')).toEqual({ value: -5, faults: [] });
    expect(readCell(signed, '-6')).toEqual(bad);
    expect(readCell(signed, '-0')).toStrictEqual({ value: 0, faults: [] });
  });

  test.each<[given: unknown, text: string]>([
    [1, '1'],
    [129_600, '129600'],
    ['43200', '43200'],
    [-0, '0'],
    // Out of bounds, or no number: what is written is judged when it is read.
    [0, '0'],
    [-7, '-7'],
    [1e21, '1000000000000000000000'],
    ['1.5', '1.5'],
  ])('%j is written as %s', (given, value) => {
    expect(writeCell(codec, given)).toEqual({ value, faults: [] });
  });

  test.each<unknown>([1.5, Number.NaN, Number.POSITIVE_INFINITY, true, 5n, [5], {}, new Date(0)])(
    '%s is not written',
    (given) => {
      expect(writeCell(codec, given)).toEqual(bad);
    },
  );
});
