import * as z from 'zod/mini';
import { type GoalsAnswer, readGoals } from '../api/goals/read';
import { checkOptions } from '../options/check';
import type { Caller } from './calls/caller';
import { type CallOptions, patienceOf, patienceShape } from './calls/patience';
import { parseObject } from './calls/read-members';

/** The service leaves out these members unless they are asked for. Source: ConversionGoalAdditionalField. */
const additionalFields = [
  'ViewThroughConversionWindowInMinutes',
  'IsExternallyAttributed',
  'GoalCategory',
  'AttributionModelType',
  'IsEnhancedConversionsEnabled',
  'IsAutoGoal',
].join(', ');

/** An absent list of ids stands for all goals; an empty one is refused. */
const body = { ConversionGoalTypes: 'OfflineConversion', ReturnAdditionalFields: additionalFields };

const schema = z.strictObject(patienceShape);

/** Gets all offline conversion goals of the account. */
export async function getGoals(caller: Caller, options: CallOptions = {}): Promise<GoalsAnswer> {
  const patience = patienceOf(caller, checkOptions(schema, options));
  // Text that is not JSON would be read as a bulk file of goals.
  const read = (text: string) => readGoals(parseObject(text));
  const { value } = await caller.call('GetConversionGoalsByIds', body, read, patience);
  return value;
}
