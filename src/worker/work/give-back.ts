import { type FleetPool, inTransaction } from '../database/pool';
import { changedJobs, databaseOf, type FleetEngine } from '../engine';
import { queues } from '../queues';
import type { UploadJob } from './upload-job';

/**
 * Puts a job back into the queue as if this try had not been, before all others. It becomes another job:
 * whatever the worker still says of this one changes nothing.
 */
export async function giveBack(
  { boss, postgres }: { readonly boss: FleetEngine; readonly postgres: FleetPool },
  job: UploadJob,
  seconds: number,
): Promise<void> {
  await inTransaction(postgres, async (connection) => {
    const db = databaseOf(connection);
    const removed = await boss.deleteJob(queues.upload, job, { db });
    if (changedJobs(removed) !== 1) return;
    const { singletonKey, retryLimit, retryCount } = job;
    await boss.send(queues.upload, job.data, {
      ...{ singletonKey, startAfter: seconds, priority: 1 },
      ...{ retryLimit: Math.max(0, retryLimit - retryCount), db },
    });
  });
}
