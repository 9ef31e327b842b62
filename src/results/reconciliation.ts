import * as z from 'zod/mini';
import { Cells } from '../bulk/cells';
import type { Header } from '../bulk/header';
import type { BulkRow } from '../bulk/rows';
import type { Position } from '../issues/position';
import { checkOptions, splitOptions } from '../options/check';
import { assertSource, type Source } from '../source/source';
import { CutOffCheck } from './cut-off';
import { Join } from './join';
import { createRowKeys, hasClientIds, type RowKeys } from './key';
import { Ledger } from './ledger';
import type { Outcome, ResponseMode } from './outcome';
import { assertRelated, swappedFilesError } from './related';
import {
  clientIdOf,
  hasErrorColumns,
  nameFile,
  pairShape,
  type Reading,
  type ResultOptions,
  readResultRows,
  reportResponseMode,
} from './rows';
import {
  type ResultSummary,
  type StatusWithoutError,
  statusWithoutError,
  summarize,
} from './summary';
import {
  assertReopenable,
  type CountedUpload,
  countCells,
  countClientIds,
  isUploaded,
  openUpload,
  type Reopenable,
  UploadChangedError,
} from './uploaded';

/** An upload, and the result that the service returned for it. */
export interface ReconcileOptions
  extends Pick<ResultOptions, 'responseMode' | 'maxCellLength' | 'signal' | 'onIssue'> {
  /** The file that was uploaded. It is read two or three times. */
  readonly upload: Reopenable;
  /** The result file that the service returned. It is read once. */
  readonly result: Source;
}

type RecordOutcome = Pick<Outcome, 'status' | 'errors'>;

/** What is known once both files have been read. */
interface JoinedFiles {
  readonly summary: ResultSummary;
  readonly withoutError: StatusWithoutError;
  readonly delimiter: string;
  readonly keyOf: RowKeys;
}

const fileShape = { upload: z.unknown(), result: z.unknown() };

/** An upload and its result, which are not opened before they are needed. */
export class Reconciliation {
  readonly #ledger = new Ledger();
  readonly #upload: Reopenable;
  readonly #result: Source;
  readonly #reading: Reading;
  readonly #responseMode: ResponseMode | undefined;
  #joined: Promise<JoinedFiles> | undefined;

  constructor(options: ReconcileOptions) {
    const [{ upload, result }, others] = splitOptions(options, fileShape);
    const { responseMode, ...reading } = checkOptions(z.strictObject(pairShape), others);
    assertReopenable(upload);
    assertSource(result);
    this.#upload = upload;
    this.#result = result;
    this.#reading = reading;
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
  async *batches() {
    const { keyOf, summary, withoutError } = await this.#join();
    /** Counts the records of this reading, to number those that share a key. */
    const taken = new Ledger();
    let count = 0;

    const outcomeOf = (row: BulkRow, header: Header): RecordOutcome | undefined => {
      if (!isUploaded(row, header)) return undefined;
      count++;
      const { key, byCells } = keyOf(row, header);
      const record = { key, ordinal: byCells ? taken.addUploaded(key) - 1 : 0 };
      if (!this.#ledger.isUploaded(record)) throw new UploadChangedError();
      const errors = this.#ledger.errorsOf(record);
      if (errors.length > 0) return { status: 'rejected', errors };
      const status = withoutError[this.#ledger.isFound(record) ? 'found' : 'missing'];
      const isDoubtful = status === 'accepted' && this.#ledger.isDoubtful(key);
      return { status: isDoubtful ? 'unknown' : status, errors };
    };

    for await (const { rows, ...batch } of this.#reopenUpload())
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
          cells: new Cells(header, row),
          hasRecord: true,
        };
        this.#reading.signal?.throwIfAborted();
      }
    }
  }

  /** Opens the upload again. Its issues were reported by the first reading. */
  #reopenUpload() {
    return openUpload(this.#upload, { ...this.#reading, file: 'upload', onIssue: undefined });
  }

  #join(): Promise<JoinedFiles> {
    this.#joined ??= this.#readBoth();
    return this.#joined;
  }

  /** Reads the Client Ids of the upload, then the rows of the result. */
  async #readBoth(): Promise<JoinedFiles> {
    const firstReading = openUpload(this.#upload, nameFile('upload', this.#reading));
    const upload = await countClientIds(firstReading, this.#ledger);
    const reading = nameFile('result', this.#reading);
    let join: Join | undefined;
    let last: Position = { line: 1, row: 0 };
    let resultHeader: Header | undefined;
    const cutOff = new CutOffCheck();
    for await (const { header, rows } of readResultRows(this.#result, reading)) {
      join ??= await this.#startJoin(upload, header);
      for (const row of rows) {
        join.add(row, header);
        cutOff.add(row, header);
      }
      resultHeader = header;
      last = rows.at(-1) ?? last;
    }
    const { keyOf, counts, errors } = (join as Join).end(cutOff.isCutOff);
    assertRelated(counts, upload.counts.uploaded);
    if (this.#responseMode === 'errors-only')
      reportResponseMode(counts.withoutError, last, reading);
    const withoutError = statusWithoutError(resultHeader as Header, counts, this.#responseMode);
    const summary = summarize(counts, upload.counts, errors, withoutError, this.#responseMode);
    return { keyOf, delimiter: upload.delimiter, summary, withoutError };
  }

  async #startJoin(upload: CountedUpload, header: Header): Promise<Join> {
    if (upload.errorAt && !hasErrorColumns(header)) throw swappedFilesError(upload.errorAt);
    const keyOf = createRowKeys(this.#ledger, upload.header, header);
    const { clientIdMissing, clientIdRepeated } = upload.counts;
    if (clientIdMissing + clientIdRepeated > 0 || !hasClientIds(header))
      await countCells(this.#reopenUpload(), this.#ledger, keyOf);
    return new Join(this.#ledger, keyOf, this.#responseMode);
  }
}
