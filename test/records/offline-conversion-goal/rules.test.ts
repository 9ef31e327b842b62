import { describe, expect, test } from 'vitest';
import { offlineConversionGoal, readRecords } from '../../../src/index';
import { addRow, fileOf, type Row, updateRow } from '../../support/offline-conversion-goal-rows';
import { collect } from '../../support/plain';
import { withoutMessage } from '../../support/without-message';

interface Expected {
  readonly code: string;
  readonly severity: 'error' | 'warning';
  readonly column: string;
  readonly serviceError?: { readonly number: number; readonly code: string };
}

const valueInvalid = { number: 5333, code: 'InvalidConversionGoalRevenueValue' };
const missing: Expected = {
  code: 'revenue-value-missing',
  severity: 'error',
  column: 'Revenue Value',
  serviceError: valueInvalid,
};
const unexpected: Expected = { ...missing, code: 'revenue-value-unexpected' };
const large: Expected = { ...missing, code: 'revenue-value-large', severity: 'warning' };
const noCurrency: Expected = {
  code: 'revenue-currency-missing',
  severity: 'error',
  column: 'Currency Code',
  serviceError: { number: 5355, code: 'GoalCurrencyCodeIsNull' },
};
const replaced: Expected = {
  code: 'revenue-replaced',
  severity: 'warning',
  column: 'Revenue Type',
};
const readOnlyScope: Expected = { code: 'read-only', severity: 'warning', column: 'Scope' };
const apiOnly: Expected = {
  code: 'api-only',
  severity: 'warning',
  column: 'Is Externally Attributed',
};

type Revenue = readonly [type: string, value: string, currency: string, scope: string];

async function issuesOf(row: Row, kind: 'upload' | 'result' = 'upload') {
  const [result] = await collect(readRecords(offlineConversionGoal, fileOf([row]), { kind }));
  return result?.issues ?? [];
}

function revenue(row: Row, [type, value, currency, scope]: Revenue): Row {
  return {
    ...row,
    'Revenue Type': type,
    'Revenue Value': value,
    'Currency Code': currency,
    Scope: scope,
  };
}

async function check(row: Row, expected: readonly Expected[]): Promise<void> {
  const action = row.Id === '' ? 'Add' : 'Update';
  const place = { line: 3, row: 2, action, clientId: row['Client Id'] };
  const issues = withoutMessage(await issuesOf(row));
  expect(issues).toEqual(expected.map((each) => ({ ...place, ...each })));
}

describe('the revenue of a goal that is added', () => {
  test.each<[revenue: Revenue, ...expected: Expected[]]>([
    [['', '', '', '']],
    [['', '', '', 'Customer']],
    [['', '', 'EUR', 'Account']],
    [['NoValue', '', '', 'Customer']],
    [['NoValue', '', 'EUR', 'Customer']],
    [['FixedValue', '10', 'EUR', 'Account']],
    [['FixedValue', '10', '', 'Account']],
    [['FixedValue', '10', '', '']],
    [['FixedValue', '0', 'EUR', 'Customer']],
    [['VariableValue', '', 'EUR', 'Customer']],
    [['VariableValue', '', '', '']],
    [['VariableValue', '10', '', 'Account']],
    // FixedValue needs a value
    [['FixedValue', '', 'EUR', 'Customer'], missing],
    [['FixedValue', '', '', 'Account'], missing],
    // NoValue takes none, and is the default
    [['NoValue', '10', 'EUR', 'Account'], unexpected],
    [['NoValue', '0', '', ''], unexpected],
    [['', '10', 'EUR', ''], unexpected],
    // The scope Customer needs a currency
    [['FixedValue', '10', '', 'Customer'], noCurrency],
    [['VariableValue', '', '', 'Customer'], noCurrency],
    [['FixedValue', '', '', 'Customer'], missing, noCurrency],
    // The largest value is not known
    [['FixedValue', '999999.9999', 'EUR', '']],
    [['FixedValue', '1000000', 'EUR', ''], large],
    [['VariableValue', '9999999', 'EUR', ''], large],
    [['NoValue', '1000000', 'EUR', ''], unexpected, large],
    // Of a word that is not known nothing is concluded
    [
      ['Fixed', '', '', 'Customer'],
      {
        code: 'value-unknown',
        severity: 'warning',
        column: 'Revenue Type',
        serviceError: { number: 5332, code: 'InvalidConversionGoalRevenueType' },
      },
    ],
    [
      ['FixedValue', '10', '', 'Global'],
      { code: 'value-unknown', severity: 'warning', column: 'Scope' },
    ],
    [
      ['fixedvalue', '', '', 'customer'],
      { code: 'value-spelling', severity: 'warning', column: 'Revenue Type' },
      { code: 'value-spelling', severity: 'warning', column: 'Scope' },
      missing,
      noCurrency,
    ],
    // More decimals than are kept
    [
      ['FixedValue', '0.12345', 'EUR', ''],
      { code: 'number-precision', severity: 'warning', column: 'Revenue Value' },
    ],
    [['FixedValue', '0.1234', 'EUR', '']],
  ])('%j', (given, ...expected) => check(revenue(addRow, given), expected));
});

describe('the revenue of a goal that is updated', () => {
  test.each<[revenue: Revenue, ...expected: Expected[]]>([
    [['', '', '', '']],
    [['NoValue', '', '', '']],
    [['FixedValue', '10', 'EUR', '']],
    [['VariableValue', '', '', '']],
    [['FixedValue', '', 'EUR', ''], missing],
    [['NoValue', '10', '', ''], unexpected],
    // What is not said is replaced too
    [['', '10', '', ''], replaced],
    [['', '', 'EUR', ''], replaced],
    [['', '1000000', 'EUR', ''], large, replaced],
    // The scope of a file of goals is known, though it can not be set
    [['FixedValue', '10', '', 'Customer'], readOnlyScope, noCurrency],
    [['FixedValue', '10', '', 'Account'], readOnlyScope],
  ])('%j', (given, ...expected) => check(revenue(updateRow, given), expected));
});

describe('external attribution', () => {
  test.each([addRow, updateRow])('is set by the API only: $Client Id', async (row) => {
    await check({ ...row, 'Is Externally Attributed': 'True' }, [apiOnly]);
    await check({ ...row, 'Is Externally Attributed': 'False' }, [apiOnly]);
  });
});

test('of an answer nothing of it is said', async () => {
  const odd: readonly Revenue[] = [
    ['FixedValue', '', '', 'Customer'],
    ['NoValue', '10', 'EUR', 'Customer'],
    ['', '1000000', '', ''],
  ];
  for (const given of odd)
    for (const row of [addRow, updateRow])
      expect(
        await issuesOf({ ...revenue(row, given), 'Is Externally Attributed': 'True' }, 'result'),
      ).toEqual([]);
});

describe('messages', () => {
  test.each<[what: string, change: Row, ...sentences: string[]]>([
    [
      'NoValue by default',
      { 'Revenue Type': '' },
      'Revenue Value is filled in, but does not apply to the revenue type NoValue, the default. Leave it empty, or choose another Revenue Type.',
    ],
    [
      'NoValue',
      { 'Revenue Type': 'NoValue' },
      'Revenue Value is filled in, but does not apply to the revenue type NoValue. Leave it empty, or choose another Revenue Type.',
    ],
    [
      'a slip',
      { 'Goal Category': 'Purchse' },
      '"Purchse" is not a known value for this column, and is kept unchanged. Did you mean "Purchase"?',
    ],
    [
      'no category',
      { 'Goal Category': 'None' },
      '"None" appears only in answers from the service. An upload cannot set it.',
    ],
    [
      'another name',
      { 'Goal Category': 'Subcribe' },
      'The value is not spelled exactly as expected. Write "Subscribe".',
    ],
    [
      'no whole number',
      { 'Conversion Window In Minutes': '30 days' },
      '"30 days" is not a whole number. Write a number from 1 to 129600, in digits only.',
    ],
    [
      'out of range',
      { 'Conversion Window In Minutes': '0' },
      '"0" is out of range. Write a number from 1 to 129600.',
    ],
    [
      'no boolean',
      { 'Exclude From Bidding': 'yes' },
      '"yes" is not allowed here. The value must be True or False.',
    ],
    [
      'an id of a spreadsheet',
      { Id: '9E+15', Scope: '' },
      'A spreadsheet turned the id into a number ("9E+15"), so the id is lost. Export it again with the column formatted as text.',
    ],
    [
      'a column that is read-only',
      { Id: '12' },
      'Scope is filled in, but an Update cannot set it, and the service most likely ignores it. Leave it empty.',
    ],
  ])('%s', async (_what, change, ...sentences) => {
    const issues = await issuesOf({ ...addRow, ...change });
    expect(issues.map(({ message }) => message)).toEqual(sentences);
  });
});
