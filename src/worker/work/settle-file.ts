import type { Outcome } from '../../results/outcome';
import { reconcile } from '../../results/reconcile';
import type { Source } from '../../source/source';
import { unpackedFile } from '../database/file-content';
import { ClaimLost, type FleetFile, removeFile } from '../database/fleet-file';
import { inTransaction } from '../database/pool';
import { changedJobs, databaseOf, type EngineJob } from '../engine';
import { ledgerOf } from '../ledger-of';
import type { FleetSettings, FleetUpload } from '../options';
import { queues } from '../queues';

/** Outcomes that are handed over at a time. */
const batchLength = 1000;

/**
 * Tells the ledger what became of the records of a file, removes the file, and completes its job, all of
 * it or nothing.
 * @param result undefined if it is gone
 * @throws ClaimLost, BulkFileError for a result that cannot be read
 */
export async function settleFile(
  settings: FleetSettings,
  file: FleetFile,
  job: EngineJob,
  about: FleetUpload,
  result: Source | undefined,
) {
  const { postgres, boss, onOutcomes } = settings;
  const content = unpackedFile(file.content, file.size);
  const outcomes = () => outcomesOf(content.open, result);
  // In the transaction, a callback that waits for a connection could wait for ever.
  if (onOutcomes) for await (const batch of batches(outcomes())) await onOutcomes(batch, about);
  return inTransaction(postgres, async (database) => {
    const ledger = await ledgerOf(settings, database, file.account);
    const { accepted, rejected, unknown, missing } = await ledger.settle(file.upload, outcomes());
    await removeFile(database, file);
    const output = { accepted, rejected, unknown: unknown + missing };
    const db = databaseOf(database);
    const completed = await boss.complete(queues.upload, job, output, { db });
    if (changedJobs(completed) !== 1) throw new ClaimLost();
    return output;
  });
}

/** One outcome for each record of a file, in the order of its rows; none without a result. */
async function* outcomesOf(
  upload: () => Source,
  result: Source | undefined,
): AsyncGenerator<Outcome, void> {
  if (result === undefined) return;
  const { outcomes } = reconcile({ upload, result, responseMode: 'errors-and-results' });
  for await (const outcome of outcomes) if (outcome.hasRecord) yield outcome;
}

async function* batches(
  outcomes: AsyncIterable<Outcome>,
): AsyncGenerator<readonly Outcome[], void> {
  let batch: Outcome[] = [];
  for await (const outcome of outcomes) {
    batch.push(outcome);
    if (batch.length < batchLength) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
