import { toRecordError } from '../../api/answer/errors';
import { readFault } from '../../api/answer/fault';
import { apiFaultDetail } from '../../api/answer/objects';
import { ServiceAnswerError } from '../../api/wire/answer-error';
import { isObject, memberOf } from '../../api/wire/json';
import { parseAnswer } from '../../api/wire/parse-answer';
import { showable } from '../../text/shown/showable';
import type { CallAdvice, CallError, CallFailure } from '../call-error';
import { type HttpAnswer, type NoAnswer, toTrackingId } from './exchange';
import { readMembers, refuse } from './read-members';

/**
 * What follows from a call that went wrong.
 * - `transient`: it may work the next time, and may have worked this time.
 * - `throttled`: it was refused for now.
 * - `token`: its access token was refused.
 * - `final`: it was refused, and will be again.
 */
export type TroubleKind = 'transient' | 'throttled' | 'token' | 'final';

/** What went wrong with a call. */
export interface Trouble {
  readonly kind: TroubleKind;
  readonly reason: CallFailure;
  readonly errors: readonly CallError[];
  readonly httpStatus?: number | undefined;
  readonly trackingId?: string | undefined;
  readonly systemCode?: string | undefined;
  /** Milliseconds that the service asks to wait. */
  readonly retryAfter?: number | undefined;
  /** Whether the fault lists errors of items. */
  readonly isOfItems?: boolean;
  /** The answer with the fault. */
  readonly text?: string | undefined;
}

/** Errors that decide about another try. Every other one is final. */
const kinds: ReadonlyMap<number, TroubleKind> = new Map([
  [0, 'transient'],
  [105, 'token'],
  [109, 'token'],
  [117, 'throttled'],
  [207, 'throttled'],
  [3227, 'throttled'],
  [4204, 'throttled'],
]);

/** The worst comes first: a call with a final error is not repeated, whatever else is wrong. */
const order: readonly TroubleKind[] = ['final', 'token', 'throttled', 'transient'];

/** Describes what is wrong with an answer; undefined if it is that of a call that worked. */
export function troubleOf(answer: HttpAnswer | NoAnswer): Trouble | undefined {
  if ('reason' in answer)
    return {
      ...answer,
      kind: answer.reason === 'redirect' ? 'final' : 'transient',
      errors: [],
    };
  const { text, ...about } = answer;
  const { httpStatus } = about;
  const fault = readErrors(text);
  if (fault) {
    const { errors, isOfItems } = fault;
    const found = errors.map(({ number = -1 }) => kinds.get(number) ?? 'final');
    const kind = order.find((each) => found.includes(each)) ?? 'final';
    const trackingId = about.trackingId ?? fault.trackingId;
    return { ...about, trackingId, kind, reason: 'fault', errors, isOfItems, text };
  }
  if (httpStatus >= 200 && httpStatus < 300) return undefined;
  return { ...about, kind: kindOfStatus(httpStatus), reason: 'http', errors: [] };
}

/** Without a fault of the service, the answer may come from something in between. */
function kindOfStatus(httpStatus: number): TroubleKind {
  if (httpStatus === 401) return 'token';
  if (httpStatus === 429) return 'throttled';
  const isRefusal = httpStatus >= 400 && httpStatus < 500 && ![404, 408].includes(httpStatus);
  return isRefusal ? 'final' : 'transient';
}

interface Errors {
  readonly errors: readonly CallError[];
  readonly trackingId: string | undefined;
  readonly isOfItems: boolean;
}

/** Reads the errors of a call from a fault in any of its shapes; undefined where there is none. */
function readErrors(text: string): Errors | undefined {
  try {
    const body = parseAnswer(text.trim());
    // The errors that the status of an upload lists are those of the upload, not of the call.
    if (!isObject(body) || Object.hasOwn(body, 'RequestStatus')) return undefined;
    const flat = isFlat(body) ? { OperationErrors: [body] } : body;
    const fault = readFault(flat, refuse);
    if (!fault) return undefined;
    const errors = [...fault.errors, ...fault.batchErrors].map((error) =>
      toCallError(toRecordError(error, () => [])),
    );
    return {
      errors: distinct(errors),
      trackingId: toTrackingId(fault.trackingId ?? trackingIdIn(body)),
      isOfItems: fault.batchErrors.length > 0,
    };
  } catch (cause) {
    if (cause instanceof ServiceAnswerError) return undefined;
    throw cause;
  }
}

/** The answer to a refused file is one error without a list. */
function isFlat(body: object): boolean {
  return !Object.hasOwn(body, 'Errors') && (hasValue(body, 'Code') || hasValue(body, 'ErrorCode'));
}

function hasValue(body: object, name: string): boolean {
  return (memberOf(body, name) ?? '') !== '';
}

function trackingIdIn(body: object): string | undefined {
  return readMembers(apiFaultDetail, body).TrackingId;
}

const signIn = new Set([105, 109]);

interface ErrorParts extends Omit<CallError, 'advice'> {
  readonly advice: CallAdvice;
}

/** Longer than any name of an error. */
const maxNameLength = 100;

/** Leaves out what the service says of the request, which may repeat parts of it. */
export function toCallError({ number, code: name, advice, meaning }: ErrorParts): CallError {
  const isOfToken = number !== undefined && signIn.has(number);
  const code = showable(name, false, maxNameLength) ?? '(withheld)';
  return {
    ...(number !== undefined && { number }),
    ...{ code, advice: isOfToken ? 'sign-in' : advice, meaning: meaning === name ? code : meaning },
  };
}

function distinct(errors: readonly CallError[]): readonly CallError[] {
  return [...new Map(errors.map((error) => [`${error.number} ${error.code}`, error])).values()];
}
