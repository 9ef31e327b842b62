import { describe, expect, expectTypeOf, test } from 'vitest';
import {
  checkOfflineConversion,
  type Goal,
  type GoalRecord,
  type OfflineConversionGoal,
  type OfflineConversionOptions,
} from '../../../../src/index';

const now = new Date('2026-11-21T12:00:00Z');
const conversion = {
  conversionName: 'Lead',
  conversionTime: '2026-11-02T09:30:00Z',
  conversionValue: 5,
  microsoftClickId: 'f894f652ea334e739002f7167ab8f8e3',
} as const;

type Goals = OfflineConversionOptions['goals'];

const codesWith = (goals: Goals) =>
  checkOfflineConversion(conversion, { now, goals }).map(({ code }) => code);

type Update = Extract<OfflineConversionGoal, { action: 'Update' }>;

const record = (facts: Partial<Update>): Update => ({ action: 'Update', id: '12', ...facts });

describe('goals may be records', () => {
  test('by their type', () => {
    expectTypeOf<OfflineConversionGoal>().toExtend<GoalRecord>();
    expectTypeOf<readonly (Goal | OfflineConversionGoal)[]>().toExtend<Goals>();
  });

  test.each<[what: string, goals: Goals, codes: readonly string[]]>([
    ['a record', [record({ name: 'Lead' })], []],
    ['an Add', [{ action: 'Add', name: 'Lead' }], []],
    ['another name', [record({ name: 'Sale' })], ['goal-unknown']],
    ['no name', [record({})], ['goal-unknown']],
    ['no name beside one', [record({}), record({ name: 'Lead' })], []],
    ['its facts', [record({ name: 'Lead', revenueType: 'NoValue' })], ['goal-no-value']],
    [
      'a time of creation added to it',
      [{ ...record({ name: 'Lead' }), createdAt: new Date('2026-11-21T11:00:00Z') }],
      ['goal-too-recent'],
    ],
    ['beside plain goals', [{ name: 'Sale' }, record({ name: 'Lead' })], []],
  ])('%s', (_, goals, codes) => {
    expect(codesWith(goals)).toEqual(codes);
  });

  test.each<[what: string, goals: unknown, message: string]>([
    [
      'a plain goal without a name',
      [{ name: 'Lead' }, {}],
      'Option "goals.1.name" must be of type string.',
    ],
    [
      'an action that is none',
      [{ action: undefined }],
      'Option "goals.0.name" must be of type string.',
    ],
    [
      'a name that is none',
      [{ action: 'Add', name: 5 }],
      'Option "goals.0.name" must be of type string.',
    ],
    [
      'null for a name',
      [{ action: 'Add', name: null }],
      'Option "goals.0.name" must be of type string.',
    ],
    [
      'an action of another type',
      [{ action: 5 }],
      'Option "goals.0.action" must be of type string.',
    ],
  ])('but not %s', (_, goals, message) => {
    expect(() => codesWith(goals as Goals)).toThrow(new TypeError(message));
  });
});

describe('of goals with one name', () => {
  const lead = (status?: string, revenueType?: string): Goal => ({
    name: 'Lead',
    status,
    revenueType,
  });

  test.each<[what: string, goals: Goals, codes: readonly string[]]>([
    ['the active one before the paused', [lead('Active'), lead('Paused')], []],
    ['the paused one before the active', [lead('Paused'), lead('Active')], []],
    ['the active one before the deleted', [lead('Active'), lead('Deleted')], []],
    ['one of unknown status before the paused', [lead(), lead('Paused')], []],
    ['the active before one of unknown status', [lead('Active'), lead(undefined, 'NoValue')], []],
    ['the later of two that are active', [lead('Active', 'NoValue'), lead('Active')], []],
    [
      'the later of two, the other way',
      [lead('Active'), lead('Active', 'NoValue')],
      ['goal-no-value'],
    ],
    [
      'none active: it is paused',
      [lead('Deleted'), lead('Paused', 'NoValue'), lead('Deleted')],
      ['goal-paused', 'goal-no-value'],
    ],
    ['all deleted', [lead('Deleted'), lead('Deleted')], ['goal-paused']],
  ])('%s', (_, goals, codes) => {
    expect(codesWith(goals)).toEqual(codes);
  });
});
