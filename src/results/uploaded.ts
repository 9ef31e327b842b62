import type { Header } from '../bulk/header';
import type { BulkBatch } from '../bulk/read';
import type { BulkRow } from '../bulk/rows';
import type { Position } from '../issues/position';
import { assertNotPath, assertSource, type Source } from '../source/source';
import { createClientIdKeys, type RowKeys } from './key';
import type { Ledger } from './ledger';
import type { RecordOutcome } from './outcome';
import { clientIdOf, kindOf, nameFile, type Reading, readRows } from './rows';
import type { UploadCounts } from './summary';

/** A file that can be read more than once: its text, its bytes, or a function that opens it. */
export type Reopenable = string | Uint8Array | Blob | (() => Source);

/** What the first reading of an upload finds. */
export interface CountedUpload {
  readonly header: Header;
  readonly delimiter: string;
  readonly counts: UploadCounts;
  /** The first error row of the service, which no upload should have. */
  readonly errorAt: Position | undefined;
}

/** A row of the upload, with its outcome if it is a record. */
export interface UploadedRow {
  readonly row: BulkRow;
  readonly outcome: RecordOutcome | undefined;
}

export interface UploadedBatch extends Omit<BulkBatch, 'rows'> {
  readonly rows: readonly UploadedRow[];
}

/** The upload, which is read two or three times. */
export class Uploaded {
  readonly #upload: Reopenable;
  readonly #reading: Reading;

  constructor(upload: Reopenable, reading: Reading) {
    this.#upload = upload;
    this.#reading = nameFile('upload', reading);
  }

  /** Reads the file again. Its issues were reported by the first reading. */
  rows(): AsyncGenerator<BulkBatch, void> {
    return this.#open({ ...this.#reading, onIssue: undefined });
  }

  /** The first reading: counts how often each Client Id is used. */
  async countClientIds(ledger: Ledger): Promise<CountedUpload> {
    const clientIdKey = createClientIdKeys();
    const counts = { uploaded: 0, clientIdMissing: 0, clientIdRepeated: 0 };
    let header: Header | undefined;
    let delimiter = ',';
    let errorAt: Position | undefined;
    for await (const batch of this.#open(this.#reading)) {
      header = batch.header;
      delimiter = batch.delimiter;
      for (const row of batch.rows) {
        if (kindOf(row, header) === 'error') errorAt ??= row;
        if (!isUploaded(row, header)) continue;
        counts.uploaded++;
        const clientId = clientIdOf(row, header);
        const count = clientId ? ledger.addUploaded(clientIdKey(clientId)) : 0;
        if (count === 0) counts.clientIdMissing++;
        else if (count > 1) counts.clientIdRepeated += count === 2 ? 2 : 1;
      }
    }
    return { counts, errorAt, delimiter, header: header as Header };
  }

  /** A further reading, if Client Ids do not identify every record: counts the records with the same cells. */
  async countCells(ledger: Ledger, keyOf: RowKeys): Promise<void> {
    for await (const { header, rows } of this.rows()) {
      for (const row of rows) {
        if (!isUploaded(row, header)) continue;
        const { key, byCells } = keyOf(row, header);
        if (byCells) ledger.addUploaded(key);
      }
    }
  }

  #open(reading: Reading): AsyncGenerator<BulkBatch, void> {
    // A source that is opened and never read would stay open.
    reading.signal?.throwIfAborted();
    const source = typeof this.#upload === 'function' ? this.#upload() : this.#upload;
    assertSource(source);
    return readRows(source, reading);
  }
}

/** Whether a row is a record, or may be one because it lost its Type. */
export function isUploaded(row: BulkRow, header: Header): boolean {
  const kind = kindOf(row, header);
  return kind === 'record' || kind === 'lost';
}

export function assertReopenable(upload: unknown): asserts upload is Reopenable {
  const isReopenable =
    typeof upload === 'string' ||
    typeof upload === 'function' ||
    upload instanceof Uint8Array ||
    (typeof Blob !== 'undefined' && upload instanceof Blob);
  if (!isReopenable)
    throw new TypeError(
      'The upload is read more than once: pass its text, its bytes, a Blob, or a function that opens it.',
    );
  assertNotPath(upload);
}

/** A `TypeError`, because the function that opens the upload does not do what it must. */
export class UploadChangedError extends TypeError {
  constructor() {
    super('The upload must have the same rows each time it is opened.');
  }
}
