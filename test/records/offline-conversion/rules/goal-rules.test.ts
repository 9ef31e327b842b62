import { DateTime } from 'luxon';
import { describe, expect, test } from 'vitest';
import { type Goal, validateBulkFile } from '../../../../src/index';
import { issuesOf, on, service } from '../../../support/issues-of';
import { addRow, fileOf, now, type Row, restateRow, retractRow } from '../../../support/rows';
import { withoutMessage } from '../../../support/without-message';

const name = 'Signed contract';
const add = on(2, 'Add', 'C-1');
const restate = on(2, 'Restate', 'C-2');
const onName = { column: 'Conversion Name' };
const [credit, model] = ['External Attribution Credit', 'External Attribution Model'];
const noAttribution = { [credit]: '', [model]: '' };
const noHash = { 'Hashed Email Address': '', 'Hashed Phone Number': '' };
const noValue = { 'Conversion Value': '', 'Conversion Currency Code': '' };

type Case = [title: string, row: Row, goal: Omit<Goal, 'name'>, ...issues: object[]];
const check = async (...[, row, goal, ...issues]: Case) => {
  expect(await issuesOf([row], { goals: [{ name, ...goal }] })).toEqual(issues);
};

test('nothing is concluded from what is not known of a goal', async () => {
  const rows = [addRow, { ...addRow, ...noAttribution, ...noHash }, restateRow].map((row, i) => ({
    ...row,
    'Client Id': `C-${i}`,
    'Microsoft Click Id': `${i + 1}`.padStart(32, 'c0ffee'),
  }));
  expect(await issuesOf(rows, { goals: [{ name }] })).toEqual([]);
});

describe('goal-unknown', () => {
  const unknown = {
    code: 'goal-unknown',
    severity: 'error',
    ...add,
    ...onName,
    ...service('OfflineConversionNameInvalid', 5606),
  };

  test.each<[written: string, nearest: string | undefined, difference?: object]>([
    ['signed contract', name],
    ['SIGNED CONTRACT', name],
    [' Signed contract', name, { isInCell: true, codePoint: 'U+0020', after: '' }],
    ['Signed contract ', name, { isInCell: true, codePoint: 'U+0020', after: name }],
    ['Signed\u00a0contract', name, { isInCell: true, codePoint: 'U+00A0', after: 'Signed' }],
    ['Signed contrac', name],
    ['Signed contracts', name],
    ['Signed contrcat', name],
    ['Signed kontract', name],
    ['Cafe\u0301', 'Café', { isInCell: false, codePoint: 'U+00E9', after: 'Caf' }],
    ['Signed contarcts', undefined],
    ['Lost', undefined],
  ])('%j', async (written, nearest, difference) => {
    const file = fileOf([{ ...addRow, 'Conversion Name': written }]);
    const goals = [{ name: 'Café' }, { name }];
    const { issues } = await validateBulkFile(file, { now, goals });
    expect(withoutMessage(issues)).toEqual([unknown]);
    expect(issues[0]?.facts).toEqual({
      value: written,
      ...(nearest && { nearest }),
      ...(difference && { difference }),
    });
    expect(issues[0]?.property).toBe('conversionName');
  });

  test('a name is compared exactly', async () => {
    const goals = [{ name: 'Signed contract' }, { name: 'signed contract' }, { name: ' Lead' }];
    for (const each of goals)
      expect(await issuesOf([{ ...addRow, 'Conversion Name': each.name }], { goals })).toEqual([]);
  });

  test('no goal at all has no name', async () => {
    expect(await issuesOf([addRow], { goals: [] })).toEqual([unknown]);
  });

  test('an empty name is only required', async () => {
    const row = { ...addRow, 'Conversion Name': '' };
    expect(await issuesOf([row], { goals: [{ name }] })).toEqual([
      {
        code: 'required',
        severity: 'error',
        ...add,
        ...onName,
        ...service('OfflineConversionNameNullOrEmpty', 5605),
      },
    ]);
  });

  test('runs on an adjustment, and in a result', async () => {
    const goals = [{ name: 'Lead' }];
    for (const kind of ['upload', 'result'] as const)
      expect(await issuesOf([retractRow], { goals, kind })).toEqual([
        { ...unknown, ...on(2, 'Retract', 'C-3') },
      ]);
  });
});

describe('goal-paused', () => {
  const paused = { code: 'goal-paused', severity: 'error', ...add, ...onName };
  test.each<Case>([
    ['paused', addRow, { status: 'Paused' }, paused],
    ['deleted', addRow, { status: 'Deleted' }, paused],
    ['paused, of a Restate', restateRow, { status: 'Paused' }, { ...paused, ...restate }],
    ['active', addRow, { status: 'Active' }],
  ])('%s', check);
});

describe('goal-too-recent', () => {
  const recent = {
    code: 'goal-too-recent',
    severity: 'error',
    ...add,
    ...onName,
    ...service('OfflineConversionNotAcceptedForGoal', 5615),
  };
  const ago = (seconds: number) => new Date(now.getTime() - seconds * 1000);
  test.each<Case>([
    ['two hours', addRow, { createdAt: ago(7200) }],
    ['a second less', addRow, { createdAt: ago(7199) }, recent],
    ['now', addRow, { createdAt: now }, recent],
    ['a DateTime', addRow, { createdAt: DateTime.fromJSDate(ago(7199)) }, recent],
    ['a DateTime of two hours', addRow, { createdAt: DateTime.fromJSDate(ago(7200)) }],
  ])('%s', check);

  test('is a rule against the clock', async () => {
    const goals = [{ name, createdAt: now }];
    expect(await issuesOf([addRow], { goals, kind: 'result' })).toEqual([]);
  });
});

describe('goal-not-external', () => {
  const notExternal = {
    code: 'goal-not-external',
    severity: 'error',
    ...add,
    ...service('GoalNotEligibleForExternalAttribution'),
  };
  test.each<Case>([
    ['with both', addRow, { isExternallyAttributed: false }, { ...notExternal, column: credit }],
    ['with neither', { ...addRow, ...noAttribution }, { isExternallyAttributed: false }],
    ['of a goal that is', addRow, { isExternallyAttributed: true }],
    [
      'with a model alone',
      { ...addRow, [credit]: '' },
      { isExternallyAttributed: false },
      {
        code: 'attribution-pair',
        severity: 'error',
        ...add,
        column: credit,
        ...service('ExternalAttributionRequiredFieldEmpty'),
      },
      { ...notExternal, column: model },
    ],
  ])('%s', check);
});

describe('attribution-missing', () => {
  const missing = {
    code: 'attribution-missing',
    severity: 'warning',
    ...add,
    ...service('ExternalAttributionRequiredFieldEmpty'),
  };
  const without = { ...addRow, ...noAttribution };
  test.each<Case>([
    ['an Add without', without, { isExternallyAttributed: true }, missing],
    ['an Add with', addRow, { isExternallyAttributed: true }],
    ['a Restate without', restateRow, { isExternallyAttributed: true }],
    ['a Retract without', retractRow, { isExternallyAttributed: true }],
    ['a goal that is not', without, { isExternallyAttributed: false }],
  ])('%s', check);
});

describe('goal-not-enhanced', () => {
  const notEnhanced = {
    code: 'goal-not-enhanced',
    ...add,
    ...service('NotEligibleForEnhancedConversions'),
  };
  const off = { isEnhancedConversionsEnabled: false };
  const [email, phone] = [
    { column: 'Hashed Email Address' },
    { column: 'Hashed Phone Number' },
  ] as const;
  const noClick = { 'Microsoft Click Id': '' };
  test.each<Case>([
    ['with a click id', addRow, off, { ...notEnhanced, severity: 'warning', ...email }],
    [
      'with a phone and a click id',
      { ...addRow, 'Hashed Email Address': '' },
      off,
      { ...notEnhanced, severity: 'warning', ...phone },
    ],
    [
      'without a click id',
      { ...addRow, ...noClick },
      off,
      { ...notEnhanced, severity: 'error', ...email },
    ],
    [
      'with only a phone',
      { ...restateRow, ...noClick, 'Hashed Email Address': '' },
      off,
      { ...notEnhanced, severity: 'error', ...phone, ...restate },
    ],
    ['without a hash', { ...addRow, ...noHash }, off],
    ['of a goal that is', { ...addRow, ...noClick }, { isEnhancedConversionsEnabled: true }],
  ])('%s', check);
});

describe('goal-no-value', () => {
  const counted = { code: 'goal-no-value', severity: 'warning', ...add };
  const goal = { revenueType: 'NoValue' };
  test.each<Case>([
    ['with both', addRow, goal, { ...counted, column: 'Conversion Value' }],
    [
      'with a currency',
      { ...addRow, 'Conversion Value': '' },
      goal,
      { ...counted, column: 'Conversion Currency Code' },
    ],
    ['a Restate', restateRow, goal, { ...counted, ...restate, column: 'Adjustment Value' }],
    ['with neither', { ...addRow, ...noValue }, goal],
    ['a Retract', retractRow, goal],
    ['of a goal with a fixed value', addRow, { revenueType: 'FixedValue' }],
    ['of a goal with a variable value', addRow, { revenueType: 'VariableValue' }],
  ])('%s', check);
});
