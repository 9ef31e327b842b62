import { describe, expect, test } from 'vitest';
import { checkGoal } from '../../../src/api/goals/check';
import { offlineConversionGoal, readRecords } from '../../../src/index';
import { collect } from '../../support/plain';
import { withoutMessage } from '../../support/without-message';

const add = { name: 'Signed contract', goalCategory: 'Purchase' } as const;
const id = '9007199254740993';
const place = { line: 0, row: 0 } as const;

/** Values that typed callers cannot pass. */
const check = (goal: object, action: 'Add' | 'Update') =>
  withoutMessage(checkGoal(goal as typeof add, action as 'Add'));

describe('a goal for the API', () => {
  test.each<[what: string, goal: object, action: 'Add' | 'Update', ...issues: object[]]>([
    ['an Add', add, 'Add'],
    ['an Update', { id, status: 'Paused' }, 'Update'],
    ['external attribution is for this API', { ...add, isExternallyAttributed: true }, 'Add'],
    ['on an Update too', { id, isExternallyAttributed: false }, 'Update'],
    [
      'an Add without its category',
      { name: 'Lead' },
      'Add',
      { code: 'required', severity: 'error', ...place, action: 'Add', column: 'Goal Category' },
    ],
    [
      'an Add with an Id',
      { ...add, id },
      'Add',
      {
        code: 'property-unknown',
        severity: 'error',
        ...place,
        action: 'Add',
        column: 'Id',
        serviceError: { number: 5324, code: 'ConversionGoalIdIsNotNull' },
      },
    ],
    [
      'an Update without an Id',
      add,
      'Update',
      {
        code: 'required',
        severity: 'error',
        ...place,
        action: 'Update',
        column: 'Id',
        serviceError: { number: 5325, code: 'ConversionGoalIdIsNull' },
      },
    ],
    [
      'the action of the argument, not that of the goal',
      { action: 'Add', id, scope: 'Account' },
      'Update',
      { code: 'read-only', severity: 'warning', ...place, action: 'Update', column: 'Scope' },
    ],
  ])('%s', (_what, goal, action, ...issues) => {
    expect(check(goal, action)).toEqual(issues);
  });

  test.each<unknown>([null, undefined, 'Lead', 5])('is an object, and not %j', (goal) => {
    expect(() => check(goal as object, 'Add')).toThrow(TypeError);
  });

  test('may come from readGoals', async () => {
    const file =
      'Type,Id,Name,Goal Category,Scope,Tracking Status\r\nFormat Version,,6.0\r\n' +
      `OfflineConversion Goal,${id},Lead,None,Customer,RecordingConversions\r\n`;
    const [goal] = await collect(readRecords(offlineConversionGoal, file, { kind: 'result' }));
    if (!goal?.record) throw new Error('no goal');
    expect(checkGoal(goal.record, 'Update').map(({ code, column }) => [code, column])).toEqual([
      ['value-not-accepted', 'Goal Category'],
      ['read-only', 'Scope'],
      ['read-only', 'Tracking Status'],
    ]);
  });
});
