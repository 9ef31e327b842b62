import type { Severity } from '../../../src/index';
import {
  addRow,
  clickId,
  emailHash,
  phoneHash,
  type Row,
  restateRow,
  retractRow,
} from '../../support/rows';
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
  readonly invalid: readonly [cell: string, expected: readonly Expected[], action?: string | null];
  /** The action of the row where the column is absent or empty, if that changes it. */
  readonly actionWithout?: string;
}

const fault = (code: string, severity: Severity, column: string, ...service: Service): Expected => {
  const [name, number] = service;
  if (name === undefined) return { code, severity, column };
  const serviceError = number === undefined ? { code: name } : { number, code: name };
  return { code, severity, column, serviceError };
};
type Service = [name?: string, number?: number];

const missing = (column: string): Expected => ({
  code: 'column-missing',
  severity: 'error',
  line: 1,
  row: 0,
  column,
});
const noClientId: Expected = { code: 'no-client-id', severity: 'warning', line: 3, row: 2 };
const required = (column: string, ...service: Service) =>
  fault('required', 'error', column, ...service);
const notApplicable = (column: string, ...service: Service) =>
  fault('not-applicable', 'error', column, ...service);
const undocumented = (column: string) => fault('undocumented', 'warning', column);
const pair = (column: string) =>
  fault('attribution-pair', 'error', column, 'ExternalAttributionRequiredFieldEmpty');
const currencyFormat = (column: string) =>
  fault('currency-format', 'error', column, 'OfflineConversionCurrencyCodeInvalid', 5611);

const nameEmpty = required('Conversion Name', 'OfflineConversionNameNullOrEmpty', 5605);
const timeEmpty = required('Conversion Time', 'OfflineConversionTimeNullOrEmpty', 5608);
const timeInvalid = fault(
  'time-format',
  'error',
  'Conversion Time',
  'OfflineConversionTimeInvalid',
  5607,
);
const adjustmentTimeEmpty = required(
  'Adjustment Time',
  'OfflineConversionAdjustmentTimeNullOrEmpty',
  5619,
);
const adjustmentTimeInvalid = fault(
  'time-format',
  'error',
  'Adjustment Time',
  'OfflineConversionAdjustmentTimeInvalid',
  5621,
);
const adjustmentValueEmpty = required(
  'Adjustment Value',
  'OfflineConversionAdjustmentValueRequired',
  5625,
);
const adjustmentValueNotExpected = notApplicable(
  'Adjustment Value',
  'OfflineConversionAdjustmentValueNotExpected',
  5624,
);
const goalCurrencyUsed = fault(
  'goal-currency-used',
  'warning',
  'Adjustment Currency Code',
  'OfflineConversionCurrencyValueRequired',
  5626,
);
const typeInvalid = fault(
  'adjustment-type',
  'error',
  'Adjustment Type',
  'OfflineConversionInvalidAdjustmentType',
  5618,
);
const creditInvalid = fault(
  'credit-range',
  'error',
  'External Attribution Credit',
  'ExternalAttributionCreditValueInvalid',
);
const [credit, model] = ['External Attribution Credit', 'External Attribution Model'];

/** The same for every action. */
const always: readonly Varied[] = [
  {
    column: 'Client Id',
    absent: [noClientId],
    empty: [noClientId],
    valid: ['C-9', []],
    invalid: ['x'.repeat(101), [fault('too-long', 'error', 'Client Id')]],
  },
  {
    column: 'Conversion Name',
    absent: [missing('Conversion Name')],
    empty: [nameEmpty],
    valid: ['Lead', []],
    invalid: ['x'.repeat(101), [fault('too-long', 'error', 'Conversion Name')]],
  },
  {
    column: 'Conversion Time',
    absent: [missing('Conversion Time')],
    empty: [timeEmpty],
    valid: ['1/31/2026 11:59:59 PM', []],
    invalid: ['2/30/2026 10:00:00 AM', [timeInvalid]],
  },
  {
    column: 'Hashed Email Address',
    absent: [],
    empty: [],
    valid: [emailHash, []],
    invalid: [
      'john@contoso.com',
      [fault('not-hashed', 'error', 'Hashed Email Address', 'ConversionEmailAddressIsNotHashed')],
    ],
  },
  {
    column: 'Hashed Phone Number',
    absent: [],
    empty: [],
    valid: [phoneHash, []],
    invalid: [
      '+14255551234',
      [fault('not-hashed', 'error', 'Hashed Phone Number', 'ConversionPhoneNumberIsNotHashed')],
    ],
  },
  {
    column: 'Microsoft Click Id',
    absent: [],
    empty: [],
    valid: [clickId, []],
    invalid: [
      clickId.slice(1),
      [
        fault(
          'click-id',
          'error',
          'Microsoft Click Id',
          'OfflineConversionMicrosoftClickIdInvalid',
          5604,
        ),
      ],
    ],
  },
];

const forbidden = (column: string, valid: string, invalid: string, fault: Expected): Varied => ({
  column,
  absent: [],
  empty: [],
  valid: [valid, [fault]],
  invalid: [invalid, [fault]],
});

const add: readonly Varied[] = [
  {
    column: 'Conversion Value',
    absent: [],
    empty: [],
    valid: ['0', []],
    invalid: [
      '1,5',
      [fault('number-format', 'error', 'Conversion Value', 'OfflineConversionValueInvalid', 5610)],
    ],
  },
  {
    column: 'Conversion Currency Code',
    absent: [],
    empty: [],
    valid: ['TRY', []],
    invalid: ['usd', [currencyFormat('Conversion Currency Code')]],
  },
  {
    column: 'Adjustment Type',
    absent: [],
    empty: [],
    valid: [
      'Restate',
      [
        notApplicable('Conversion Value'),
        notApplicable('Conversion Currency Code'),
        adjustmentTimeEmpty,
        adjustmentValueEmpty,
        goalCurrencyUsed,
        undocumented(credit),
        undocumented(model),
      ],
      'Restate',
    ],
    invalid: ['Add', [typeInvalid], null],
  },
  forbidden(
    'Adjustment Time',
    '2/10/2026 9:00:00 AM',
    'yesterday',
    notApplicable('Adjustment Time'),
  ),
  forbidden('Adjustment Value', '7.25', '-1', adjustmentValueNotExpected),
  forbidden('Adjustment Currency Code', 'EUR', 'EURO', notApplicable('Adjustment Currency Code')),
  {
    column: credit,
    absent: [pair(credit)],
    empty: [pair(credit)],
    valid: ['1', []],
    invalid: ['0', [creditInvalid]],
  },
  {
    column: model,
    absent: [pair(model)],
    empty: [pair(model)],
    valid: ['Last click', []],
    invalid: ['delete_value', [fault('delete-value', 'error', model)]],
  },
];

/** The same for both adjustments. */
const adjustment: readonly Varied[] = [
  forbidden('Conversion Value', '12.5', '1,5', notApplicable('Conversion Value')),
  forbidden('Conversion Currency Code', 'USD', 'usd', notApplicable('Conversion Currency Code')),
  {
    column: 'Adjustment Time',
    absent: [missing('Adjustment Time')],
    empty: [adjustmentTimeEmpty],
    valid: ['2/11/2026 12:00:00 AM', []],
    invalid: ['2/11/2026 0:00:00 AM', [adjustmentTimeInvalid]],
  },
  {
    column: credit,
    absent: [],
    empty: [],
    valid: ['0.5', [undocumented(credit), pair(model)]],
    invalid: ['2', [undocumented(credit), creditInvalid, pair(model)]],
  },
  {
    column: model,
    absent: [],
    empty: [],
    valid: ['Linear', [undocumented(model), pair(credit)]],
    invalid: [
      'delete_value',
      [undocumented(model), fault('delete-value', 'error', model), pair(credit)],
    ],
  },
];

const restateAsAdd = [
  notApplicable('Adjustment Time'),
  adjustmentValueNotExpected,
  notApplicable('Adjustment Currency Code'),
];

const restate: readonly Varied[] = [
  {
    column: 'Adjustment Type',
    absent: restateAsAdd,
    empty: restateAsAdd,
    actionWithout: 'Add',
    valid: [
      'Retract',
      [adjustmentValueNotExpected, notApplicable('Adjustment Currency Code')],
      'Retract',
    ],
    invalid: ['Restated', [typeInvalid], null],
  },
  {
    column: 'Adjustment Value',
    absent: [missing('Adjustment Value')],
    empty: [adjustmentValueEmpty],
    valid: ['0.001', []],
    invalid: ['-1', [fault('number-format', 'error', 'Adjustment Value')]],
  },
  {
    column: 'Adjustment Currency Code',
    absent: [goalCurrencyUsed],
    empty: [goalCurrencyUsed],
    valid: ['JPY', []],
    invalid: ['EURO', [currencyFormat('Adjustment Currency Code')]],
  },
];

const retractAsAdd = [notApplicable('Adjustment Time')];

const retract: readonly Varied[] = [
  {
    column: 'Adjustment Type',
    absent: retractAsAdd,
    empty: retractAsAdd,
    actionWithout: 'Add',
    valid: ['Restate', [adjustmentValueEmpty, goalCurrencyUsed], 'Restate'],
    invalid: ['-', [typeInvalid], null],
  },
  forbidden('Adjustment Value', '7.25', 'seven', adjustmentValueNotExpected),
  forbidden('Adjustment Currency Code', 'EUR', 'eur', notApplicable('Adjustment Currency Code')),
];

export const matrix: readonly [action: string, base: Row, varied: readonly Varied[]][] = [
  ['Add', addRow, [...always, ...add]],
  ['Restate', restateRow, [...always, ...adjustment, ...restate]],
  ['Retract', retractRow, [...always, ...adjustment, ...retract]],
];
