import { isAdjustment, type Part, partsOf } from '../../client/send/parts';
import { wasSentBefore } from '../../client/send/sent-before';
import type { Issue } from '../../issues/issue';
import type { Ledger } from '../../ledger';
import type { HashOptions } from '../../options/options';
import type { ConversionInput } from '../../records/offline-conversion';
import { moveWatermark, readWatermark } from '../database/watermark';
import { ledgerOf } from '../ledger-of';
import type { FleetAccount, FleetSettings } from '../options';
import { type Also, type QueuedFile, queueFile } from './queue-file';
import type { PlanReport } from './report';

type Input = ConversionInput<HashOptions>;

/** A record with its number among those that were yielded, from 0. */
interface Numbered {
  readonly index: number;
  readonly record: Input;
}

/** Milliseconds until it is looked again whether a customer has room for another file. */
const waitForRoom = 5000;
/** Milliseconds until adjustments are tried again whose Add is on its way, and how often they are. */
const waitForAdds = 60_000;
const maxRounds = 60;

/**
 * Reads the records of an account, makes files of those that were not sent before, and queues them. It waits
 * while as many files of the customer are queued as may be, and up to an hour for Adds that are adjusted.
 */
export async function planAccount(
  settings: FleetSettings,
  account: FleetAccount,
  signal: AbortSignal,
): Promise<PlanReport> {
  const began = settings.clock.now();
  const report = await new Planning(settings, account, new Date(began), signal).run();
  const now = settings.clock.now();
  settings.onMetric({
    ...{ at: new Date(now).toISOString(), event: 'planned' },
    ...{ ...report, customer: account.customer, milliseconds: now - began },
  });
  return report;
}

/** One reading of the records of an account. */
class Planning {
  readonly #settings: FleetSettings;
  readonly #account: FleetAccount;
  readonly #now: Date;
  readonly #signal: AbortSignal;
  readonly #counts = { files: 0, records: 0, sentBefore: 0, refused: 0 };
  /** Adjustments that wait for Adds. */
  readonly #adjustments: Numbered[] = [];

  constructor(settings: FleetSettings, account: FleetAccount, now: Date, signal: AbortSignal) {
    this.#settings = settings;
    this.#account = account;
    this.#now = now;
    this.#signal = signal;
  }

  async run(): Promise<PlanReport> {
    const { postgres, records, clock } = this.#settings;
    const { account } = this.#account;
    const since = await readWatermark(postgres, account);
    const ledger = await ledgerOf(this.#settings, postgres, account);
    const finish: Also = async (database) => {
      if (this.#adjustments.length === 0) await moveWatermark(database, account, this.#now);
    };
    const given = records(this.#account, { since, signal: this.#signal });
    await this.#queueAll(this.#adds(given), ledger, finish);
    for (let round = 0; round <= maxRounds && this.#adjustments.length > 0; round++) {
      if (round > 0) await clock.wait(waitForAdds, this.#signal);
      await this.#queueAll(this.#adjustments.splice(0), ledger, finish);
    }
    return { account, ...this.#counts, deferred: this.#adjustments.length };
  }

  /** The Adds of what was yielded. The adjustments wait until the Adds have been queued. */
  async *#adds(given: Iterable<Input> | AsyncIterable<Input>): AsyncGenerator<Numbered, void> {
    let index = 0;
    for await (const record of given) {
      const each = { index: index++, record };
      if (isAdjustment(record)) this.#adjustments.push(each);
      else yield each;
    }
  }

  /** Makes files of records and queues them, the last of them together with something else. */
  async #queueAll(
    records: Iterable<Numbered> | AsyncIterable<Numbered>,
    ledger: Ledger,
    atLast: Also,
  ): Promise<void> {
    const taken = new Map<number, Numbered>();
    const reports: unknown[] = [];

    async function* taking(): AsyncGenerator<Input, void> {
      let place = 0;
      for await (const each of records) {
        taken.set(place++, each);
        yield each.record;
        await Promise.all(reports.splice(0));
      }
    }

    const parts = partsOf(taking(), {
      ...this.#settings.files,
      ...{ ledger, now: this.#now, signal: this.#signal, allowEmpty: true, onInvalid: 'skip' },
      onSkip: ({ index, issues }) => {
        reports.push(this.#leaveOut(taken.get(index) as Numbered, issues));
        taken.delete(index);
      },
    });
    const queue = async (part: Part, also: Also) => {
      const { refused } = await this.#queue(part, also);
      for (const { index, issues } of refused)
        await this.#leaveOut(taken.get(index) as Numbered, issues);
      for (const index of part.indexes) taken.delete(index);
    };
    let last: Part | undefined;
    for await (const part of parts) {
      if (last) await queue(last, async () => {});
      last = part;
    }
    await Promise.all(reports);
    if (last) await queue(last, atLast);
    else await atLast(this.#settings.postgres);
  }

  /** Queues a file once there is room for it. */
  async #queue(part: Part, also: Also): Promise<QueuedFile> {
    for (;;) {
      const queued = await queueFile(this.#settings, this.#account, part, also);
      if (queued) {
        const { records, there } = queued;
        if (records > 0) this.#counts.files++;
        this.#counts.records += records;
        this.#counts.sentBefore += there;
        return queued;
      }
      await this.#settings.clock.wait(waitForRoom, this.#signal);
    }
  }

  /** Counts a record that is not sent, and reports it if it has an error. */
  async #leaveOut(each: Numbered, issues: readonly Issue[]): Promise<void> {
    if (wasSentBefore(issues)) this.#counts.sentBefore++;
    else if (isAhead(issues)) this.#adjustments.push(each);
    else {
      this.#counts.refused++;
      await this.#settings.onRefused?.({ account: this.#account, ...each, issues });
    }
  }
}

/** Whether the only error of a record is that its Add is still on its way. */
function isAhead(issues: readonly Issue[]): boolean {
  const errors = issues.filter(({ severity }) => severity === 'error');
  return errors.every(
    (issue) => issue.code === 'original-unknown' && issue.facts.state === 'pending',
  );
}
