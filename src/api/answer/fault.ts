import { isObject, memberOf, type Refuse, readObject } from '../wire/json';
import { adApiFaultDetail, apiFaultDetail, type BatchErrorObject } from './objects';

/** Why a whole request failed. */
export interface ServiceFault {
  readonly trackingId: string | undefined;
  /** Errors of the request: at least one, unless there are some of its items. */
  readonly errors: readonly BatchErrorObject[];
  readonly batchErrors: readonly BatchErrorObject[];
}

/** Reads a fault: a flat object that its `Type` identifies, or one inside `ApplicationFault`. */
export function readFault(body: object, refuse: Refuse): ServiceFault | undefined {
  const inner = memberOf(body, 'ApplicationFault');
  const fault = isObject(inner) ? inner : body;
  const type = memberOf(fault, 'Type');
  if (type === 'AdApiFaultDetail' || memberOf(fault, 'Errors') != null) {
    const { TrackingId, Errors = [] } = readObject(adApiFaultDetail, fault, refuse);
    const errors = Errors.map(({ Detail = '', ...error }) => ({ ...error, Details: Detail }));
    return toFault(TrackingId, errors);
  }
  const isFault =
    fault === inner ||
    (typeof type === 'string' && /Fault(?:Detail)?$/.test(type)) ||
    memberOf(fault, 'OperationErrors') != null ||
    memberOf(fault, 'BatchErrors') != null;
  if (!isFault) return undefined;
  const { TrackingId, OperationErrors, BatchErrors } = readObject(apiFaultDetail, fault, refuse);
  return toFault(TrackingId, OperationErrors, BatchErrors);
}

/** A fault without any error gets one: it would otherwise look like a success. */
function toFault(
  trackingId: string | undefined,
  errors: readonly BatchErrorObject[] = [],
  batchErrors: readonly BatchErrorObject[] = [],
): ServiceFault {
  const isEmpty = errors.length + batchErrors.length === 0;
  return { trackingId, errors: isEmpty ? [{ ErrorCode: 'Fault' }] : errors, batchErrors };
}
