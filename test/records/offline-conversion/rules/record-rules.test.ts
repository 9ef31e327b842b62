import { describe, expect, test } from 'vitest';
import { readOfflineConversions } from '../../../../src/index';
import { issuesOf, on, service } from '../../../support/issues-of';
import { addRow, fileOf, now, type Row, restateRow, retractRow } from '../../../support/rows';

const add = on(2, 'Add', 'C-1');
const restate = on(2, 'Restate', 'C-2');
const retract = on(2, 'Retract', 'C-3');
const noHash = { 'Hashed Email Address': '', 'Hashed Phone Number': '' };

type Case = [title: string, row: Row, ...issues: object[]];

describe('numbers and currencies that are odd', () => {
  const cases: readonly Case[] = [
    [
      'a fourth decimal',
      { ...addRow, 'Conversion Value': '1.2345' },
      { code: 'number-precision', severity: 'warning', ...add, column: 'Conversion Value' },
    ],
    ['a third decimal', { ...addRow, 'Conversion Value': '1.234' }],
    [
      'a fourth decimal of an adjustment',
      { ...restateRow, 'Adjustment Value': '0.0001' },
      { code: 'number-precision', severity: 'warning', ...restate, column: 'Adjustment Value' },
    ],
    ['a fourth decimal of a credit', { ...addRow, 'External Attribution Credit': '0.3333' }],
    [
      'a currency outside the list',
      { ...addRow, 'Conversion Currency Code': 'VES' },
      {
        code: 'currency-unlisted',
        severity: 'warning',
        ...add,
        column: 'Conversion Currency Code',
        ...service('OfflineConversionCurrencyCodeInvalid', 5611),
      },
    ],
    ['a currency that is in it still', { ...addRow, 'Conversion Currency Code': 'VEF' }],
  ];
  test.each(cases)('%s', async (_title, row, ...issues) => {
    expect(await issuesOf([row])).toEqual(issues);
  });
});

describe('enhanced-identifier', () => {
  const needed = { code: 'enhanced-identifier', severity: 'error', ...add };
  const cases: readonly Case[] = [
    ['both hashes', addRow],
    ['an email', { ...addRow, 'Hashed Phone Number': '' }],
    ['a phone', { ...addRow, 'Hashed Email Address': '' }],
    ['only a click id', { ...addRow, ...noHash }, needed],
    [
      'nothing',
      { ...addRow, ...noHash, 'Microsoft Click Id': '' },
      {
        code: 'no-identifier',
        severity: 'error',
        ...add,
        ...service('OfflineConversionMicrosoftClickIdNullOrEmpty', 5603),
      },
      needed,
    ],
    ['a Retract with only a click id', { ...retractRow, ...noHash }, { ...needed, ...retract }],
  ];
  test.each(cases)('%s', async (_title, row, ...issues) => {
    expect(await issuesOf([row], { enhancedConversions: true })).toEqual(issues);
  });

  test('is asked for by the option alone', async () => {
    expect(await issuesOf([{ ...addRow, ...noHash }])).toEqual([]);
    expect(await issuesOf([{ ...addRow, ...noHash }], { enhancedConversions: false })).toEqual([]);
  });
});

describe('attribution-pair', () => {
  const pair = {
    code: 'attribution-pair',
    severity: 'error',
    ...add,
    ...service('ExternalAttributionRequiredFieldEmpty'),
  };
  const [credit, model] = ['External Attribution Credit', 'External Attribution Model'];
  const cases: readonly Case[] = [
    ['both', addRow],
    ['neither', { ...addRow, [credit]: '', [model]: '' }],
    ['no credit', { ...addRow, [credit]: '' }, { ...pair, column: credit }],
    ['no model', { ...addRow, [model]: '' }, { ...pair, column: model }],
  ];
  test.each(cases)('%s', async (_title, row, ...issues) => {
    expect(await issuesOf([row])).toEqual(issues);
  });

  test('both on an adjustment are undocumented, and a pair', async () => {
    const undocumented = { code: 'undocumented', severity: 'warning', ...restate };
    const row = { ...restateRow, [credit]: '1', [model]: 'Linear' };
    expect(await issuesOf([row])).toEqual([
      { ...undocumented, column: credit },
      { ...undocumented, column: model },
    ]);
    expect(await issuesOf([row], { strict: true })).toEqual([
      { ...undocumented, severity: 'error', column: credit },
      { ...undocumented, severity: 'error', column: model },
    ]);
  });
});

describe('goal-currency-used', () => {
  const used = {
    code: 'goal-currency-used',
    severity: 'warning',
    ...restate,
    column: 'Adjustment Currency Code',
    ...service('OfflineConversionCurrencyValueRequired', 5626),
  };
  const empty = { ...restateRow, 'Adjustment Currency Code': '' };
  const name = 'Signed contract';

  test('an empty currency on a Restate is a warning, and an error in strict mode', async () => {
    expect(await issuesOf([empty])).toEqual([used]);
    expect(await issuesOf([empty], { strict: true })).toEqual([{ ...used, severity: 'error' }]);
  });

  test('is no word where the goal is known with its currency', async () => {
    const goals = [{ name, currencyCode: 'USD' }];
    expect(await issuesOf([empty], { goals })).toEqual([]);
    expect(await issuesOf([empty], { goals, strict: true })).toEqual([]);
  });

  test('stays where the goal is known without a currency', async () => {
    expect(await issuesOf([empty], { goals: [{ name }] })).toEqual([used]);
  });

  test('a Retract and an Add have none', async () => {
    expect(await issuesOf([retractRow])).toEqual([]);
    expect(await issuesOf([{ ...addRow, 'Conversion Currency Code': '' }])).toEqual([]);
  });
});

describe('what a message helps on with', () => {
  const messages = async (row: Row) => {
    const { value } = await readOfflineConversions(fileOf([row]), { now }).next();
    return value?.issues.map((issue: { message: string }) => issue.message) ?? [];
  };

  test('a Restate with its value in the wrong column', async () => {
    const wrong = { ...restateRow, 'Conversion Value': '7.25', 'Adjustment Value': '' };
    const [notApplicable, required] = await messages(wrong);
    expect(notApplicable).toMatch(/Conversion Value/);
    expect(required).toMatch(/Conversion Value is filled.*Adjustment Value/);
    const [plain] = await messages({ ...restateRow, 'Adjustment Value': '' });
    expect(plain).not.toMatch(/Conversion Value/);
  });

  test.each(['-5', '-12.50', '-0.001', '-1000000'])('a negative value: %s', async (value) => {
    expect(await messages({ ...addRow, 'Conversion Value': value })).toEqual([
      `"${value}" is negative. The minimum is 0. To take back part of a conversion, send a Restate with the new total. To take back all of it, send a Retract.`,
    ]);
    expect(await messages({ ...restateRow, 'Adjustment Value': value })).toEqual([
      `"${value}" is negative. The minimum is 0. The value of a Restate is the new total of the conversion, not the difference. To take back all of it, send a Retract.`,
    ]);
  });

  test('an Add that was meant to adjust', async () => {
    const [first] = await messages({ ...addRow, 'Adjustment Value': '7.25' });
    expect(first).toMatch(/This row adds a conversion because Adjustment Type is empty/);
    const [other] = await messages({ ...retractRow, 'Adjustment Value': '7.25' });
    expect(other).not.toMatch(/This row adds/);
  });
});
