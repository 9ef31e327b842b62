import { type Advice, serviceErrors } from './errors';

export type { Advice } from './errors';

/** An error of the Microsoft Advertising service. */
export interface ServiceError {
  /** The service's error number, where one is documented. */
  readonly number?: number;
  /** The service's symbolic name for it. */
  readonly code: string;
}

/** A name of the service for an error that is known here. */
export type ServiceErrorName = keyof typeof serviceErrors;

/** An error of the service, with what it means and what to do about it. */
export interface ServiceErrorEntry extends ServiceError {
  readonly advice: Advice;
  /** One or two English sentences: what is wrong, and what to do. */
  readonly meaning: string;
}

const entries: readonly ServiceErrorEntry[] = Object.entries(serviceErrors).map(
  ([code, known]) => ({ ...known, code }),
);
const byName = new Map(entries.map((entry) => [entry.code, entry]));
const byNumber = new Map(entries.map((entry) => [entry.number, entry]));

/** What is known of an error of the service, by its number where it has one, else by its name. Undefined for one that is not known. */
export function knownServiceError(
  number: number | undefined,
  code: string,
): ServiceErrorEntry | undefined {
  return (number === undefined ? undefined : byNumber.get(number)) ?? byName.get(code);
}

export function serviceError(name: string): ServiceError {
  const number = byName.get(name)?.number;
  return number === undefined ? { code: name } : { number, code: name };
}
