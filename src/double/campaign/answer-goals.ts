import { goalType } from '../../api/goals/object';
import { type Answer, jsonAnswer } from '../answer';
import { faultAnswer, malformedRequest } from '../fault';
import { batchError } from './batch-error';
import type { Goals, KnownGoal } from './goals';

/** Members that come only if they are asked for. Source: ConversionGoalAdditionalField Value Set. */
const additionalMembers = new Set([
  ...['AttributionModelType', 'GoalCategory', 'IsAutoGoal', 'IsEnhancedConversionsEnabled'],
  ...['IsExternallyAttributed', 'ViewThroughConversionWindowInMinutes'],
]);

const maxIds = 100;

interface GoalsRequest {
  readonly ConversionGoalIds?: readonly (string | number)[] | null;
  readonly ConversionGoalTypes?: string | null;
  readonly ReturnAdditionalFields?: string | null;
}

/**
 * Answers GetConversionGoalsByIds.
 *
 * Sources: GetConversionGoalsByIds, Campaign Management API; a user's recording for the empty list of ids.
 */
export function answerGoals(request: GoalsRequest, goals: Goals): Answer {
  const { ConversionGoalIds: ids, ConversionGoalTypes: types, ReturnAdditionalFields } = request;
  if (ids?.length === 0) return faultAnswer(206);
  if (ids && ids.length > maxIds)
    return malformedRequest(`A request may have at most ${maxIds} ids.`);
  const additional = new Set(namesIn(ReturnAdditionalFields));
  const show = (goal: KnownGoal) => ({
    TagId: null,
    TrackingStatus: null,
    ...Object.fromEntries(
      Object.entries({ IsAutoGoal: false, ...goal }).filter(
        ([name]) => !additionalMembers.has(name) || additional.has(name),
      ),
    ),
  });
  if (!namesIn(types).includes(goalType))
    return jsonAnswer(200, { ConversionGoals: [], PartialErrors: [] });
  if (!ids) return jsonAnswer(200, { ConversionGoals: goals.all.map(show), PartialErrors: [] });
  const found = ids.map((id) => goals.all.find(({ Id }) => Id === String(id)));
  return jsonAnswer(200, {
    ConversionGoals: found.map((goal) => (goal ? show(goal) : null)),
    PartialErrors: found.flatMap((goal, index) => (goal ? [] : batchError(5314, index))),
  });
}

function namesIn(flags: string | null | undefined): readonly string[] {
  return (flags ?? '').split(/[\s,]+/).filter((name) => name !== '');
}
