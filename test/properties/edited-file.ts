import fc, { type Arbitrary } from 'fast-check';
import { DateTime } from 'luxon';
import type { OfflineConversion } from '../../src/index';
import { conversions } from '../conversion-arbitrary';
import { recordColumns } from './slow-record';

/* Valid upload files in every spelling that is allowed, and what slips, editors and programs do to them. */

type Table = readonly (readonly string[])[];

/** Where something is done, how, and with what. */
interface Edit {
  readonly level: 'row' | 'cell' | 'character' | 'byte';
  readonly kind: 'delete' | 'insert' | 'replace' | 'swap';
  readonly at: number;
  readonly inRow: number;
  readonly to: number;
  readonly text: string;
  readonly byte: number;
}

interface Spelling {
  readonly delimiter: ',' | '\t';
  readonly lineEnd: '\r\n' | '\n' | '\r';
  readonly marks: 0 | 1 | 2;
  readonly quotesAll: boolean;
  readonly isIso: boolean;
  readonly columns: readonly string[];
}

const propertyOf = (header: string) =>
  header === 'Adjustment Type'
    ? 'action'
    : header.replace(/^./, (c) => c.toLowerCase()).replaceAll(' ', '');

function textOf(value: unknown, isIso: boolean): string {
  if (value === undefined || value === 'Add') return '';
  if (!DateTime.isDateTime(value)) return String(value).includes('e-') ? '0.25' : String(value);
  return isIso ? (value.toISO() ?? '') : value.toFormat('L/d/yyyy h:mm:ss a', { locale: 'en-US' });
}

function tableOf(records: readonly OfflineConversion[], { columns, isIso }: Spelling): Table {
  const row = (type: string, cellOf: (column: string) => string) =>
    columns.map((column) => (column === 'Type' ? type : cellOf(column)));
  const rows = records.map((record) =>
    row('Offline Conversion', (column) =>
      textOf((record as unknown as Record<string, unknown>)[propertyOf(column)], isIso),
    ),
  );
  const version = row('Format Version', (column) => (column === 'Name' ? '6.0' : ''));
  const other = row('Campaign', () => 'of no record');
  return [[...columns], version, ...rows.slice(0, 2), other, ...rows.slice(2)];
}

function formatted(table: Table, { delimiter, lineEnd, marks, quotesAll }: Spelling): string {
  const cellText = (cell: string) =>
    quotesAll || /[",\t\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
  const lines = table.map((cells) => cells.map(cellText).join(delimiter) + lineEnd);
  return '\ufeff'.repeat(marks) + lines.join('');
}

/** The items with one of them deleted, doubled or replaced, or two that have changed places. */
function changed<T>(items: readonly T[], { kind, at, to }: Edit, fresh: (old: T) => T): T[] {
  const all = [...items];
  if (all.length === 0) return all;
  const place = at % all.length;
  const old = all[place] as T;
  if (kind === 'delete') all.splice(place, 1);
  else if (kind === 'insert') all.splice(place, 0, fresh(old));
  else if (kind === 'replace') all[place] = fresh(old);
  else {
    const other = to % all.length;
    [all[place], all[other]] = [all[other] as T, old];
  }
  return all;
}

function withTableEdits(table: Table, edits: readonly Edit[]): Table {
  let now = table;
  for (const edit of edits) {
    if (edit.level === 'row')
      now = changed(now, edit, (row) => (edit.inRow % 2 ? row : [edit.text]));
    if (edit.level !== 'cell') continue;
    const inRow = edit.inRow % Math.max(1, now.length);
    now = now.map((row, i) => (i === inRow ? changed(row, edit, () => edit.text) : row));
  }
  return now;
}

function withTextEdits(text: string, edits: readonly Edit[]): string {
  let now = text;
  for (const edit of edits)
    if (edit.level === 'character') now = changed([...now], edit, () => edit.text).join('');
  return now;
}

function withByteEdits(bytes: Uint8Array, edits: readonly Edit[]): Uint8Array {
  let now = [...bytes];
  for (const edit of edits) if (edit.level === 'byte') now = changed(now, edit, () => edit.byte);
  return Uint8Array.from(now);
}

/** What a hand, a spreadsheet or a connector puts where something else stood. */
const text = fc.oneof(
  fc.constantFrom(
    ...'",\t\r\n ;0159aAeEzZ.-+/:@=#',
    '""',
    '\r\n',
    '\0',
    '\ufeff',
    '\u202f',
    'é',
    '🦆',
  ),
  fc.constantFrom(
    'Restate',
    'retract',
    ' Restate',
    'delete_value',
    'null',
    '6',
    '6.0',
    '1e3',
    '-5',
  ),
  fc.constantFrom(
    '0',
    '1',
    '0.5',
    '1,5',
    '12.3456',
    '999999999999',
    'USD',
    'usd',
    'XXX',
    '12:00:00',
  ),
  fc.constantFrom('11/20/2026 1:02:03 PM', '2026-11-20T01:02:03Z', '2026-11-20T01:02:03+01:00'),
  fc.constantFrom('11/20/2026 13:02:03', '2026/11/20 13:02:03.5', '02/30/2026 13:02:03', '46346'),
  fc.constantFrom('f894f652-ea34-4e73-9002-f7167ab8f8e3', 'A'.repeat(64), '4.8E+38', 'a@b.example'),
  fc.constantFrom('Offline Conversion', 'Offline Conversion Error', 'Campaign', 'Type', 'Name'),
  fc.constantFrom(...recordColumns),
  fc.string({ unit: 'binary', maxLength: 3 }),
);

const edit: Arbitrary<Edit> = fc.record({
  level: fc.constantFrom('row', 'cell', 'cell', 'character', 'character', 'byte'),
  kind: fc.constantFrom('delete', 'insert', 'replace', 'swap'),
  at: fc.nat(5000),
  inRow: fc.nat(50),
  to: fc.nat(5000),
  text,
  byte: fc.oneof(fc.constantFrom(0, 9, 10, 13, 34, 44, 48, 0x80, 0xbf, 0xc3, 0xff), fc.nat(255)),
});

const all = ['Type', 'Name', ...recordColumns];
const spelling: Arbitrary<Spelling> = fc.record({
  delimiter: fc.constantFrom(',', '\t'),
  lineEnd: fc.constantFrom('\r\n', '\r\n', '\n', '\r'),
  marks: fc.constantFrom(1, 1, 0, 2),
  quotesAll: fc.boolean(),
  isIso: fc.boolean(),
  columns: fc.oneof(
    fc.constant(all),
    fc.shuffledSubarray([...all, 'Campaign', ''], { minLength: all.length + 2 }),
  ),
});

const files = (edits: Arbitrary<Edit[]>): Arbitrary<Uint8Array> =>
  fc.tuple(conversions, spelling, edits).map(([records, how, done]) => {
    const table = withTableEdits(tableOf(records.slice(0, 5), how), done);
    const bytes = new TextEncoder().encode(withTextEdits(formatted(table, how), done));
    return withByteEdits(bytes, done);
  });

/** Files without an error. */
export const validFiles = files(fc.constant([]));
/** Files to which one to three things have happened. */
export const editedFiles = files(fc.array(edit, { minLength: 1, maxLength: 3 }));
