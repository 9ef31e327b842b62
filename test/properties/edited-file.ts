import fc, { type Arbitrary } from 'fast-check';
import { DateTime } from 'luxon';
import type { OfflineConversion } from '../../src/index';
import { conversions } from '../support/conversion-arbitrary';
import {
  anyEdit,
  type Edit,
  type Table,
  withByteEdits,
  withTableEdits,
  withTextEdits,
} from './edits';
import { recordColumns } from './slow-record';

/* Valid upload files in every spelling that is allowed, and those to which something has happened. */

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
export const editedFiles = files(fc.array(anyEdit, { minLength: 1, maxLength: 3 }));
