import type { Header } from '../bulk/header';
import type { BulkBatch } from '../bulk/read';
import type { BulkRow } from '../bulk/rows';
import type { Position } from '../issues/position';
import { assertNotPath, assertSource, type Source } from '../source/source';
import { createClientIdKeys, type RowKeys } from './key';
import type { Ledger } from './ledger';
import { clientIdOf, kindOf, type Reading, readRows, recordType } from './rows';

/** A file that can be read more than once: its text, its bytes, or a function that opens it. */
export type Reopenable = string | Uint8Array | Blob | (() => Source);

/** Opens the upload, which is read two or three times. */
export function openUpload(upload: Reopenable, reading: Reading): AsyncGenerator<BulkBatch, void> {
  // A source that is opened and never read would stay open.
  reading.signal?.throwIfAborted();
  const source = typeof upload === 'function' ? upload() : upload;
  assertSource(source);
  return readRows(source, reading);
}

export type CountedUpload = Awaited<ReturnType<typeof countClientIds>>;

/** The first reading: counts how often each Client Id is used. */
export async function countClientIds(batches: AsyncIterable<BulkBatch>, ledger: Ledger) {
  const clientIdKey = createClientIdKeys();
  const counts = { uploaded: 0, clientIdMissing: 0, clientIdRepeated: 0 };
  let header: Header | undefined;
  let delimiter = ',';
  /** The first error row of the service, which no upload should have. */
  let errorAt: Position | undefined;
  for await (const batch of batches) {
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
export async function countCells(
  batches: AsyncIterable<BulkBatch>,
  ledger: Ledger,
  keyOf: RowKeys,
): Promise<void> {
  for await (const { header, rows } of batches) {
    for (const row of rows) {
      if (!isUploaded(row, header)) continue;
      const { key, byCells } = keyOf(row, header);
      if (byCells) ledger.addUploaded(key);
    }
  }
}

/** Whether a row is a record, or may be one because its Type is lost or misspelled, which the service may accept. */
export function isUploaded(row: BulkRow, header: Header): boolean {
  const kind = kindOf(row, header);
  return kind === 'record' || kind === 'lost' || row.typeFault?.nearest === recordType;
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
