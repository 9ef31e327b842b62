import { DateTime } from 'luxon';
import { expect } from 'vitest';
import {
  BulkFileError,
  type Issue,
  type OfflineConversion,
  readOfflineConversions,
  writeOfflineConversions,
} from '../../src/index';
import { now } from '../support/conversion-arbitrary';
import { textOf } from '../support/plain';
import { slowFile } from './slow-csv';
import { type Meaning, recordColumns, slowConversions } from './slow-record';

const options = { now, duplicates: false };

/** What a record says, in the terms of the second reader. */
function meaningOf(record: OfflineConversion): Meaning {
  return Object.fromEntries(
    recordColumns.flatMap((header) => {
      const name = header.replace(/^./, (first) => first.toLowerCase()).replaceAll(' ', '');
      const property = header === 'Adjustment Type' ? 'action' : name;
      const value = (record as unknown as Record<string, unknown>)[property];
      if (value === undefined) return [];
      return [[header, DateTime.isDateTime(value) ? value.toMillis() : (value as string | number)]];
    }),
  );
}

export interface Read {
  readonly rows: { line: number; row: number; meaning: Meaning | undefined }[];
  readonly records: OfflineConversion[];
  readonly issues: Issue[];
  readonly isWhole: boolean;
  /** Rows without a record and without an error that says why. */
  readonly unsaid: number[];
}

async function read(bytes: Uint8Array): Promise<Read> {
  const found: Omit<Read, 'isWhole'> = { rows: [], records: [], issues: [], unsaid: [] };
  const onIssue = (issue: Issue) => found.issues.push(issue);
  let isWhole = true;
  try {
    for await (const { line, row, record, issues } of readOfflineConversions(bytes, {
      ...options,
      onIssue,
    })) {
      found.rows.push({ line, row, meaning: record && meaningOf(record) });
      found.issues.push(...issues);
      if (record) found.records.push(record);
      else if (!issues.some(({ severity }) => severity === 'error')) found.unsaid.push(row);
    }
  } catch (cause) {
    if (!(cause instanceof BulkFileError)) throw cause;
    isWhole = false;
  }
  return { ...found, isWhole };
}

/** What may change on writing: times lose what is below a second, and values what is below a thousandth. */
function asWritten(meaning: Meaning): Meaning {
  return Object.fromEntries(
    Object.entries(meaning).map(([name, value]) => {
      if (typeof value === 'number' && name.endsWith('Time'))
        return [name, Math.floor(value / 1000) * 1000];
      return [name, value];
    }),
  );
}

function expectSame(written: Meaning, meant: Meaning): void {
  const { 'Conversion Value': value, 'Adjustment Value': adjusted, ...rest } = asWritten(meant);
  // A writer takes the dashes out of a GUID.
  const clickId = meant['Microsoft Click Id'];
  const withoutDashes = typeof clickId === 'string' && {
    'Microsoft Click Id': clickId.replaceAll('-', ''),
  };
  expect(written).toMatchObject({ ...rest, ...withoutDashes });
  expect(Object.keys(written).sort()).toEqual(Object.keys(meant).sort());
  for (const [name, given] of Object.entries({
    'Conversion Value': value,
    'Adjustment Value': adjusted,
  }))
    if (given !== undefined)
      expect(Math.abs((written[name] as number) - (given as number))).toBeLessThanOrEqual(
        String(given).length - String(given).indexOf('.') > 4 ? 0.000_500_1 : 0,
      );
}

/** The file is read, and written again, as the second reader reads both. */
export async function expectSameMeaning(bytes: Uint8Array): Promise<Read> {
  const file = slowFile(bytes);
  const expected = slowConversions(file, now.toMillis());
  const found = await read(bytes);
  expect(found.isWhole).toBe(file.isWhole);
  expect(found.rows).toEqual(expected);
  // A column that is missing is said once, of the file.
  const codes = new Set(found.issues.map(({ code }) => code));
  if (!codes.has('column-missing')) expect(found.unsaid).toEqual([]);

  const again = await textOf(
    writeOfflineConversions(found.records, { ...options, allowEmpty: true }),
  );
  const written = slowConversions(slowFile(new TextEncoder().encode(again)), now.toMillis());
  const meant = expected.flatMap(({ meaning }) => (meaning ? [meaning] : []));
  expect(written).toHaveLength(meant.length);
  for (const [i, { meaning }] of written.entries())
    expectSame(meaning as Meaning, meant[i] as Meaning);
  return found;
}
