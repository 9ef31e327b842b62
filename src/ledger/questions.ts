import type { Key } from '../keys/hash';
import type {
  ConversionIdentity,
  SentConversion,
  SentQuestions,
} from '../records/offline-conversion/sent';
import { TimeSlice } from '../source/time-slice';
import { CurrentFilter } from './current-filter';
import { type KeyWriter, keyLength } from './keys/key';
import { KeyList } from './keys/key-list';
import { sentOf } from './records';
import { questionSize, type Store } from './store';

/** Questions about conversions, kept as keys alone. */
export class Questions implements SentQuestions {
  readonly #store: Store;
  readonly #writer: KeyWriter;
  readonly #filter: CurrentFilter;
  #keys = new KeyList();

  constructor(store: Store, writer: KeyWriter) {
    this.#store = store;
    this.#writer = writer;
    this.#filter = new CurrentFilter(store);
  }

  isNew(hash: Key): boolean {
    return this.#filter.mayHold !== undefined && !this.#filter.mayHold(this.#writer.prefixOf(hash));
  }

  add(conversion: ConversionIdentity): void {
    this.#keys.add(this.#writer, conversion);
  }

  async answer(): Promise<ReadonlyMap<number, SentConversion>> {
    const asked = this.#keys;
    this.#keys = new KeyList();
    await this.#filter.renew(asked.count);
    const { keys, order } = await asked.sort(this.#filter.mayHold);
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
