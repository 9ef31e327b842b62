import { fullHeader } from '../upload-text';

/*
 * A model of the service: it knows which record it rejected and why, and writes the result that a user
 * gets back.
 */

/** Cells by the names of their columns. */
export type Texts = Readonly<Record<string, string>>;

/** One row of a file. Of a broken one, only the cells before `brokenAt` can be read. */
export interface Row {
  readonly texts: Texts;
  readonly brokenAt?: number | undefined;
  /** Whether times and numbers are spelled in another way, as the service may do. */
  readonly respelled?: boolean | undefined;
}

export interface File<R extends Row = Row> {
  readonly delimiter: string;
  readonly columns: readonly string[];
  readonly rows: readonly R[];
}

/** An uploaded row, and the errors that the service rejects it with: none where it accepts it. */
export interface Sent extends Row {
  readonly fails: readonly Texts[];
}

export const recordType = 'Offline Conversion';
export const errorType = 'Offline Conversion Error';
/** Types of other records. A row with a further Type may be an error of a record. */
export const otherTypes = ['Campaign', 'Keyword', 'Offline Conversion Goal'];
/** What may have become of the Type of an error row. */
export const misspelledErrorTypes = [
  ...['', ' ', 'Offline Conversion Eror', 'offline conversion error', 'Offline Conversion Error '],
  ...['OfflineConversionError', 'Offline-Conversion Error', 'Conversion Error', 'Fehler'],
];
export const uploadColumns = fullHeader.split(',');
export const errorColumns = ['Error', 'Error Number', 'Field Path', 'Error Detail'];

/** What it may say of a record, but for the detail: with and without a number, known and unknown. */
export const faults = [
  ['OfflineConversionNameInvalid', '5606', 'ConversionName'],
  ['OfflineConversionTimeOutOfWindow', '5609', ''],
  ['InternalError', '0', ''],
  ['OfflineConversionPilotNotEnabledForCustomer', '5613', ''],
  ['NotEligibleForEnhancedConversions', '', 'HashedEmailAddress'],
  ['SomethingNew', '99999', ''],
];

/** What a reader can see of a row. */
export interface Seen {
  readonly kind: 'record' | 'error' | 'lost' | 'doubtful' | 'other';
  /** Undefined where it is lost. */
  readonly clientId: string | undefined;
  readonly texts: Texts;
}

export function seen({ texts, brokenAt = Number.POSITIVE_INFINITY }: Row, { columns }: File): Seen {
  const isLost = (name: string) => columns.indexOf(name) >= brokenAt;
  const visible = columns.map((name) => [name, isLost(name) ? '' : (texts[name] ?? '')] as const);
  const kinds = new Map<string | undefined, Seen['kind']>([
    [recordType, 'record'],
    [errorType, 'error'],
    ...otherTypes
      .flatMap((type) => [type, `${type} Error`])
      .map((type) => [type, 'other'] as const),
  ]);
  return {
    kind: isLost('Type') ? 'lost' : (kinds.get(texts.Type) ?? 'doubtful'),
    clientId: isLost('Client Id') ? undefined : (texts['Client Id'] ?? ''),
    texts: Object.fromEntries(visible),
  };
}

/** Whether a file has rows, but all of other types: alone it is taken for the result of another upload. */
export const hasOtherRowsOnly = (file: File): boolean =>
  file.rows.length > 0 && file.rows.every((row) => seen(row, file).kind === 'other');

/** The rows that the service gives back for an upload, before anything happens to them. */
export function resultOf(upload: File<Sent>, mode: 'errors-only' | 'errors-and-results'): Row[] {
  return upload.rows.flatMap(({ texts, brokenAt, fails }) => {
    // What can not be read, and error rows sent back by mistake, do not come back.
    if (brokenAt !== undefined || texts.Type === errorType) return [];
    if (mode === 'errors-only' && fails.length === 0) return [];
    const errors = fails.map((fail) => ({ ...texts, ...fail, Type: `${texts.Type} Error` }));
    return [{ texts }, ...errors.map((texts) => ({ texts }))];
  });
}

export const versionRow: Row = { texts: { Type: 'Format Version', Name: '6.0' } };

/** The text of a file, and where its rows stand: all but the Format Version row, which is the first. */
export function written({ delimiter, columns, rows }: File) {
  let text = `\ufeff${columns.map((name) => quoted(name, delimiter)).join(delimiter)}\r\n`;
  const places = [versionRow, ...rows].map((row, i) => {
    const place = { line: text.split('\n').length, row: i + 1 };
    text += `${lineOf(row, columns, delimiter)}\r\n`;
    return place;
  });
  return { text, places: places.slice(1) };
}

function lineOf({ texts, brokenAt, respelled }: Row, columns: readonly string[], mark: string) {
  const cells = columns.map((name) => {
    const cell = texts[name] ?? '';
    return quoted(respelled ? otherSpelling(name, cell) : cell, mark);
  });
  if (brokenAt === undefined) return cells.join(mark);
  return [...cells.slice(0, brokenAt), '"lost" text', 'and more'].join(mark);
}

function quoted(cell: string, delimiter: string): string {
  const isPlain = !/["\r\n]/.test(cell) && !cell.includes(delimiter);
  return isPlain ? cell : `"${cell.replaceAll('"', '""')}"`;
}

function otherSpelling(name: string, cell: string): string {
  if (name.endsWith('Time')) return cell.replace(/ (?=[AP]M$)/, '\u202f');
  if (name === 'Microsoft Click Id') return cell.toLowerCase();
  if (name.endsWith('Value') && /^\d+$/.test(cell)) return `${cell}.00`;
  return cell;
}
