import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { share } from '../../src/index';
import { type CellFault, readCell, writeCell } from '../support/cell';
import { runs } from '../support/runs';
import { notNumbers } from './not-numbers';

const credit = share();
const format: CellFault = ['number-format'];
const range: CellFault = ['credit-range'];
const tried = runs(20_260_301, 500);

describe('a share that is read', () => {
  test.each<[cell: string, value: number]>([
    ['1', 1],
    ['1.0', 1],
    ['0.5', 0.5],
    ['0.3333333333333333', 0.3333333333333333],
    ['0.0000001', 1e-7],
  ])('%s', (cell, value) => {
    expect(readCell(credit, cell)).toEqual({ value, faults: [] });
  });

  test.each(['0', '0.000', '1.0000001', '2', '50'])('is not %s', (cell) => {
    expect(readCell(credit, cell)).toEqual({ value: undefined, faults: [range] });
  });

  test.each(notNumbers)('is not %s, which is no number', (cell) => {
    expect(readCell(credit, cell)).toEqual({ value: undefined, faults: [format] });
  });
});

describe('a share that is written', () => {
  test.each<[given: number | string, text: string]>([
    [1, '1'],
    [0.5, '0.5'],
    [0.1, '0.1'],
    [1 / 3, '0.3333333333333333'],
    [0.1 + 0.2, '0.30000000000000004'],
    [0.00049, '0.00049'],
    [1e-7, '0.0000001'],
    [1.25e-10, '0.000000000125'],
    ['0.25', '0.25'],
    ['0.3333', '0.3333'],
  ])('%s is never rounded', (given, value) => {
    expect(writeCell(credit, given)).toEqual({ value, faults: [] });
    expect(readCell(credit, value)).toEqual({ value: Number(given), faults: [] });
  });

  test.each<[given: number | string, text: string]>([
    [0, '0'],
    [1.5, '1.5'],
    [1e21, '1000000000000000000000'],
    [1e22, '10000000000000000000000'],
    ['2', '2'],
  ])('%s is out of range when its text is read', (given, value) => {
    expect(writeCell(credit, given)).toEqual({ value, faults: [] });
    expect(readCell(credit, value)).toEqual({ value: undefined, faults: [range] });
  });

  test.each<unknown>([
    -1,
    -0.5,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    false,
    [1],
    {},
    ...notNumbers,
  ])('is not %s', (given) => {
    expect(writeCell(credit, given)).toEqual({ value: undefined, faults: [format] });
  });

  test('fits the grammar and reads back as the same number', () => {
    const values = fc.double({ min: 0, max: 1, minExcluded: true, noNaN: true });
    fc.assert(
      fc.property(values, (given) => {
        const { value } = writeCell(credit, given);
        expect(value).toMatch(/^[01](\.\d+)?$/);
        expect(readCell(credit, value as string)).toEqual({ value: given, faults: [] });
      }),
      tried,
    );
  });
});
