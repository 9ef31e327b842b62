import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { amount } from '../../../src/index';
import { type CellFault, readCell, writeCell } from '../../support/cell';
import { runs } from '../../support/runs';
import { notNumbers } from '../not-numbers';

const money = amount({ max: 999_999_999_999, decimals: 3 });
const format: CellFault = ['number-format'];
const precision: CellFault = ['number-precision'];
const tried = runs(20_260_301, 500);

describe('an amount that is read', () => {
  test.each<[cell: string, value: number, ...faults: CellFault[]]>([
    ['0', 0],
    ['0.0', 0],
    ['0.001', 0.001],
    ['10', 10],
    ['10.5', 10.5],
    ['10.50', 10.5],
    ['10.555', 10.555],
    ['007', 7],
    ['999999999999', 999_999_999_999],
    ['999999999999.000', 999_999_999_999],
    ['10.5555', 10.5555, precision],
    ['10.5000', 10.5, precision],
    ['0.0000001', 1e-7, precision],
    ['0.30000000000000004', 0.1 + 0.2, precision],
  ])('%s', (cell, value, ...faults) => {
    expect(readCell(money, cell)).toEqual({ value, faults });
  });

  test.each(['999999999999.001', '1000000000000', `1${'0'.repeat(400)}`, ...notNumbers])(
    'is not %s',
    (cell) => {
      expect(readCell(money, cell)).toEqual({ value: undefined, faults: [format] });
    },
  );
});

describe('an amount that is written', () => {
  test.each<[given: number | string, text: string, ...faults: CellFault[]]>([
    [0, '0'],
    [-0, '0'],
    [10, '10'],
    [10.5, '10.5'],
    [0.001, '0.001'],
    [1000, '1000'],
    [999_999_999_999, '999999999999'],
    [99_999_999_999.999, '99999999999.999'],
    // A tail of the double is no change of the value.
    [0.1 + 0.2, '0.3'],
    [1.1 * 3, '3.3'],
    [4.35 * 100, '435'],
    // Half up, of the digits as people write them, though the nearest double is below.
    [1.0005, '1.001', precision],
    [1.0004999, '1', precision],
    [2.0015, '2.002', precision],
    [0.0005, '0.001', precision],
    [0.0004999, '0', precision],
    [0.9995, '1', precision],
    [99.9999, '100', precision],
    [1e-7, '0', precision],
    [5e-324, '0', precision],
    // A change of at most 1e-9 of the value goes without a word.
    [9_999_999.0001, '9999999'],
    [999_999.0001, '999999'],
    [9_999.0001, '9999', precision],
    // Number text
    ['10', '10'],
    ['10.50', '10.5'],
    ['007', '7'],
    ['0.30000000000000004', '0.3'],
    ['1.0005', '1.001', precision],
    ['1.5000', '1.5'],
    ['999999999999', '999999999999'],
  ])('%s', (given, value, ...faults) => {
    expect(writeCell(money, given)).toEqual({ value, faults });
  });

  test.each<unknown>([
    1e12,
    999_999_999_999.9995,
    1e21,
    1.5e300,
    -1,
    -0.001,
    -5e-324,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    true,
    10n,
    [10],
    { value: 10 },
    new Date('2026-03-01T00:00:00Z'),
    Symbol('10'),
    () => 10,
    '1000000000000',
    ...notNumbers,
  ])('is not %s', (given) => {
    expect(writeCell(money, given)).toEqual({ value: undefined, faults: [format] });
  });

  test('has as many decimals as the column', () => {
    const whole = amount({ max: 100, decimals: 0 });
    expect(writeCell(whole, 7)).toEqual({ value: '7', faults: [] });
    expect(writeCell(whole, 20.4)).toEqual({ value: '20', faults: [precision] });
    expect(writeCell(whole, 9.5)).toEqual({ value: '10', faults: [precision] });
    expect(writeCell(whole, 101)).toEqual({ value: undefined, faults: [format] });
    expect(readCell(whole, '7')).toEqual({ value: 7, faults: [] });
    expect(readCell(whole, '7.0')).toEqual({ value: 7, faults: [precision] });
    const fine = amount({ max: 1e21, decimals: 8 });
    expect(writeCell(fine, 1e-7)).toEqual({ value: '0.0000001', faults: [] });
    expect(writeCell(fine, 1e21)).toEqual({ value: '1000000000000000000000', faults: [] });
    expect(writeCell(fine, 1.5e20)).toEqual({ value: '150000000000000000000', faults: [] });
  });
});

test('an amount that is written fits the grammar and reads back within the rounding', () => {
  const values = fc.oneof(
    fc.double({ min: 0, max: 999_999_999_999, noNaN: true }),
    fc.double({ min: 0, max: 10, noNaN: true }),
    fc.integer({ min: 0, max: 1_000_000_000 }).map((n) => n / 10_000),
  );
  fc.assert(
    fc.property(values, fc.integer({ min: 0, max: 6 }), (given, decimals) => {
      const codec = amount({ max: 1e12, decimals });
      const { value, faults } = writeCell(codec, given);
      expect(value).toMatch(new RegExp(`^(0|[1-9]\\d*)(\\.\\d{0,${decimals}}[1-9])?$`));
      expect((value as string).split('.')[1]?.length ?? 0).toBeLessThanOrEqual(decimals);
      const read = readCell(codec, value as string);
      expect(read.faults).toEqual([]);
      const change = Math.abs((read.value as number) - given);
      expect(change).toBeLessThanOrEqual(0.5 * 10 ** -decimals + given * Number.EPSILON);
      expect(faults).toEqual(change > given * 1e-9 ? [precision] : []);
    }),
    tried,
  );
});

test('any text is an amount of its digits, or no number', () => {
  fc.assert(
    fc.property(fc.oneof(fc.stringMatching(/^[\d.,+e -]{1,8}$/), fc.string()), (cell) => {
      const isNumber = /^[0-9]+(\.[0-9]+)?$/.test(cell);
      const { value } = readCell(money, cell);
      expect(value).toBe(isNumber && Number(cell) <= 999_999_999_999 ? Number(cell) : undefined);
    }),
    tried,
  );
});

test('an amount of whole cents is written with as few digits as JavaScript does', () => {
  const codec = amount({ max: 1e12, decimals: 2 });
  const cents = fc.oneof(
    fc.integer({ min: 0, max: 1_000 }),
    fc.integer({ min: 0, max: 2_000_000_000 }),
  );
  fc.assert(
    fc.property(cents, (count) => {
      const given = count / 100;
      expect(writeCell(codec, given)).toEqual({ value: String(given), faults: [] });
    }),
    tried,
  );
});
