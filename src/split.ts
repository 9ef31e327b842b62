import { byteLength } from './csv/write';
import { openHashing } from './file/hashing';
import { openPreparing } from './file/preparing';
import { openRowWriter } from './file/writing';
import { BulkFileError } from './messages/errors';
import type { HashOption, HashOptions, SplitOptions } from './options/options';
import { readSettings } from './options/settings';
import { type ConversionInput, offlineConversion } from './records/offline-conversion';
import { assertRecordType } from './schema/assert-record-type';
import type { AnyRecordType, OwnOptionsOf, WriterInput } from './schema/record-type';
import { TimeSlice } from './source/time-slice';
import { recordsFrom } from './source/until-abort';
import { TextBuffer } from './text/buffer';
import { uploadLimits } from './vendor/limits';

type Own = OwnOptionsOf<typeof offlineConversion>;

/** One of the upload files that records are split into. Each is complete on its own. */
export interface UploadFile {
  /** `upload-001.csv`, and so on, even if there is only one. */
  readonly name: string;
  /** Records in it. */
  readonly records: number;
  /** The whole file: byte order mark, header, Format Version row, records. */
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/**
 * Splits records of any type into complete upload files.
 *
 * @throws what `splitOfflineConversions` throws
 * @example
 * for await (const { name, records } of splitRecords(offlineConversion, conversions))
 *   console.log(name, records); // upload-001.csv 3
 */
export function splitRecords<
  T extends AnyRecordType,
  Hash extends HashOptions | undefined = undefined,
>(
  type: T,
  records: Iterable<WriterInput<T, Hash>> | AsyncIterable<WriterInput<T, Hash>>,
  options: SplitOptions<WriterInput<T, HashOptions>> &
    HashOption<Hash> &
    OwnOptionsOf<T> = {} as never,
): AsyncGenerator<UploadFile, void> {
  assertRecordType(type);
  const { settings, options: checked } = readSettings(type, 'split', options);
  const channelRows = uploadLimits.rows[settings.channel];
  const { maxRows = channelRows, maxBytes = uploadLimits.bytes } = checked;
  if (maxRows > channelRows)
    throw new TypeError(`Option "maxRows" must be at most ${channelRows}.`);
  const { name = checked.delimiter === '\t' ? 'upload.tsv' : 'upload.csv' } = checked;
  const rows = openRowWriter(type, settings, checked);
  const preparing = openPreparing<unknown>(
    type,
    settings,
    openHashing(type, settings, checked),
    (record) => record,
  );
  const items = recordsFrom(records, checked.signal);
  const headBytes = byteLength(rows.head);
  if (headBytes > maxBytes)
    throw new TypeError(`Option "maxBytes" must be at least ${headBytes}, which every file takes.`);

  return (async function* () {
    let file = new OpenFile(rows.head);
    let number = 1;
    const finished = { bytes: 0, rows: 0 };
    const slice = new TimeSlice();

    function finishFile(): UploadFile {
      const { records, length } = file;
      const result = { name: partName(name, number), records, bytes: file.encode() };
      finished.bytes += length;
      finished.rows += records + 1;
      number++;
      file = new OpenFile(rows.head);
      checked.onProgress?.({ ...finished });
      return result;
    }

    for await (const { item, hashed, faults } of preparing.prepare(items)) {
      if (slice.isOver) await slice.giveWay();
      // A full file waits for the next record: the last file must not come before `rows.end`.
      if (file.records === maxRows) yield finishFile();
      const row = rows.row(item, hashed, faults);
      if (row === undefined) continue;
      const rowBytes = byteLength(row);
      if (file.records > 0 && file.length + rowBytes > maxBytes) yield finishFile();
      if (headBytes + rowBytes > maxBytes) {
        const facts = { recordBytes: headBytes + rowBytes, limit: maxBytes };
        throw new BulkFileError({ code: 'too-many-bytes', facts }, rows.last);
      }
      file.add(row, rowBytes);
    }
    rows.end();
    if (file.records > 0 || number === 1) yield finishFile();
  })();
}

/**
 * Writes as many complete upload files as the records need, each within the limits of bytes and rows.
 * Records keep their order, so that an Add comes before its own adjustments. Rules over the whole file
 * judge all records together, and the line and row of an issue are those of a single file with all
 * records. A file is kept in memory until it is complete, for a moment twice.
 *
 * Source: Bulk Download and Upload guide, and the Bulk File Schema.
 * @throws TypeError at once for wrong options, later for a record that is not an object
 * @throws InvalidRecordError for a record with an error, unless `onInvalid` is `'skip'`
 * @throws BulkFileError with `too-many-bytes` if a single record is longer than a file may be, or instead
 * of the last file for an error that only all records together show; the files before it are complete
 * @example
 * for await (const { name, records } of splitOfflineConversions(conversions, { maxRows: 10_000 }))
 *   console.log(name, records); // upload-001.csv 3
 */
export function splitOfflineConversions<Hash extends HashOptions | undefined = undefined>(
  records: Iterable<ConversionInput<Hash>> | AsyncIterable<ConversionInput<Hash>>,
  options: SplitOptions<ConversionInput<HashOptions>> & HashOption<Hash> & Own = {},
): AsyncGenerator<UploadFile, void> {
  return splitRecords(offlineConversion, records as Iterable<never>, options as object);
}

/** Adds the number of a file to its name: `upload.csv` becomes `upload-001.csv`. */
export function partName(name: string, number: number): string {
  const [, stem, extension = ''] = /^(.*?)((?:\.[ct]sv)?\.[^./\\]*)?$/is.exec(name) ?? [];
  return `${stem}-${String(number).padStart(3, '0')}${extension}`;
}

/** A file that takes rows until it is finished. */
class OpenFile {
  records = 0;
  /** Bytes so far. */
  length: number;
  readonly #utf8 = new TextEncoder();
  readonly #pieces: Uint8Array[] = [];
  readonly #buffer = new TextBuffer();

  constructor(head: string) {
    this.#buffer.add(head);
    this.length = byteLength(head);
  }

  add(row: string, bytes: number): void {
    this.#buffer.add(row);
    this.length += bytes;
    this.records++;
    if (this.#buffer.isFull) this.#pieces.push(this.#utf8.encode(this.#buffer.take()));
  }

  /** Returns the bytes of the whole file. */
  encode(): Uint8Array<ArrayBuffer> {
    this.#pieces.push(this.#utf8.encode(this.#buffer.take()));
    const whole = new Uint8Array(this.length);
    let at = 0;
    for (const piece of this.#pieces) {
      whole.set(piece, at);
      at += piece.length;
    }
    return whole;
  }
}
