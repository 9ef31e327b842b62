import { describe, expect, test } from 'vitest';
import { checkOfflineConversion, type OfflineConversionInput } from '../../../src/index';
import {
  add,
  type Case,
  check,
  error,
  onRestate,
  onRetract,
  restate,
  retract,
  warning,
} from '../../support/checked-objects';
import { service } from '../../support/issues-of';
import { emailHash, now } from '../../support/rows';

describe('a record without a fault', () => {
  test.each<Case>([
    ['an Add without its action', add, {}],
    ['an Add', { ...add, action: 'Add' }, {}],
    ['a Restate', restate, {}],
    ['a Retract', retract, {}],
    ['a null, an empty text, nothing', { ...add, conversionValue: null, action: '' }, {}],
    ['an empty property of another action', { ...add, adjustmentValue: '', email: undefined }, {}],
    ['number text', { ...add, conversionValue: '12.5' }, {}],
  ])('%s', check);
});

describe('values', () => {
  test.each<Case>([
    [
      'a fourth decimal',
      { ...add, conversionValue: 1.0005 },
      {},
      { code: 'number-precision', ...warning, column: 'Conversion Value' },
    ],
    ['a tail of the double', { ...add, conversionValue: 0.1 + 0.2 }, {}],
    [
      'a negative value',
      { ...add, conversionValue: -1 },
      {},
      {
        code: 'number-format',
        ...error,
        column: 'Conversion Value',
        ...service('OfflineConversionValueInvalid', 5610),
      },
    ],
    [
      'a currency outside the list',
      { ...add, conversionCurrencyCode: 'XXX' },
      {},
      {
        code: 'currency-unlisted',
        ...warning,
        column: 'Conversion Currency Code',
        ...service('OfflineConversionCurrencyCodeInvalid', 5611),
      },
    ],
    [
      'a credit out of range',
      { ...add, externalAttributionCredit: 1.5, externalAttributionModel: 'Linear' },
      {},
      {
        code: 'credit-range',
        ...error,
        column: 'External Attribution Credit',
        ...service('ExternalAttributionCreditValueInvalid'),
      },
    ],
    [
      'no text',
      { ...add, conversionName: 5 },
      {},
      { code: 'text-format', ...error, column: 'Conversion Name' },
    ],
    [
      'half of a surrogate pair',
      { ...add, conversionName: 'a\ud83d' },
      {},
      { code: 'text-format', ...error, column: 'Conversion Name' },
    ],
    ['a whole pair', { ...add, conversionName: 'a💶' }, {}],
    [
      'a Client Id that is no text is not shown as one',
      { ...add, clientId: 5.5 },
      {},
      {
        code: 'text-format',
        severity: 'error',
        line: 0,
        row: 0,
        action: 'Add',
        column: 'Client Id',
      },
    ],
    [
      'an identifier that is no text is not taken for absent',
      { ...add, microsoftClickId: 5 },
      {},
      { code: 'text-format', ...error, column: 'Microsoft Click Id' },
    ],
    [
      'a credit that is no number is not taken for absent',
      { ...add, externalAttributionCredit: -1, externalAttributionModel: 'Linear' },
      {},
      {
        code: 'number-format',
        ...error,
        column: 'External Attribution Credit',
        ...service('ExternalAttributionCreditValueInvalid'),
      },
    ],
    [
      'a currency that is no text is not taken for absent',
      { ...restate, adjustmentCurrencyCode: 978 },
      {},
      { code: 'text-format', ...error, ...onRestate, column: 'Adjustment Currency Code' },
    ],
    [
      'a placeholder',
      { ...add, conversionName: 'undefined' },
      {},
      { code: 'placeholder', ...warning, column: 'Conversion Name' },
    ],
    [
      'delete_value',
      { ...add, externalAttributionModel: 'delete_value', externalAttributionCredit: 1 },
      {},
      { code: 'delete-value', ...error, column: 'External Attribution Model' },
    ],
    [
      'an upper-case hash',
      { ...add, hashedEmailAddress: emailHash.toUpperCase() },
      {},
      { code: 'hash-case', ...warning, column: 'Hashed Email Address' },
    ],
    [
      'a plain address beside a click id',
      { ...add, hashedEmailAddress: 'john@contoso.com' },
      {},
      { code: 'identifier-dropped', ...warning, column: 'Hashed Email Address' },
    ],
    [
      'a plain address alone',
      { ...add, microsoftClickId: '', hashedEmailAddress: 'john@contoso.com' },
      {},
      {
        code: 'not-hashed',
        ...error,
        column: 'Hashed Email Address',
        ...service('ConversionEmailAddressIsNotHashed'),
      },
    ],
    [
      'no identifier',
      { ...add, microsoftClickId: '' },
      {},
      {
        code: 'no-identifier',
        ...error,
        ...service('OfflineConversionMicrosoftClickIdNullOrEmpty', 5603),
      },
    ],
    [
      'no time',
      { ...add, conversionTime: null },
      {},
      {
        code: 'required',
        ...error,
        column: 'Conversion Time',
        ...service('OfflineConversionTimeNullOrEmpty', 5608),
      },
    ],
  ])('%s', check);
});

describe('property-unknown', () => {
  const unknown = { code: 'property-unknown', ...error };
  test.each<Case>([
    ['of no action', { ...add, colour: 'red' }, {}, unknown],
    ['two of no action', { ...add, colour: 'red', conversionNme: 'a' }, {}, unknown, unknown],
    ['empty', { ...add, colour: null, size: '', weight: undefined }, {}],
    ['__proto__', Object.assign(JSON.parse('{"__proto__":"a"}'), add), {}, unknown],
    ['constructor', { ...add, constructor: 'a' }, {}, unknown],
    ['a name by its column', { ...add, 'Conversion Value': 5 }, {}, unknown],
    [
      'of another action',
      { ...add, adjustmentTime: new Date('2026-02-10T09:00:00Z') },
      {},
      { ...unknown, column: 'Adjustment Time' },
    ],
    [
      'an Adjustment Value on an Add',
      { ...add, adjustmentValue: 1 },
      {},
      {
        ...unknown,
        column: 'Adjustment Value',
        ...service('OfflineConversionAdjustmentValueNotExpected', 5624),
      },
    ],
    [
      'an Adjustment Value on a Retract',
      { ...retract, adjustmentValue: 1 },
      {},
      {
        ...unknown,
        ...onRetract,
        column: 'Adjustment Value',
        ...service('OfflineConversionAdjustmentValueNotExpected', 5624),
      },
    ],
    [
      'a Conversion Value on a Restate',
      { ...restate, conversionValue: 1 },
      {},
      { ...unknown, ...onRestate, column: 'Conversion Value' },
    ],
  ])('%s', check);

  test.each([
    ['conversionNme', 'conversionName'],
    ['conversion_value', 'conversionValue'],
    ['microsoftClickID', 'microsoftClickId'],
    ['colour', undefined],
  ])('%s: the nearest name', (name, nearest) => {
    const record = { ...add, [name]: 'a' } as unknown as OfflineConversionInput;
    const [issue] = checkOfflineConversion(record, { now });
    expect(issue?.message).toContain(`"${name}"`);
    if (nearest) expect(issue?.message).toContain(`Did you mean "${nearest}"?`);
    else expect(issue?.message).not.toContain('Did you mean');
  });
});

describe('the action', () => {
  const column = 'Adjustment Type';
  test.each<Case>([
    [
      'in another case',
      { ...restate, action: 'RESTATE' },
      {},
      { code: 'adjustment-type-spelling', severity: 'warning', ...onRestate, column },
    ],
    ...['Remove', 'Restated', 5, {}, ['Add']].map(
      (action): Case => [
        `that is none: ${action}`,
        { ...restate, action },
        {},
        {
          code: 'adjustment-type',
          severity: 'error',
          line: 0,
          row: 0,
          clientId: 'C-1',
          column,
          ...service('OfflineConversionInvalidAdjustmentType', 5618),
        },
      ],
    ),
  ])('%s', check);
});

test('a message names what was given where text or a number is needed, and not its value', () => {
  const message = (change: object) =>
    checkOfflineConversion({ ...add, ...change } as OfflineConversionInput, { now })[0]?.message;
  expect(message({ conversionValue: { amount: 77 } })).toContain('An object is not a number');
  expect(message({ conversionValue: [77] })).toContain('A list is');
  expect(message({ conversionValue: true })).toContain('A boolean is');
  expect(message({ conversionValue: -77 })).toContain('"-77" is negative');
  expect(message({ conversionName: 77 })).toContain('a number was given');
  expect(message({ conversionTime: { amount: 77 } })).toContain(
    'An object cannot be read as a time',
  );
  for (const value of [{ amount: 77 }, [77]])
    for (const name of ['conversionValue', 'conversionName', 'conversionTime', 'clientId'])
      expect(message({ [name]: value })).not.toContain('77');
});
