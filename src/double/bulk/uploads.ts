import { randomUUID } from 'node:crypto';
import type { Upload } from './upload';

/** The uploads of the customer. */
export class Uploads {
  readonly #now: () => number;
  readonly #processingTime: number;
  readonly #byId = new Map<string, Upload>();
  #maxInFlight = 0;

  constructor(now: () => number, processingTime: number) {
    this.#now = now;
    this.#processingTime = processingTime;
  }

  /** The most uploads that were in flight at once: from their URL until the caller has seen how they end. */
  get maxInFlight(): number {
    return this.#maxInFlight;
  }

  /** How many uploads the service itself holds to be unfinished. */
  get pending(): number {
    return this.#count((upload) => this.endOf(upload) > this.#now());
  }

  open(accountId: string, onlyErrors: boolean, urlLife: number): Upload {
    const upload: Upload = {
      requestId: randomUUID(),
      accountId,
      onlyErrors,
      urlExpiresAt: this.#now() + urlLife,
      receipt: undefined,
      isEndSeen: false,
      isCounted: false,
    };
    this.#byId.set(upload.requestId, upload);
    const inFlight = this.#count((each) => {
      return !each.isEndSeen && (each.receipt !== undefined || each.urlExpiresAt > this.#now());
    });
    this.#maxInFlight = Math.max(this.#maxInFlight, inFlight);
    return upload;
  }

  find(requestId: string): Upload | undefined {
    return this.#byId.get(requestId);
  }

  /** When the processing ends, or the URL expires if no file has come. */
  endOf({ receipt, urlExpiresAt }: Upload): number {
    return receipt ? receipt.at + this.#processingTime : urlExpiresAt;
  }

  /** The uploads whose processing has ended since the last time, in the order of their ends. */
  takeEnded(): readonly Upload[] {
    const now = this.#now();
    const ended = [...this.#byId.values()]
      .filter((upload) => !upload.isCounted && upload.receipt?.outcome && this.endOf(upload) <= now)
      .sort((a, b) => this.endOf(a) - this.endOf(b));
    for (const upload of ended) upload.isCounted = true;
    return ended;
  }

  #count(matches: (upload: Upload) => boolean): number {
    return [...this.#byId.values()].filter(matches).length;
  }
}
