import { describe, expect, test } from 'vitest';
import { amount } from '../../../src/index';
import type { NumberCause } from '../../../src/issues/fact-shapes';
import { causeOfNumberText } from '../../../src/schema/codecs/number-cause';
import { toldOfCell, toldOfValue } from '../../support/cell';

const causes: readonly (readonly [NumberCause, readonly string[]])[] = [
  ['decimal-comma', ['12,5', '0,50', '1250,00', ',5', '12,3456']],
  ['comma', ['1,250', '12,500', '999,000']],
  [
    'thousands-marks',
    [
      ...['1.250,00', '1,250.00', '1 250', '1 250,50', '1\u00a0250', '1\u202f250,5', "1'250.00"],
      ...['1’250', '1.250.000', '1,250,000', '12,34,567.89', '12.500,5'],
    ],
  ],
  ['currency', ['€12.50', '€ 12.50', '12,50 €', '12.50 EUR', 'EUR 12', 'US$5', '$1,250', '5kr']],
  ['exponent', ['1e3', '1.2E+05', '1,2E+05', '5E-2']],
  [
    'negative',
    ['-5', '-12,5', '-.5', '- 5', '\u22125', '\u201312.50', '(5.00)', '5-', '-1,250.00'],
  ],
  ['plus', ['+5', '+12.50', '+12,5']],
  ['point', ['.5', '5.', '5,']],
  ['outer-spaces', [' 12.5', '12.5 ', ' 12 ', '\u00a0990', '5\n']],
  [
    'not-a-number',
    [
      ...['abc', 'n/a', '-', '--', '5 5', '1..5', '10K', '1/2', '0x10', 'NaN', '１２', '12.5%'],
      // Phone numbers, addresses and dates are not told what to do with their marks.
      ...['+14255551234', '+1 425 555 1234', '425.555.1234', '030 23125001', '2026.11.02'],
      ...['', '1-800', '5-5', '-5 USD', '12:30'],
    ],
  ],
];

describe.each(causes)('%s', (cause, texts) => {
  test.each(texts)('%j', (text) => {
    expect(causeOfNumberText(text)).toBe(cause);
  });
});

test('the cause is told of cells and of values alike', () => {
  const codec = amount({ max: 1000, decimals: 3 });
  const told = [['number-format', { value: '12,5', reason: 'decimal-comma', max: 1000 }]];
  expect(toldOfCell(codec, '12,5')).toEqual(told);
  expect(toldOfValue(codec, '12,5')).toEqual(told);
});
