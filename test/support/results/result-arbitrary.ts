import fc, { type Arbitrary } from 'fast-check';
import { DateTime } from 'luxon';
import type { OfflineConversion } from '../../../src/index';
import { conversions } from '../conversion-arbitrary';
import {
  errorColumns,
  errorType,
  type File,
  faults,
  misspelledErrorTypes,
  otherTypes,
  type Row,
  recordType,
  resultOf,
  type Sent,
  type Texts,
  uploadColumns,
} from './service-model';

/** Types of rows in an upload that are not read as records. */
const unreadTypes = [...otherTypes, 'offline conversion', ''];

const error: Arbitrary<Texts> = fc
  .constantFrom(...faults)
  .map((cells) => Object.fromEntries(errorColumns.map((name, i) => [name, cells[i] ?? ''])));

/** The cells of a record as an upload has them. */
function textsOf(record: OfflineConversion): Texts {
  const { action, ...values } = record;
  const cells = Object.entries(values).map(([property, value]) => {
    const words = property.replace(/[A-Z]/g, ' $&');
    const text = DateTime.isDateTime(value) ? value.toFormat('M/d/yyyy h:mm:ss a') : String(value);
    return [words.charAt(0).toUpperCase() + words.slice(1), text] as const;
  });
  const adjustment = action === 'Add' ? '' : action;
  return { Type: recordType, 'Adjustment Type': adjustment, ...Object.fromEntries(cells) };
}

const clientIds = fc.constantFrom('own', 'own', 'own', 'missing', 'shared', 'also shared');
const shape = fc.constantFrom(...Array(8).fill('record'), 'broken', 'other', 'error');

const uploadedRow = fc.record({
  like: fc.nat(11),
  clientId: clientIds,
  shape,
  brokenAt: fc.nat(uploadColumns.length),
  type: fc.constantFrom(...unreadTypes),
  fails: fc.uniqueArray(error, { maxLength: 3, selector: (texts) => texts.Error }),
});

interface UploadOptions {
  /** Whether each record has its own Client Id. */
  readonly ownIds?: boolean;
  /** Whether no two records have the same cells. */
  readonly distinct?: boolean;
  /** Whether no row is broken. */
  readonly whole?: boolean;
  /** Whether each row has the Type of some record. */
  readonly knownTypes?: boolean;
}

/** Uploads with records of all actions, some of them alike, rows of other types, and broken rows. */
export function uploads({
  ownIds,
  distinct,
  whole,
  knownTypes,
}: UploadOptions = {}): Arbitrary<File<Sent>> {
  const columns = fc.shuffledSubarray([...uploadColumns, 'Id', 'Note'], {
    minLength: uploadColumns.length + 2,
  });
  const some = conversions.filter((records) => records.length > 0);
  return fc
    .tuple(
      fc.constantFrom(',', '\t'),
      columns,
      some,
      fc.array(uploadedRow, { maxLength: 14, size: 'max' }),
    )
    .map(([delimiter, columns, records, rows]) => ({
      delimiter,
      columns,
      rows: rows.map(({ like, clientId, shape, type, ...row }, i): Sent => {
        const record = textsOf(records[like % records.length] as OfflineConversion);
        // Every other one differs from that before it in case alone, as Client Ids may.
        const ownId = `${record['Client Id'] ?? 'order'} ${i % 2 ? 'A' : 'a'}${Math.floor(i / 2)}`;
        const ids: Record<string, string> = { own: ownId, missing: '' };
        // Some differ in what can not be read.
        const apart =
          i % 3 === 0 ? { 'Conversion Time': `day ${i}` } : { 'Conversion Name': `${i}` };
        const other = knownTypes && !otherTypes.includes(type) ? 'Campaign' : type;
        const types: Record<string, string> = { other, error: errorType };
        return {
          texts: {
            ...record,
            ...{
              Type: types[shape] ?? recordType,
              'Client Id': ids[ownIds ? 'own' : clientId] ?? clientId,
            },
            ...(distinct && apart),
            ...{ Id: String(1000 - i), Note: 'not of the record' },
          },
          brokenAt: shape === 'broken' && !whole ? row.brokenAt : undefined,
          fails: row.fails,
        };
      }),
    }));
}

const all = <T>(items: readonly T[]) =>
  fc.shuffledSubarray([...items], { minLength: items.length });

/** Columns of a result in any order: those of the upload, and more. */
const resultColumns = all([
  ...uploadColumns,
  ...errorColumns,
  ...['Status', 'Id', 'Parent Id', 'Campaign', 'Editorial Location'],
]);

/** Each error row has its own detail, so that it is known wherever it goes. */
function numbered(rows: readonly Row[], start: string): Row[] {
  return rows.map((row, i) =>
    row.texts.Error ? { ...row, texts: { ...row.texts, 'Error Detail': `${start} ${i}` } } : row,
  );
}

/** What the service gives back in this mode, as it is. @param details `own` for each error row, or `none` */
export function results(
  upload: File<Sent>,
  mode: 'errors-only' | 'errors-and-results',
  details = 'own',
): Arbitrary<File> {
  const rows = resultOf(upload, mode);
  const own = details === 'own' ? numbered(rows, 'Error') : rows;
  const respelled = fc.boolean().map((respelled) => own.map((row) => ({ ...row, respelled })));
  return fc
    .tuple(resultColumns, respelled)
    .map(([columns, rows]) => ({ delimiter: upload.delimiter, columns, rows }));
}

/** The same rows, the Type of some error rows misspelled. */
export function someMisspelled<R extends Row>(rows: readonly R[]): Arbitrary<R[]> {
  const unchanged = { weight: 2, arbitrary: fc.constant(undefined) };
  const type = fc.oneof(unchanged, fc.constantFrom(...misspelledErrorTypes));
  return fc
    .array(type, { minLength: rows.length, maxLength: rows.length })
    .map((types) =>
      rows.map((row, i) =>
        row.texts.Type === errorType && types[i] !== undefined
          ? { ...row, texts: { ...row.texts, Type: types[i] } }
          : row,
      ),
    );
}

/** The same rows in any order. */
export function shuffled(file: File): Arbitrary<File> {
  return all(file.rows).map((rows) => ({ ...file, rows }));
}

/** Rows that no upload has asked for; some have the Client Id or the cells of an uploaded record. */
function foreign(upload: File<Sent>): Arbitrary<Row[]> {
  const [some = { texts: {} }] = upload.rows;
  const uploaded = fc.constantFrom(some, ...upload.rows).map(({ texts }) => texts);
  const strange = conversions.map(([record]) => (record ? textsOf(record) : {}));
  const id = fc.constantFrom('', '', 'elsewhere', 'elsewhere 2', '__proto__');
  const cells = fc.oneof(
    uploaded,
    fc.tuple(strange, id).map(([texts, id]) => ({ ...texts, 'Client Id': id })),
    fc.tuple(uploaded, id).map(([texts, id]) => ({ ...texts, 'Client Id': id })),
    id.map((id) => ({ 'Client Id': id })),
  );
  const type = fc.constantFrom(recordType, errorType, errorType, 'Campaign', 'Campaign Error');
  const row = fc.tuple(cells, type, error).map(
    ([texts, type, fail]): Row => ({
      texts: { ...texts, Type: type, ...(type.endsWith('Error') ? fail : {}) },
    }),
  );
  // The service may have an error for a row that can not be read here.
  const broken = upload.rows.filter(({ brokenAt }) => brokenAt !== undefined);
  if (broken.length === 0) return fc.array(row, { maxLength: 6 });
  const complaint = fc
    .tuple(fc.constantFrom(...broken), error)
    .map(([{ texts }, fail]): Row => ({ texts: { ...texts, Type: errorType, ...fail } }));
  return fc.array(fc.oneof(row, complaint), { maxLength: 6 });
}

/** The same rows, some of them broken. */
function someBroken(rows: readonly Row[]): Arbitrary<Row[]> {
  const whole = { weight: 9, arbitrary: fc.constant(undefined) };
  const brokenAt = fc.oneof(whole, { weight: 1, arbitrary: fc.nat(25) });
  return fc
    .array(brokenAt, { minLength: rows.length, maxLength: rows.length })
    .map((places) => rows.map((row, i) => ({ ...row, brokenAt: places[i] })));
}

/** A result to which everything has happened: dropped, doubled, foreign, reordered and broken rows. */
export function disturbed(
  upload: File<Sent>,
  mode: 'errors-only' | 'errors-and-results',
  details = 'own',
): Arbitrary<File> {
  return results(upload, mode, details).chain((file) => {
    const rows = [...file.rows];
    const kept = fc.oneof(fc.constant(rows), fc.subarray(rows));
    const doubled = fc.oneof(fc.constant([]), fc.subarray(rows));
    return fc
      .tuple(kept, doubled, foreign(upload))
      .chain(([kept, doubled, strange]) => {
        const others = details === 'own' ? numbered(strange, 'Foreign') : strange;
        const together = [...kept, ...doubled, ...others];
        return fc
          .oneof(all(together), fc.constant(together))
          .chain(someMisspelled)
          .chain(someBroken);
      })
      .map((rows) => ({ ...file, rows }));
  });
}
