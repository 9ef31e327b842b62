import { describe, expectTypeOf, test } from 'vitest';
import { checkGoal } from '../../../src/api/goals/check';
import {
  checkRecord,
  type OfflineConversionGoal,
  type OfflineConversionGoalInput,
  offlineConversionGoal,
  type readRecords,
} from '../../../src/index';

/*
 * What must compile, and what must not: `tsc` checks this file, and nothing of it needs to run.
 */

/** Only compiled: what may be given for writing. */
function given(...goals: OfflineConversionGoalInput[]): void {
  expectTypeOf(goals).toEqualTypeOf<OfflineConversionGoalInput[]>();
}

const add = { name: 'Lead', goalCategory: 'Contact' } as const;
const update = { action: 'Update', id: '12' } as const;

describe('a goal that is read', () => {
  test('has the properties of its action', () => {
    type Read = ReturnType<typeof readRecords<typeof offlineConversionGoal>>;
    type Result = Read extends AsyncGenerator<infer R, void> ? R : never;
    expectTypeOf<Result['record']>().toEqualTypeOf<OfflineConversionGoal | undefined>();
    expectTypeOf<OfflineConversionGoal['action']>().toEqualTypeOf<'Add' | 'Update'>();
    const idOf = (goal: OfflineConversionGoal): string | undefined => {
      // @ts-expect-error: before the action is known there is no id
      goal.id;
      return goal.action === 'Update' ? goal.id : undefined;
    };
    expectTypeOf(idOf).returns.toEqualTypeOf<string | undefined>();
    expectTypeOf<OfflineConversionGoal['conversionWindowInMinutes']>().toEqualTypeOf<
      number | undefined
    >();
    expectTypeOf<OfflineConversionGoal['excludeFromBidding']>().toEqualTypeOf<
      boolean | undefined
    >();
    expectTypeOf<OfflineConversionGoal['scope']>().toEqualTypeOf<
      'Account' | 'Customer' | (string & {}) | undefined
    >();
  });
});

describe('a goal that is written', () => {
  test('may have its values in several forms', () => {
    given(
      add,
      { ...add, action: 'Add', scope: 'Customer', revenueValue: '25.5', excludeFromBidding: true },
      { ...update, conversionWindowInMinutes: 60 },
      { ...update, id: 12n, status: 'Paused' },
      { ...add, id: null, trackingStatus: undefined },
    );
  });

  test('has no field that its action does not allow', () => {
    // @ts-expect-error: the scope can not be changed
    given({ ...update, scope: 'Customer' });
    const misplaced = { ...update, scope: 'Customer' as const };
    // @ts-expect-error: nor by one that was made before
    given(misplaced);
    // @ts-expect-error: an Add has no id
    given({ ...add, id: '12' });
    // @ts-expect-error: only the service sets the tracking status
    given({ ...add, trackingStatus: 'NoRecentConversions' });
    // @ts-expect-error: nor on an Update
    given({ ...update, trackingStatus: 'NoRecentConversions' });
    // @ts-expect-error: an offline goal has no tag
    given({ ...add, tagId: '12' });
  });

  test('has every field that its action needs', () => {
    // @ts-expect-error: no name
    given({ goalCategory: 'Contact' });
    // @ts-expect-error: no category
    given({ name: 'Lead' });
    // @ts-expect-error: an Update needs its id
    given({ action: 'Update', status: 'Paused' });
  });

  test('has no other word, property or type', () => {
    // @ts-expect-error: a number has lost digits of an id
    given({ ...update, id: 12 });
    // @ts-expect-error: words are spelled exactly
    given({ ...add, status: 'active' });
    // @ts-expect-error: a word of answers
    given({ ...add, goalCategory: 'None' });
    // @ts-expect-error: a word of answers
    given({ ...update, status: 'Deleted' });
    // @ts-expect-error: a boolean is no text
    given({ ...add, excludeFromBidding: 'True' });
    // @ts-expect-error: no such property
    given({ ...add, category: 'Contact' });
    // @ts-expect-error: no such action
    given({ ...update, action: 'Delete' });
  });
});

/** Only compiled: none of these is called. */
const calls = [
  () => checkGoal(add, 'Add'),
  () => checkGoal({ id: '12', status: 'Paused' }, 'Update'),
  (goal: OfflineConversionGoal) => checkGoal(goal, 'Update'),
  // @ts-expect-error: the scope can not be changed
  () => checkGoal({ id: '12', scope: 'Customer' }, 'Update'),
  // @ts-expect-error: an Add has no id
  () => checkGoal({ ...add, id: '12' }, 'Add'),
  // @ts-expect-error: an Update needs its id
  () => checkGoal({ status: 'Paused' }, 'Update'),
  // @ts-expect-error: no such action
  () => checkGoal(add, 'Delete'),
  // @ts-expect-error: goals have no goals
  () => checkRecord(offlineConversionGoal, add, { goals: [] }),
];

test('what does not compile was not run', () => {
  expectTypeOf(calls).toBeArray();
});
