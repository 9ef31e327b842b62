import { describe, expect, test } from 'vitest';
import { add } from '../../../support/checked-objects';
import { evidenceOf, evidenceOfWritten, rowsOf } from '../../../support/evidence';
import { restateRow } from '../../../support/rows';

const valued = (...values: readonly string[]) =>
  rowsOf(values.length, (index) => ({ 'Conversion Value': values[index] as string }));

describe('thousands-marks', () => {
  test.each([
    [1, 1, ['1.250', '12,50']],
    [2, 1, ['1.250', '999.999', '1.234,50', '12.5', '7']],
    [1, 3, ['12.000', '1,5', '0,99', '1 234,00', '1.2345']],
  ])('%i values beside %i with a comma', async (count, commaRows, values) => {
    expect(await evidenceOf(valued(...values))).toEqual([
      ['thousands-marks', { count, commaRows }],
    ]);
  });

  test('of adjustment values', async () => {
    const rows = ['3,99', '1.500'].map((value) => ({ ...restateRow, 'Adjustment Value': value }));
    expect(await evidenceOf(rows)).toEqual([['thousands-marks', { count: 1, commaRows: 1 }]]);
  });

  test.each([
    ['no value has a comma', ['1.250', '12.50']],
    ['the comma may stand for thousands itself', ['1.250', '1,250', '12,345']],
    ['no value has three digits behind the point', ['12,50', '12.5', '1.25', '1250']],
    ['the value is below 1', ['12,50', '0.125']],
    ['thousands would have had more marks', ['12,50', '1250.125']],
    ['another fault', ['1.250', '-5', 'ten']],
  ])('is not reported if %s', async (_why, values) => {
    expect(await evidenceOf(valued(...values))).toEqual([]);
  });

  test('on writing it counts values as they were given', async () => {
    const records = ['12,50', '1.500', 1.234].map((conversionValue) => ({
      ...add,
      conversionValue,
    }));
    expect(await evidenceOfWritten(records)).toEqual([
      ['thousands-marks', { count: 1, commaRows: 1 }],
    ]);
  });
});

describe('all-zero', () => {
  const zeros = (length: number) => rowsOf(length, () => ({ 'Conversion Value': '0' }));
  const restated = (length: number, value = '0') =>
    rowsOf(length, () => ({ ...restateRow, 'Adjustment Value': value }));

  test.each([
    ['20 rows', zeros(20), 20, 'Conversion Value'],
    ['with decimals', rowsOf(21, () => ({ 'Conversion Value': '0.00' })), 21, 'Conversion Value'],
    ['beside rows without a value', [...zeros(20), ...valued('')], 20, 'Conversion Value'],
    ['of Restates', [...restated(20), ...valued('5')], 20, 'Adjustment Value'],
  ])('%s', async (_what, rows, count, column) => {
    expect(await evidenceOf(rows)).toEqual([['all-zero', { count }, column]]);
  });

  test.each([
    ['19 rows', zeros(19)],
    ['another value', [...zeros(30), ...valued('0.001')]],
    ['no values', rowsOf(20, () => ({ 'Conversion Value': '' }))],
  ])('is not reported for %s', async (_why, rows) => {
    expect(await evidenceOf(rows)).toEqual([]);
  });

  test('on writing', async () => {
    const records = Array.from({ length: 20 }, () => ({ ...add, conversionValue: 0 }));
    expect(await evidenceOfWritten(records)).toEqual([
      ['all-zero', { count: 20 }, 'Conversion Value'],
    ]);
  });
});
