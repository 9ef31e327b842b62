import { expect, expectTypeOf, test } from 'vitest';
import { type UnattributedReason, unattributedReasons } from '../../../src/api/report/reasons';
import type { IssueCode } from '../../../src/index';

/** The value set of the vendor, and the local rules that find the same fault. */
const rules = {
  Unknown: [],
  AdjustmentOriginalNotFound: ['adjustment-before-add', 'adjustment-same-file'],
  ConversionAlreadyRetracted: ['adjustment-after-retract'],
  DuplicateConversionKey: ['duplicate'],
  ConversionTimeExceedsMaxLookback: ['conversion-too-old'],
  ConversionTimeInFuture: ['conversion-in-future'],
  GoalNotFoundOrInactive: ['goal-unknown', 'goal-paused'],
  ClickTimestampAfterConversion: ['conversion-before-click'],
  NoMatchingClickFound: [],
  MissingMatchIdentifiers: [],
  OutsideGoalLookbackWindow: ['outside-window'],
  AccountMismatch: [],
  MalformedData: [],
  HistoricalClickDataExpired: ['click-too-old'],
};

test('every reason has its local rules', () => {
  const rulesByReason = Object.entries(unattributedReasons).map(([name, reason]) => [
    name,
    reason.rules,
  ]);
  expect(Object.fromEntries(rulesByReason)).toEqual(rules);
});

test('every reason has a meaning and advice, in sentences', () => {
  for (const { meaning, advice } of Object.values(unattributedReasons))
    for (const text of [meaning, advice]) expect(text).toMatch(/^[A-Z][^\n]+\.$/);
});

test('a rule that does not exist does not compile', () => {
  type Rules = (typeof unattributedReasons)[UnattributedReason]['rules'][number];
  expectTypeOf<Rules>().toExtend<IssueCode>();
});
