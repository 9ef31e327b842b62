import { randomUUID } from 'node:crypto';
import type { Upload } from './upload';

/** The uploads of all customers. */
export class Uploads {
  readonly #now: () => number;
  readonly #processingTime: number;
  readonly #customerOf: (accountId: string) => string;
  readonly #byId = new Map<string, Upload>();
  #maxInFlight = 0;

  /** @param customerOf the customer that an account belongs to */
  constructor(
    now: () => number,
    processingTime: number,
    customerOf: (accountId: string) => string,
  ) {
    this.#now = now;
    this.#processingTime = processingTime;
    this.#customerOf = customerOf;
  }

  /** The most uploads of one customer in flight at once: from their URL until the caller has seen how they end. */
  get maxInFlight(): number {
    return this.#maxInFlight;
  }

  /** How many uploads of the account's customer the service itself holds to be unfinished. */
  pendingOf(accountId: string): number {
    return this.#count(accountId, (upload) => this.endOf(upload) > this.#now());
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
    const inFlight = this.#count(accountId, (each) => {
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

  #count(accountId: string, matches: (upload: Upload) => boolean): number {
    const customer = this.#customerOf(accountId);
    return [...this.#byId.values()].filter(
      (upload) => this.#customerOf(upload.accountId) === customer && matches(upload),
    ).length;
  }
}
