import type { ConversionInput } from '../../src';
import { type Clock, createClient } from '../../src/client';
import type { ServiceDouble } from '../../src/double';
import type { SqliteHandle } from '../../src/ledger';
import { type Ledger, openLedger, type SentRecord } from '../../src/ledger';
import { secret } from './steps';

/* Runs of a job that sends with a ledger, each of which may be killed at any moment. */

export type Sent = ConversionInput<undefined> & SentRecord;

/** What all runs have in common, and what they have done. */
export interface Job {
  readonly double: ServiceDouble;
  readonly sqlite: SqliteHandle;
  readonly clock: Clock;
  /**
   * Each reservation that was taken: its upload, its records, what was known of each before, and the client
   * ids of those that the service had counted.
   */
  readonly reservations: {
    readonly upload: number;
    readonly records: readonly SentRecord[];
    readonly before: readonly (string | undefined)[];
    readonly counted: ReadonlySet<string | undefined>;
  }[];
  /** The upload of each request. */
  readonly requests: Map<string, number>;
}

export const openJobLedger = ({ sqlite, clock }: Job): Promise<Ledger> =>
  openLedger({ sqlite }, { account: '4711', secret, clock });

/**
 * Sends the records in a run that is killed after so many events: the beginning and the end of a call, of a
 * wait, of what the ledger does. Nothing happens any more in a run that was killed. Gives its error.
 */
export async function runJob(
  job: Job,
  records: readonly Sent[],
  eventsUntilKill: number,
): Promise<unknown> {
  let events = 0;
  let kill = () => {};
  const killed = new Promise<undefined>((resolve) => {
    kill = () => resolve(undefined);
  });
  /** Resolves at once, or never if the run is killed here. */
  async function event(): Promise<void> {
    if (++events <= eventsUntilKill) return;
    kill();
    await new Promise(() => {});
  }
  const watched =
    <Args extends unknown[], T>(work: (...args: Args) => Promise<T>) =>
    async (...args: Args): Promise<T> => {
      await event();
      const result = await work(...args);
      await event();
      return result;
    };

  const ledger = await openJobLedger(job);
  const { double, clock } = job;
  const { developerToken, customerId, accountId } = double.credentials;
  const client = createClient({
    ...{ environment: double.environment, developerToken, customerId, accountId },
    token: () => double.issueToken(),
    fetch: watched((...request: Parameters<typeof fetch>) => fetch(...request)),
    clock: { now: () => clock.now(), wait: watched((...args) => clock.wait(...args)) },
  });
  const sending = client.sendOfflineConversions(records, {
    ...{ onInvalid: 'skip', allowEmpty: true, maxRows: 3, deadline: 20 * 60_000 },
    ledger: {
      since: ledger.since,
      known: watched((conversions) => ledger.known(conversions)),
      uploads: watched((which) => ledger.uploads(which)),
      release: watched((upload) => ledger.release(upload)),
      settle: watched((upload, outcomes) => ledger.settle(upload, outcomes)),
      keep: watched((upload, entry) => {
        job.requests.set(entry.requestId, upload);
        return ledger.keep(upload, entry);
      }),
      reserve: watched(async (given, file) => {
        const all: SentRecord[] = [];
        for await (const record of given) all.push(record);
        const before = await ledger.known(all);
        const reservation = await ledger.reserve(all, file);
        const { upload, refused } = reservation;
        if (refused.length === 0)
          job.reservations.push({
            ...{ upload, records: all },
            before: before.map((sent) => sent?.state),
            counted: new Set([...double.counted.values()].map(({ clientId }) => clientId)),
          });
        return reservation;
      }),
    },
  });
  const finished = sending.finish().then(
    () => undefined,
    (cause: unknown) => cause,
  );
  return Promise.race([killed, finished]);
}
