import { ServiceAnswerError } from '../../api/wire/answer-error';
import { isObject, readObject } from '../../api/wire/json';
import { parseAnswer } from '../../api/wire/parse-answer';
import type { Shape, ValueOf } from '../../api/wire/shape';

/**
 * Parses an answer that must be an object.
 * @throws ServiceAnswerError
 */
export function parseObject(text: string): object {
  // Trimming takes the byte order mark away, too.
  const body = parseAnswer(text.trim());
  return isObject(body) ? body : refuse('The answer', 'an object');
}

/**
 * Reads the members of an answer.
 * @throws ServiceAnswerError
 */
export function readMembers<S extends Shape>(shape: S, body: object): ValueOf<S> {
  return readObject(shape, body, refuse);
}

/** Throws for what an answer lacks. */
export function refuse(path: string, expected: string): never {
  throw new ServiceAnswerError('member', `${path} must be ${expected}.`);
}
