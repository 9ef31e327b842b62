import { isObject, memberOf, type Refuse, readObject } from '../wire/json';
import { object } from '../wire/shape';
import { adApiFaultDetail, apiFaultDetail, type BatchErrorObject, partialErrors } from './objects';

/** Why a whole request failed. */
export interface ServiceFault {
  readonly trackingId: string | undefined;
  /** Errors of the request: at least one, unless there are some of its items. */
  readonly errors: readonly BatchErrorObject[];
  readonly batchErrors: readonly BatchErrorObject[];
}

const partialErrorsObject = object('Response', partialErrors);

/** The lists of errors that only a fault has. */
const listNames = ['Errors', 'OperationErrors', 'BatchErrors'];

/** Whether a name that is not known announces an error. */
export function isNameOfError(name: string): boolean {
  return /error|fault|exception/i.test(name);
}

/**
 * Reads a fault: a flat object that its `Type` identifies, or one inside `ApplicationFault`. It may have
 * the lists of several kinds, and errors of items beside it.
 */
export function readFault(body: object, refuse: Refuse): ServiceFault | undefined {
  const inner = memberOf(body, 'ApplicationFault');
  const fault = isObject(inner) ? inner : body;
  const type = memberOf(fault, 'Type');
  const isFault =
    fault === inner ||
    (typeof type === 'string' && isNameOfError(type)) ||
    listNames.some((name) => !isEmpty(memberOf(fault, name)));
  if (!isFault) return undefined;
  const { TrackingId, Errors = [] } = readObject(adApiFaultDetail, fault, refuse);
  const { OperationErrors = [], BatchErrors = [] } = readObject(apiFaultDetail, fault, refuse);
  const { PartialErrors = [] } = readObject(partialErrorsObject, body, refuse);
  const errors = Errors.map(({ Detail = '', ...error }) => ({ ...error, Details: Detail }));
  return toFault(TrackingId, [...errors, ...OperationErrors], [...BatchErrors, ...PartialErrors]);
}

/** A list without an error says nothing: other answers may have it as well. */
function isEmpty(list: unknown): boolean {
  return list == null || (Array.isArray(list) && list.length === 0);
}

/** A fault without any error gets one: it would otherwise look like a success. */
function toFault(
  trackingId: string | undefined,
  errors: readonly BatchErrorObject[],
  batchErrors: readonly BatchErrorObject[],
): ServiceFault {
  const isEmpty = errors.length + batchErrors.length === 0;
  return { trackingId, errors: isEmpty ? [{ ErrorCode: 'Fault' }] : errors, batchErrors };
}
