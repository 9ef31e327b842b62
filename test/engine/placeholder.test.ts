import { expect, test } from 'vitest';
import { validateBulkFile } from '../../src/index';
import { noneWords } from '../../src/text/missing';
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
  ...['N/A', 'n/a', 'n.a.', 'Not available', 'not set', '(not set)', 'Unknown', 'UNBEKANNT'],
  ...['UNDEFINED', 'NONE', 'Undefined', '<none>', '-', '--', '–', '?', 'tbd', '(blank)'],
])('%s looks like a missing value', async (name) => {
  expect(await codesFor(name)).toEqual(['placeholder']);
});

test.each([
  ...['nul', 'nulls', 'Null island', 'NONES', 'not', 'Undefined lead', 'Invalid', 'NaNa', 'object'],
  ...['[object Object]s', 'Invalid DateTimes', '#', '#1', '{', 'éclair', '-5', 'N/A lead', '- -'],
  ...['no', 'test', 'Test', 'x', '0', 'true', 'Unknown caller', 'TBDs'],
])('%s is a name', async (name) => {
  expect(await codesFor(name)).toEqual([]);
});

// A Client Id with a digit is passed by the screen.
test('no word for "none" has a digit', () => {
  expect(noneWords().filter((word) => /\d/.test(word))).toEqual([]);
});
