import { TimeSlice } from '../source/time-slice';
import { hexOf, type KeyWriter } from './keys/key';
import type { Ledger, LedgerStatus } from './ledger';
import { Questions } from './questions';
import { gatherOutcomes, gatherRecords } from './records';
import { checkFile, reserveFile } from './reserve';
import { settleUpload } from './settle';
import { Sightings } from './sightings';
import { type Store, uploadStates } from './store';
import { lastAdjustment, life } from './transitions';
import { isClosed, keepEntry, presentUpload, releaseUpload } from './uploads';

const day = 86_400_000;

/** The ledger that a store holds. */
export function ledgerIn(store: Store, writer: KeyWriter, clock: { now(): number }): Ledger {
  const sightings = new Sightings();
  return {
    since: store.since,

    async known(conversions) {
      const questions = new Questions(store, writer);
      const slice = new TimeSlice();
      for (const [index, conversion] of conversions.entries()) {
        questions.add(conversion);
        if ((index & 127) === 0 && slice.isOver) await slice.giveWay();
      }
      const answers = await questions.answer();
      return conversions.map((_, index) => answers.get(index));
    },

    openQuestions: () => new Questions(store, writer),

    async reserve(records, file) {
      const checked = checkFile(file);
      return reserveFile(
        store,
        await gatherRecords(records, writer),
        checked,
        clock.now(),
        sightings,
      );
    },

    keep: (upload, entry) => keepEntry(store, upload, entry, sightings),

    async settle(upload, outcomes) {
      return settleUpload(store, upload, await gatherOutcomes(outcomes, writer), clock.now());
    },

    release: (upload) => releaseUpload(store, upload, clock.now()),

    async uploads({ open } = {}) {
      const rows = await store.uploads();
      for (const row of rows) sightings.see(row);
      return rows.filter((row) => open === undefined || isClosed(row) !== open).map(presentUpload);
    },

    async status() {
      const rows = await store.uploads();
      const uploads = Object.fromEntries(
        uploadStates.map((state) => [state, rows.filter((row) => row.state === state).length]),
      ) as LedgerStatus['uploads'];
      const oldest = rows.find((row) => !isClosed(row));
      return {
        conversions: await store.countByState(),
        uploads,
        since: store.since,
        oldestOpen: oldest && new Date(oldest.made),
      };
    },

    prune(now = new Date(clock.now())) {
      const today = Math.floor(now.getTime() / day);
      return store.prune(today, (today - life) * day);
    },

    async *conversions() {
      for await (const page of store.rows())
        for (const row of page) {
          const adjusted = lastAdjustment(row);
          yield {
            key: hexOf(row.key),
            state: row.state,
            error: row.state === 'rejected' ? row.error || undefined : undefined,
            upload: row.upload,
            acceptedAt: row.sent === undefined ? undefined : new Date(row.sent * 1000),
            adjustedAt: adjusted === undefined ? undefined : new Date(adjusted * 1000),
            expires: new Date(row.expires * day),
          };
        }
    },
  };
}
