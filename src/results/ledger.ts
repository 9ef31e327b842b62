import { finishKey, hashed, mixNumber, startKey } from '../keys/hash';
import { createKeyTable, type Entry } from '../keys/table';
import { createErrorLists } from './error-lists';
import type { RecordKey } from './key';
import type { RecordError } from './outcome';

/** One of the records that share a key, by its number among them. */
export interface Slot {
  readonly key: RecordKey;
  readonly ordinal: number;
}

/**
 * What is remembered of an upload and its result: a key and three numbers for each record, whatever
 * became of it, and each list of errors once.
 */
export interface Ledger {
  /** One more record of the upload. Gives how many have its key now. */
  upload(key: RecordKey): number;
  /** How many records of the upload have this key. */
  uploads(key: RecordKey): number;
  /** One more row of the result with this key: the record that it stands for. */
  result(key: RecordKey): Slot;
  /** How many rows of the result have this key. */
  results(key: RecordKey): number;
  /** Joins an error to a record. Gives how many errors it has now, 0 where it had this one already. */
  reject(slot: Slot, error: RecordError): number;
  errors(slot: Slot): readonly RecordError[];
  hasError(slot: Slot, error: RecordError): boolean;
}

/** What the numbers of a key are; of all but the first record of a key, only the last is used. */
const [uploaded, found, errorList] = [0, 1, 2];

export function createLedger(): Ledger {
  const table = createKeyTable(3);
  const lists = createErrorLists();

  function count({ numbers, at }: Entry, what: number): number {
    numbers[at + what] = (numbers[at + what] as number) + 1;
    return numbers[at + what] as number;
  }

  function read({ high, low }: RecordKey, what: number): number {
    const entry = table.find(high, low);
    return entry ? (entry.numbers[entry.at + what] as number) : 0;
  }

  return {
    upload: ({ high, low }) => count(table.entry(high, low), uploaded),
    uploads: (key) => read(key, uploaded),
    result: (key) => ({ key, ordinal: count(table.entry(key.high, key.low), found) - 1 }),
    results: (key) => read(key, found),
    reject(slot, error) {
      const { high, low } = slotKey(slot);
      const { numbers, at } = table.entry(high, low);
      const list = lists.extended(numbers[at + errorList] as number, error);
      if (list === 0) return 0;
      numbers[at + errorList] = list;
      return lists.at(list).length;
    },
    errors: (slot) => lists.at(read(slotKey(slot), errorList)),
    hasError: (slot, error) => lists.has(read(slotKey(slot), errorList), error),
  };
}

function slotKey({ key, ordinal }: Slot): RecordKey {
  if (ordinal === 0) return key;
  startKey();
  mixNumber(key.high);
  mixNumber(key.low);
  mixNumber(ordinal);
  finishKey();
  return hashed;
}
