import { type ApplyRequest, applyOperations } from '../api/apply/batch';
import { fromOfflineConversion } from '../api/apply/conversions';
import type { OfflineConversionObject } from '../api/apply/objects';
import type { ApplyOutcome } from '../api/apply/response';
import type { SentRecord } from '../records/offline-conversion/sent';
import type { SendLedger } from './send/ledger';
import { requestEntry } from './send/recovering';
import { sha256Of } from './send/reserving';

/** A request whose records are reserved. */
export interface ReservedRequest {
  readonly request: ApplyRequest;
  /** Keeps what became of its records. Without an outcome, a record becomes unknown. */
  settle(outcomes: readonly ApplyOutcome[]): Promise<void>;
  /** Takes the reservation back, because the service has refused the request. */
  release(): Promise<void>;
}

/**
 * Reserves the records of a request. Those that another run has reserved since they were looked up are
 * taken out of it. Undefined if none is left.
 */
export async function reserveRequest(
  ledger: SendLedger,
  request: ApplyRequest,
  sender: { readonly accountId: string; readonly now: number },
): Promise<ReservedRequest | undefined> {
  let left = request;
  while (left.rows.length > 0) {
    const bytes = new TextEncoder().encode(left.body);
    const records = recordsOf(left);
    const file = { sha256: await sha256Of(bytes), rows: records.length, bytes: bytes.length };
    const { upload, refused } = await ledger.reserve(inTurn(records), file);
    if (refused.length === 0) {
      // Whoever finds the reservation after this run was killed must not take it for one that was not sent.
      await ledger.keep(upload, requestEntry(file, sender));
      return {
        request: left,
        async settle(outcomes) {
          await ledger.settle(upload, recordOutcomes(records, outcomes));
        },
        release: () => ledger.release(upload),
      };
    }
    left = without(left, new Set(refused.map(({ index }) => index)));
  }
  return undefined;
}

const objectsOf = ({ operation, body }: ApplyRequest): readonly OfflineConversionObject[] =>
  JSON.parse(body)[applyOperations[operation].list];

function recordsOf(request: ApplyRequest): readonly SentRecord[] {
  return objectsOf(request).map((object) => fromOfflineConversion(object));
}

function without(request: ApplyRequest, refused: ReadonlySet<number>): ApplyRequest {
  const { operation, rows } = request;
  const kept = objectsOf(request).filter((_, index) => !refused.has(index));
  return {
    ...request,
    body: JSON.stringify({ [applyOperations[operation].list]: kept }),
    rows: rows.filter((_, index) => !refused.has(index)),
  };
}

async function* inTurn<T>(items: readonly T[]): AsyncGenerator<T, void> {
  yield* items;
}

async function* recordOutcomes(records: readonly SentRecord[], outcomes: readonly ApplyOutcome[]) {
  for (const outcome of outcomes) {
    const record = records[outcome.index ?? -1];
    if (record && outcome.hasRecord) yield { ...outcome, record };
  }
}
