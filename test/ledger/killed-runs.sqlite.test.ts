import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isServiceCallError } from '../../src/client';
import { type ServiceCall, startServiceDouble, type Trouble } from '../../src/double';
import type { SentRecord } from '../../src/ledger';
import { SteppedClock } from '../client/tokens/sign-in-server';
import { runs, share } from '../support/runs';
import { openSqlite } from '../support/sqlite';
import { type Job, openJobLedger, runJob, type Sent } from './killed-runs';
import { clickIdOf } from './steps';

const hour = 3_600_000;
const began = new SteppedClock().now();
const add = (name: string, conversionName = 'Lead'): Sent => ({
  clientId: name,
  conversionName,
  conversionTime: new Date(began - 48 * hour),
  microsoftClickId: clickIdOf(name),
});
const adjust = (name: string, action: 'Restate' | 'Retract', hours: number): Sent =>
  ({
    ...add(name),
    ...{ action, adjustmentTime: new Date(began - hours * hour) },
    ...(action === 'Restate' && { adjustmentValue: 5 }),
  }) as Sent;

/** What a run may send. The service has no goal for the one that is rejected. */
const records: readonly Sent[] = [
  ...['a', 'b', 'c', 'd'].map((name) => add(name)),
  add('rejected', 'No goal'),
  adjust('a', 'Restate', 20),
  adjust('a', 'Restate', 10),
  adjust('b', 'Retract', 20),
];
const names = ['a', 'b', 'c', 'd', 'rejected'];

const troubles: readonly (readonly [call: ServiceCall, trouble: Trouble])[] = [
  ['GetBulkUploadUrl', { httpStatus: 503 }],
  ['UploadBulkFile', { cut: 'before' }],
  ['UploadBulkFile', { cut: 'after' }],
  ['UploadBulkFile', { end: 'Failed' }],
  ['UploadBulkFile', { end: 'CompletedWithErrors', hasResult: false }],
  ['GetBulkUploadStatus', { fault: 117 }],
  ['GetBulkUploadStatus', { cut: 'during' }],
  ['DownloadResult', { httpStatus: 404 }],
];

const run = fc.record({
  sent: fc.uniqueArray(fc.nat(records.length - 1), { minLength: 1 }),
  /** Beyond the events of a run, nothing is killed. */
  eventsUntilKill: fc.oneof(fc.nat(60), fc.constant(Number.POSITIVE_INFINITY)),
  trouble: fc.option(fc.constantFrom(...troubles), { nil: undefined }),
  minutesAfter: fc.constantFrom(0, 5, 20, 70),
});

test('whatever happens to the runs of a job, nothing is sent twice, and the ledger knows what counts', async () => {
  let killed = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(run, { minLength: 1, maxLength: 6 }), async (history) => {
      const clock = new SteppedClock();
      const double = await startServiceDouble({ clock, goals: ['Lead'], processingTime: 12_000 });
      const job: Job = {
        ...{ double, clock, sqlite: openSqlite(), reservations: [], requests: new Map() },
      };
      // It is older than the conversions, so that it knows all of them.
      const older = { now: () => began - 72 * hour, wait: clock.wait };
      await openJobLedger({ ...job, clock: older });
      try {
        for (const { sent, eventsUntilKill, trouble, minutesAfter } of history) {
          if (trouble) double.script(...trouble);
          const chosen = sent.map((index) => records[index] as Sent);
          const error = await runJob(job, chosen, eventsUntilKill);
          if (error !== undefined && !isServiceCallError(error)) throw error;
          if (eventsUntilKill < 60) killed++;
          clock.pass(minutesAfter * 60);
        }
        // More runs, each when all that was left open is over, until the troubles are, too.
        const ledger = await openJobLedger(job);
        for (let tries = 0; ; tries++) {
          expect(tries).toBeLessThan(history.length + 3);
          clock.pass(7200);
          const error = await runJob(job, records, Number.POSITIVE_INFINITY);
          const { unknown, pending } = (await ledger.status()).conversions;
          if (error === undefined && unknown + pending === 0) break;
        }
        // What was rejected may be sent again. Nothing else is.
        const before = double.files.length;
        const others = records.filter(({ clientId }) => clientId !== 'rejected');
        await runJob(job, others, Number.POSITIVE_INFINITY);
        expect(double.files.length).toBe(before);
        expectNothingTwice(job);
        await expectSameAsService(job);
      } finally {
        await double.close();
      }
    }),
    runs(20, 60),
  );
  expect(killed).toBeGreaterThan(share(30));
});

/** No file is received twice for one reservation, and no reservation has what must not be sent. */
function expectNothingTwice({ double, reservations, requests }: Job): void {
  const received = double.files.map(({ requestId }) => requests.get(requestId));
  const reserved = reservations.map(({ upload }) => upload);
  for (const upload of new Set(received)) {
    const times = (list: readonly unknown[]) => list.filter((each) => each === upload).length;
    expect(times(received)).toBeLessThanOrEqual(times(reserved));
  }
  for (const [index, { upload, records: taken, before, counted }] of reservations.entries())
    for (const [i, { action = 'Add', microsoftClickId }] of taken.entries()) {
      const isOwn = reserved.slice(0, index).includes(upload) && before[i] === 'pending';
      const allowed = action === 'Add' ? [undefined, 'rejected', 'unknown'] : ['accepted'];
      if (!isOwn) expect(allowed).toContain(before[i]);
      // Of what is unknown, the service may have counted some.
      const name = names.find((each) => clickIdOf(each) === microsoftClickId);
      if (action === 'Add' && before[i] !== 'unknown') expect(counted).not.toContain(name);
    }
}

/** Every conversion has ended in one state, which is that of the service. */
async function expectSameAsService(job: Job): Promise<void> {
  const ledger = await openJobLedger(job);
  expect(await ledger.uploads({ open: true })).toEqual([]);
  const { uploads } = await ledger.status();
  const counted = new Map(
    [...job.double.counted.values()].map(({ clientId, adjustment }) => [clientId, adjustment]),
  );
  const known = await ledger.known(records.slice(0, names.length) as readonly SentRecord[]);
  for (const [i, name] of names.entries()) {
    const state = known[i]?.state;
    expect([name, counted.has(name)]).toEqual([
      name,
      state === 'accepted' || state === 'retracted',
    ]);
    // Of a Retract whose result is lost, nobody knows whether it counts.
    if (uploads.lost === 0)
      expect([name, counted.get(name) === 'Retract']).toEqual([name, state === 'retracted']);
  }
}
