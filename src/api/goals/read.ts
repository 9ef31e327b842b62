import * as z from 'zod/mini';
import type { Issue } from '../../issues/issue';
import { createTally, type Tally } from '../../messages/tally';
import { checkOptions } from '../../options/check';
import type { WatchOptions } from '../../options/options';
import { watchShape } from '../../options/shapes';
import type { OfflineConversionGoal } from '../../records/offline-conversion-goal';
import type { RecordError } from '../../results/outcome';
import { firstCharacter, peeked } from '../../source/peek';
import { isSource, pieces } from '../../source/source';
import { answerShape, readAnswer } from '../answer/answer';
import { answerText } from '../answer/answer-text';
import { type Editorial, itemError, once } from '../answer/batch-error';
import { batchErrorObject } from '../answer/objects';
import { type AnswerOptions, defaultMaxLength } from '../wire/bounds';
import { list, object, parallel } from '../wire/shape';
import { conversionGoalObject, goalType } from './object';
import { goalsInFile, openGoalCheck } from './records';

/** What decides how goals are read. */
export interface GoalOptions extends AnswerOptions, WatchOptions {}

/** Why the service gave no goal. */
export interface GoalError extends RecordError {
  /** Which of the ids that were asked for, from 0. Absent where the whole request failed. */
  readonly index?: number;
  /** There only for an EditorialError. */
  readonly editorial?: Editorial;
}

/** The goals of an answer or a file, and what is wrong with them. */
export interface GoalsAnswer {
  /** In their order: Updates where they have an Id, else Adds. What is absent is not known. */
  readonly goals: readonly OfflineConversionGoal[];
  /** Goals of other types, which were passed over. */
  readonly otherTypes: number;
  /** Why goals that were asked for did not come, or none did. A file has none. */
  readonly errors: readonly GoalError[];
  /**
   * What the rules of a goal say: at most 1,000, and 100 of one code. A goal with an error is not
   * among the goals. In an answer of the API a goal has line 0, and for a row its index in the answer.
   */
  readonly issues: readonly Issue[];
  /** Whether there were more issues than those. */
  readonly truncated: boolean;
  /** The service's number of the call, where the body has it. Its support asks for it. */
  readonly trackingId?: string;
}

const schema = z.strictObject({
  ...answerShape,
  ...watchShape,
});

/**
 * Reads goals: the answer of GetConversionGoalsByIds in JSON or SOAP, or a bulk file with rows of the
 * Type `OfflineConversion Goal`. Its first character tells which. Give `goals` of it to the option
 * `goals` of a reader, a check or a writer. A fault of the service gives no goals and its errors.
 *
 * Source: GetConversionGoalsByIds and OfflineConversionGoal, Campaign Management API; Offline
 * Conversion Goal Record, Bulk API reference.
 * @param body text, bytes, a stream or any other source, or parsed JSON
 * @throws ServiceAnswerError for what is no answer, or is beyond its bounds
 * @throws BulkFileError for what begins like a file, and can not be read on
 * @throws TypeError for wrong options; the reason of an abort; what the source throws
 * @example
 * const { goals, errors, issues } = await readGoals((await fetch(url)).body);
 * if (errors.length === 0 && issues.length === 0) await validateBulkFile(file, { goals });
 */
export async function readGoals(body: unknown, options: GoalOptions = {}): Promise<GoalsAnswer> {
  const { maxLength = defaultMaxLength, signal, onIssue } = checkOptions(schema, options);
  const tally = createTally({ maxIssues: 1000, maxIssuesPerCode: 100, onIssue });
  if (!isSource(body)) return inAnswer(body, maxLength, tally);
  const { told = '', pieces: all } = await peeked(pieces(body, signal), firstCharacter());
  if (!['', '{', '[', '<'].includes(told)) {
    const { goals, otherTypes } = await goalsInFile(all, signal, tally);
    return { goals, otherTypes, errors: [], ...issuesOf(tally) };
  }
  const text = typeof body === 'string' ? body : await answerText(all, maxLength);
  return inAnswer(text, maxLength, tally);
}

const response = object('Response', {
  ConversionGoals: parallel(conversionGoalObject),
  PartialErrors: list(batchErrorObject),
});
const operations = ['GetConversionGoalsByIds', 'GetConversionGoalsByTagIds'];
const names = operations.map((name) => `${name}Response`);

function inAnswer(body: unknown, maxLength: number, tally: Tally): GoalsAnswer {
  const answer = readAnswer(body, response, names, { maxLength }, false);
  const tracking = answer.trackingId === undefined ? {} : { trackingId: answer.trackingId };
  if ('fault' in answer) {
    const { errors, batchErrors } = answer.fault;
    const all = once<GoalError>([...errors, ...batchErrors.map(goalError)]);
    return { goals: [], otherTypes: 0, errors: all, ...issuesOf(tally), ...tracking };
  }
  const { ConversionGoals, PartialErrors } = answer.value;
  const check = openGoalCheck(tally);
  const goals: OfflineConversionGoal[] = [];
  let otherTypes = 0;
  for (const [index, given] of (ConversionGoals ?? []).entries()) {
    if (given === null) continue;
    // One without a type is taken for what was asked for.
    if ((given.Type ?? goalType) !== goalType) otherTypes++;
    else goals.push(...check(given, index));
  }
  const errors = once((PartialErrors ?? []).map(goalError));
  return { goals, otherTypes, errors, ...issuesOf(tally), ...tracking };
}

function goalError(error: (typeof batchErrorObject)['value'] & object): GoalError {
  const { Index } = error;
  return { ...(Index !== undefined && { index: Index }), ...itemError(error) };
}

function issuesOf(tally: Tally): Pick<GoalsAnswer, 'issues' | 'truncated'> {
  return { issues: tally.issues(), truncated: tally.truncated };
}
