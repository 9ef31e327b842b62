import { knownSignInError } from '../../vendor/sign-in-errors';
import { type CallError, ServiceCallError } from '../call-error';
import { trackingOf } from '../calls/call-sentence';

/* Errors of the sign-in. Nothing of an answer goes into them but numbers, ids, and names that are known. */

/** What an authorization server says about a request that it refuses. */
export interface Refusal {
  readonly error?: unknown;
  readonly error_description?: unknown;
  readonly error_codes?: unknown;
  readonly trace_id?: unknown;
}

/** Describes a sign-in that was refused. */
export function refusalError(refusal: Refusal, httpStatus?: number): ServiceCallError {
  const error = errorIn(refusal);
  const name = error.number === undefined ? error.code : `AADSTS${error.number} ${error.code}`;
  const trackingId = idIn(refusal.trace_id);
  return new ServiceCallError({
    ...{ call: 'GetToken', reason: 'sign-in', advice: error.advice, errors: [error] },
    ...{ httpStatus, trackingId },
    message: `GetToken failed: ${error.meaning} (${name})${trackingOf(trackingId)}`,
  });
}

function errorIn(refusal: Refusal): CallError {
  const number = numberIn(refusal);
  const name = String(refusal.error);
  const byName = knownSignInError(name);
  const entry = (number !== undefined && knownSignInError(`AADSTS${number}`)) || byName;
  return {
    ...(number !== undefined && { number }),
    code: byName === undefined ? 'unknown error' : name,
    advice: entry?.advice ?? 'account',
    meaning:
      entry?.meaning ?? 'The sign-in was refused. Compare the options with the app registration.',
  };
}

/** The number of Microsoft Entra. A callback has it in its description only. */
function numberIn({ error_codes, error_description }: Refusal): number | undefined {
  const listed: unknown = Array.isArray(error_codes) ? error_codes[0] : undefined;
  const written = /^AADSTS(\d{4,9})\b/.exec(String(error_description))?.[1];
  const number = Number(listed ?? written);
  return Number.isSafeInteger(number) && number > 0 ? number : undefined;
}

function idIn(value: unknown): string | undefined {
  const pattern = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;
  return typeof value === 'string' && pattern.test(value) ? value : undefined;
}

function signInError(sentences: string): ServiceCallError {
  const message = `GetToken failed: ${sentences}`;
  return new ServiceCallError({ call: 'GetToken', reason: 'sign-in', advice: 'sign-in', message });
}

/** Describes tokens without the scope of the service, which has refused older scopes since 2022. */
export function scopeError(scope: string): ServiceCallError {
  return signInError(
    `The sign-in did not grant the scope ${scope}, and the service refuses tokens of older scopes such as ads.manage. Sign in again and accept it.`,
  );
}

/** Describes tokens that could not be renewed. */
export function noRefreshTokenError(): ServiceCallError {
  return signInError(
    'There is no refresh token in the answer. Sign in again at the address from authorizationRequest, which asks for offline access.',
  );
}

/** Describes a callback that does not belong to the request for consent. */
export function callbackError(): ServiceCallError {
  return signInError(
    'The callback is incomplete, or belongs to another request for consent. Sign in again.',
  );
}
