import { byteLength } from './csv/write';
import { openRowWriter, recordsFrom } from './file/writing';
import { BulkFileError } from './messages/errors';
import type { SplitOptions } from './options/options';
import { readSettings } from './options/settings';
import { type OfflineConversionInput, offlineConversion } from './records/offline-conversion';
import type { OwnOptionsOf } from './schema/record-type';
import { uploadLimits } from './vendor/limits';

/** One of the upload files that records are split into. It stands alone. */
export interface UploadFile {
  /** `upload-001.csv`, and so on, also where there is only one. */
  readonly name: string;
  /** Records in it. */
  readonly records: number;
  /** The whole file: byte order mark, header, Format Version row, records. */
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Text is collected to pieces of about this length before it is encoded. */
const pieceLength = 65_536;

/**
 * Writes as many complete upload files as the records need, each within the limits to the byte and the
 * row. Records keep their order, so that an Add comes before its own adjustments. The rules over the
 * whole file look at all records together; line and row of an issue are those of one file that held
 * them all. A file is held in memory until it is whole, and for a moment twice.
 *
 * Source: Bulk Download and Upload guide, and the Bulk File Schema.
 * @throws TypeError at once for wrong options, later for a record that is no object
 * @throws InvalidRecordError for a record with an error, unless `onInvalid` is `'skip'`
 * @throws BulkFileError with `too-many-bytes` where a single record is longer than a file may be, or
 * instead of the last file for an error that only all records show; the files before have been given
 * @example
 * for await (const { name, records } of splitOfflineConversions(conversions, { maxRows: 10_000 }))
 *   console.log(name, records); // upload-001.csv 3
 */
export function splitOfflineConversions(
  records: Iterable<OfflineConversionInput> | AsyncIterable<OfflineConversionInput>,
  options: SplitOptions<OfflineConversionInput> & OwnOptionsOf<typeof offlineConversion> = {},
): AsyncGenerator<UploadFile, void> {
  const settings = readSettings(offlineConversion, 'split', options);
  const most = uploadLimits.rows[settings.channel];
  const { maxRows = most, maxBytes = uploadLimits.bytes, delimiter, signal, onProgress } = options;
  if (maxRows > most) throw new TypeError(`Option "maxRows" must be at most ${most}.`);
  const { name = delimiter === '\t' ? 'upload.tsv' : 'upload.csv' } = options;
  const rows = openRowWriter(offlineConversion, settings, options);
  const given = recordsFrom(records, signal);
  const headBytes = byteLength(rows.head);
  if (headBytes > maxBytes)
    throw new TypeError(`Option "maxBytes" must be at least ${headBytes}, which every file takes.`);

  return (async function* () {
    let file = openFile(rows.head);
    let fileBytes = headBytes;
    let fileRows = 0;
    let number = 1;
    let bytesBefore = 0;
    let rowsBefore = 0;

    function finished(): UploadFile {
      const result = { name: partName(name, number), records: fileRows, bytes: file.bytes() };
      number++;
      bytesBefore += fileBytes;
      rowsBefore += fileRows + 1;
      file = openFile(rows.head);
      fileBytes = headBytes;
      fileRows = 0;
      onProgress?.({ bytes: bytesBefore, rows: rowsBefore });
      return result;
    }

    for await (const record of given) {
      // Not as soon as it is full: the last file waits for what is to be said of all records.
      if (fileRows === maxRows) yield finished();
      const row = rows.row(record);
      if (row === undefined) continue;
      const rowBytes = byteLength(row);
      if (fileRows > 0 && fileBytes + rowBytes > maxBytes) yield finished();
      if (headBytes + rowBytes > maxBytes) {
        const facts = { alone: headBytes + rowBytes, limit: maxBytes };
        throw new BulkFileError({ code: 'too-many-bytes', facts }, rows.last);
      }
      file.add(row);
      fileBytes += rowBytes;
      fileRows++;
    }
    rows.end();
    if (fileRows > 0 || number === 1) yield finished();
  })();
}

/** `upload.csv` becomes `upload-001.csv`. */
export function partName(name: string, number: number): string {
  const [, stem, extension] = /^(.*?)((?:\.[ct]sv)?\.[^./\\]*)?$/is.exec(name) as unknown as [
    string,
    string,
    string?,
  ];
  return `${stem}-${String(number).padStart(3, '0')}${extension ?? ''}`;
}

interface OpenFile {
  add(row: string): void;
  bytes(): Uint8Array<ArrayBuffer>;
}

function openFile(head: string): OpenFile {
  const utf8 = new TextEncoder();
  const pieces: Uint8Array[] = [];
  let text = head;
  let length = 0;

  function encode(): void {
    const piece = utf8.encode(text);
    pieces.push(piece);
    length += piece.length;
    text = '';
  }

  return {
    add(row) {
      text += row;
      if (text.length >= pieceLength) encode();
    },
    bytes() {
      encode();
      const whole = new Uint8Array(length);
      let at = 0;
      for (const piece of pieces) {
        whole.set(piece, at);
        at += piece.length;
      }
      return whole;
    },
  };
}
