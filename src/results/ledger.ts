import { KeyHash } from '../keys/hash';
import { KeyTable } from '../keys/table';
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
  const table = new KeyTable(3);
  const hash = new KeyHash();
  const lists = createErrorLists();

  function count(key: RecordKey, index: number): number {
    const entry = table.entry(key);
    table.set(entry, index, table.get(entry, index) + 1);
    return table.get(entry, index);
  }

  function read(key: RecordKey, index: number): number {
    const entry = table.find(key);
    return entry === -1 ? 0 : table.get(entry, index);
  }

  /** Records after the first of a key have keys of their own, for their errors. */
  function slotKey({ key, ordinal }: Slot): RecordKey {
    if (ordinal === 0) return key;
    return hash.start().number(key.high).number(key.low).number(ordinal).end();
  }

  return {
    upload: (key) => count(key, uploaded),
    uploads: (key) => read(key, uploaded),
    result: (key) => ({ key, ordinal: count(key, found) - 1 }),
    results: (key) => read(key, found),
    reject(slot, error) {
      const entry = table.entry(slotKey(slot));
      const list = lists.extended(table.get(entry, errorList), error);
      if (list === 0) return 0;
      table.set(entry, errorList, list);
      return lists.at(list).length;
    },
    errors: (slot) => lists.at(read(slotKey(slot), errorList)),
    hasError: (slot, error) => lists.has(read(slotKey(slot), errorList), error),
  };
}
