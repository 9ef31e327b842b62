import * as z from 'zod/mini';
import type { Header } from '../bulk/header';
import type { BulkBatch, BulkRow } from '../bulk/read';
import type { Position } from '../issues/position';
import { BulkFileError } from '../messages/errors';
import { checkOptions } from '../options/check';
import { assertSource, type Source } from '../source/source';
import { createJoin, type Join, type JoinCounts, type RowKey } from './join';
import { clientIdKey, createCellKeys } from './key';
import { createLedger } from './ledger';
import type { RecordError, Status } from './outcome';
import {
  clientIdOf,
  hasErrorColumns,
  inFile,
  issuesIn,
  type ResultOptions,
  readResultRows,
  reportResponseMode,
  resultShape,
} from './rows';
import { type ResultSummary, summaryOf } from './summary';
import { assertReopenable, isUploaded, openUploaded, type Reopenable } from './uploaded';

/** An upload, and the result that the service gave back for it. */
export interface ReconcileOptions
  extends Pick<ResultOptions, 'responseMode' | 'maxCellLength' | 'signal' | 'onIssue'> {
  /** The file that was uploaded. It is read two or three times. */
  readonly upload: Reopenable;
  /** The file that came back for it. It is read once. */
  readonly result: Source;
}

/** What became of an uploaded record. */
export interface Fate {
  readonly status: Status;
  readonly errors: readonly RecordError[];
}

/** A row of the upload; its fate where it is a record. */
export interface UploadedRow {
  readonly row: BulkRow;
  readonly fate: Fate | undefined;
}

export interface UploadedBatch extends Omit<BulkBatch, 'rows'> {
  readonly rows: readonly UploadedRow[];
}

/** Two files, which are not opened before they are asked for. */
export interface Reconciliation {
  summary(): Promise<ResultSummary>;
  /** What separates the cells of the upload. */
  delimiter(): Promise<string>;
  /** The rows of the upload in order, of any Type. */
  batches(): AsyncGenerator<UploadedBatch, void>;
}

interface Joined {
  readonly summary: ResultSummary;
  readonly delimiter: string;
  keyOf(row: BulkRow, header: Header): RowKey;
}

const anything = z.optional(z.unknown());

export function openReconciliation(given: ReconcileOptions): Reconciliation {
  const { onProgress: _, ...shape } = resultShape;
  checkOptions(z.strictObject({ ...shape, upload: anything, result: anything }), given);
  const { upload, result, responseMode, ...reading } = given;
  assertReopenable(upload);
  assertSource(result);
  const ledger = createLedger();
  const uploaded = openUploaded(upload, reading, ledger);
  const uploads = (clientId: string) => ledger.uploads(clientIdKey(clientId));

  /** First the Client Ids of the upload, then the rows of the result. */
  async function join(): Promise<Joined> {
    const counted = await uploaded.countClientIds();
    const { counts, errorAt, delimiter, header: uploadHeader } = counted;
    let joining: { readonly join: Join; readonly keyOf: Joined['keyOf'] } | undefined;
    let last: Position = { line: 1, row: 0 };
    for await (const { header, rows } of inFile('result', result, reading, readResultRows)) {
      if (!joining) {
        if (errorAt && !hasErrorColumns(header)) throw swapped(errorAt);
        const keyOf = createRowKeys(uploadHeader, header);
        const { clientIdMissing, clientIdRepeated } = counts;
        const someByCells = clientIdMissing + clientIdRepeated > 0;
        if (someByCells || !haveClientId(uploadHeader, header)) await uploaded.countCells(keyOf);
        joining = { keyOf, join: createJoin(ledger, keyOf, (id) => uploads(id) > 0, responseMode) };
      }
      for (const row of rows) joining.join.add(row, header);
      last = rows.at(-1) ?? last;
    }
    const { join, keyOf } = joining as NonNullable<typeof joining>;
    join.end();
    assertRelated(join.counts, counts.uploaded);
    if (responseMode === 'errors-only')
      reportResponseMode(join.counts.withoutError, last, issuesIn('result', reading.onIssue));
    const summary = summaryOf(join.counts, counts, join.errors(), responseMode);
    return { keyOf, delimiter, summary };
  }

  /** A Client Id that the upload uses once tells its record; and one that it has not, another's. */
  function createRowKeys(one: Header, other: Header): Joined['keyOf'] {
    const cellsKey = createCellKeys(one, other);
    const byClientId = haveClientId(one, other);
    return (row, header) => {
      const clientId = byClientId && clientIdOf(row, header);
      if (clientId && uploads(clientId) < 2) return { key: clientIdKey(clientId), byCells: false };
      return { key: cellsKey(row, header), byCells: true };
    };
  }

  let joined: Promise<Joined> | undefined;
  function started(): Promise<Joined> {
    joined ??= join();
    return joined;
  }

  return {
    summary() {
      const summary = started().then((joined) => joined.summary);
      // Who reads only the outcomes hears of a failure there.
      summary.catch(() => {});
      return summary;
    },
    delimiter: async () => (await started()).delimiter,
    async *batches() {
      const { keyOf, summary } = await started();
      const mode = summary.responseMode;
      const taken = createLedger();
      let count = 0;

      function fateOf(row: BulkRow, header: Header): Fate | undefined {
        if (!isUploaded(row, header)) return undefined;
        count++;
        const { key, byCells } = keyOf(row, header);
        const ordinal = byCells ? taken.upload(key) - 1 : 0;
        if (ordinal >= ledger.uploads(key)) throw new UploadChanged();
        const errors = ledger.errors({ key, ordinal });
        if (errors.length > 0) return { status: 'rejected', errors };
        const isPresent = ordinal < ledger.results(key);
        if (mode === 'errors-only') return { status: isPresent ? 'rejected' : 'accepted', errors };
        return { status: isPresent ? 'accepted' : 'unknown', errors };
      }

      for await (const { rows, ...batch } of uploaded.rows())
        yield { ...batch, rows: rows.map((row) => ({ row, fate: fateOf(row, batch.header) })) };
      if (count !== summary.records.uploaded) throw new UploadChanged();
    },
  };
}

function haveClientId(...headers: readonly Header[]): boolean {
  return headers.every((header) => header.indexOf('Client Id') !== -1);
}

/** A `TypeError`, as what opens the upload does not do what it must. */
export class UploadChanged extends TypeError {
  constructor() {
    super('The upload must give the same rows each time it is opened.');
  }
}

function swapped({ line, row }: Position): BulkFileError {
  const fault = { code: 'unrelated-files', facts: { swapped: true } } as const;
  return new BulkFileError(fault, { line, row, file: 'upload' });
}

/** Some row of the result must name a record of the upload, or be one by its cells. */
function assertRelated({ rows, known, present }: JoinCounts, uploaded: number): void {
  if (rows === 0 || known > 0 || present > 0) return;
  const facts = { uploaded, rows };
  throw new BulkFileError({ code: 'unrelated-files', facts }, { line: 1, row: 0, file: 'result' });
}
