import { uploadLimits } from './bulk/limits';
import { formatVersion, versionType } from './bulk/version';
import { countLines, formatRow } from './csv/write';
import { BulkFileError, InvalidRecordError } from './errors';
import { faultsInto, fileServices } from './faults';
import type { Fault, Issue, Place } from './issue';
import { issueOf } from './message';
import { type OfflineConversionInput, offlineConversion } from './records/offline-conversion';
import { createChecker } from './rules/check';
import { createEncoder } from './rules/encode';
import { createJudge } from './rules/judge';
import { type CheckOptions, readSettings, type WriteOptions } from './rules/options';
import { headersOf } from './run';
import type { AnyRecordType, OwnOptionsOf, RecordInputOf } from './schema/record-type';
import { type Items, untilAborted } from './until-abort';

/** Text is collected to pieces of about this length before it is given. */
const pieceLength = 65_536;

/**
 * Writes an upload file of any record type: records become rows, rows are checked, and only what has
 * no error becomes bytes.
 *
 * @throws TypeError at once for wrong options, later for a record that is no object
 * @throws InvalidRecordError for a record with an error, unless `onInvalid` is `'skip'`
 * @throws BulkFileError with `too-many-rows` or `too-many-bytes` at a limit of the service
 * @example
 * for await (const piece of writeRecords(offlineConversion, conversions)) console.log(piece.length);
 */
export function writeRecords<T extends AnyRecordType>(
  type: T,
  records: Iterable<RecordInputOf<T>> | AsyncIterable<RecordInputOf<T>>,
  options: WriteOptions<RecordInputOf<T>> & OwnOptionsOf<T> = {} as OwnOptionsOf<T>,
): AsyncGenerator<Uint8Array<ArrayBuffer>, void> {
  assertRecords(records);
  const settings = readSettings(type, 'write', options);
  const { delimiter = ',', bom = true, onInvalid = 'throw', signal } = options;
  const { onSkip, onIssue, onProgress } = options;
  const headers = headersOf(type);
  const columns = writtenColumns(headers, options.columns);
  // The version stands in Name, which is a column of some record types.
  const header = ['Type', ...(columns.includes('Name') ? [] : ['Name']), ...columns];
  const indexes = header.map((name) => headers.indexOf(name));
  const judge = createJudge(settings);
  const encode = createEncoder(type, settings, judge, options, (name) => columns.includes(name));
  const clientIdColumn = Object.keys(type.columns).indexOf(type.clientId ?? '');
  const limit = uploadLimits.rows[settings.channel];

  return (async function* () {
    const utf8 = new TextEncoder();
    const version = header.map((name): string => (name === 'Name' ? formatVersion : ''));
    version[0] = versionType;
    let text = formatRow(header, delimiter) + formatRow(version, delimiter);
    if (bom) text = `\ufeff${text}`;
    let bytes = 0;
    let last = { line: 2, row: 1 };
    let line = 3;
    let row = 2;
    let index = -1;
    const onFault = (fault: Fault) => onIssue?.(issueOf(fault, last));
    const checker = createChecker(type, settings, judge, () => true, onFault);

    function piece(): Uint8Array<ArrayBuffer> {
      const encoded = utf8.encode(text);
      text = '';
      bytes += encoded.length;
      if (bytes > uploadLimits.bytes) {
        const facts = { limit: uploadLimits.bytes };
        throw new BulkFileError({ code: 'too-many-bytes', facts }, last);
      }
      onProgress?.({ bytes, rows: row - 1 });
      return encoded;
    }

    for await (const record of signal ? untilAborted(() => open(records), signal) : records) {
      index++;
      if (typeof record !== 'object' || record === null)
        throw new TypeError(`Record ${index} is not an object.`);
      const encoded = encode(record);
      const { texts, before } = encoded;
      const { action, faults, failed } = checker.check(texts, row, before, encoded);
      const at: Place = { line, row, action, clientId: texts[clientIdColumn] };
      const issues = faults.map((fault) => issueOf(fault, at));
      if (failed) {
        if (onInvalid === 'throw') throw new InvalidRecordError(index, issues);
        onSkip?.({ index, record, issues });
        continue;
      }
      if (row - 1 > limit) {
        const code = 'too-many-rows';
        throw new BulkFileError({ code, facts: { limit }, service: fileServices[code] }, at);
      }
      if (onIssue) issues.forEach(onIssue);
      const cells = indexes.map((index) => texts[index] ?? '');
      cells[0] = type.type;
      const written = formatRow(cells, delimiter);
      text += written;
      last = { line, row };
      line += countLines(written);
      row++;
      if (text.length >= pieceLength) yield piece();
    }
    checker.end();
    const faults = faultsInto(judge, onFault);
    if (row === 2) faults.add('no-records', { type: type.type });
    if (text !== '') yield piece();
  })();
}

/**
 * Writes a complete upload file of offline conversions, in pieces as they are asked for: byte order
 * mark, header, Format Version row, and the records in order. Times are written in UTC, cut to whole
 * seconds. Warnings go to `onIssue`; their places are those in the written file.
 *
 * Source: Bulk File Schema, Bulk API reference.
 * @throws TypeError at once for wrong options, later for a record that is no object
 * @throws InvalidRecordError for a record with an error, unless `onInvalid` is `'skip'`
 * @throws BulkFileError with `too-many-rows` or `too-many-bytes` at a limit of the service
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
export function writeOfflineConversions(
  records: Iterable<OfflineConversionInput> | AsyncIterable<OfflineConversionInput>,
  options: WriteOptions<OfflineConversionInput> & OwnOptionsOf<typeof offlineConversion> = {},
): AsyncGenerator<Uint8Array<ArrayBuffer>, void> {
  return writeRecords(offlineConversion, records, options);
}

/** No line and no row: where an object stands that is in no file. */
const nowhere = { line: 0, row: 0 };

/**
 * Checks one typed object of any record type, as the writer would.
 *
 * @throws TypeError for wrong options, or for what is no object
 * @example
 * const issues = conversions.flatMap((conversion) => checkRecord(offlineConversion, conversion));
 */
export function checkRecord<T extends AnyRecordType>(
  type: T,
  record: RecordInputOf<T>,
  options: CheckOptions & OwnOptionsOf<T> = {} as OwnOptionsOf<T>,
): readonly Issue[] {
  if (typeof record !== 'object' || record === null)
    throw new TypeError('The record must be an object.');
  const settings = readSettings(type, 'check', options);
  const judge = createJudge(settings);
  const encoded = createEncoder(type, settings, judge, options)(record);
  const { texts, before } = encoded;
  const checker = createChecker(
    type,
    settings,
    judge,
    () => true,
    () => {},
  );
  const { action, faults } = checker.check(texts, 0, before, encoded);
  const clientId = texts[Object.keys(type.columns).indexOf(type.clientId ?? '')];
  return faults.map((fault) => issueOf(fault, { ...nowhere, action, clientId }));
}

/**
 * Runs the rules on one typed object, as `writeOfflineConversions` would, and returns its issues:
 * none if it would be written without a word. Line and row are 0, as it stands in no file.
 *
 * @throws TypeError for wrong options, or for what is no object
 * @example
 * checkOfflineConversion({ conversionName: 'Lead', conversionTime: '2020-04-01T18:50:54Z' })
 *   .map((issue) => issue.code); // ['no-identifier', 'conversion-too-old']
 */
export function checkOfflineConversion(
  record: OfflineConversionInput,
  options: CheckOptions & OwnOptionsOf<typeof offlineConversion> = {},
): readonly Issue[] {
  return checkRecord(offlineConversion, record, options);
}

function assertRecords(records: unknown): void {
  const ok =
    typeof records === 'object' &&
    records !== null &&
    (Symbol.asyncIterator in records || Symbol.iterator in records);
  if (!ok) throw new TypeError('The records must be an iterable of objects, sync or async.');
}

function open<T>(records: Iterable<T> | AsyncIterable<T>): Items<T> {
  return Symbol.asyncIterator in records
    ? records[Symbol.asyncIterator]()
    : records[Symbol.iterator]();
}

function writtenColumns(
  headers: readonly string[],
  wanted: readonly string[] | undefined,
): readonly string[] {
  const unknown = wanted?.find((name) => !['Type', 'Name', ...headers].includes(name));
  if (unknown !== undefined)
    throw new TypeError(`Option "columns" names "${unknown}", which is no column of this record.`);
  return wanted ? headers.filter((name) => wanted.includes(name)) : headers;
}
