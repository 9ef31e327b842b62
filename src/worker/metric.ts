/** What a metric belongs to. */
interface OfAccount {
  readonly account: string;
  readonly customer: string;
}

interface OfUpload extends OfAccount {
  /** The ledger's number of the upload. */
  readonly upload: number;
}

/**
 * Something that happened, as a plain object that can be written as JSON.
 * - `planned`: the records of an account have been read.
 * - `claimed`: a worker has begun with a file, or goes on with it.
 * - `step`: a step of an upload is over and has been kept.
 * - `settled`: the ledger knows what became of the records of a file.
 * - `returned`: a file waits for another worker, or for its place, without having used up a try.
 * - `failed`: a try has failed, and the file is tried again later, or given up.
 */
export type FleetEvent =
  | (OfAccount & {
      readonly event: 'planned';
      /** Files that were queued, and their records. */
      readonly files: number;
      readonly records: number;
      /** Records that were sent before, that have an error, and whose Add is still on its way. */
      readonly sentBefore: number;
      readonly refused: number;
      readonly deferred: number;
      readonly milliseconds: number;
    })
  | (OfUpload & { readonly event: 'claimed'; readonly attempt: number })
  | (OfUpload & {
      readonly event: 'step';
      readonly step: 'url' | 'post' | 'received' | 'ended' | 'result';
      readonly requestId: string;
    })
  | (OfUpload & {
      readonly event: 'settled';
      readonly requestId: string;
      readonly accepted: number;
      readonly rejected: number;
      readonly unknown: number;
      readonly milliseconds: number;
    })
  | (OfUpload & {
      readonly event: 'returned';
      /**
       * - `stopped`: its worker has been stopped.
       * - `place`: its place among those of the customer is taken.
       * - `deadline`: the service still processes it.
       * - `throttled`: the service asks to come later.
       */
      readonly reason: ReturnReason;
      /** Seconds until a worker may take it. */
      readonly seconds: number;
    })
  | (OfUpload & {
      readonly event: 'failed';
      /** Why, without a value of a record: the class of the error, or the errors of the service. */
      readonly reason: string;
      /** Whether the file is given up, and waits for `redrive`. */
      readonly isGivenUp: boolean;
    });

export type ReturnReason = 'stopped' | 'place' | 'deadline' | 'throttled';

/** An event with its moment. */
export type FleetMetric = FleetEvent & {
  /** ISO 8601 text in UTC. */
  readonly at: string;
};
