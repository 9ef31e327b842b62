import type { Header } from '../bulk/header';
import type { BulkBatch, BulkRow } from '../bulk/read';
import type { Position } from '../issues/position';
import { assertSource, type Source } from '../source/source';
import type { RowKey } from './join';
import { clientIdKey } from './key';
import type { Ledger } from './ledger';
import { clientIdOf, inFile, kindOf, type ResultOptions, readRows } from './rows';
import type { UploadCounts } from './summary';

/** A file that can be read more than once: its text, its bytes, or what opens it anew each time. */
export type Reopenable = string | Uint8Array | Blob | (() => Source);

/** The upload, which is read more than once. */
export interface Uploaded {
  rows(): AsyncGenerator<BulkBatch, void>;
  /** The first reading: which Client Ids it uses, and which it uses twice. */
  countClientIds(): Promise<CountedUpload>;
  /** Where they tell too little, another: how many records have the same cells. */
  countCells(keyOf: (row: BulkRow, header: Header) => RowKey): Promise<void>;
}

export interface CountedUpload {
  readonly header: Header;
  readonly delimiter: string;
  readonly counts: UploadCounts;
  /** The first error row of the service, which no upload should have. */
  readonly errorAt: Position | undefined;
}

export function openUploaded(
  upload: Reopenable,
  reading: Pick<ResultOptions, 'maxCellLength' | 'signal' | 'onIssue'>,
  ledger: Ledger,
): Uploaded {
  const { onIssue, ...again } = reading;

  function rows(options: typeof reading): AsyncGenerator<BulkBatch, void> {
    // What is opened and never read would stay open.
    options.signal?.throwIfAborted();
    const source = typeof upload === 'function' ? upload() : upload;
    assertSource(source);
    return inFile('upload', source, options, readRows);
  }

  return {
    rows: () => rows(again),

    async countClientIds() {
      const counts = { uploaded: 0, clientIdMissing: 0, clientIdRepeated: 0 };
      let header: Header | undefined;
      let delimiter = ',';
      let errorAt: Position | undefined;
      for await (const batch of rows(reading)) {
        header = batch.header;
        delimiter = batch.delimiter;
        for (const row of batch.rows) {
          if (kindOf(row, header) === 'error') errorAt ??= row;
          if (!isUploaded(row, header)) continue;
          counts.uploaded++;
          const clientId = clientIdOf(row, header);
          const alike = clientId ? ledger.upload(clientIdKey(clientId)) : 0;
          if (alike === 0) counts.clientIdMissing++;
          else if (alike > 1) counts.clientIdRepeated += alike === 2 ? 2 : 1;
        }
      }
      return { counts, errorAt, delimiter, header: header as Header };
    },

    async countCells(keyOf) {
      for await (const { header, rows: batch } of rows(again)) {
        for (const row of batch) {
          if (!isUploaded(row, header)) continue;
          const { key, byCells } = keyOf(row, header);
          if (byCells) ledger.upload(key);
        }
      }
    },
  };
}

/** Whether it is a record; of a row that has lost its Type nobody knows that it is not. */
export function isUploaded(row: BulkRow, header: Header): boolean {
  const kind = kindOf(row, header);
  return kind === 'record' || kind === 'lost';
}

export function assertReopenable(upload: unknown): asserts upload is Reopenable {
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
