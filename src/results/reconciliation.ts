import * as z from 'zod/mini';
import type { Header } from '../bulk/header';
import type { BulkBatch, BulkRow } from '../bulk/read';
import { assertSource, type Source } from '../csv/source';
import { BulkFileError } from '../errors';
import { checkOptions } from '../options';
import type { Position } from '../position';
import { createJoin, type Join, type JoinCounts, type RowKey } from './join';
import { createLedger } from './ledger';
import type { RecordError, Status } from './outcome';
import { clientIdKey, createCellKeys } from './record-key';
import {
  clientIdOf,
  hasErrorColumns,
  kindOf,
  type ResultOptions,
  readResultRows,
  readRows,
  reportResponseMode,
  resultShape,
} from './rows';
import { type ResultSummary, summaryOf } from './summary';

/** A file that can be read more than once: its text, its bytes, or what opens it anew each time. */
export type Reopenable = string | Uint8Array | Blob | (() => Source);

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
  /** The rows of the upload in order, of any Type. */
  batches(): AsyncGenerator<UploadedBatch, void>;
}

interface Joined {
  readonly summary: ResultSummary;
  keyOf(row: BulkRow, header: Header): RowKey;
}

const anything = z.optional(z.unknown());

export function openReconciliation(given: ReconcileOptions): Reconciliation {
  const { onProgress: _, ...shape } = resultShape;
  checkOptions(z.strictObject({ ...shape, upload: anything, result: anything }), given);
  const { upload, result, responseMode, onIssue, ...reading } = given;
  assertReopenable(upload);
  assertSource(result);
  const ledger = createLedger();
  const uploads = (clientId: string) => ledger.uploads(clientIdKey(clientId));

  function uploadRows(): AsyncGenerator<BulkBatch, void> {
    // What is opened and never read would stay open.
    reading.signal?.throwIfAborted();
    const source = typeof upload === 'function' ? upload() : upload;
    assertSource(source);
    return inFile('upload', readRows(source, reading));
  }

  /** First the upload's Client Ids: which it uses, and which it uses twice. */
  async function countClientIds() {
    const count = { uploaded: 0, clientIdMissing: 0, clientIdRepeated: 0 };
    let header: Header | undefined;
    let errorAt: Position | undefined;
    for await (const batch of uploadRows()) {
      header = batch.header;
      for (const row of batch.rows) {
        const kind = kindOf(row, header);
        if (kind === 'error') errorAt ??= row;
        if (!isRecord(kind)) continue;
        count.uploaded++;
        const clientId = clientIdOf(row, header);
        const alike = clientId ? ledger.upload(clientIdKey(clientId)) : 0;
        if (alike === 0) count.clientIdMissing++;
        else if (alike > 1) count.clientIdRepeated += alike === 2 ? 2 : 1;
      }
    }
    return { count, errorAt, header: header as Header };
  }

  /** Then, where they tell too little, the upload's cells. */
  async function countCells(keyOf: Joined['keyOf']): Promise<void> {
    for await (const { header, rows } of uploadRows()) {
      for (const row of rows) {
        if (!isRecord(kindOf(row, header))) continue;
        const { key, byCells } = keyOf(row, header);
        if (byCells) ledger.upload(key);
      }
    }
  }

  /** Then the result, row by row. */
  async function join(): Promise<Joined> {
    const { count, errorAt, header: uploaded } = await countClientIds();
    let joining: { readonly join: Join; readonly keyOf: Joined['keyOf'] } | undefined;
    let last: Position = { line: 1, row: 0 };
    const resultRows = inFile('result', readResultRows(result, { ...reading, onIssue }));
    for await (const { header, rows } of resultRows) {
      if (!joining) {
        if (errorAt && !hasErrorColumns(header)) throw swapped(errorAt);
        const keyOf = createRowKeys(uploaded, header);
        if (count.clientIdMissing + count.clientIdRepeated > 0) await countCells(keyOf);
        joining = { keyOf, join: createJoin(ledger, keyOf, (id) => uploads(id) > 0, responseMode) };
      }
      for (const row of rows) joining.join.add(row, header);
      last = rows.at(-1) ?? last;
    }
    const { join, keyOf } = joining as NonNullable<typeof joining>;
    join.end();
    const { counts } = join;
    assertRelated(counts, count.uploaded);
    if (responseMode === 'errors-only') reportResponseMode(counts.withoutError, last, onIssue);
    return { keyOf, summary: summaryOf(counts, count, join.errors(), responseMode) };
  }

  /** A Client Id that the upload uses once tells its record; and one that it has not, another's. */
  function createRowKeys(one: Header, other: Header): Joined['keyOf'] {
    const cellsKey = createCellKeys(one, other);
    return (row, header) => {
      const clientId = clientIdOf(row, header);
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
    async *batches() {
      const { keyOf, summary } = await started();
      const mode = summary.responseMode;
      const taken = createLedger();
      let count = 0;

      function fateOf(row: BulkRow, header: Header): Fate {
        const { key, byCells } = keyOf(row, header);
        const ordinal = byCells ? taken.upload(key) - 1 : 0;
        if (ordinal >= ledger.uploads(key)) throw changed();
        const errors = ledger.errors({ key, ordinal });
        if (errors.length > 0) return { status: 'rejected', errors };
        const isPresent = ordinal < ledger.results(key);
        if (mode === 'errors-only') return { status: isPresent ? 'rejected' : 'accepted', errors };
        return { status: isPresent ? 'accepted' : 'unknown', errors };
      }

      for await (const { rows, ...batch } of uploadRows()) {
        const { header } = batch;
        const fates = rows.map((row) => ({
          row,
          fate: isRecord(kindOf(row, header)) ? fateOf(row, header) : undefined,
        }));
        for (const { fate } of fates) if (fate) count++;
        yield { ...batch, rows: fates };
      }
      if (count !== summary.records.uploaded) throw changed();
    },
  };
}

function changed(): TypeError {
  return new TypeError('The upload must give the same rows each time it is opened.');
}

function isRecord(kind: ReturnType<typeof kindOf>): boolean {
  return kind === 'record' || kind === 'lost';
}

function swapped({ line, row }: Position): BulkFileError {
  const fault = { code: 'unrelated-files', facts: { swapped: true } } as const;
  return new BulkFileError(fault, { line, row, file: 'upload' });
}

/** Says in an error which of the two files it is about. */
async function* inFile(
  file: 'upload' | 'result',
  batches: AsyncIterable<BulkBatch>,
): AsyncGenerator<BulkBatch, void> {
  try {
    yield* batches;
  } catch (cause) {
    throw cause instanceof BulkFileError ? cause.at({ file }) : cause;
  }
}

function assertReopenable(upload: unknown): asserts upload is Reopenable {
  const ok =
    typeof upload === 'string' ||
    typeof upload === 'function' ||
    upload instanceof Uint8Array ||
    (typeof Blob !== 'undefined' && upload instanceof Blob);
  if (!ok)
    throw new TypeError(
      'The upload is read more than once: give its text, its bytes, a Blob, or a function that opens it.',
    );
}

/** Some row of the result must name a record of the upload, or be one by its cells. */
function assertRelated({ rows, named, known, present }: JoinCounts, uploaded: number): void {
  if (rows === 0 || (named > 0 ? known > 0 : present > 0)) return;
  const facts = { uploaded, rows };
  throw new BulkFileError({ code: 'unrelated-files', facts }, { line: 1, row: 0, file: 'result' });
}
