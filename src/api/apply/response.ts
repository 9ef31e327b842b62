import type { Outcome, RecordError } from '../../results/outcome';
import { readAnswer } from '../answer/answer';
import { type Editorial, itemError, once } from '../answer/batch-error';
import { type BatchErrorObject, batchErrorObject } from '../answer/objects';
import { type AnswerOptions, mostParts, tooManyParts } from '../wire/bounds';
import { list, object } from '../wire/shape';
import type { ApplyRequest } from './batch';
import { type ApplyOperation, applyOperations } from './operations';

/** Why the service rejected an item. */
export interface ApplyError extends RecordError {
  /** There only for an EditorialError. */
  readonly editorial?: Editorial;
}

/** What became of one item of a request: an outcome without cells, line and Client Id, which no item has. */
export interface ApplyOutcome extends Outcome {
  /** The item's number in the request, from 0: the `Index` of the service. Undefined for errors without one. */
  readonly index: number | undefined;
  readonly errors: readonly ApplyError[];
  /** The service's number of the call, where the body has it. Its support asks for it. */
  readonly trackingId?: string;
}

const response = object('Response', { PartialErrors: list(batchErrorObject) });

const noCells: ReadonlyMap<string, string> = new Map();

/**
 * Reads the answer to a request of `applyRequests`: one outcome for each item sent, in order. Errors
 * whose Index is none of the request come last, with `hasRecord` false and row 0. A fault rejects every
 * item: with the errors of the request and its own, or with all where it has neither. An item that was
 * accepted is not yet counted: the service drops some later.
 *
 * Source: ApplyOfflineConversions, BatchError, ApiFaultDetail and AdApiFaultDetail, Campaign Management
 * API.
 * @param body JSON or XML as text, or parsed JSON. The status of HTTP is not asked for.
 * @param request the request, or just its `rows`
 * @throws ServiceAnswerError for what is no answer, or is beyond its bounds
 * @throws TypeError for wrong options, or a request without rows
 * @example
 * readApplyResponse('{"PartialErrors":[{"Code":5606,"Index":1}]}', { rows: [2, 3] })
 *   .map(({ row, status }) => `${row} ${status}`); // ['2 accepted', '3 rejected']
 */
export function readApplyResponse(
  body: unknown,
  request: Pick<ApplyRequest, 'rows'> & Partial<Pick<ApplyRequest, 'operation'>>,
  options: AnswerOptions = {},
): readonly ApplyOutcome[] {
  const rows = rowsOf(request);
  const answer = readAnswer(body, response, namesFor(request.operation), options);
  const isFault = 'fault' in answer;
  const batchErrors = (isFault ? answer.fault.batchErrors : answer.value.PartialErrors) ?? [];
  const byIndex = collected(batchErrors);
  const { trackingId } = answer;
  const shared = {
    line: 0,
    clientId: undefined,
    cells: noCells,
    ...(trackingId && { trackingId }),
  };

  const ofRequest = isFault ? once(answer.fault.errors) : [];
  const all = isFault ? once([...ofRequest, ...batchErrors.map(itemError)]) : [];
  // Each item with errors of its own has a list of its own.
  if (ofRequest.length * byIndex.size > mostParts) throw tooManyParts();
  const outcomes = rows.map((row, index): ApplyOutcome => {
    const its = byIndex.get(index);
    const own = its ? [...ofRequest, ...its.values()] : ofRequest;
    const errors = isFault && own.length === 0 ? all : own;
    const status = isFault || errors.length > 0 ? 'rejected' : 'accepted';
    return { ...shared, status, row, index, errors, hasRecord: true };
  });
  for (const [index, errors] of byIndex) {
    if (index !== undefined && Object.hasOwn(rows, index)) continue;
    const stray = { status: 'rejected', row: 0, index, hasRecord: false } as const;
    outcomes.push({ ...shared, ...stray, errors: [...errors.values()] });
  }
  return outcomes;
}

function rowsOf(request: { readonly rows: readonly number[] }): readonly number[] {
  const rows: unknown = (request as typeof request | undefined)?.rows;
  if (!Array.isArray(rows)) throw new TypeError('The request must have its "rows".');
  return rows;
}

/** Names of the answer in SOAP; JSON has the same one to both operations. */
function namesFor(operation: ApplyOperation | undefined): readonly string[] {
  const known = Object.keys(applyOperations);
  if (operation !== undefined && !known.includes(operation))
    throw new TypeError('The "operation" of the request is none that applies conversions.');
  return (operation === undefined ? known : [operation]).map((name) => `${name}Response`);
}

/** The errors of each index, each once. */
function collected(
  errors: readonly BatchErrorObject[],
): ReadonlyMap<number | undefined, ReadonlyMap<string, ApplyError>> {
  const byIndex = new Map<number | undefined, Map<string, ApplyError>>();
  for (const each of errors) {
    const own = byIndex.get(each.Index) ?? new Map<string, ApplyError>();
    byIndex.set(each.Index, own);
    const error = itemError(each);
    own.set(JSON.stringify(error), error);
  }
  return byIndex;
}
