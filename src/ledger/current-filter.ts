import { KeyFilter } from './keys/key-filter';
import type { Store } from './store';

/** Fewer keys are asked for without a filter. */
const minForFilter = 5000;
/** A filter of so many conversions takes no longer than asking for one key. */
const maxHeldPerKey = 32;

/** A filter of a ledger, from the time when it is worth its cost until the ledger is added to. */
export class CurrentFilter {
  readonly #store: Store;
  #filter: KeyFilter | undefined;
  #mark = '';
  #asked = 0;
  /** After so many keys, a filter is opened. */
  #openAfter = minForFilter;

  constructor(store: Store) {
    this.#store = store;
  }

  /** Whether a key with this prefix may be in the ledger; undefined while there is no filter. */
  get mayHold(): ((prefix: number) => boolean) | undefined {
    return this.#filter?.mayHold;
  }

  /** Drops a filter that is out of date, and opens one if so many further keys make it worth it. */
  async renew(asked: number): Promise<void> {
    this.#asked += asked;
    if (this.#filter && this.#mark !== (await this.#store.mark())) {
      this.#filter = undefined;
      // What changes all the time is not filtered.
      this.#openAfter = this.#asked * 2;
    }
    if (this.#filter || this.#asked < this.#openAfter) return;
    const uploads = await this.#store.uploads();
    const held = uploads.reduce((sum, { conversions }) => sum + conversions, 0);
    if (held <= this.#asked * maxHeldPerKey) await this.#open();
    else this.#openAfter = held / maxHeldPerKey;
  }

  async #open(): Promise<void> {
    this.#mark = await this.#store.mark();
    const pieces: Uint8Array[] = [];
    for await (const piece of this.#store.prefixes()) pieces.push(piece);
    if (this.#mark === (await this.#store.mark())) this.#filter = new KeyFilter(pieces);
    else this.#openAfter = this.#asked * 2;
  }
}
