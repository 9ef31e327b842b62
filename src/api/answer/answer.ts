import * as z from 'zod/mini';
import { checkOptions } from '../../options/check';
import { count } from '../../options/shapes';
import type { RulesFor } from '../../results/errors/error';
import { lineEnds } from '../../text/place';
import { ServiceAnswerError } from '../wire/answer-error';
import { type AnswerOptions, defaultMaxLength, tooLong } from '../wire/bounds';
import { isObject, memberOf, type Refuse, readObject } from '../wire/json';
import { parseAnswer } from '../wire/parse-answer';
import type { Shape, ValueOf } from '../wire/shape';
import { readSoapAnswer } from '../wire/soap/answer';
import { type AnswerErrors, dedupe, type Tracking, toItemError, toRecordError } from './errors';
import { isNameOfError, readFault } from './fault';
import { adApiFaultDetail, apiFaultDetail, type BatchErrorObject, partialErrors } from './objects';

/** What an answer may hold. */
export interface AnswerKind<S extends Shape> {
  readonly shape: S;
  /** Operations with this answer. Only SOAP names them in it. */
  readonly operations: readonly string[];
  /** Looks up the rules of the record type in question. */
  readonly rulesFor: RulesFor;
  /** Whether an answer without a value for any member of the shape is an answer. Default true. */
  readonly mayBeEmpty?: boolean;
}

/** What the service answered. */
export interface Answer<Value> extends AnswerErrors {
  /** Undefined where the whole request failed. */
  readonly value: Value | undefined;
  readonly tracking: Tracking;
}

/** Checks for `AnswerOptions`. */
export const answerShape = { maxLength: count(1) };
const schema = z.strictObject(answerShape);

/**
 * Reads the body of an answer: text in JSON or XML, which its first character decides, or parsed JSON.
 * The HTTP status is not needed: a fault may come with 200.
 * @throws TypeError for an object that is not parsed JSON, such as a promise
 */
export function readAnswer<
  S extends Shape<{ readonly PartialErrors?: readonly BatchErrorObject[] }>,
>(body: unknown, kind: AnswerKind<S>, options: AnswerOptions = {}): Answer<ValueOf<S>> {
  const { maxLength = defaultMaxLength } = checkOptions(schema, options);
  const members = toMembers(typeof body === 'string' ? parse(body, kind, maxLength) : body);
  const fault = readFault(members, refuse);
  const value = fault ? undefined : readValue(members, kind);
  const id = fault?.trackingId || memberOf(members, 'TrackingId');
  const { errors = [], batchErrors = value?.PartialErrors ?? [] } = fault ?? {};
  return {
    value,
    requestErrors: dedupe(errors.map((error) => toRecordError(error, kind.rulesFor))),
    itemErrors: batchErrors.map((error) => ({
      index: error.Index,
      error: toItemError(error, kind.rulesFor),
    })),
    tracking: typeof id === 'string' && id !== '' ? { trackingId: id } : {},
  };
}

function parse(body: string, { shape, operations }: AnswerKind<Shape>, maxLength: number): unknown {
  if (body.length > maxLength) throw tooLong(maxLength);
  const start = /[^\s\ufeff]/.exec(body)?.index;
  if (start === undefined) throw notAnAnswer('The answer is empty.');
  const text = body.slice(start);
  const firstLine = 1 + lineEnds(body.slice(0, start));
  if (/^<html[\s>]/i.test(text))
    throw notAnAnswer('The answer is a web page. It comes from a gateway, not from the service.');
  if (!text.startsWith('<')) return parseAnswer(text, firstLine);
  const answers = operations.map((operation) => ({ ...shape, name: `${operation}Response` }));
  return readSoapAnswer(text, firstLine, answers, [apiFaultDetail, adApiFaultDetail]);
}

const refuse: Refuse = (path, expected) => {
  throw new ServiceAnswerError('member', `${path || 'The answer'} must be ${expected}.`);
};

function toMembers(body: unknown): object {
  if (!isObject(body)) throw notAnAnswer('The answer must be an object.');
  // A promise or a Response has no members of its own, and would be read as an answer without errors.
  const kind = Object.prototype.toString.call(body).slice(8, -1);
  if (kind !== 'Object')
    throw new TypeError(`The answer must be text or parsed JSON, not an object of type ${kind}.`);
  const inherited = Object.keys(partialErrors).find((name) => name in body);
  if (inherited !== undefined && !Object.hasOwn(body, inherited))
    throw new TypeError(`The answer must be text or parsed JSON, but it inherits ${inherited}.`);
  return body;
}

/** In JSON, only these members distinguish the answer of one operation from that of another. */
const distinctiveMembers = ['ConversionGoals', 'OfflineGoalConversionSummaries'];

function readValue<S extends Shape>(
  members: object,
  { shape, mayBeEmpty = true }: AnswerKind<S>,
): ValueOf<S> {
  const isMember = (name: string) => Object.hasOwn(shape.members, name);
  const names = Object.keys(members).filter((name) => name !== 'TrackingId');
  const other = distinctiveMembers.find((name) => names.includes(name) && !isMember(name));
  if (other !== undefined)
    throw notAnAnswer(`The answer belongs to another operation: it has ${other}.`);
  // Every member may be absent. But the error of a gateway, or an object around an answer, is not a success.
  const isForeign = names.length > 0 && !names.some(isMember);
  const value = readObject(shape, members, refuse);
  if (isForeign || (!mayBeEmpty && Object.keys(value).length === 0))
    throw notAnAnswer(`The answer has no ${Object.keys(shape.members).join(' and no ')}.`);
  // An error that is not understood is not a success.
  const strange = names.find((name) => {
    return !isMember(name) && isNameOfError(name) && !isBlank(memberOf(members, name));
  });
  if (strange !== undefined)
    throw notAnAnswer('The answer has errors in a member that is not known.');
  return value;
}

/** Whether a value says nothing. */
function isBlank(value: unknown): boolean {
  if (typeof value === 'object' && value !== null) return Object.keys(value).length === 0;
  return value === undefined || value === null || value === '' || value === false || value === 0;
}

function notAnAnswer(message: string): ServiceAnswerError {
  return new ServiceAnswerError('not-an-answer', message);
}
