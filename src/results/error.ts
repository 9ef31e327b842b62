import { offlineConversion } from '../records/offline-conversion';
import { anticipatedBy } from '../schema/service-names';
import { knownServiceError } from '../vendor/service-error';
import type { RecordError } from './outcome';

const rulesFor = anticipatedBy(offlineConversion);

/** What the service says of an error, in a file or in an answer. An empty text is none. */
export interface SaidError {
  readonly number: number | undefined;
  readonly name: string;
  /** Its code where it has neither a name nor a number that is known. */
  readonly otherwise: string;
  readonly fieldPath: string;
  readonly detail: string;
}

type Writable<T> = { -readonly [property in keyof T]: T[property] };

/** The error with what is known of it. */
export function recordError({
  number,
  name,
  otherwise,
  fieldPath,
  detail,
}: SaidError): RecordError {
  const entry = knownServiceError(number, name);
  const code = name || entry?.code || otherwise || 'Unknown';
  // Not by spreading, which makes objects several times as large: there may be a million of them.
  const error = {} as Writable<RecordError>;
  if (number !== undefined) error.number = number;
  error.code = code;
  if (fieldPath !== '') error.fieldPath = fieldPath;
  if (detail !== '') error.detail = detail;
  error.advice = entry?.advice ?? 'fix';
  error.meaning = entry?.meaning ?? code;
  error.rules = rulesFor(entry?.code ?? name);
  return error;
}
