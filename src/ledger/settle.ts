import { TimeSlice } from '../source/time-slice';
import { groupsOf, hasKey, keysOf } from './keys/key-list';
import { LedgerError } from './ledger-error';
import type { Outcomes } from './records';
import { batchSize, type Store } from './store';
import { isSameRow, type Row, settle } from './transitions';
import { findUpload } from './uploads';

/** What a settlement found. */
export interface Settlement {
  /** Records by what became of them. */
  readonly accepted: number;
  readonly rejected: number;
  readonly unknown: number;
  /** Conversions of the upload that no outcome was passed for. An Add among them is now unknown. */
  readonly missing: number;
  /** Outcomes whose conversion is not in the ledger. They are ignored. */
  readonly foreign: number;
  /** Outcomes whose cells do not show which conversion they are about. They are ignored. */
  readonly unreadable: number;
}

/** Settles an upload by the outcomes of its records. */
export async function settleUpload(
  store: Store,
  id: number,
  { sorted, records, unreadable }: Outcomes,
  now: number,
): Promise<Settlement> {
  const seconds = Math.floor(now / 1000);
  const settlement = await store.change(async (transaction) => {
    const upload = await findUpload(transaction, id);
    if (upload.state === 'failed')
      throw new LedgerError('upload', `Upload ${id} was released, so it has no outcome.`);
    const counts = { accepted: 0, rejected: 0, unknown: 0, missing: 0, foreign: 0, unreadable };
    let found = 0;
    const slice = new TimeSlice();
    for (const groups of groupsOf(sorted, records, batchSize)) {
      const rows = await transaction.find(keysOf(groups));
      const changes = groups.flatMap(({ key, records: actions }, i) => {
        const row = rows[i];
        if (row === undefined) counts.foreign += actions.length;
        else for (const { status } of actions) counts[status]++;
        if (row?.upload === id) found++;
        return row ? changeOf(key, row, settle(row, id, actions, seconds)) : [];
      });
      await transaction.put(changes);
      if (slice.isOver) await slice.giveWay();
    }
    if (found < upload.conversions)
      for await (const page of transaction.open(id)) {
        const rows = page.filter(({ key }) => !hasKey(sorted, key));
        counts.missing += rows.length;
        await transaction.put(
          rows.flatMap((row) => changeOf(row.key, row, settle(row, id, [], seconds))),
        );
      }
    const isKnown = records.length > 0 || counts.missing === 0;
    const state = isKnown || upload.state === 'settled' ? 'settled' : 'lost';
    await transaction.changeUpload(upload, { ...upload, state, settled: upload.settled ?? now });
    return counts;
  });
  return settlement as Settlement;
}

function changeOf(key: Uint8Array, before: Row, after: Row) {
  return isSameRow(before, after) ? [] : [{ key, before, after }];
}
