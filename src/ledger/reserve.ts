import * as z from 'zod/mini';
import { checkOptions } from '../options/check';
import type { SentConversion } from '../records/offline-conversion/sent';
import { TimeSlice } from '../source/time-slice';
import { groupsOf, keysOf } from './keys/key-list';
import { type Gathered, type Reserved, sentOf } from './records';
import type { Sightings } from './sightings';
import { batchSize, type RowChange, type Store } from './store';
import { type Row, reserve } from './transitions';

/** The file whose records are reserved. */
export interface ReservedFile {
  /** SHA-256 of its bytes, as hex digits: the same file is the same upload. */
  readonly sha256: string;
  /** Rows of records. */
  readonly rows: number;
  readonly bytes: number;
}

/** A record that must not be sent. */
export interface RefusedRecord {
  /** Where the record is among those that were passed, from 0. */
  readonly index: number;
  /** What is known of its conversion; undefined if it was never sent. */
  readonly sent: SentConversion | undefined;
}

/** What came of reserving the records of a file. */
export interface Reservation {
  /** The ledger's number of the upload; 0 if records were refused, so that nothing is reserved. */
  readonly upload: number;
  /**
   * Records that must not be sent, in the order of the file. If another process has reserved some of them
   * just now, there may be more.
   */
  readonly refused: readonly RefusedRecord[];
}

const fileSchema = z.object({
  sha256: z.string().check(z.regex(/^[\da-f]{64}$/i, '64 hex digits')),
  rows: z.int().check(z.minimum(0)),
  bytes: z.int().check(z.minimum(0)),
});

/** Checks the file of a reservation, or throws the `TypeError`. */
export function checkFile(file: ReservedFile): ReservedFile {
  const { sha256, rows, bytes } = checkOptions(fileSchema, file);
  return { sha256: sha256.toLowerCase(), rows, bytes };
}

const freshUpload = {
  state: 'planned',
  conversions: 0,
  requestId: undefined,
  entry: undefined,
  settled: undefined,
} as const;

/** Reserves all records, or none. */
export async function reserveFile(
  store: Store,
  gathered: Gathered<Reserved>,
  file: ReservedFile,
  now: number,
  sightings: Sightings,
): Promise<Reservation> {
  const refused: RefusedRecord[] = [];
  const upload = await store.change(async (transaction) => {
    refused.length = 0;
    const before = await transaction.findUpload({ sha256: file.sha256 });
    const goesOn = before?.state === 'planned' || before?.state === 'url';
    const planned = goesOn ? before : { ...freshUpload, ...file, made: now };
    const id = before?.id ?? (await transaction.addUpload(planned));
    const reserving = { upload: id, goesOn, since: Math.floor(store.since / 1000) };
    let conversions = 0;
    const slice = new TimeSlice();
    for (const groups of groupsOf(gathered.sorted, gathered.records, batchSize)) {
      const rows = await transaction.find(keysOf(groups));
      const changes = groups.flatMap(({ key, records }, i): RowChange[] => {
        const old = rows[i];
        let row = old;
        for (const record of records) {
          const next = reserve(old, row, record, reserving);
          if (next) row = next;
          else refused.push({ index: record.index, sent: old && sentOf(old) });
        }
        return row === old ? [] : [{ key, before: old, after: row as Row }];
      });
      conversions += groups.length;
      if (refused.length === 0) await transaction.put(changes);
      if (slice.isOver) await slice.giveWay();
    }
    if (refused.length > 0) return undefined;
    const after = { ...planned, id, conversions };
    await transaction.changeUpload(before ?? after, after);
    return after;
  });
  if (upload) sightings.see(upload);
  if (upload) return { upload: upload.id, refused: [] };
  return { upload: 0, refused: refused.sort((a, b) => a.index - b.index) };
}
