import type { Severity } from '../../../src/index';
import { addRow, type Row, updateRow } from '../../support/offline-conversion-goal-rows';
import type { Placed } from '../../support/without-message';

/*
 * The vendor's table of actions and columns, re-stated by hand, with the issues of each case.
 */

/** What is expected on the one row of a file; places of the file itself are spelled out. */
export type Expected = Pick<Placed, 'code' | 'severity'> & Partial<Placed>;

export interface Varied {
  readonly column: string;
  readonly absent: readonly Expected[];
  readonly empty: readonly Expected[];
  readonly valid: readonly [cell: string, expected: readonly Expected[], action?: string];
  readonly invalid: readonly [cell: string, expected: readonly Expected[], action?: string];
  /** The action of the row where the column is absent or empty, if that changes it. */
  readonly actionWithout?: string;
}

type Service = [code?: string, number?: number];

const fault = (code: string, severity: Severity, column: string, ...service: Service): Expected => {
  const [name, number] = service;
  if (name === undefined || number === undefined) return { code, severity, column };
  return { code, severity, column, serviceError: { number, code: name } };
};
const missing = (column: string): Expected => ({
  code: 'column-missing',
  severity: 'error',
  line: 1,
  row: 0,
  column,
});
/** Name holds the version too. */
const noVersion: Expected = {
  ...fault('version-empty', 'error', 'Name', 'BulkServiceFormatVersionRequired', 3219),
  line: 2,
  row: 1,
};

const readOnly = (column: string) => fault('read-only', 'warning', column);
const unknown = (column: string, ...service: Service) =>
  fault('value-unknown', 'warning', column, ...service);
const notBoolean = (column: string) => fault('boolean-format', 'error', column);
const undocumented = (column: string) => fault('undocumented', 'warning', column);
const apiOnly = fault('api-only', 'warning', 'Is Externally Attributed');
const deletedValue = (column: string) => fault('delete-value', 'error', column);

const status = ['InvalidConversionGoalStatus', 5328] as const;
const value = ['InvalidConversionGoalRevenueValue', 5333] as const;
const idFormat = fault('id-format', 'error', 'Id', 'InvalidConversionGoalId', 5314);
const valueMissing = fault('revenue-value-missing', 'error', 'Revenue Value', ...value);
const enhanced = 'Is Enhanced Conversions Enabled';

/** The same for both actions. */
const always: readonly Varied[] = [
  {
    column: 'Status',
    absent: [],
    empty: [],
    valid: ['Paused', []],
    invalid: ['Deleted', [fault('value-not-accepted', 'error', 'Status', ...status)]],
  },
  {
    column: 'Client Id',
    absent: [],
    empty: [],
    valid: ['C-9', []],
    invalid: ['x'.repeat(101), [fault('too-long', 'error', 'Client Id')]],
  },
  {
    column: 'Conversion Window In Minutes',
    absent: [],
    empty: [],
    valid: ['129600', []],
    invalid: [
      '129601',
      [
        fault(
          'integer-format',
          'error',
          'Conversion Window In Minutes',
          'InvalidConversionGoalConversionWindow',
          5337,
        ),
      ],
    ],
  },
  {
    column: 'Count Type',
    absent: [],
    empty: [],
    valid: ['Unique', []],
    invalid: ['Once', [unknown('Count Type')]],
  },
  {
    column: 'Exclude From Bidding',
    absent: [],
    empty: [],
    valid: ['True', []],
    invalid: ['yes', [notBoolean('Exclude From Bidding')]],
  },
  {
    column: enhanced,
    absent: [],
    empty: [],
    valid: ['True', [undocumented(enhanced)]],
    invalid: ['no', [undocumented(enhanced), notBoolean(enhanced)]],
  },
  {
    column: 'Is Externally Attributed',
    absent: [],
    empty: [],
    valid: ['False', [apiOnly]],
    invalid: ['0', [notBoolean('Is Externally Attributed'), apiOnly]],
  },
  {
    column: 'Revenue Value',
    absent: [valueMissing],
    empty: [valueMissing],
    valid: ['0', []],
    invalid: ['-1', [fault('number-format', 'error', 'Revenue Value', ...value)]],
  },
  {
    column: 'Tracking Status',
    absent: [],
    empty: [],
    valid: ['RecordingConversions', [readOnly('Tracking Status')]],
    invalid: ['Verified', [readOnly('Tracking Status'), unknown('Tracking Status')]],
  },
  ...(
    [
      ['Attribution Model Type', 'LastTouch'],
      ['UET Tag Id', '12345'],
      ['View Through Conversion Window In Minutes', '1440'],
    ] as const
  ).map(
    ([column, cell]): Varied => ({
      column,
      absent: [],
      empty: [],
      valid: [cell, [readOnly(column)]],
      invalid: ['delete_value', [readOnly(column), deletedValue(column)]],
    }),
  ),
];

const currencyFormat = fault(
  'currency-format',
  'error',
  'Currency Code',
  'InvalidGoalCurrencyCode',
  5351,
);
const currencyMissing = fault(
  'revenue-currency-missing',
  'error',
  'Currency Code',
  'GoalCurrencyCodeIsNull',
  5355,
);
const valueUnexpected = fault('revenue-value-unexpected', 'error', 'Revenue Value', ...value);
const typeUnknown = unknown('Revenue Type', 'InvalidConversionGoalRevenueType', 5332);
const nameTooLong = fault('too-long', 'error', 'Name', 'InvalidConversionGoalName', 5320);
const categoryNone = fault('value-not-accepted', 'error', 'Goal Category');

/** The scope of the Add is Customer, which needs a currency. */
const add: readonly Varied[] = [
  {
    column: 'Id',
    absent: [],
    empty: [],
    valid: ['12', [readOnly('Scope')], 'Update'],
    invalid: ['12a', [idFormat, readOnly('Scope')], 'Update'],
  },
  {
    column: 'Name',
    absent: [noVersion, missing('Name')],
    empty: [fault('required', 'error', 'Name', 'ConversionGoalNameNotPassed', 5319)],
    valid: ['Lead', []],
    invalid: ['x'.repeat(101), [nameTooLong]],
  },
  {
    column: 'Goal Category',
    absent: [missing('Goal Category')],
    empty: [fault('required', 'error', 'Goal Category')],
    valid: ['SubmitLeadForm', []],
    invalid: ['None', [categoryNone]],
  },
  {
    column: 'Currency Code',
    absent: [currencyMissing],
    empty: [currencyMissing],
    valid: ['JPY', []],
    invalid: ['eur', [currencyFormat]],
  },
  {
    column: 'Revenue Type',
    absent: [valueUnexpected],
    empty: [valueUnexpected],
    valid: ['VariableValue', []],
    invalid: ['Fixed', [typeUnknown]],
  },
  {
    column: 'Scope',
    absent: [],
    empty: [],
    valid: ['Account', []],
    invalid: ['Global', [unknown('Scope')]],
  },
];

const replaced = fault('revenue-replaced', 'warning', 'Revenue Type');

const update: readonly Varied[] = [
  {
    column: 'Id',
    absent: [],
    empty: [],
    actionWithout: 'Add',
    valid: ['9223372036854775807', []],
    invalid: ['9.00719925474099E+15', [idFormat]],
  },
  {
    column: 'Name',
    absent: [noVersion],
    empty: [],
    valid: ['Lead', []],
    invalid: ['x'.repeat(101), [nameTooLong]],
  },
  {
    column: 'Goal Category',
    absent: [],
    empty: [],
    valid: ['Subscribe', []],
    invalid: ['None', [categoryNone]],
  },
  {
    column: 'Currency Code',
    absent: [],
    empty: [],
    valid: ['USD', []],
    invalid: ['EURO', [currencyFormat]],
  },
  {
    column: 'Revenue Type',
    absent: [replaced],
    empty: [replaced],
    valid: ['VariableValue', []],
    invalid: ['Fixed', [typeUnknown]],
  },
  {
    column: 'Scope',
    absent: [],
    empty: [],
    valid: ['Customer', [readOnly('Scope')]],
    invalid: ['Global', [readOnly('Scope'), unknown('Scope')]],
  },
];

export const matrix: readonly [action: string, base: Row, varied: readonly Varied[]][] = [
  ['Add', addRow, [...always, ...add]],
  ['Update', updateRow, [...always, ...update]],
];
