import { isServiceCallError, type ServiceCallError } from '../../client';

/**
 * Errors that the same file gets again, however often it is sent: it has several parts, or cannot be
 * unpacked or read, or has too many rows. Source: Operation Error Codes, Bulk API.
 */
const ofFile = [3219, 3222, 3223, 3225];
/** Errors that ask to come later. Source: Bing Ads API Web Service Protocol, throttling. */
const ofTiming = [117, 207, 3227, 4204];

/**
 * What follows from an error: the file is given up, it is put back without having used up a try, or it is
 * tried again.
 */
export type Consequence = 'give-up' | 'give-back' | 'retry';

export function consequenceOf(cause: unknown): Consequence {
  if (!isServiceCallError(cause)) return 'retry';
  const numbers = cause.errors.map(({ number }) => number ?? 0);
  if (numbers.some((number) => ofFile.includes(number))) return 'give-up';
  const isThrottled = numbers.length > 0 && numbers.every((number) => ofTiming.includes(number));
  return isThrottled ? 'give-back' : 'retry';
}

/** Describes an error without a value that may have come from a record or a database. */
export function describeFailure(cause: unknown): string {
  if (isServiceCallError(cause)) return describeCall(cause);
  if (!(cause instanceof Error)) return 'unknown';
  const { code } = cause as { readonly code?: unknown };
  return typeof code === 'string' ? `${cause.name} ${code}` : cause.name;
}

function describeCall({ call, reason, httpStatus, errors }: ServiceCallError): string {
  const numbers = errors.map(({ number, code }) => number ?? code);
  return [call, reason, httpStatus, ...numbers].filter((part) => part !== undefined).join(' ');
}
