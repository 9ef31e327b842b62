import { ServiceAnswerError } from './answer-error';

/** Options for reading an answer. */
export interface AnswerOptions {
  /** Maximum UTF-16 units of an answer, from 1. Default 16,777,216: a full answer has less than a tenth. */
  readonly maxLength?: number | undefined;
}

export const defaultMaxLength = 16_777_216;

/** Levels of nesting. A real answer has 9. */
export const maxLevels = 100;
/** Elements in XML; values and members in JSON. A thousand items with ten errors each have 150,000. */
export const maxParts = 1_000_000;

export function tooLong(maxLength: number): ServiceAnswerError {
  return new ServiceAnswerError('too-long', `The answer has more than ${maxLength} characters.`);
}

export function tooDeep(): ServiceAnswerError {
  const message = `The answer is nested more than ${maxLevels} levels deep.`;
  return new ServiceAnswerError('too-deep', message);
}

export function tooManyParts(): ServiceAnswerError {
  return new ServiceAnswerError('too-many', `The answer has more than ${maxParts} parts.`);
}
