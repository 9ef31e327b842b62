import type {
  ConversionIdentity,
  SentConversion,
  SentQuestions,
} from '../records/offline-conversion/sent';
import { TimeSlice } from '../source/time-slice';
import { type KeyWriter, keyLength } from './keys/key';
import { KeyList } from './keys/key-list';
import { sentOf } from './records';
import { type Filter, questionSize, type Store } from './store';

/** Fewer keys are asked for without a filter. */
const minForFilter = 5000;

/** Questions about conversions, kept as keys alone. */
export class Questions implements SentQuestions {
  readonly #store: Store;
  readonly #writer: KeyWriter;
  #keys = new KeyList();
  #asked = 0;
  #filter: Filter | undefined;
  /** After so many keys, a filter is opened. */
  #filterAfter = minForFilter;

  constructor(store: Store, writer: KeyWriter) {
    this.#store = store;
    this.#writer = writer;
  }

  add(conversion: ConversionIdentity): void {
    this.#keys.add(this.#writer, conversion);
  }

  /** Opens a filter once so many keys were asked for that more are to be expected. */
  async #openFilter(count: number): Promise<void> {
    this.#asked += count;
    if (this.#filter && !this.#filter.isCurrent()) {
      this.#filter = undefined;
      // What changes all the time is not filtered.
      this.#filterAfter = this.#asked * 2;
    }
    if (this.#filter || this.#asked < this.#filterAfter) return;
    this.#filter = await this.#store.openFilter?.(this.#asked);
    this.#filterAfter = this.#asked * 2;
  }

  async answer(): Promise<ReadonlyMap<number, SentConversion>> {
    const asked = this.#keys;
    this.#keys = new KeyList();
    await this.#openFilter(asked.count);
    const { keys, order } = await asked.sort(this.#filter?.mayHold);
    const slice = new TimeSlice();
    const answers = new Map<number, SentConversion>();
    for (let at = 0; at < order.length; at += questionSize) {
      const batch = keys.subarray(at * keyLength, (at + questionSize) * keyLength);
      const rows = await this.#store.find(batch);
      for (let i = 0; i < rows.length; i++) {
        const row = rows[i];
        if (row) answers.set(order[at + i] as number, sentOf(row));
      }
      if (slice.isOver) await slice.giveWay();
    }
    return answers;
  }
}
