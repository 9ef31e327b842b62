import type {
  ConversionIdentity,
  SentConversion,
  SentRecord,
} from '../records/offline-conversion/sent';
import type { Outcome, Status } from '../results/outcome';
import { openSentRecords } from '../results/sent-record';
import { TimeSlice } from '../source/time-slice';
import { type KeyWriter, secondsOf } from './keys/key';
import { KeyList, type SortedKeys } from './keys/key-list';
import { lastAdjustment, type ReservedAction, type Row, type SettledAction } from './transitions';

/** What became of a record that was sent. */
export interface SentRecordOutcome {
  readonly record: SentRecord;
  readonly status: Status;
  /** Why it was rejected. The number of the first error is kept. */
  readonly errors?: readonly { readonly number?: number | undefined }[] | undefined;
}

/** Records, with their keys in order. */
export interface Gathered<T> {
  readonly sorted: SortedKeys;
  readonly records: readonly T[];
}

/** A record of a file that is reserved. */
export interface Reserved extends ReservedAction {
  readonly index: number;
}

/** Reads the records of a file, and computes their keys. */
export async function gatherRecords(
  records: Iterable<SentRecord> | AsyncIterable<SentRecord>,
  writer: KeyWriter,
): Promise<Gathered<Reserved>> {
  const gathering = new Gathering<Reserved>(writer);
  let index = 0;
  for await (const record of records) {
    const conversionTime = secondsOf(record.conversionTime);
    await gathering.add(record, { ...actionOf(record), conversionTime, index: index++ });
  }
  return gathering.end();
}

/** Reads outcomes, and computes the keys of their records. */
export async function gatherOutcomes(outcomes: AnyOutcomes, writer: KeyWriter): Promise<Outcomes> {
  const gathering = new Gathering<SettledAction>(writer);
  const read = openSentRecords();
  let unreadable = 0;
  for await (const outcome of outcomes) {
    if ('hasRecord' in outcome && !outcome.hasRecord) continue;
    const record =
      ('record' in outcome ? outcome.record : undefined) ??
      ('cells' in outcome ? read(outcome.cells) : undefined);
    const { status, errors } = outcome;
    if (record === undefined) unreadable++;
    else
      await gathering.add(record, { ...actionOf(record), status, error: errors?.[0]?.number ?? 0 });
  }
  return { ...(await gathering.end()), unreadable };
}

/** Outcomes with the keys of their records, and how many do not show what they are about. */
export interface Outcomes extends Gathered<SettledAction> {
  readonly unreadable: number;
}

/** Outcomes of records, and those of `reconcile` and `readResults` as they are. */
export type AnyOutcomes =
  | Iterable<SentRecordOutcome | Outcome>
  | AsyncIterable<SentRecordOutcome | Outcome>;

/** Records that are added one by one, without holding the event loop. */
class Gathering<T> {
  readonly #keys = new KeyList();
  readonly #records: T[] = [];
  readonly #writer: KeyWriter;
  readonly #slice = new TimeSlice();

  constructor(writer: KeyWriter) {
    this.#writer = writer;
  }

  /** Gives a promise if others have to work first. */
  add(conversion: ConversionIdentity, record: T): Promise<void> | undefined {
    this.#keys.add(this.#writer, conversion);
    this.#records.push(record);
    const isTurn = (this.#records.length & 127) === 0 && this.#slice.isOver;
    return isTurn ? this.#slice.giveWay() : undefined;
  }

  async end(): Promise<Gathered<T>> {
    return { sorted: await this.#keys.sort(), records: this.#records };
  }
}

function actionOf({ action = 'Add', adjustmentTime }: SentRecord) {
  return { action, adjustmentTime: secondsOf(adjustmentTime) ?? 0 };
}

/** What a row says to those who ask for its conversion. */
export function sentOf(row: Row): SentConversion {
  const adjusted = lastAdjustment(row);
  return {
    state: row.state,
    acceptedAt: row.sent === undefined ? undefined : row.sent * 1000,
    adjustedAt: adjusted === undefined ? undefined : adjusted * 1000,
  };
}
