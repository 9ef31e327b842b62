import { expect, test } from 'vitest';
import { validateBulkFile } from '../../src/index';
import { addRow, fileOf, now } from '../support/rows';

const codesFor = async (name: string) => {
  const file = fileOf([{ ...addRow, 'Conversion Name': name }]);
  return (await validateBulkFile(file, { now })).issues.map(({ code }) => code);
};

test.each([
  ...['<nil>', 'nil', 'null', 'NULL', 'Null', '(null)', 'None', 'none', 'undefined', 'NaN', 'nan'],
  ...['[object Object]', 'Invalid DateTime', 'Invalid Date', 'Invalid date', 'NaT'],
  ...['#N/A', '#REF!', '#VALUE!', '#NAME?', '#DIV/0!'],
  ...['{msclkid}', '{{msclkid}}', '{MSCLKID}'],
])('%s looks like a missing value', async (name) => {
  expect(await codesFor(name)).toEqual(['placeholder']);
});

test.each([
  ...['nul', 'nulls', 'Null island', 'NONE', 'not', 'Undefined', 'Invalid', 'NaNa', 'object'],
  ...['[object Object]s', 'Invalid DateTimes', '#', '#1', '{', '{name}', ' null', 'éclair', '-5'],
])('%s is a name', async (name) => {
  expect(await codesFor(name)).toEqual([]);
});
