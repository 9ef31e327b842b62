import type { FleetEngine } from './engine';

/** The queues of the fleet, by what is in them. */
export const queues = {
  /** Files that are uploaded. */
  upload: 'msads-bulk-upload',
  /** Files that were given up, until somebody looks at them. */
  dead: 'msads-bulk-dead',
  /** Accounts that files are made for. */
  plan: 'msads-bulk-plan',
} as const;

/** What a job is kept for: as long as the ledger knows the conversions of a file. */
const retentionSeconds = 120 * 86_400;

/** How often a file is tried after an error that may pass, before it is given up. */
const retry = { retryLimit: 8, retryDelay: 60, retryBackoff: true, retryDelayMax: 900 } as const;

/** Seconds after which a worker that has said nothing counts as dead. */
const heartbeatSeconds = 30;

/** Seconds after which a job starts again, with all that it has kept, whatever it does. */
export const expireInSeconds = 7200;

/** A plan waits for room. Below the 24 hours that a job may take at most. */
const maxPlanSeconds = 82_800;

/** Makes the queues. Those that are there stay as they are. */
export async function openQueues(engine: FleetEngine): Promise<void> {
  await engine.createQueue(queues.dead, { retentionSeconds });
  await engine.createQueue(queues.upload, {
    // One job of a key at a time: a key is a place among those of a customer.
    policy: 'singleton',
    ...{ heartbeatSeconds, expireInSeconds, retentionSeconds, ...retry },
    deadLetter: queues.dead,
  });
  // An account whose last plan has not ended is not planned again.
  await engine.createQueue(queues.plan, {
    ...{ policy: 'exclusive', heartbeatSeconds, retryLimit: 0 },
    expireInSeconds: maxPlanSeconds,
  });
}
