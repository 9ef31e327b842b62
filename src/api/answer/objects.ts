import { boolean, int, list, object, string, type ValueOf } from '../wire/shape';

const keyValuePair = object('KeyValuePairOfstringstring', { key: string, value: string });

/**
 * The error of one item of a request, or of all of it. The members of EditorialError, which is derived
 * from BatchError, come last.
 *
 * Source: BatchError and EditorialError Data Objects, Campaign Management API.
 */
export const batchErrorObject = object('BatchError', {
  Code: int,
  Details: string,
  ErrorCode: string,
  FieldPath: string,
  ForwardCompatibilityMap: list(keyValuePair),
  Index: int,
  Message: string,
  Type: string,
  Appealable: boolean,
  DisapprovedText: string,
  Location: string,
  PublisherCountry: string,
  ReasonCode: int,
});

export type BatchErrorObject = ValueOf<typeof batchErrorObject>;

/** The member of every answer that holds the errors of items. */
export const partialErrors = { PartialErrors: list(batchErrorObject) };

/** Source: ApiFaultDetail Data Object, Campaign Management API. */
export const apiFaultDetail = object('ApiFaultDetail', {
  TrackingId: string,
  BatchErrors: list(batchErrorObject),
  OperationErrors: list(
    object('OperationError', { Code: int, Details: string, ErrorCode: string, Message: string }),
  ),
});

/** Source: AdApiFaultDetail Data Object, Campaign Management API. */
export const adApiFaultDetail = object('AdApiFaultDetail', {
  TrackingId: string,
  Errors: list(
    object('AdApiError', { Code: int, Detail: string, ErrorCode: string, Message: string }),
  ),
});
