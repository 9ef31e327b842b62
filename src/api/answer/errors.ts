import { type RulesFor, recordError } from '../../results/errors/error';
import type { RecordError } from '../../results/outcome';
import type { BatchErrorObject } from './objects';

/** What an editorial review adds to an error. */
export interface Editorial {
  readonly appealable?: boolean;
  /** The text that was disapproved: keep it out of logs. */
  readonly disapprovedText?: string;
  readonly location?: string;
  readonly publisherCountry?: string;
  readonly reasonCode?: number;
}

/** Why the service rejected an item of a request. */
export interface ItemError extends RecordError {
  /** Present only for an EditorialError. */
  readonly editorial?: Editorial;
}

/** The number that the service's support asks for. */
export interface Tracking {
  /** The service's number of the call, if the body has it. Its support asks for it. */
  readonly trackingId?: string;
}

/** What is wrong, according to an answer. */
export interface AnswerErrors {
  /** Why the whole request failed, each error once. */
  readonly requestErrors: readonly RecordError[];
  readonly itemErrors: readonly {
    /** Index of the item in the request, from 0. Undefined where the service gives none. */
    readonly index: number | undefined;
    readonly error: ItemError;
  }[];
}

/** Describes an error of a request. */
export function toRecordError(error: BatchErrorObject, rulesFor: RulesFor): RecordError {
  const { Code, ErrorCode = '', Details, Message = '', FieldPath = '' } = error;
  const cells = {
    number: Code,
    name: ErrorCode,
    fallbackCode: String(Code ?? ''),
    fieldPath: FieldPath,
    detail: Details || Message,
  };
  return recordError(cells, rulesFor);
}

/** Describes an error of an item. */
export function toItemError(error: BatchErrorObject, rulesFor: RulesFor): ItemError {
  const { Appealable, DisapprovedText, Location, PublisherCountry, ReasonCode } = error;
  const editorial: Editorial = {
    ...(Appealable !== undefined && { appealable: Appealable }),
    ...(DisapprovedText !== undefined && { disapprovedText: DisapprovedText }),
    ...(Location !== undefined && { location: Location }),
    ...(PublisherCountry !== undefined && { publisherCountry: PublisherCountry }),
    ...(ReasonCode !== undefined && { reasonCode: ReasonCode }),
  };
  return {
    ...toRecordError(error, rulesFor),
    ...(Object.keys(editorial).length > 0 && { editorial }),
  };
}

/** Lists all errors of an answer, each once: those of the request, then those of items with their index. */
export function listErrors({
  requestErrors,
  itemErrors,
}: AnswerErrors): readonly (ItemError & { readonly index?: number })[] {
  return dedupe([
    ...requestErrors,
    ...itemErrors.map(({ index, error }) => ({ ...(index !== undefined && { index }), ...error })),
  ]);
}

/** Removes errors that equal an earlier one. */
export function dedupe<E extends RecordError>(errors: readonly E[]): readonly E[] {
  return [...new Map(errors.map((error) => [JSON.stringify(error), error])).values()];
}
