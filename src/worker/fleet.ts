import * as z from 'zod/mini';
import { checkOptions } from '../options/check';
import type { HashOptions } from '../options/options';
import { count } from '../options/shapes';
import { openTables } from './database/tables';
import { ledgerOf } from './ledger-of';
import { type FleetOptions, type FleetSettings, readFleetSettings } from './options';
import { planAccount } from './plan/plan-account';
import type { PlanReport } from './plan/report';
import { openQueues, queues } from './queues';
import { type FleetStatus, readStatus } from './status';
import { type FleetWorker, scheduleAccounts, startWorker, type WorkOptions } from './work/work';

/** Many uploads on many machines: one database, and any number of workers. */
export interface Fleet {
  /**
   * Reads the records of an account, makes files of those that were not sent before, and queues them. The
   * account's watermark moves once all of its records have been read.
   * @throws TypeError for an account that the fleet does not have, and what `records` throws
   * @example
   * const { files, refused } = await fleet.plan('456');
   */
  plan(
    account: string,
    options?: { readonly signal?: AbortSignal | undefined },
  ): Promise<PlanReport>;

  /**
   * Starts to upload files, and to plan the accounts whose time has come. Any number of processes may do
   * so on one database.
   * @throws TypeError for wrong options
   * @example
   * const worker = await fleet.work();
   * process.once('SIGTERM', () => worker.stop());
   */
  work(options?: WorkOptions): Promise<FleetWorker>;

  /**
   * Counts the files that are not settled, and lists those that were given up.
   * @example
   * const { files, inFlight, givenUp } = await fleet.status();
   */
  status(): Promise<FleetStatus>;

  /**
   * Queues files again that were given up. Returns how many there were. Their records are sent again, even
   * those of an upload that the service could not finish.
   * @param upload the ledger's number of one of them. Default: all.
   * @example
   * const queued = await fleet.redrive();
   */
  redrive(upload?: number): Promise<number>;
}

const workShape = z.strictObject({ uploads: count(1) });

/**
 * Opens a fleet: makes its tables and queues where there are none yet.
 * @throws TypeError for wrong options, what the database throws, and a `LedgerError` for a wrong secret
 * @example
 * const fleet = await openFleet({
 *   ...{ boss, postgres: pool, secret, accounts, client: clientOf },
 *   records: ({ account }, { since }) => changedSince(account, since),
 * });
 * const worker = await fleet.work();
 */
export async function openFleet<Hash extends HashOptions | undefined = undefined>(
  options: FleetOptions<Hash>,
): Promise<Fleet> {
  const settings = readFleetSettings(options as unknown as FleetOptions<HashOptions>);
  await openTables(settings.postgres);
  await openQueues(settings.boss);
  // A wrong secret shows at once, and not when the first file is made.
  for (const { account } of settings.accounts.slice(0, 1))
    await ledgerOf(settings, settings.postgres, account);
  return fleetOf(settings);
}

function fleetOf(settings: FleetSettings): Fleet {
  const { boss, accounts } = settings;
  return {
    async plan(id, { signal = new AbortController().signal } = {}) {
      const account = accounts.find((each) => each.account === id);
      if (!account) throw new TypeError('The fleet has no account with this id.');
      return planAccount(settings, account, signal);
    },
    async work(options = {}) {
      const { uploads = 12 } = checkOptions(workShape, options);
      await scheduleAccounts(settings);
      return startWorker(settings, uploads);
    },
    status: () => readStatus(settings),
    redrive: (upload) =>
      boss.redrive(queues.dead, upload === undefined ? {} : { data: { upload } }),
  };
}
