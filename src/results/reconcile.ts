import type { Outcome } from './outcome';
import { type ReconcileOptions, Reconciliation } from './reconciliation';
import type { ResultSummary } from './summary';

/** The outcomes of the records of an upload. */
export interface Reconciled {
  /** One for each uploaded record, in the order of the upload, with its cells, line and row there. */
  readonly outcomes: AsyncIterable<Outcome>;
  /** The counts. They do not wait for the outcomes to be read. */
  readonly summary: Promise<ResultSummary>;
}

/**
 * Joins an upload with its result: every uploaded record gets exactly one outcome, by its Client Id,
 * wherever the rows of the result stand. Records without a Client Id, or with one that the upload uses
 * more than once, are matched by the values of their cells, in order. It remembers a short key for each
 * uploaded record. Neither file is opened before the outcomes or the summary are asked for.
 *
 * Source: the Bulk Download and Upload guide, and result files.
 * @throws TypeError at once for wrong options, later for an upload that changes between two readings
 * @throws BulkFileError, from both, if a file (`file`) cannot be read or the files do not belong together
 * @example
 * const { outcomes, summary } = reconcile({ upload: () => bulkFile('sent.csv'), result: bulkFile('result.zip') });
 * console.log((await summary).records);
 * for await (const { status, row } of outcomes) if (status === 'rejected') console.log(row);
 */
export function reconcile(options: ReconcileOptions): Reconciled {
  const reconciliation = new Reconciliation(options);
  return {
    get summary() {
      return reconciliation.summary();
    },
    outcomes: { [Symbol.asyncIterator]: () => reconciliation.outcomes() },
  };
}
