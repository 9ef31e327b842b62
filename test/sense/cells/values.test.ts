import { expect } from 'vitest';
import { evidenceOf, rowsOf } from '../../support/evidence';
import { clickId, fileOf, restateRow } from '../../support/rows';
import { foundInFile, foundInRow, write } from '../found';
import { kind } from '../kind';

const max = 999_999_999_999;
const takeBack =
  'To take back part of a conversion, send a Restate with the new total. To take back all of it, send a Retract.';
const newTotal =
  'The value of a Restate is the new total of the conversion, not the difference. To take back all of it, send a Retract.';
const negative = (value: string, hint: string) => [
  ['number-format', 'error', { value, reason: 'negative', max, hint }],
];

kind<[value: string]>(
  'a negative value',
  [
    ['named', '-5'],
    ['own', '(5.00)'],
    ['own', '\u22125'],
    ['own', '5-'],
    ['own', '-0.01'],
  ],
  async (value) => {
    expect(await foundInRow({ 'Conversion Value': value })).toEqual(negative(value, takeBack));
    const written = await write({ microsoftClickId: clickId, conversionValue: value });
    expect(written).toEqual({ cells: undefined, found: negative(value, takeBack) });
  },
);

kind<[value: string]>(
  'a negative Adjustment Value',
  [
    ['named', '-5'],
    ['own', '(7)'],
    ['own', '\u22120.5'],
    ['own', '12.50-'],
  ],
  async (value) =>
    expect(await foundInFile(fileOf([{ ...restateRow, 'Adjustment Value': value }]))).toEqual(
      negative(value, newTotal),
    ),
);

kind<[values: readonly string[], facts: object | undefined]>(
  'values that may have thousands marks, beside decimal commas',
  [
    ['named', ['1.250', '12,50'], { count: 1, commaRows: 1 }],
    ['own', ['1.250', '999.999', '1.234,50'], { count: 2, commaRows: 1 }],
    ['own', ['3.000', '0,99', '7,5', '12.5'], { count: 1, commaRows: 2 }],
    ['own', ['1.250', '12.50'], undefined],
    ['own', ['0.125', '12,50'], undefined],
  ],
  async (values, facts) => {
    const rows = rowsOf(values.length, (index) => ({
      'Conversion Value': values[index] as string,
    }));
    expect(await evidenceOf(rows)).toEqual(facts ? [['thousands-marks', facts]] : []);
  },
);

kind<[count: number, value: string, isSaid: boolean]>(
  'a column in which all values are 0',
  [
    ['named', 20, '0', true],
    ['named', 19, '0', false],
    ['own', 40, '0.00', true],
    ['own', 20, '00', true],
    ['own', 20, '0.01', false],
  ],
  async (count, value, isSaid) => {
    const rows = rowsOf(count, () => ({ 'Conversion Value': value }));
    expect(await evidenceOf(rows)).toEqual(
      isSaid ? [['all-zero', { count }, 'Conversion Value']] : [],
    );
  },
);
