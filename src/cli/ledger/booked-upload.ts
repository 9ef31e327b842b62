import { certainOutcomes } from '../../client/send/certain-outcomes';
import type { UploadEntry } from '../../client/upload/journal';
import type { BulkUpload } from '../../client/upload/options';
import type { Ledger } from '../../ledger/ledger';
import type { LedgerUpload } from '../../ledger/uploads';
import type { ResponseMode } from '../../results/outcome';
import { reconcile } from '../../results/reconcile';
import { inputFile } from '../input/file';
import type { Terminal } from '../output/terminal';
import { isRefusal } from '../upload/run-upload';

/** The upload of a file whose records are reserved in a ledger. */
export class BookedUpload {
  readonly #ledger: Ledger;
  readonly #upload: number;
  readonly #isSettled: boolean;
  #last: UploadEntry | undefined;

  /** @param last what an earlier run has kept of the upload */
  constructor(
    ledger: Ledger,
    { upload, state }: Pick<LedgerUpload, 'upload' | 'state'>,
    last: UploadEntry | undefined,
  ) {
    this.#ledger = ledger;
    this.#upload = upload;
    this.#isSettled = state === 'settled';
    this.#last = last;
  }

  /** Keeps each step of the upload, before it is made. */
  readonly onEntry = async (entry: UploadEntry): Promise<void> => {
    // An earlier run was interrupted before it had shown the outcome that it kept.
    const isDone = this.#isSettled && (entry.step === 'received' || entry.step === 'ended');
    if (!isDone) await this.#ledger.keep(this.#upload, entry);
    this.#last = entry;
  };

  /** Takes the reservation back if the service has nothing, and throws what ended the upload. */
  readonly fail = async (cause: unknown): Promise<never> => {
    const wasSent = this.#last !== undefined && this.#last.step !== 'url';
    // The first failure counts, even if the ledger has failed too.
    if (!wasSent) await this.#ledger.release(this.#upload).catch(() => {});
    // What was sent cannot be taken back, but without an outcome it may be sent again.
    else if (isRefusal((cause as Error).cause))
      await this.#ledger.settle(this.#upload, []).catch(() => {});
    throw cause;
  };

  /** Keeps what became of the upload of a file. One that is left to itself stays open. */
  async end(
    file: string,
    ended: BulkUpload,
    responseMode: ResponseMode,
    terminal: Terminal,
  ): Promise<void> {
    const { status, result } = ended;
    if (status === 'running') return;
    if (!result) {
      await this.#ledger.settle(this.#upload, []);
      return;
    }
    const upload = () => inputFile(file, terminal);
    const { outcomes } = reconcile({ upload, result, responseMode });
    await this.#ledger.settle(this.#upload, certainOutcomes(ended, outcomes));
  }
}
