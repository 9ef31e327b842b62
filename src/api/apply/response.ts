import type { Outcome } from '../../results/outcome';
import { rulesFor } from '../../results/rows';
import { readAnswer } from '../answer/answer';
import { type AnswerErrors, dedupe, type ItemError, type Tracking } from '../answer/errors';
import { partialErrors } from '../answer/objects';
import { type AnswerOptions, maxParts, tooManyParts } from '../wire/bounds';
import { object } from '../wire/shape';
import { type ApplyOperation, type ApplyRequest, applyOperations } from './batch';

/** Why the service rejected an item. */
export type ApplyError = ItemError;

/** The outcome of one item of a request. It has no cells, line or Client Id, because an item has none. */
export interface ApplyOutcome extends Outcome, Tracking {
  /** The item's number in the request, from 0: the `Index` of the service. Undefined for errors without one. */
  readonly index: number | undefined;
  readonly errors: readonly ApplyError[];
}

const response = object('Response', partialErrors);

const noCells: ReadonlyMap<string, string> = new Map();

/**
 * Reads the answer to a request of `applyRequests`: one outcome for each item of the request, in order.
 * Errors whose Index is not in the request come last, with `hasRecord` false and row 0. Each of them may
 * belong to any item, so the items without an error of their own are then `unknown`. A fault rejects
 * every item: with the errors of the request and those of the item, or with all errors if it has neither.
 * An accepted item is not yet counted: the service drops some later.
 *
 * Source: ApplyOfflineConversions, BatchError, ApiFaultDetail and AdApiFaultDetail, Campaign Management
 * API.
 * @param body JSON or XML as text, or parsed JSON. The HTTP status is not needed.
 * @param request the request, or just its `rows`
 * @throws ServiceAnswerError for anything but an answer, and for one that exceeds its bounds
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
  const rows: readonly number[] | undefined = request?.rows;
  if (!Array.isArray(rows)) throw new TypeError('The request must have its "rows".');
  const kind = { shape: response, operations: operationsOf(request), rulesFor };
  const { value, requestErrors, itemErrors, tracking } = readAnswer(body, kind, options);
  const hasFailed = value === undefined;
  const allErrors = hasFailed
    ? dedupe([...requestErrors, ...itemErrors.map(({ error }) => error)])
    : [];
  const byIndex = groupByIndex(itemErrors);
  // Each item with errors has a list that repeats those of the request.
  if (requestErrors.length * byIndex.size > maxParts) throw tooManyParts();
  const shared = { line: 0, clientId: undefined, cells: noCells, ...tracking };
  const isOfItem = (index: number | undefined) => index !== undefined && Object.hasOwn(rows, index);
  const hasStray = [...byIndex.keys()].some((index) => !isOfItem(index));
  const withoutError = hasStray ? 'unknown' : 'accepted';
  const outcomes = rows.map((row, index): ApplyOutcome => {
    const errorsOfItem = byIndex.get(index);
    const known = errorsOfItem ? [...requestErrors, ...dedupe(errorsOfItem)] : requestErrors;
    const errors = known.length === 0 ? allErrors : known;
    const status = hasFailed || errors.length > 0 ? 'rejected' : withoutError;
    return { ...shared, status, row, index, errors, hasRecord: true };
  });
  for (const [index, errors] of byIndex) {
    if (isOfItem(index)) continue;
    const stray = { status: 'rejected', row: 0, index, hasRecord: false } as const;
    outcomes.push({ ...shared, ...stray, errors: dedupe(errors) });
  }
  return outcomes;
}

/** The operations whose answer may come: both, if the request does not name its own. */
function operationsOf({ operation }: { readonly operation?: ApplyOperation }): readonly string[] {
  const known = Object.keys(applyOperations);
  if (operation === undefined) return known;
  if (known.includes(operation)) return [operation];
  throw new TypeError(`The "operation" of the request must be ${known.join(' or ')}.`);
}

function groupByIndex(itemErrors: AnswerErrors['itemErrors']) {
  const byIndex = new Map<number | undefined, ItemError[]>();
  for (const { index, error } of itemErrors) {
    const errors = byIndex.get(index);
    if (errors) errors.push(error);
    else byIndex.set(index, [error]);
  }
  return byIndex;
}
