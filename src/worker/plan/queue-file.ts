import type { Part } from '../../client/send/parts';
import { type RefusedRecord, reservePart, sha256Of } from '../../client/send/reserving';
import { packContent } from '../database/file-content';
import { addFile } from '../database/fleet-file';
import { type FleetQueries, inTransaction } from '../database/pool';
import { findSlot } from '../database/slots';
import { databaseOf } from '../engine';
import { ledgerOf } from '../ledger-of';
import type { FleetAccount, FleetSettings } from '../options';
import { queues } from '../queues';
import { jobIdOf } from './job-id';

/** What else belongs to the transaction of a file. */
export type Also = (database: FleetQueries) => Promise<void>;

/** What became of a file. */
export interface QueuedFile {
  /** Records that are queued now. */
  readonly records: number;
  /** Records that are queued already. */
  readonly there: number;
  /** Records that something else has sent since they were looked up. */
  readonly refused: readonly RefusedRecord[];
}

/**
 * Reserves the records of a file, keeps it, and queues its job, all of it or nothing. Undefined if as many
 * files of the customer are queued as may be.
 */
export function queueFile(
  settings: FleetSettings,
  { account, customer }: FleetAccount,
  part: Part,
  also: Also,
): Promise<QueuedFile | undefined> {
  const { boss, postgres, slots, clock, files } = settings;
  return inTransaction(postgres, async (database) => {
    const slot = await findSlot(database, customer, slots);
    if (slot === undefined) return undefined;
    const refused: RefusedRecord[] = [];
    const now = clock.now();
    const reserved = await reservePart(await ledgerOf(settings, database, account), part, {
      ...{ delimiter: files.delimiter ?? ',', now },
      onRefused: (record) => refused.push(record),
    });
    await also(database);
    if (!reserved) return { records: 0, there: 0, refused };
    const { upload } = reserved;
    const { bytes, records: rows } = reserved.part;
    const content = await packContent(bytes);
    const owner = { upload, account, customer, slot };
    const file = { rows, size: bytes.length, content, made: new Date(now) };
    if (!(await addFile(database, owner, file))) return { records: 0, there: rows, refused };
    const id = jobIdOf(account, await sha256Of(bytes));
    const db = databaseOf(database);
    // What is left of an earlier job of the same file, whose records may be sent again.
    await boss.deleteJob(queues.upload, id, { db });
    await boss.send(queues.upload, { upload }, { id, singletonKey: `${customer}#${slot}`, db });
    return { records: rows, there: 0, refused };
  });
}
