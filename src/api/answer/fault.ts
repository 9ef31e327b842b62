import { isObject, memberOf, type Refuse, readJson } from '../wire/json';
import type { ValueOf } from '../wire/shape';
import type { ErrorObject } from './errors';
import { adApiFaultDetail, apiFaultDetail, type BatchErrorObject } from './objects';

/** Why a whole request failed. */
export interface ServiceFault {
  readonly trackingId: string | undefined;
  /** Errors of the request: at least one, unless there are some of its items. */
  readonly errors: readonly ErrorObject[];
  readonly batchErrors: readonly BatchErrorObject[];
}

/** Reads a fault: a flat object that its `Type` identifies, or one inside `ApplicationFault`. */
export function readFault(body: object, refuse: Refuse): ServiceFault | undefined {
  const inner = memberOf(body, 'ApplicationFault');
  const fault = isObject(inner) ? inner : body;
  const type = memberOf(fault, 'Type');
  if (type === 'AdApiFaultDetail' || memberOf(fault, 'Errors') != null)
    return readAdApiFault(fault, refuse);
  const isFault =
    fault === inner ||
    (typeof type === 'string' && /Fault(?:Detail)?$/.test(type)) ||
    memberOf(fault, 'OperationErrors') != null ||
    memberOf(fault, 'BatchErrors') != null;
  return isFault ? readApiFault(fault, refuse) : undefined;
}

function readApiFault(fault: object, refuse: Refuse): ServiceFault {
  const { TrackingId, BatchErrors, OperationErrors } = readJson(
    apiFaultDetail,
    fault,
    refuse,
  ) as ValueOf<typeof apiFaultDetail>;
  return toFault(TrackingId, OperationErrors, BatchErrors);
}

function readAdApiFault(fault: object, refuse: Refuse): ServiceFault {
  const { TrackingId, Errors = [] } = readJson(adApiFaultDetail, fault, refuse) as ValueOf<
    typeof adApiFaultDetail
  >;
  return toFault(
    TrackingId,
    Errors.map(({ Detail = '', ...error }) => ({ ...error, Details: Detail })),
  );
}

/** A fault without any error gets one: it would otherwise look like a success. */
function toFault(
  trackingId: string | undefined,
  errors: readonly ErrorObject[] = [],
  batchErrors: readonly BatchErrorObject[] = [],
): ServiceFault {
  const isEmpty = errors.length + batchErrors.length === 0;
  return { trackingId, errors: isEmpty ? [{ ErrorCode: 'Fault' }] : errors, batchErrors };
}
