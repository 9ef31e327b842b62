import { randomUUID } from 'node:crypto';
import { knownServiceError } from '../vendor/errors';
import { type Answer, jsonAnswer } from './answer';

/** How a fault is spelled. */
export interface FaultFormat {
  /** Whether the fault is inside `ApplicationFault`, as a migration guide of the vendor prints it. */
  readonly wrapped?: boolean | undefined;
  /** Whether codes are text, such as `"117"`. */
  readonly codeAsText?: boolean | undefined;
  /** Default: 401 for credentials, 429 for 117, 500 for 0, and 400 for all others. */
  readonly httpStatus?: number | undefined;
}

/** Names of errors that no file or record has. */
const otherNames: ReadonlyMap<number, string> = new Map([
  [100, 'NullRequest'],
  [206, 'NullArrayArgument'],
  [207, 'ConcurrentRequestOverLimit'],
]);

/** An error as the service describes it in a fault or a status. */
export interface FaultError {
  readonly Code: number | string;
  readonly ErrorCode: string;
  readonly Message: string;
}

export function describeError(code: number, message?: string, asText = false): FaultError {
  const known = knownServiceError(code, '');
  return {
    Code: asText ? String(code) : code,
    ErrorCode: known?.code ?? otherNames.get(code) ?? 'UnknownError',
    Message: message ?? known?.meaning ?? 'The service does not explain this error.',
  };
}

/**
 * A fault of an operation. Errors of the whole API are an AdApiFaultDetail, those of one service an
 * ApiFaultDetail; only they say `Details`.
 *
 * Sources: AdApiFaultDetail and ApiFaultDetail; a recording of an expired token has HTTP 401. The status
 * of other faults is not documented.
 */
export function faultAnswer(
  codes: number | readonly number[],
  { wrapped, codeAsText, httpStatus }: FaultFormat = {},
  message?: string,
): Answer {
  const all = [codes].flat();
  const errors = all.map((code) => describeError(code, message, codeAsText));
  const TrackingId = randomUUID();
  const fault = all.every((code) => code < 200)
    ? { TrackingId, Errors: errors.map(withDetail), Type: 'AdApiFaultDetail' }
    : {
        TrackingId,
        OperationErrors: errors.map(withDetails),
        BatchErrors: [],
        Type: 'ApiFaultDetail',
      };
  const body = wrapped ? { ApplicationFault: fault } : fault;
  const status = httpStatus ?? statusOf(all[0]);
  return { ...jsonAnswer(status, body, TrackingId), ...nameOf(errors) };
}

/** The fault of a request that is not as it must be. Its real code is not documented. */
export function malformedRequest(message: string): Answer {
  return faultAnswer(100, {}, message);
}

/** A refused file. Source: Bulk Download and Upload guide. */
export function uploadFaultAnswer(
  requestId: string,
  code: number,
  { codeAsText, httpStatus }: FaultFormat = {},
): Answer {
  const error = describeError(code, undefined, codeAsText);
  const TrackingId = randomUUID();
  const body = { TrackingId, RequestId: requestId, ...error };
  return { ...jsonAnswer(httpStatus ?? statusOf(code), body, TrackingId), ...nameOf([error]) };
}

const withDetail = (error: object) => ({ ...error, Detail: null });
/** An error with the member that all objects but AdApiError call `Details`. */
export const withDetails = <E extends object>(error: E) => ({ ...error, Details: null });

function nameOf([first]: readonly FaultError[]): Pick<Answer, 'error'> {
  return first ? { error: first.ErrorCode } : {};
}

function statusOf(code: number | undefined): number {
  if (code === 105 || code === 106 || code === 109) return 401;
  if (code === 117) return 429;
  return code === 0 ? 500 : 400;
}
