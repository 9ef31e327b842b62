import { openEngine } from './engine/engine';
import { activeLookups } from './engine/program';
import { openHashing } from './file/hashing';
import { openPreparing } from './file/preparing';
import { openRowWriter } from './file/writing';
import type { HashedProperties } from './identifiers/hash-properties';
import type { Fault, Issue } from './issues/issue';
import { fileServices } from './issues/level';
import { BulkFileError } from './messages/errors';
import { issueOf } from './messages/issue';
import type { CheckOptions, HashOption, HashOptions, WriteOptions } from './options/options';
import { readSettings } from './options/settings';
import {
  type ConversionInput,
  type OfflineConversionInput,
  offlineConversion,
} from './records/offline-conversion';
import { assertRecordType } from './schema/assert-record-type';
import type { AnyRecordType, OwnOptionsOf, RecordInputOf, WriterInput } from './schema/record-type';
import { TimeSlice } from './source/time-slice';
import { recordsFrom } from './source/until-abort';
import { Utf8Buffer } from './text/utf8-buffer';
import { uploadLimits } from './vendor/limits';

type Own = OwnOptionsOf<typeof offlineConversion>;

/**
 * Writes an upload file of any record type: records become rows, rows are checked, and rows without
 * errors become bytes.
 *
 * @throws what `writeOfflineConversions` throws
 * @example
 * for await (const piece of writeRecords(offlineConversion, conversions)) console.log(piece.length);
 */
export function writeRecords<
  T extends AnyRecordType,
  Hash extends HashOptions | undefined = undefined,
>(
  type: T,
  records: Iterable<WriterInput<T, Hash>> | AsyncIterable<WriterInput<T, Hash>>,
  options: WriteOptions<WriterInput<T, HashOptions>> &
    HashOption<Hash> &
    OwnOptionsOf<T> = {} as never,
): AsyncGenerator<Uint8Array<ArrayBuffer>, void> {
  assertRecordType(type);
  const { settings, options: checked } = readSettings(type, 'write', options);
  const rows = openRowWriter(type, settings, checked);
  const preparing = openPreparing(
    type,
    settings,
    openHashing(type, settings, checked),
    (record) => record,
  );
  const items = recordsFrom(records, checked.signal);
  const maxRecords = uploadLimits.rows[settings.channel];

  return (async function* () {
    const buffer = new Utf8Buffer();
    buffer.add(rows.head);
    let bytes = 0;
    let recordCount = 0;
    const slice = new TimeSlice();

    // Bytes are counted once a piece is encoded. Counting them in each row, as a split must, would take
    // a tenth of the time of writing.
    function takePiece(): Uint8Array<ArrayBuffer> {
      const piece = buffer.take();
      bytes += piece.length;
      if (bytes > uploadLimits.bytes) {
        const facts = { limit: uploadLimits.bytes };
        throw new BulkFileError({ code: 'too-many-bytes', facts }, rows.last);
      }
      checked.onProgress?.({ bytes, rows: recordCount + 1 });
      return piece;
    }

    function add(record: unknown, hashed?: HashedProperties, faults?: readonly Fault[]): void {
      const row = rows.row(record, hashed, faults);
      if (row === undefined) return;
      recordCount++;
      if (recordCount > maxRecords) {
        const facts = { limit: maxRecords };
        const service = fileServices['too-many-rows'];
        throw new BulkFileError({ code: 'too-many-rows', facts, service }, rows.last);
      }
      buffer.add(row);
    }

    if (preparing.isNeeded || Symbol.asyncIterator in items) {
      for await (const { item, hashed, faults } of preparing.prepare(items)) {
        add(item, hashed, faults);
        if (buffer.isFull) yield takePiece();
        if (slice.isOver) await slice.giveWay();
      }
    } else {
      // Awaiting each record of a list would take as long as checking it.
      for (const record of items) {
        add(record);
        if (buffer.isFull) yield takePiece();
        if (slice.isOver) await slice.giveWay();
      }
    }
    rows.end();
    if (!buffer.isEmpty) yield takePiece();
  })();
}

/**
 * Writes a complete upload file of offline conversions, in pieces as they are requested: byte order
 * mark, header, Format Version row, and the records in order. Times are written in UTC, without
 * fractions of a second. Warnings go to `onIssue`, with their line and row in the written file.
 *
 * Source: Bulk File Schema, Bulk API reference.
 * @throws TypeError at once for wrong options, later for a record that is not an object
 * @throws InvalidRecordError for a record with an error, unless `onInvalid` is `'skip'`
 * @throws BulkFileError with `too-many-rows` or `too-many-bytes` at a limit of the service, or at the end
 * for an error that only all records together show
 * @example
 * const file = writeOfflineConversions([
 *   {
 *     action: 'Retract',
 *     conversionName: 'Signed contract',
 *     conversionTime: '2026-11-02T09:30:00Z',
 *     adjustmentTime: '2026-11-20T12:00:00Z',
 *     microsoftClickId: 'f894f652ea334e739002f7167ab8f8e3',
 *   },
 * ]);
 */
export function writeOfflineConversions<Hash extends HashOptions | undefined = undefined>(
  records: Iterable<ConversionInput<Hash>> | AsyncIterable<ConversionInput<Hash>>,
  options: WriteOptions<ConversionInput<HashOptions>> & HashOption<Hash> & Own = {},
): AsyncGenerator<Uint8Array<ArrayBuffer>, void> {
  return writeRecords(offlineConversion, records as Iterable<never>, options as object);
}

/**
 * Checks one typed object of any record type, as the writer would.
 *
 * @throws TypeError for wrong options, for a lookup such as `ledger`, or for something that is not an object
 * @example
 * const issues = conversions.flatMap((conversion) => checkRecord(offlineConversion, conversion));
 */
export function checkRecord<T extends AnyRecordType>(
  type: T,
  record: RecordInputOf<T>,
  options: CheckOptions & OwnOptionsOf<T> = {} as OwnOptionsOf<T>,
): readonly Issue[] {
  assertRecordType(type);
  if (typeof record !== 'object' || record === null)
    throw new TypeError('The record must be an object.');
  const { settings } = readSettings(type, 'check', options);
  if (activeLookups(type, settings).length > 0)
    throw new TypeError(
      'A single record is checked at once, so it cannot be looked up. Leave out the option "ledger".',
    );
  const engine = openEngine(type, settings);
  const row = engine.write(record, 0);
  const place = { line: 0, row: 0, action: row.action, clientId: engine.clientId(row) };
  return row.faults.map((fault) => issueOf(fault, place));
}

/**
 * Checks one typed object as `writeOfflineConversions` does, and returns its issues. Their line and row
 * are 0, because the object is not in a file.
 *
 * @throws TypeError for wrong options, or for something that is not an object
 * @example
 * checkOfflineConversion({ conversionName: 'Lead', conversionTime: '2020-04-01T18:50:54Z' })
 *   .map((issue) => issue.code); // ['no-identifier', 'conversion-too-old']
 */
export function checkOfflineConversion(
  record: OfflineConversionInput,
  options: CheckOptions & Own = {},
): readonly Issue[] {
  return checkRecord(offlineConversion, record, options);
}
