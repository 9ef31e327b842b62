import { KeyHash } from '../../keys/hash';
import { KeyTable } from '../../keys/table';
import type { RecordError } from '../outcome';
import { rulesFor } from '../rows';
import { errorOfKey } from './error';

/** Numbers of errors. A set where there are many: searching a list takes the square of its length. */
type ErrorList = readonly number[] | Set<number>;

const maxListLength = 8;
/** Lists up to this number are shared by all records with the same errors. Each further list belongs to one record. */
const maxShared = 10_000;

/**
 * The errors of a result and the lists of them that records have, both by number: most rejected
 * records have one of a few lists.
 */
export class ErrorLists {
  readonly #hash = new KeyHash();
  /** Its entries are the numbers of the errors. */
  readonly #errorKeys = new KeyTable(0);
  readonly #errors: RecordError[] = [];
  /** The list with number 0 is empty. */
  readonly #lists: ErrorList[] = [[]];
  /** Numbers of the shared lists, by the errors in them. */
  readonly #shared = new Map<string, number>();

  /** The number of the error with this key. */
  numberOf(key: string): number {
    const number = this.#errorKeys.entry(this.#hash.start().text(key).end());
    if (number === this.#errors.length) this.#errors.push(errorOfKey(key, rulesFor));
    return number;
  }

  error(number: number): RecordError {
    return this.#errors[number] as RecordError;
  }

  errorsIn(list: number): readonly RecordError[] {
    return Array.from(this.#list(list), (error) => this.error(error));
  }

  countIn(list: number): number {
    const errors = this.#list(list);
    return errors instanceof Set ? errors.size : errors.length;
  }

  has(list: number, error: number): boolean {
    const errors = this.#list(list);
    return errors instanceof Set ? errors.has(error) : errors.includes(error);
  }

  /** The number of the list with one more error, which it must not have yet. */
  extend(list: number, error: number): number {
    const errors = this.#list(list);
    if (errors instanceof Set) {
      errors.add(error);
      return list;
    }
    const longer = [...errors, error];
    if (longer.length > maxListLength) return this.#lists.push(new Set(longer)) - 1;
    if (list >= maxShared) {
      this.#lists[list] = longer;
      return list;
    }
    const name = longer.join();
    const known = this.#shared.get(name);
    if (known !== undefined) return known;
    const number = this.#lists.push(longer) - 1;
    if (number < maxShared) this.#shared.set(name, number);
    return number;
  }

  #list(number: number): ErrorList {
    return this.#lists[number] as ErrorList;
  }
}
