import * as z from 'zod/mini';
import type { Issue } from '../../issues/issue';
import { Tally } from '../../messages/tally';
import { checkOptions } from '../../options/check';
import type { WatchOptions } from '../../options/options';
import { watchShape } from '../../options/shapes';
import {
  type OfflineConversionGoal,
  offlineConversionGoal,
} from '../../records/offline-conversion-goal';
import { anticipatedBy } from '../../schema/service-names';
import { firstCharacterDetector, peek } from '../../source/peek';
import { assertNotPath, isSource, pieces } from '../../source/source';
import { answerShape, readAnswer } from '../answer/answer';
import { readAnswerText } from '../answer/answer-text';
import { type ItemError, listErrors, type Tracking } from '../answer/errors';
import { partialErrors } from '../answer/objects';
import { type AnswerOptions, defaultMaxLength } from '../wire/bounds';
import { object, parallel } from '../wire/shape';
import { conversionGoalObject, goalType } from './object';
import { openGoalCheck, readGoalFile } from './records';

/** Options for reading goals. */
export interface GoalOptions extends AnswerOptions, WatchOptions {}

/** Why the service did not return a goal. */
export interface GoalError extends ItemError {
  /** Index of the goal's id in the request, from 0. Absent if the whole request failed. */
  readonly index?: number;
}

/** The goals of an answer or a file, and what is wrong with them. */
export interface GoalsAnswer extends Tracking {
  /** In their order: an Update if the goal has an Id, otherwise an Add. An absent property is unknown. */
  readonly goals: readonly OfflineConversionGoal[];
  /** Number of goals of other types, which are skipped. */
  readonly otherTypes: number;
  /** Why requested goals are missing. A file has no errors. */
  readonly errors: readonly GoalError[];
  /**
   * What the rules of a goal report: at most 1,000 issues, and 100 of one code. A goal with an error is
   * not among the goals. In an answer of the API, a goal has line 0, and its index in the answer as row.
   */
  readonly issues: readonly Issue[];
  /** Whether there were more issues than these. */
  readonly truncated: boolean;
}

const schema = z.strictObject({
  ...answerShape,
  ...watchShape,
});

/**
 * Reads goals: the answer of GetConversionGoalsByIds in JSON or SOAP, or a bulk file with rows of the
 * Type `OfflineConversion Goal`. The first character decides which. Pass the resulting `goals` to the
 * option `goals` of a reader, a check or a writer. A fault of the service results in errors and no goals.
 *
 * Source: GetConversionGoalsByIds and OfflineConversionGoal, Campaign Management API; Offline
 * Conversion Goal Record, Bulk API reference.
 * @param body text, bytes, a stream or any other source, or parsed JSON
 * @throws ServiceAnswerError for anything but an answer, and for one that exceeds its bounds
 * @throws BulkFileError for a file that cannot be read
 * @throws TypeError for wrong options; the reason of an abort; what the source throws
 * @example
 * const { goals, errors, issues } = await readGoals((await fetch(url)).body);
 * if (errors.length === 0 && issues.length === 0) await validateBulkFile(file, { goals });
 */
export async function readGoals(body: unknown, options: GoalOptions = {}): Promise<GoalsAnswer> {
  const { maxLength = defaultMaxLength, signal, onIssue } = checkOptions(schema, options);
  const tally = new Tally({ onIssue });
  assertNotPath(body);
  if (!isSource(body)) return readGoalAnswer(body, maxLength, tally);
  const input = pieces(body, signal);
  const { detected = '', pieces: all } = await peek(input, firstCharacterDetector());
  if (!['', '{', '[', '<'].includes(detected)) {
    const { goals, otherTypes } = await readGoalFile(all, signal, tally);
    return { goals, otherTypes, errors: [], ...issuesOf(tally) };
  }
  return readGoalAnswer(await readAnswerText(all, maxLength), maxLength, tally);
}

const answerKind = {
  shape: object('Response', { ConversionGoals: parallel(conversionGoalObject), ...partialErrors }),
  operations: ['GetConversionGoalsByIds', 'GetConversionGoalsByTagIds'],
  rulesFor: anticipatedBy(offlineConversionGoal),
  mayBeEmpty: false,
};

function readGoalAnswer(body: unknown, maxLength: number, tally: Tally): GoalsAnswer {
  const answer = readAnswer(body, answerKind, { maxLength });
  const check = openGoalCheck(tally);
  const goals: OfflineConversionGoal[] = [];
  let otherTypes = 0;
  for (const [index, goal] of (answer.value?.ConversionGoals ?? []).entries()) {
    if (goal === null) continue;
    // A goal without a type is assumed to be of the requested one.
    if ((goal.Type ?? goalType) !== goalType) otherTypes++;
    else goals.push(...check(goal, index));
  }
  return { goals, otherTypes, errors: listErrors(answer), ...issuesOf(tally), ...answer.tracking };
}

function issuesOf(tally: Tally): Pick<GoalsAnswer, 'issues' | 'truncated'> {
  return { issues: tally.issues(), truncated: tally.truncated };
}
