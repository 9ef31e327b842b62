import { Cells } from '../bulk/cells';
import type { Outcome } from './outcome';
import { openReconciliation, type ReconcileOptions, type Reconciliation } from './reconciliation';
import { clientIdOf } from './rows';
import type { ResultSummary } from './summary';

/** What became of the records of an upload. */
export interface Reconciled {
  /** Of every uploaded record one, in the order of the upload, with its cells, line and row there. */
  readonly outcomes: AsyncIterable<Outcome>;
  /** The counts. They do not wait for the outcomes to be read. */
  readonly summary: Promise<ResultSummary>;
}

/**
 * Joins an upload with its result: every uploaded record gets exactly one outcome, by its Client Id
 * wherever the rows of the result stand. Records without a Client Id, or with one that the upload uses
 * more than once, are matched by the values of their cells, in order. The memory that it takes is a
 * short key for each uploaded record. Neither file is opened before it is asked for.
 *
 * Source: the Bulk Download and Upload guide, and result files.
 * @throws TypeError at once for wrong options, later for an upload that changes between two readings
 * @throws BulkFileError, from both, where a file (`file`) can not be read or the files do not belong together
 * @example
 * const { outcomes, summary } = reconcile({ upload: () => bulkFile('sent.csv'), result: bulkFile('result.zip') });
 * console.log((await summary).records);
 * for await (const { status, row } of outcomes) if (status === 'rejected') console.log(row);
 */
export function reconcile(options: ReconcileOptions): Reconciled {
  const reconciliation = openReconciliation(options);
  return {
    get summary() {
      return reconciliation.summary();
    },
    outcomes: { [Symbol.asyncIterator]: () => outcomesOf(reconciliation, options.signal) },
  };
}

export async function* outcomesOf(
  { batches }: Reconciliation,
  signal: AbortSignal | undefined,
): AsyncGenerator<Outcome, void> {
  for await (const { header, rows } of batches()) {
    for (const { row, fate } of rows) {
      if (!fate) continue;
      // Not `...fate`: such an object costs more time and memory than the rest of the loop.
      const { status, errors } = fate;
      yield {
        status,
        errors,
        line: row.line,
        row: row.row,
        clientId: clientIdOf(row, header) || undefined,
        cells: new Cells(header, row.cells),
        hasRecord: true,
      };
      signal?.throwIfAborted();
    }
  }
}
