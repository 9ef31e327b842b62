import type { Outcome } from '../../results/outcome';
import type { UploadEntry } from '../upload/journal';
import type { BulkUpload } from '../upload/options';
import type { SendLedger } from './ledger';

async function* nothing(): AsyncGenerator<Outcome, void> {}

/** The reservation of the records of one file, until it is known what became of them. */
export class Reservation {
  readonly #ledger: SendLedger;
  readonly #upload: number;

  constructor(ledger: SendLedger, upload: number) {
    this.#ledger = ledger;
    this.#upload = upload;
  }

  keep(entry: UploadEntry): Promise<void> {
    return this.#ledger.keep(this.#upload, entry);
  }

  release(): Promise<void> {
    return this.#ledger.release(this.#upload);
  }

  /**
   * Keeps what became of the records. Those of an upload that is left to itself stay on their way.
   * @param open the outcomes of the records
   */
  async end({ status }: BulkUpload, open: () => AsyncIterable<Outcome>): Promise<void> {
    if (status === 'running') return;
    if (status === 'not-received') await this.#ledger.settle(this.#upload, nothing());
    else await this.#ledger.settle(this.#upload, open());
  }
}
