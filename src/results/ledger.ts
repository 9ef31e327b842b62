import { type Key, KeyHash } from '../keys/hash';
import { KeyTable } from '../keys/table';
import { ErrorLists } from './errors/lists';
import type { RecordError } from './outcome';

/** One of the records that share a key, by its number among them. */
export interface RecordRef {
  readonly key: Key;
  readonly ordinal: number;
}

/** The numbers of a key. Only the list of errors is used for records after the first of their key. */
const [uploadedCount, foundCount, errorList] = [0, 1, 2];

/**
 * Remembers an upload and its result: a key and three numbers for each record, whatever its outcome,
 * and each list of errors once.
 */
export class Ledger {
  readonly errors = new ErrorLists();
  readonly #table = new KeyTable(3);
  /** Keys of records whose outcome cannot be told. */
  readonly #doubtful = new KeyTable(0);
  readonly #hash = new KeyHash();

  /** Adds a record of the upload. Returns how many have its key now. */
  addUploaded(key: Key): number {
    return this.#increment(key, uploadedCount);
  }

  countUploaded(key: Key): number {
    return this.#read(key, uploadedCount);
  }

  /** Adds a row of the result. Returns the record that it stands for. */
  addFound(key: Key): RecordRef {
    return { key, ordinal: this.#increment(key, foundCount) - 1 };
  }

  countFound(key: Key): number {
    return this.#read(key, foundCount);
  }

  isUploaded({ key, ordinal }: RecordRef): boolean {
    return ordinal < this.countUploaded(key);
  }

  isFound({ key, ordinal }: RecordRef): boolean {
    return ordinal < this.countFound(key);
  }

  /** Adds an error to a record. Returns how many errors it has now, or 0 if it had this one already. */
  addError(record: RecordRef, error: number): number {
    const entry = this.#table.entry(this.#errorKey(record));
    const list = this.#table.get(entry, errorList);
    if (this.errors.has(list, error)) return 0;
    const longer = this.errors.extend(list, error);
    this.#table.set(entry, errorList, longer);
    return this.errors.countIn(longer);
  }

  /** Remembers that a row may be an error of a record with this key. Returns whether that is new. */
  addDoubt(key: Key): boolean {
    const isNew = !this.isDoubtful(key);
    this.#doubtful.entry(key);
    return isNew;
  }

  isDoubtful(key: Key): boolean {
    return this.#doubtful.find(key) !== -1;
  }

  errorsOf(record: RecordRef): readonly RecordError[] {
    return this.errors.errorsIn(this.#listOf(record));
  }

  hasErrors(record: RecordRef): boolean {
    return this.#listOf(record) !== 0;
  }

  hasError(record: RecordRef, error: number): boolean {
    return this.errors.has(this.#listOf(record), error);
  }

  #listOf(record: RecordRef): number {
    return this.#read(this.#errorKey(record), errorList);
  }

  /** Records after the first of a key have keys of their own, for their errors. */
  #errorKey({ key, ordinal }: RecordRef): Key {
    if (ordinal === 0) return key;
    return this.#hash.start().number(key.high).number(key.low).number(ordinal).end();
  }

  #increment(key: Key, index: number): number {
    const entry = this.#table.entry(key);
    const count = this.#table.get(entry, index) + 1;
    this.#table.set(entry, index, count);
    return count;
  }

  #read(key: Key, index: number): number {
    const entry = this.#table.find(key);
    return entry === -1 ? 0 : this.#table.get(entry, index);
  }
}
