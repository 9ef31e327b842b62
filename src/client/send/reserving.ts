import { formatVersion, versionType } from '../../bulk/version';
import { createRowFormat, type RowFormat } from '../../csv/write';
import type { Issue } from '../../issues/issue';
import { issueOf } from '../../messages/issue';
import { type RecordResult, readOfflineConversions } from '../../read';
import { type OfflineConversion, offlineConversion } from '../../records/offline-conversion';
import { predict } from '../../records/offline-conversion/rules/predictions';
import type { SentConversion, SentRecord } from '../../records/offline-conversion/sent';
import { openSentRecords, readSentRecords } from '../../results/sent-record';
import type { SendLedger } from './ledger';
import type { Part } from './parts';

/** A file whose records are reserved. */
export interface ReservedPart {
  readonly part: Part;
  /** The ledger's number of the upload. */
  readonly upload: number;
}

/** A record that another run has reserved since it was looked up. */
export interface RefusedRecord {
  /** Its zero-based number among those that were given. */
  readonly index: number;
  readonly record: OfflineConversion;
  readonly issues: readonly Issue[];
}

export interface ReservingOptions {
  readonly delimiter: ',' | '\t';
  readonly now: number;
  onRefused(record: RefusedRecord): void;
}

/**
 * Reserves the records of a file. Those that another run has reserved since they were looked up are taken
 * out of it. Undefined if none is left.
 */
export async function reservePart(
  ledger: SendLedger,
  part: Part,
  options: ReservingOptions,
): Promise<ReservedPart | undefined> {
  let left = part;
  while (left.records > 0) {
    const { bytes, records } = left;
    const file = { sha256: await sha256Of(bytes), rows: records, bytes: bytes.length };
    const { upload, refused } = await ledger.reserve(readSentRecords(bytes), file);
    if (refused.length === 0) return { part: left, upload };
    const answers = new Map(refused.map(({ index, sent }) => [index, sent]));
    left = await withoutRefused(left, answers, ledger.since, options);
  }
  return undefined;
}

/** The SHA-256 of bytes, in hex digits. */
export async function sha256Of(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Writes a file again without the records that were refused. */
async function withoutRefused(
  { name, bytes, indexes }: Part,
  answers: ReadonlyMap<number, SentConversion | undefined>,
  since: number,
  { delimiter, now, onRefused }: ReservingOptions,
): Promise<Part> {
  const format = createRowFormat(delimiter);
  const kept: number[] = [];
  let text = '';
  let at = 0;
  for await (const row of readOfflineConversions(bytes, { kind: 'result', screen: false })) {
    const { cells } = row;
    if (at === 0) text = `\ufeff${format.row([...cells.keys()])}${versionRow(cells, format)}`;
    const isRefused = answers.has(at);
    const sent = answers.get(at);
    const index = indexes[at++] as number;
    if (isRefused) {
      const record = row.record as OfflineConversion;
      onRefused({ index, record, issues: issuesOf(row, sent, { since, now }) });
    } else {
      kept.push(index);
      text += format.row([...cells.values()]);
    }
  }
  const left = new TextEncoder().encode(text);
  return { name, bytes: left, records: kept.length, indexes: kept };
}

function versionRow(cells: ReadonlyMap<string, string>, format: RowFormat): string {
  const texts: Readonly<Record<string, string>> = { Type: versionType, Name: formatVersion };
  return format.row([...cells.keys()].map((header) => texts[header] ?? ''));
}

function issuesOf(
  { line, row, cells }: RecordResult,
  sent: SentConversion | undefined,
  moments: { readonly since: number; readonly now: number },
): readonly Issue[] {
  const record = openSentRecords()(cells) as SentRecord;
  const { action = 'Add' } = record;
  const { conversionTime, adjustmentTime } = record as { [name: string]: number | undefined };
  const predicted = { action, conversionTime, adjustmentTime, isAddedHere: false };
  const place = { line, row, action, clientId: cells.get('Client Id') };
  return predict(predicted, sent, moments).map(({ code, facts, column }) => {
    const header = column && offlineConversion.columns[column].header;
    return issueOf({ code, facts, severity: 'error', column: header, property: column }, place);
  });
}
