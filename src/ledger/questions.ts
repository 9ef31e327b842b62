import type {
  ConversionIdentity,
  SentConversion,
  SentQuestions,
} from '../records/offline-conversion/sent';
import { TimeSlice } from '../source/time-slice';
import { type KeyWriter, keyLength } from './key';
import { KeyList } from './key-list';
import { sentOf } from './records';
import { batchSize, type Store } from './store';

/** Questions about conversions, kept as keys alone. */
export class Questions implements SentQuestions {
  readonly #store: Store;
  readonly #writer: KeyWriter;
  #keys = new KeyList();

  constructor(store: Store, writer: KeyWriter) {
    this.#store = store;
    this.#writer = writer;
  }

  add(conversion: ConversionIdentity): void {
    this.#keys.add(this.#writer, conversion);
  }

  async answer(): Promise<ReadonlyMap<number, SentConversion>> {
    const { keys, order } = await this.#keys.sort();
    this.#keys = new KeyList();
    const slice = new TimeSlice();
    const answers = new Map<number, SentConversion>();
    for (let at = 0; at < order.length; at += batchSize) {
      const batch = keys.subarray(at * keyLength, (at + batchSize) * keyLength);
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
