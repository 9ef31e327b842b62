import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  checkRecord,
  InvalidRecordError,
  type OfflineConversionGoalInput,
  offlineConversionGoal,
  readRecords,
  writeRecords,
} from '../../../src/index';
import { longId } from '../../support/offline-conversion-goal-rows';
import { collect, textOf } from '../../support/plain';
import { runs } from '../../support/runs';
import { withoutMessage } from '../../support/without-message';

const header =
  'Type,Status,Id,Client Id,Name,Conversion Window In Minutes,Count Type,Exclude From Bidding,' +
  'Goal Category,Is Enhanced Conversions Enabled,Is Externally Attributed,Currency Code,' +
  'Revenue Value,Revenue Type,Scope';
const version = 'Format Version,,,,6.0,,,,,,,,,,';

const add = {
  status: 'Active',
  clientId: 'G-1',
  name: 'Signed "contract", A&B',
  conversionWindowInMinutes: 43_200,
  countType: 'Unique',
  excludeFromBidding: false,
  goalCategory: 'SubmitLeadForm',
  currencyCode: 'EUR',
  revenueValue: 25.5,
  revenueType: 'FixedValue',
  scope: 'Customer',
} as const satisfies OfflineConversionGoalInput;

const update = {
  action: 'Update',
  id: 9_007_199_254_740_993n,
  status: 'Paused',
  isEnhancedConversionsEnabled: true,
} as const satisfies OfflineConversionGoalInput;

const write = (records: readonly OfflineConversionGoalInput[], options = {}) =>
  textOf(writeRecords(offlineConversionGoal, records, options));

describe('goals that are written', () => {
  test('have no column that only the service fills', async () => {
    expect(await write([add, update])).toBe(
      `\ufeff${[
        header,
        version,
        'OfflineConversion Goal,Active,,G-1,"Signed ""contract"", A&B",43200,Unique,False,' +
          'SubmitLeadForm,,,EUR,25.5,FixedValue,Customer',
        `OfflineConversion Goal,Paused,${longId},,,,,,,True,,,,,`,
        '',
      ].join('\r\n')}`,
    );
    await expect(async () =>
      writeRecords(offlineConversionGoal, [add], { columns: ['Tracking Status'] }),
    ).rejects.toThrow('Option "columns" has an unknown column (15 characters).');
  });

  test('are read as they were given', async () => {
    const results = await collect(
      readRecords(offlineConversionGoal, await write([add, update]), {
        severity: { undocumented: 'off' },
      }),
    );
    expect(results.map(({ record, issues }) => ({ record, issues }))).toEqual([
      { record: { action: 'Add', ...add }, issues: [] },
      { record: { ...update, id: longId }, issues: [] },
    ]);
  });

  test('are read as they were given, whatever they are', async () => {
    const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
    const goal = fc.record({
      status: maybe(fc.constantFrom('Active', 'Paused')),
      name: fc.stringMatching(/^[ -~é💶]{1,40}$/u).map((end) => `Goal ${end}`),
      conversionWindowInMinutes: maybe(fc.integer({ min: 1, max: 129_600 })),
      countType: maybe(fc.constantFrom('All', 'Unique')),
      excludeFromBidding: maybe(fc.boolean()),
      goalCategory: fc.constantFrom('AddToCart', 'Contact', 'Subscribe'),
      scope: fc.constantFrom('Account', 'Customer'),
      revenueType: fc.constantFrom('FixedValue', 'VariableValue'),
      revenueValue: fc.integer({ min: 0, max: 9_999_999 }).map((n) => n / 100),
      currencyCode: fc.constantFrom('EUR', 'JPY'),
    });
    const lists = fc.uniqueArray(goal, {
      minLength: 1,
      maxLength: 20,
      selector: ({ name }) => name,
    });
    await fc.assert(
      fc.asyncProperty(lists, async (goals) => {
        const text = await write(goals as readonly OfflineConversionGoalInput[]);
        const results = await collect(readRecords(offlineConversionGoal, text));
        expect(results.map(({ record }) => record)).toEqual(
          goals.map((each) => ({ action: 'Add', ...each })),
        );
        expect(results.flatMap(({ issues }) => issues)).toEqual([]);
      }),
      runs(5, 50),
    );
  });
});

const error = { severity: 'error', line: 0, row: 0 } as const;
const warning = { severity: 'warning', line: 0, row: 0 } as const;
const onAdd = { action: 'Add', clientId: 'G-1' } as const;
const onUpdate = { action: 'Update' } as const;
const idExpected = { number: 5324, code: 'ConversionGoalIdIsNotNull' };

describe('a goal that is checked', () => {
  test.each<[what: string, goal: object, ...issues: object[]]>([
    ['an Add', add],
    ['null and empty text are absent', { ...add, id: null, trackingStatus: '', scope: undefined }],
    ['text of a number', { ...add, revenueValue: '25.5', conversionWindowInMinutes: '60' }],
    [
      'an Add with an Id',
      { ...add, id: longId },
      { code: 'property-unknown', ...error, ...onAdd, column: 'Id', serviceError: idExpected },
    ],
    [
      'an Update without an Id',
      { action: 'Update', status: 'Paused' },
      {
        code: 'required',
        ...error,
        ...onUpdate,
        column: 'Id',
        serviceError: { number: 5325, code: 'ConversionGoalIdIsNull' },
      },
    ],
    [
      'an Id that is a number',
      { ...update, id: 12 },
      {
        code: 'id-format',
        ...error,
        ...onUpdate,
        column: 'Id',
        serviceError: { number: 5314, code: 'InvalidConversionGoalId' },
      },
      { code: 'undocumented', ...warning, ...onUpdate, column: 'Is Enhanced Conversions Enabled' },
    ],
    [
      'the scope of an Update',
      { action: 'Update', id: longId, scope: 'Customer', trackingStatus: 'RecordingConversions' },
      { code: 'read-only', ...warning, ...onUpdate, column: 'Scope' },
      { code: 'read-only', ...warning, ...onUpdate, column: 'Tracking Status' },
    ],
    [
      'words in another case',
      { ...add, status: 'ACTIVE', goalCategory: 'submitleadform' },
      { code: 'value-spelling', ...warning, ...onAdd, column: 'Status' },
      { code: 'value-spelling', ...warning, ...onAdd, column: 'Goal Category' },
    ],
    [
      'a word that is not known',
      { ...add, goalCategory: 'Newsletter' },
      { code: 'value-unknown', ...warning, ...onAdd, column: 'Goal Category' },
    ],
    [
      'a word of answers',
      { ...add, goalCategory: 'None' },
      { code: 'value-not-accepted', ...error, ...onAdd, column: 'Goal Category' },
    ],
    [
      'text for a boolean',
      { ...add, excludeFromBidding: 'True' },
      { code: 'boolean-format', ...error, ...onAdd, column: 'Exclude From Bidding' },
    ],
    [
      'half a minute',
      { ...add, conversionWindowInMinutes: 0.5 },
      {
        code: 'integer-format',
        ...error,
        ...onAdd,
        column: 'Conversion Window In Minutes',
        serviceError: { number: 5337, code: 'InvalidConversionGoalConversionWindow' },
      },
    ],
    [
      'too many minutes',
      { ...add, conversionWindowInMinutes: 129_601 },
      {
        code: 'integer-format',
        ...error,
        ...onAdd,
        column: 'Conversion Window In Minutes',
        serviceError: { number: 5337, code: 'InvalidConversionGoalConversionWindow' },
      },
    ],
    [
      'no currency for all accounts',
      { ...add, currencyCode: null },
      {
        code: 'revenue-currency-missing',
        ...error,
        ...onAdd,
        column: 'Currency Code',
        serviceError: { number: 5355, code: 'GoalCurrencyCodeIsNull' },
      },
    ],
    [
      'external attribution, which a bulk file can not set',
      { ...add, isExternallyAttributed: true },
      { code: 'api-only', ...warning, ...onAdd, column: 'Is Externally Attributed' },
    ],
    [
      'a property of no goal',
      { ...add, goalCatgory: 'Other' },
      { code: 'property-unknown', ...error, ...onAdd },
    ],
  ])('%s', async (_what, goal, ...issues) => {
    const given = goal as OfflineConversionGoalInput;
    expect(withoutMessage(checkRecord(offlineConversionGoal, given))).toEqual(issues);
    const fails = issues.some((issue) => 'severity' in issue && issue.severity === 'error');
    if (fails) await expect(write([given])).rejects.toBeInstanceOf(InvalidRecordError);
    else expect(await write([given])).toContain('\r\nOfflineConversion Goal,');
  });

  test('is not written with what only the service fills', async () => {
    const goal = { action: 'Update', id: '12', scope: 'Customer', trackingStatus: 'NoTag' };
    const text = await write([goal as unknown as OfflineConversionGoalInput]);
    expect(text).not.toMatch(/Customer|NoTag/);
    const strict = write([goal as unknown as OfflineConversionGoalInput], { strict: true });
    await expect(strict).rejects.toBeInstanceOf(InvalidRecordError);
  });
});
