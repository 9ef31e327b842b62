import * as z from 'zod/mini';
import type { ApplyRequest } from '../api/apply/batch';
import type { Given } from '../api/apply/record-check';
import { type ApplyRequestOptions, applyRequests } from '../api/apply/requests';
import { type ApplyOutcome, readApplyResponse } from '../api/apply/response';
import { checkOptions, refuseOptions, splitOptions } from '../options/check';
import type { HashOptions } from '../options/options';
import { count } from '../options/shapes';
import { reserveRequest } from './apply-reserving';
import type { ServiceCallError } from './call-error';
import { callErrorOf } from './calls/call-sentence';
import { type Caller, isTrouble, type Patience } from './calls/caller';
import { patienceOf } from './calls/patience';
import { Retries, waitsAfterUnanswered } from './calls/retry';
import type { Trouble } from './calls/trouble';
import type { SendLedger } from './send/ledger';
import { recoverUploads } from './send/recovering';

/** Options for applying conversions. */
export interface ApplyCallOptions<Hash extends HashOptions | undefined = undefined>
  extends Omit<ApplyRequestOptions<Hash>, 'format' | 'headers' | 'ledger'> {
  /**
   * Remembers what is applied: a record that was sent before is an error, each request is reserved before it
   * is made, and settled by its answer. Default: none.
   */
  readonly ledger?: SendLedger | undefined;
  /** Milliseconds after which no further try of a request is made, from 1. Default 900,000. */
  readonly deadline?: number | undefined;
  /**
   * Whether a request is made again if there was no answer, so that it may have been applied already. The
   * service ignores an Add that it has, but counts it as a duplicate in its report; what it does with a
   * second adjustment is not documented. Default `false`: the outcome of its records is `unknown`.
   */
  readonly repeatUnanswered?: boolean | undefined;
}

/** What became of a record that was applied. Its `row` is that of the record. */
export interface AppliedOutcome extends ApplyOutcome {
  /** Why the status is unknown, if there was no answer. */
  readonly failure?: ServiceCallError;
}

const shape = { deadline: count(1), repeatUnanswered: z.optional(z.boolean()) };

/** Applies records by requests of at most 1,000, one after the other. */
export function applyConversions<Hash extends HashOptions | undefined = undefined>(
  caller: Caller,
  records: Iterable<Given<Hash>> | AsyncIterable<Given<Hash>>,
  options: ApplyCallOptions<Hash> = {},
): AsyncGenerator<AppliedOutcome, void> {
  const [own, others] = splitOptions(options, shape);
  const { deadline, repeatUnanswered = false } = checkOptions(z.strictObject(shape), own);
  refuseOptions(others, ['format', 'headers']);
  const { signal, ledger, now = new Date(caller.settings.clock.now()) } = others;
  const requests = applyRequests(records, { ...others, now } as ApplyRequestOptions<Hash>);
  return (async function* () {
    if (ledger) await recoverUploads(ledger, caller.settings.clock.now());
    for await (const request of requests) {
      const patience = patienceOf(caller, { deadline, signal });
      const send = (taken: ApplyRequest) => apply(caller, taken, repeatUnanswered, patience);
      yield* await (ledger ? applyReserved(ledger, caller, request, send, signal) : send(request));
    }
  })();
}

/** Makes a request whose records are reserved before, and settled by its answer. */
async function applyReserved(
  ledger: SendLedger,
  { settings }: Caller,
  request: ApplyRequest,
  send: (request: ApplyRequest) => Promise<readonly AppliedOutcome[]>,
  signal: AbortSignal | undefined,
): Promise<readonly AppliedOutcome[]> {
  const sender = { accountId: settings.accountId, now: settings.clock.now() };
  const reserved = await reserveRequest(ledger, request, sender);
  if (!reserved) return [];
  let outcomes: readonly AppliedOutcome[];
  try {
    outcomes = await send(reserved.request);
  } catch (cause) {
    // A request that was interrupted may have been applied. The first failure counts, even if the ledger has failed too.
    await (signal?.aborted ? reserved.settle([]) : reserved.release()).catch(() => {});
    throw cause;
  }
  await reserved.settle(outcomes);
  return outcomes;
}

/** Makes a request until its fate is known, or the time is over. */
async function apply(
  caller: Caller,
  request: ApplyRequest,
  repeatUnanswered: boolean,
  patience: Patience,
): Promise<readonly AppliedOutcome[]> {
  const { operation, body } = request;
  const read = (text: string) => readApplyResponse(text, request);
  const members = JSON.parse(body);
  const retries = new Retries(repeatUnanswered ? waitsAfterUnanswered : []);
  for (;;) {
    const attempt = await caller.attempt(operation, members, read, patience);
    if (!isTrouble(attempt)) return withTracking(attempt.value, attempt.trackingId);
    if (isOfRecords(attempt)) return withTracking(read(attempt.text), attempt.trackingId);
    const wait = retries.waitAfter(attempt);
    if (wait === undefined || wait > patience.deadline.left) {
      const failure = callErrorOf(operation, attempt, undefined);
      // Once a request may have been applied, a later refusal does not tell what became of it.
      if (retries.isInDoubt) return unknownOutcomes(request, failure);
      throw failure;
    }
    await caller.settings.clock.wait(wait, patience.signal);
  }
}

/** Whether a fault is about the records, and not about the account or the call. */
function isOfRecords(trouble: Trouble): trouble is Trouble & { readonly text: string } {
  return trouble.kind === 'final' && trouble.isOfItems === true && trouble.text !== undefined;
}

function withTracking(
  outcomes: readonly ApplyOutcome[],
  trackingId: string | undefined,
): readonly ApplyOutcome[] {
  return trackingId === undefined
    ? outcomes
    : outcomes.map((outcome) => ({ trackingId, ...outcome }));
}

const noCells: ReadonlyMap<string, string> = new Map();

function unknownOutcomes({ rows }: ApplyRequest, failure: ServiceCallError) {
  return rows.map(
    (row, index): AppliedOutcome => ({
      ...{ status: 'unknown', line: 0, row, index, errors: [], clientId: undefined },
      ...{ cells: noCells, hasRecord: true, failure },
    }),
  );
}
