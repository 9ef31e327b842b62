import * as z from 'zod/mini';
import { checkOptions } from '../../options/check';
import { lineEnds } from '../../text/place';
import { ServiceAnswerError } from '../wire/answer-error';
import { type AnswerOptions, defaultMaxLength } from '../wire/bounds';
import { isObject, type Refuse, readJson } from '../wire/json';
import { parseJson } from '../wire/parse-json';
import type { Shape, ValueOf } from '../wire/shape';
import { campaignManagement, soap, soap12 } from '../wire/soap/namespaces';
import { parseXml, type XmlElement } from '../wire/soap/parse-xml';
import { readXml } from '../wire/soap/xml';
import { faultOfJson, faultOfXml, type ServiceFault } from './fault';

/** What the service answered: what was asked for, or why there is nothing of it. */
export type Answer<Value> = {
  /** The service's number of the call, where the body has it. Its support asks for it. */
  readonly trackingId: string | undefined;
} & ({ readonly value: Value } | { readonly fault: ServiceFault });

/** Of `AnswerOptions`. */
export const answerShape = { maxLength: z.optional(z.int().check(z.minimum(1))) };
const schema = z.strictObject(answerShape);

/**
 * Reads the body of an answer: JSON or XML, which its first character tells, or a JSON value that was
 * parsed already. The status of HTTP tells nothing: a fault may come with 200.
 * @param shape its members are those of the answer
 * @param names those that its element may have in SOAP
 * @param mayBeEmpty whether it is an answer too that has no value for any member of the shape
 * @throws TypeError for an object that is no parsed JSON, as a promise
 */
export function readAnswer<S extends Shape>(
  body: unknown,
  shape: S,
  names: readonly string[],
  options: AnswerOptions = {},
  mayBeEmpty = true,
): Answer<ValueOf<S>> {
  const { maxLength = defaultMaxLength } = checkOptions(schema, options);
  const answer = read(body, shape, names, maxLength);
  if (!mayBeEmpty && 'value' in answer && Object.keys(answer.value).length === 0)
    throw without(shape);
  return answer;
}

function read<S extends Shape>(
  body: unknown,
  shape: S,
  names: readonly string[],
  maxLength: number,
): Answer<ValueOf<S>> {
  if (typeof body !== 'string') return fromJson(body, shape);
  if (body.length > maxLength) {
    const message = `The answer has ${body.length} characters; at most ${maxLength} are read.`;
    throw new ServiceAnswerError('too-long', message);
  }
  const start = /[^\s\ufeff]/.exec(body)?.index;
  if (start === undefined) throw new ServiceAnswerError('not-an-answer', 'The answer is empty.');
  const text = body.slice(start);
  const firstLine = 1 + lineEnds(body.slice(0, start));
  if (/^<html[\s>]/i.test(text))
    throw new ServiceAnswerError(
      'not-an-answer',
      'The answer is a web page, as a gateway sends it and not the service.',
    );
  return text.startsWith('<')
    ? fromXml(parseXml(text, firstLine), shape, names)
    : fromJson(parseJson(text, firstLine), shape);
}

const refuse: Refuse = (path, wanted) => {
  throw new ServiceAnswerError('member', `${path || 'The answer'} must be ${wanted}.`);
};

function without(shape: Shape): ServiceAnswerError {
  const message = `The answer has no ${Object.keys(shape.members).join(' and no ')}.`;
  return new ServiceAnswerError('not-an-answer', message);
}

/** In JSON nothing but these members tells one operation's answer from another's. */
const tellTales = ['ConversionGoals', 'OfflineGoalConversionSummaries'];

function fromJson<S extends Shape>(body: unknown, shape: S): Answer<ValueOf<S>> {
  if (!isObject(body))
    throw new ServiceAnswerError('not-an-answer', 'The answer must be an object.');
  // A promise or a Response has no members of its own: it would be read as an answer without errors.
  const kind = Object.prototype.toString.call(body).slice(8, -1);
  if (kind !== 'Object')
    throw new TypeError(`The answer must be its text, or parsed JSON; it is of the type ${kind}.`);
  const fault = faultOfJson(body, refuse);
  const members = body as Readonly<Record<string, unknown>>;
  const id = Object.hasOwn(members, 'TrackingId') ? members.TrackingId : undefined;
  const trackingId = typeof id === 'string' && id !== '' ? id : undefined;
  // ApplicationFault has its number inside, or what is around it has.
  if (fault) return { fault, trackingId: fault.trackingId ?? trackingId };
  const isOf = (name: string) => Object.hasOwn(shape.members, name);
  const given = Object.keys(members).filter((name) => name !== 'TrackingId');
  const other = tellTales.find((name) => given.includes(name) && !isOf(name));
  if (other !== undefined) {
    const message = `The answer is one to another operation: it has ${other}.`;
    throw new ServiceAnswerError('not-an-answer', message);
  }
  // Every member may be missing; but an error of a gateway, or what wraps an answer, is no success.
  if (given.length > 0 && !given.some(isOf)) throw without(shape);
  return { value: readJson(shape, body, refuse) as ValueOf<S>, trackingId };
}

function fromXml<S extends Shape>(
  root: XmlElement,
  shape: S,
  names: readonly string[],
): Answer<ValueOf<S>> {
  const isEnvelope = root.name === 'Envelope' && isSoap(root);
  const content = isEnvelope ? inEnvelope(root, 'Body')?.children[0] : root;
  const header = isEnvelope ? inEnvelope(root, 'Header') : undefined;
  const fault = content && faultOfXml(content, refuse);
  const trackingId = header?.children.find(({ name }) => name === 'TrackingId')?.text.trim();
  if (fault) return { fault, trackingId: fault.trackingId ?? (trackingId || undefined) };
  if (content?.namespace !== campaignManagement || !names.includes(content.name))
    throw new ServiceAnswerError('not-an-answer', `The answer holds no ${names.join(' and no ')}.`);
  return {
    value: readXml(shape, content, refuse) as ValueOf<S>,
    trackingId: trackingId || undefined,
  };
}

function inEnvelope(envelope: XmlElement, name: string): XmlElement | undefined {
  return envelope.children.find((child) => child.name === name && isSoap(child));
}

function isSoap({ namespace }: XmlElement): boolean {
  return namespace === soap || namespace === soap12;
}
