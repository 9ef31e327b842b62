import { ServiceAnswerError } from './answer-error';

/** What decides how an answer is read. */
export interface AnswerOptions {
  /** Most UTF-16 units of an answer, from 1. Default 16,777,216: a full answer has less than a tenth. */
  readonly maxLength?: number | undefined;
}

export const defaultMaxLength = 16_777_216;

/** Elements within elements: a real answer has 9. */
export const mostLevels = 100;
/** Elements of XML; values and members of JSON. A thousand items with ten errors each have 150,000. */
export const mostParts = 1_000_000;

/** Attributes of one element: a real one has 3. */
export const mostAttributes = 100;

export function tooDeep(): ServiceAnswerError {
  return new ServiceAnswerError(
    'too-deep',
    `The answer is nested more than ${mostLevels} levels deep.`,
  );
}

export function tooManyParts(): ServiceAnswerError {
  return new ServiceAnswerError('too-many', `The answer has more than ${mostParts} parts.`);
}

export function tooManyAttributes(): ServiceAnswerError {
  const message = `An element of the answer has more than ${mostAttributes} attributes.`;
  return new ServiceAnswerError('too-many', message);
}
