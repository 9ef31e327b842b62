import { expect, test } from 'vitest';
import { formatMillionths, parseMillionths } from '../../src/profile/decimal-sum';

test.each<[text: string, sum: bigint | undefined, written?: string]>([
  ['0', 0n, '0'],
  ['0.1', 100_000n, '0.1'],
  ['12', 12_000_000n, '12'],
  ['12.340', 12_340_000n, '12.34'],
  ['0.0000019', 1n, '0.000001'],
  ['999999999999999.999999', 999_999_999_999_999_999_999n, '999999999999999.999999'],
  ['1000000000000000', undefined],
  ['', undefined],
  ['-1', undefined],
  ['1,5', undefined],
  ['1e3', undefined],
  ['.5', undefined],
])('%s', (text, sum, written) => {
  expect(parseMillionths(text)).toBe(sum);
  if (sum !== undefined) expect(formatMillionths(sum)).toBe(written);
});

test('sums have no error of floating point', () => {
  const sum = ['0.1', '0.2', '0.7'].reduce((all, text) => all + (parseMillionths(text) ?? 0n), 0n);
  expect(formatMillionths(sum)).toBe('1');
});
