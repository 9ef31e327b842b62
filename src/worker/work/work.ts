import type { EngineResult } from '../engine';
import type { FleetAccount, FleetSettings } from '../options';
import { planAccount } from '../plan/plan-account';
import { queues } from '../queues';
import type { AccountAtWork } from './file-run';
import { handleJob, type Working } from './handle-job';
import type { UploadJob } from './upload-job';

/** Options for a worker. */
export interface WorkOptions {
  /** Files that this process uploads at once, from 1. Nearly all of the time they wait. Default 12. */
  readonly uploads?: number | undefined;
}

/** A worker that takes jobs until it is stopped. */
export interface FleetWorker {
  /**
   * Takes no new job, ends each running upload at its next step, and gives it back to the queue, so that
   * another worker goes on with it. Resolves once nothing runs any more.
   */
  stop(): Promise<void>;
}

/** Accounts that a process reads at once. Those of large customers wait most of the time. */
const plans = 10;

/** Seconds between two looks at a queue. */
const pollingIntervalSeconds = 2;
const how = { perJobResults: true, includeMetadata: true, pollingIntervalSeconds } as const;

/** Starts to take jobs: files, and accounts whose time has come. */
export async function startWorker(settings: FleetSettings, uploads: number): Promise<FleetWorker> {
  const { boss } = settings;
  const ending = new AbortController();
  const working: Working = {
    settings,
    accounts: accountsAtWork(settings),
    gates: new Set(),
    isStopping: false,
  };
  await boss.work(queues.upload, { ...how, localConcurrency: uploads }, (jobs: UploadJob[]) =>
    Promise.all(jobs.map((job) => handleJob(working, job))),
  );
  await boss.work(queues.plan, { ...how, localConcurrency: plans }, (jobs: PlanJob[]) =>
    Promise.all(jobs.map((job) => handlePlan(settings, job, ending.signal))),
  );
  return {
    async stop() {
      working.isStopping = true;
      ending.abort();
      for (const gate of working.gates) gate.close();
      await Promise.all([boss.offWork(queues.upload), boss.offWork(queues.plan)]);
    },
  };
}

function accountsAtWork({ accounts, client }: FleetSettings): ReadonlyMap<string, AccountAtWork> {
  return new Map(
    accounts.map((account) => {
      let made: AccountAtWork['client'] | undefined;
      const at: AccountAtWork = {
        account,
        get client() {
          made ??= client(account);
          return made;
        },
      };
      return [account.account, at];
    }),
  );
}

interface PlanJob {
  readonly id: string;
  readonly data: { readonly account: string };
  readonly signal: AbortSignal;
}

async function handlePlan(
  settings: FleetSettings,
  { id, data, signal }: PlanJob,
  ending: AbortSignal,
): Promise<EngineResult> {
  const account = settings.accounts.find((each) => each.account === data.account);
  if (account) await planAccount(settings, account, AbortSignal.any([signal, ending]));
  return { id, status: 'completed' };
}

/** Lets the engine read the records of each account at its times, and of no other. */
export async function scheduleAccounts({
  boss,
  accounts,
}: {
  readonly boss: FleetSettings['boss'];
  readonly accounts: readonly FleetAccount[];
}): Promise<void> {
  const timed = accounts.filter(({ cron }) => cron !== undefined);
  for (const { account, cron } of timed)
    await boss.schedule(
      queues.plan,
      cron as string,
      { account },
      {
        ...{ key: account, singletonKey: account },
      },
    );
  const known = new Set(timed.map(({ account }) => account));
  for (const { key } of await boss.getSchedules(queues.plan))
    if (!known.has(key)) await boss.unschedule(queues.plan, key);
}
