import { keyLength } from '../keys/key';

type Value = number | undefined;

/** Columns by name: their type, and what a row has in them. */
type BatchColumns<T> = Readonly<Record<string, readonly [type: string, read: (row: T) => Value]>>;

/**
 * Rows on their way to PostgreSQL, as parameters of one statement: the keys in one value, one after the
 * other, and each column as the text of an array. Drivers take seconds to turn an array of a million
 * numbers into text, and hold the event loop meanwhile.
 */
export class Batch<T> {
  count = 0;
  readonly #columns: BatchColumns<T>;
  readonly #texts: string[];
  #keys = new Uint8Array(keyLength * 64);

  constructor(columns: BatchColumns<T>) {
    this.#columns = columns;
    this.#texts = Object.keys(columns).map(() => '');
  }

  add(key: Uint8Array, row: T): void {
    const at = this.count * keyLength;
    if (at === this.#keys.length) this.#grow();
    this.#keys.set(key, at);
    let column = 0;
    for (const [, read] of Object.values(this.#columns))
      this.#texts[column++] += `${this.count === 0 ? '' : ','}${read(row) ?? 'null'}`;
    this.count++;
  }

  /** A statement that gives the rows. */
  select(bind: (value: unknown) => string): string {
    const names = Object.keys(this.#columns);
    const keys = bind(this.#keys.subarray(0, this.count * keyLength));
    const arrays = Object.values(this.#columns).map(
      ([type], i) => `${bind(`{${this.#texts[i]}}`)}::text::${type}[]`,
    );
    return `select substring(${keys}::bytea from (n::integer - 1) * ${keyLength} + 1 for ${keyLength}) as key,
      ${names.join(', ')} from unnest(${arrays.join(', ')}) with ordinality as given(${names.join(', ')}, n)`;
  }

  #grow(): void {
    const keys = new Uint8Array(this.#keys.length * 2);
    keys.set(this.#keys);
    this.#keys = keys;
  }
}
