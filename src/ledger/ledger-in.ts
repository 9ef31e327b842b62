import type { SentConversion } from '../records/offline-conversion/sent';
import { TimeSlice } from '../source/time-slice';
import { hexOf, type KeyWriter, keyLength } from './key';
import { KeyList } from './key-list';
import type { Ledger, LedgerStatus } from './ledger';
import { gatherOutcomes, gatherRecords, sentOf } from './records';
import { checkFile, reserveFile } from './reserve';
import { settleUpload } from './settle';
import { Sightings } from './sightings';
import { batchSize, type Store, uploadStates } from './store';
import { lastAdjustment, life } from './transitions';
import { isClosed, keepEntry, presentUpload, releaseUpload } from './uploads';

const day = 86_400_000;

/** The ledger that a store holds. */
export function ledgerIn(store: Store, writer: KeyWriter, clock: { now(): number }): Ledger {
  const sightings = new Sightings();
  return {
    since: store.since,

    async known(conversions) {
      const keys = new KeyList();
      const slice = new TimeSlice();
      for (const [index, conversion] of conversions.entries()) {
        keys.add(writer, conversion);
        if ((index & 127) === 0 && slice.isOver) await slice.giveWay();
      }
      const { keys: sorted, order } = await keys.sort();
      const answers = new Array<SentConversion | undefined>(conversions.length).fill(undefined);
      for (let at = 0; at < order.length; at += batchSize) {
        const rows = await store.find(
          sorted.subarray(at * keyLength, (at + batchSize) * keyLength),
        );
        rows.forEach((row, i) => {
          if (row) answers[order[at + i] as number] = sentOf(row);
        });
        if (slice.isOver) await slice.giveWay();
      }
      return answers;
    },

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
