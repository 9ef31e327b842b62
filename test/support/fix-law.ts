import { DateTime } from 'luxon';
import { expect } from 'vitest';
import {
  type Change,
  type FixOptions,
  fixBulkFile,
  isBulkFileError,
  readBulkRows,
  readOfflineConversions,
  validateBulkFile,
} from '../../src/index';
import { textOf } from './plain';

type Bytes = string | Uint8Array;
type Kind = NonNullable<FixOptions['kind']>;

/** Codes that no fixed upload has, whatever was in it. Others are repaired only where it is certain. */
const gone = [
  ...['bom-missing', 'bom-repeated', 'delimiter', 'column-spelling', 'version-missing'],
  ...['version-not-first', 'version-spelling', 'version-split', 'version-column', 'version-empty'],
  ...['adjustment-type-spelling', 'time-iso', 'hash-case', 'click-id-dashes'],
] as const;

/** A file as it is fixed, and what was changed. Undefined if it cannot be read to its end. */
export async function fix(bytes: Bytes, options: FixOptions = {}) {
  const changes: Change[] = [];
  const onChange = (change: Change) => changes.push(change);
  try {
    return { text: await textOf(fixBulkFile(bytes, { ...options, onChange })), changes };
  } catch (cause) {
    if (!isBulkFileError(cause)) throw cause;
    return undefined;
  }
}

/** The records of a file by row: instants as ISO text, identifiers in lower case and without dashes. */
async function recordsOf(bytes: Bytes, kind: Kind): Promise<ReadonlyMap<number, object>> {
  const records = new Map<number, object>();
  const now = new Date('2026-11-21T12:00:00Z');
  const options = { kind, now, duplicates: false };
  for await (const { row, record } of readOfflineConversions(bytes, options))
    if (record) records.set(row, Object.entries(record).map(plain));
  return records;
}

function plain([name, value]: [string, unknown]): readonly [string, unknown] {
  if (DateTime.isDateTime(value)) return [name, value.toISO()];
  if (/^hashed|^microsoft/.test(name))
    return [name, String(value).toLowerCase().replaceAll('-', '')];
  return [name, value];
}

/** The filled cells of a file by row. */
async function rowsOf(bytes: Bytes): Promise<ReadonlyMap<number, string>> {
  const rows = new Map<number, string>();
  for await (const { row, cells } of readBulkRows(bytes))
    rows.set(row, JSON.stringify([...cells].filter(([, cell]) => cell !== '')));
  return rows;
}

/** The law of a fixer. Returns the changes; undefined if the file cannot be read to its end. */
export async function expectLaw(
  bytes: Bytes,
  kind: Kind = 'upload',
): Promise<readonly Change[] | undefined> {
  const before = await validateBulkFile(bytes, { kind });
  const fixed = await fix(bytes, { kind });
  if (!fixed) {
    expect(before.readable).toBe(false);
    return undefined;
  }
  const { text, changes } = fixed;
  const codes = new Set<string>(changes.map(({ code }) => code));

  // What it repairs is gone, and fixing again changes nothing.
  const after = await validateBulkFile(text, { kind });
  expect(after.readable).toBe(true);
  if (kind === 'upload') expect(gone.filter((code) => after.counts[code])).toEqual([]);
  expect(await fix(text, { kind })).toEqual({ text, changes: [] });
  if (codes.has('delimiter')) return changes;

  // No row is lost but a Format Version that is said twice, and none is added but that.
  const dropped = changes.filter(({ code }) =>
    ['version-not-first', 'version-repeated'].includes(code),
  );
  const added = codes.has('version-missing') || codes.has('version-not-first') ? 1 : 0;
  expect(after.rows).toBe(before.rows + added - dropped.length);
  const rowAfter = (row: number) =>
    row + added - dropped.filter((change) => change.row <= row).length;

  // Rows and records are the same but for what is listed.
  const listed = new Set(changes.map(({ row }) => row));
  const isSameHeader = !changes.some(({ code }) => code.startsWith('column-'));
  if (!isSameHeader) return changes;
  const [rows, fixedRows] = [await rowsOf(bytes), await rowsOf(text)];
  for (const [row, cells] of rows)
    if (!listed.has(row)) expect(fixedRows.get(rowAfter(row))).toBe(cells);
  const [records, fixedRecords] = [await recordsOf(bytes, kind), await recordsOf(text, kind)];
  for (const [row, record] of records) expect(fixedRecords.get(rowAfter(row))).toEqual(record);
  const expected = [...records.keys()].map(rowAfter);
  const more = [...fixedRecords.keys()].filter((row) => !expected.includes(row));
  const repaired = new Set([...listed].map(rowAfter));
  expect(more.filter((row) => !repaired.has(row))).toEqual([]);
  return changes;
}
