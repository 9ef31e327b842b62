import * as z from 'zod/mini';
import { Cells } from '../bulk/cells';
import type { Header } from '../bulk/header';
import type { BulkRow } from '../bulk/rows';
import type { Position } from '../issues/position';
import { checkOptions, splitOptions } from '../options/check';
import { assertSource, type Source } from '../source/source';
import { assertRelated, Join, swappedFilesError } from './join';
import { createRowKeys, hasClientIds, type RowKeys } from './key';
import { Ledger } from './ledger';
import type { Outcome, RecordOutcome, ResponseMode } from './outcome';
import {
  clientIdOf,
  hasErrorColumns,
  nameFile,
  pairShape,
  type Reading,
  type ResultOptions,
  readResultRows,
  reportResponseMode,
  rulesFor,
} from './rows';
import { type ResultSummary, summarize } from './summary';
import {
  assertReopenable,
  isUploaded,
  type Reopenable,
  UploadChangedError,
  Uploaded,
  type UploadedBatch,
} from './uploaded';

/** An upload, and the result that the service returned for it. */
export interface ReconcileOptions
  extends Pick<ResultOptions, 'responseMode' | 'maxCellLength' | 'signal' | 'onIssue'> {
  /** The file that was uploaded. It is read two or three times. */
  readonly upload: Reopenable;
  /** The result file that the service returned. It is read once. */
  readonly result: Source;
}

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

/** What is known once both files have been read. */
interface JoinedFiles {
  readonly summary: ResultSummary;
  readonly delimiter: string;
  readonly keyOf: RowKeys;
}

const fileShape = { upload: z.unknown(), result: z.unknown() };

/** An upload and its result, which are not opened before they are needed. */
export class Reconciliation {
  readonly #ledger = new Ledger(rulesFor);
  readonly #uploaded: Uploaded;
  readonly #result: Source;
  readonly #reading: Reading;
  readonly #responseMode: ResponseMode | undefined;
  #joined: Promise<JoinedFiles> | undefined;

  constructor(options: ReconcileOptions) {
    const [{ upload, result }, { responseMode, ...reading }] = splitOptions(options, fileShape);
    checkOptions(z.strictObject(pairShape), { responseMode, ...reading });
    assertReopenable(upload);
    assertSource(result);
    this.#uploaded = new Uploaded(upload, reading);
    this.#result = result;
    this.#reading = nameFile('result', reading);
    this.#responseMode = responseMode;
  }

  summary(): Promise<ResultSummary> {
    const summary = this.#join().then((joined) => joined.summary);
    // A failure is not unhandled if only the outcomes are read: they throw it too.
    summary.catch(() => {});
    return summary;
  }

  /** What separates the cells of the upload. */
  async delimiter(): Promise<string> {
    return (await this.#join()).delimiter;
  }

  /** The rows of the upload in order, of any Type. */
  async *batches(): AsyncGenerator<UploadedBatch, void> {
    const { keyOf, summary } = await this.#join();
    /** Counts the records of this reading, to number those that share a key. */
    const taken = new Ledger(rulesFor);
    const mode = summary.responseMode;
    let count = 0;

    const outcomeOf = (row: BulkRow, header: Header): RecordOutcome | undefined => {
      if (!isUploaded(row, header)) return undefined;
      count++;
      const { key, byCells } = keyOf(row, header);
      const record = { key, ordinal: byCells ? taken.addUploaded(key) - 1 : 0 };
      if (!this.#ledger.isUploaded(record)) throw new UploadChangedError();
      const errors = this.#ledger.errorsOf(record);
      if (errors.length > 0) return { status: 'rejected', errors };
      const isFound = this.#ledger.isFound(record);
      if (mode === 'errors-only') return { status: isFound ? 'rejected' : 'accepted', errors };
      return { status: isFound ? 'accepted' : 'unknown', errors };
    };

    for await (const { rows, ...batch } of this.#uploaded.rows())
      yield { ...batch, rows: rows.map((row) => ({ row, outcome: outcomeOf(row, batch.header) })) };
    if (count !== summary.records.uploaded) throw new UploadChangedError();
  }

  async *outcomes(): AsyncGenerator<Outcome, void> {
    for await (const { header, rows } of this.batches()) {
      for (const { row, outcome } of rows) {
        if (!outcome) continue;
        // Spelled out: spreading `outcome` costs more time and memory than the rest of the loop.
        yield {
          status: outcome.status,
          errors: outcome.errors,
          line: row.line,
          row: row.row,
          clientId: clientIdOf(row, header) || undefined,
          cells: new Cells(header, row.cells),
          hasRecord: true,
        };
        this.#reading.signal?.throwIfAborted();
      }
    }
  }

  #join(): Promise<JoinedFiles> {
    this.#joined ??= this.#readBoth();
    return this.#joined;
  }

  /** Reads the Client Ids of the upload, then the rows of the result. */
  async #readBoth(): Promise<JoinedFiles> {
    const counted = await this.#uploaded.countClientIds(this.#ledger);
    const { counts, delimiter } = counted;
    let joining: { readonly join: Join; readonly keyOf: RowKeys } | undefined;
    let last: Position = { line: 1, row: 0 };
    for await (const { header, rows } of readResultRows(this.#result, this.#reading)) {
      if (!joining) {
        if (counted.errorAt && !hasErrorColumns(header)) throw swappedFilesError(counted.errorAt);
        const keyOf = createRowKeys(this.#ledger, counted.header, header);
        const everyId = counts.clientIdMissing + counts.clientIdRepeated === 0;
        if (!everyId || !hasClientIds(counted.header) || !hasClientIds(header))
          await this.#uploaded.countCells(this.#ledger, keyOf);
        joining = { keyOf, join: new Join(this.#ledger, keyOf, this.#responseMode) };
      }
      for (const row of rows) joining.join.add(row, header);
      last = rows.at(-1) ?? last;
    }
    const { join, keyOf } = joining as NonNullable<typeof joining>;
    join.end();
    assertRelated(join.counts, counts.uploaded);
    if (this.#responseMode === 'errors-only')
      reportResponseMode(join.counts.withoutError, last, this.#reading.onIssue);
    const summary = summarize(join.counts, counts, join.errors(), this.#responseMode);
    return { keyOf, delimiter, summary };
  }
}
