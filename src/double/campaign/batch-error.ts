import { describeError, withDetails } from '../fault';
import type { RejectedFor } from '../record-error';

/** The error of one item of a request. Source: BatchError Data Object, Campaign Management API. */
export function batchError(code: number, index: number) {
  return { ...withDetails(describeError(code)), ...itemMembers(index), FieldPath: '' };
}

/** The error of an item that a rule of the package has found. Some errors have no documented code. */
export function recordBatchError({ number, code, fieldPath, detail }: RejectedFor, index: number) {
  const error = { Code: number ?? null, ErrorCode: code, Message: detail };
  return { ...withDetails(error), ...itemMembers(index), FieldPath: fieldPath };
}

function itemMembers(index: number) {
  return { ForwardCompatibilityMap: null, Index: index, Type: 'BatchError' };
}
