import type { Advice } from '../vendor/errors';
import type { ServiceCall } from '../vendor/hosts';

/**
 * What went wrong with a call.
 * - `fault`: the service refused it, see `errors`.
 * - `http`: an HTTP status without a fault of the service, such as that of a gateway.
 * - `network`: the connection failed, or was cut.
 * - `timeout`: there was no answer in time.
 * - `answer`: the answer cannot be read.
 * - `redirect`: the answer points to another address. Tokens do not follow it.
 * - `host`: the service named an address to which tokens are not sent.
 * - `sign-in`: there is no access token to be had.
 */
export type CallFailure =
  | 'fault'
  | 'http'
  | 'network'
  | 'timeout'
  | 'answer'
  | 'redirect'
  | 'host'
  | 'sign-in';

/** What to do about a failed call: as for records, or `sign-in` again. */
export type CallAdvice = Advice | 'sign-in';

/** An error that the service gives for a whole call. */
export interface CallError {
  /** The service's error number, if the answer has one. */
  readonly number?: number;
  /** The service's name for the error. */
  readonly code: string;
  readonly advice: CallAdvice;
  /** What the error means, in one or two sentences. For an error that is not known here, its code. */
  readonly meaning: string;
}

export interface CallFault {
  readonly call: ServiceCall;
  readonly reason: CallFailure;
  readonly advice: CallAdvice;
  readonly message: string;
  readonly httpStatus?: number | undefined;
  readonly errors?: readonly CallError[] | undefined;
  readonly trackingId?: string | undefined;
  readonly requestId?: string | undefined;
  readonly cause?: unknown;
}

/**
 * A call of the service that failed, after all tries that are safe. It never holds a token, an
 * address or a body.
 *
 * @example
 * try {
 *   await client.getAccounts();
 * } catch (cause) {
 *   if (!isServiceCallError(cause)) throw cause;
 *   console.error(cause.message, cause.advice, cause.trackingId);
 * }
 */
export class ServiceCallError extends Error {
  override readonly name = 'ServiceCallError';
  /** The operation that was called. */
  readonly call: ServiceCall;
  readonly reason: CallFailure;
  readonly advice: CallAdvice;
  /** The HTTP status of the answer, if there was one. */
  declare readonly httpStatus?: number;
  /** All errors that the service gives, each once. */
  readonly errors: readonly CallError[];
  /** The service's number of the call. Its support asks for it. */
  declare readonly trackingId?: string;
  /** The upload that the call belongs to, if one has begun: it can be resumed. */
  declare readonly requestId?: string;

  constructor(fault: CallFault) {
    super(fault.message, fault.cause === undefined ? undefined : { cause: fault.cause });
    this.call = fault.call;
    this.reason = fault.reason;
    this.advice = fault.advice;
    this.errors = fault.errors ?? [];
    if (fault.httpStatus !== undefined) this.httpStatus = fault.httpStatus;
    if (fault.trackingId !== undefined) this.trackingId = fault.trackingId;
    if (fault.requestId !== undefined) this.requestId = fault.requestId;
  }
}

/** Whether a value is a `ServiceCallError`, even one of the other build of the package. */
export function isServiceCallError(value: unknown): value is ServiceCallError {
  return value instanceof Error && value.name === 'ServiceCallError' && 'call' in value;
}
