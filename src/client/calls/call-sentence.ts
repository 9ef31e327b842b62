import type { ServiceCall } from '../../vendor/hosts';
import type { CallAdvice, CallError } from '../call-error';
import { ServiceCallError } from '../call-error';
import type { Trouble } from './trouble';

/** Turns a trouble for which no further try is made into what is thrown. */
export function callErrorOf(
  call: ServiceCall,
  trouble: Trouble,
  requestId: string | undefined,
): ServiceCallError {
  const { reason, httpStatus, errors, trackingId } = trouble;
  return new ServiceCallError({
    ...{ call, reason, httpStatus, errors, trackingId, requestId },
    advice: adviceOf(trouble),
    message: `${call} failed: ${sentenceOf(trouble)}${trackingOf(trackingId)}`,
  });
}

/** The most that has to be done comes first. */
const order: readonly CallAdvice[] = ['fix', 'account', 'sign-in', 'retry'];

/** The advice of the error for which the most has to be done. */
export function mostToDo(errors: readonly CallError[]): CallAdvice | undefined {
  const given = errors.map(({ advice }) => advice);
  return order.find((each) => given.includes(each));
}

function adviceOf({ kind, reason, errors }: Trouble): CallAdvice {
  const most = mostToDo(errors);
  if (most !== undefined) return most;
  if (kind === 'token') return 'sign-in';
  return reason === 'redirect' || reason === 'host' ? 'account' : 'retry';
}

function sentenceOf({ kind, reason, errors, httpStatus, systemCode }: Trouble): string {
  const status = httpStatus === undefined ? '' : ` (HTTP ${httpStatus})`;
  switch (reason) {
    case 'fault':
      return errors.map(describeError).join(' ');
    case 'http':
      return kind === 'token'
        ? `The service did not accept the access token${status}. Sign in again.`
        : `The answer has no fault of the service that would explain it${status}. Try again later.`;
    case 'answer':
      return `The answer cannot be read as one of the service${status}. Try again later.`;
    case 'timeout':
      return 'There was no answer in time. Try again later.';
    case 'network':
      return `The connection failed${systemCode === undefined ? '' : ` (${systemCode})`}. Check the network, and try again.`;
    case 'redirect':
      return `The answer points to another address${status}, to which no token is sent. Check the network for a proxy that asks to sign in.`;
    case 'host':
      return 'The service named an address that tokens are not sent to. Update the package, or pass the addresses of the service.';
    case 'sign-in':
      return 'There is no access token. Sign in again.';
  }
}

/** An error in a sentence of its own. */
export function describeError({ number, code, meaning }: CallError): string {
  const name = number === undefined ? code : `${number} ${code}`;
  return meaning === code ? `The service gave the error ${name}.` : `${meaning} (${name})`;
}

export function trackingOf(trackingId: string | undefined): string {
  return trackingId === undefined ? '' : ` Tracking id: ${trackingId}.`;
}
