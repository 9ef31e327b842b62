import { describe, expect, test } from 'vitest';
import { readOfflineConversions, validateBulkFile } from '../../../src/index';
import { addRow, columns, fileOf, now, type Row, restateRow, retractRow } from '../../support/rows';
import { withoutMessage } from '../../support/without-message';

const identifiers = ['Hashed Email Address', 'Hashed Phone Number', 'Microsoft Click Id'];
const without = (...names: string[]) => columns.filter((name) => !names.includes(name));
const header = { line: 1, row: 0 };
const missing = { code: 'column-missing', severity: 'error', ...header };
const noIdentifier = {
  code: 'no-identifier',
  severity: 'error',
  serviceError: { number: 5603, code: 'OfflineConversionMicrosoftClickIdNullOrEmpty' },
};
const onAdd = { line: 3, row: 2, action: 'Add', clientId: 'C-1' };
const onRestate = { line: 4, row: 3, action: 'Restate', clientId: 'C-2' };

interface Case {
  readonly title: string;
  readonly rows: readonly Row[];
  readonly headers?: readonly string[];
  readonly issues: readonly object[];
  /** Rows that have a record. */
  readonly records: readonly number[];
}

const cases: readonly Case[] = [
  {
    title: 'a column that all rows need is said once, whatever their number',
    rows: [addRow, addRow, restateRow],
    headers: without('Conversion Name'),
    issues: [{ ...missing, column: 'Conversion Name' }],
    records: [],
  },
  {
    title: 'a column that only a Restate needs costs the Restate, and no other row',
    rows: [addRow, restateRow, { ...retractRow, 'Conversion Name': 'Lead' }],
    headers: without('Adjustment Value'),
    issues: [{ ...missing, column: 'Adjustment Value' }],
    records: [2, 4],
  },
  {
    title: 'a column that no row needs may be absent',
    rows: [addRow, { ...retractRow, 'Conversion Name': 'Lead' }],
    headers: without('Adjustment Value', 'Adjustment Currency Code'),
    issues: [],
    records: [2, 3],
  },
  {
    title: 'several columns are said in the order of the table',
    rows: [restateRow],
    headers: without('Adjustment Value', 'Conversion Time', 'Adjustment Time', 'Conversion Name'),
    issues: ['Conversion Name', 'Conversion Time', 'Adjustment Time', 'Adjustment Value'].map(
      (column) => ({ ...missing, column }),
    ),
    records: [],
  },
  {
    title: 'none of the identifier columns is one fault, and names no column',
    rows: [addRow, restateRow],
    headers: without(...identifiers),
    issues: [missing],
    records: [],
  },
  ...identifiers.map((name) => ({
    title: `the column ${name} alone is enough`,
    rows: [addRow],
    headers: without(...identifiers.filter((each) => each !== name)),
    issues: [],
    records: [2],
  })),
  {
    title: 'a lone identifier column with an empty cell',
    rows: [{ ...addRow, 'Microsoft Click Id': '' }],
    headers: without('Hashed Email Address', 'Hashed Phone Number'),
    issues: [{ ...noIdentifier, ...onAdd }],
    records: [],
  },
  {
    title: 'identifier columns with three empty cells',
    rows: [addRow, restateRow].map((row) => ({
      ...row,
      ...Object.fromEntries(identifiers.map((name) => [name, ''])),
    })),
    issues: [
      { ...noIdentifier, ...onAdd },
      { ...noIdentifier, ...onRestate },
    ],
    records: [],
  },
  ...identifiers.map((name) => ({
    title: `the cell ${name} alone is enough`,
    rows: [
      {
        ...addRow,
        ...Object.fromEntries(
          identifiers.filter((each) => each !== name).map((each) => [each, '']),
        ),
      },
    ],
    issues: [],
    records: [2],
  })),
  {
    title: 'an identifier that is wrong is filled all the same',
    rows: [
      {
        ...addRow,
        'Hashed Email Address': '',
        'Hashed Phone Number': '',
        'Microsoft Click Id': 'no',
      },
    ],
    issues: [
      {
        code: 'click-id',
        severity: 'error',
        ...onAdd,
        column: 'Microsoft Click Id',
        serviceError: { number: 5604, code: 'OfflineConversionMicrosoftClickIdInvalid' },
      },
    ],
    records: [],
  },
];

describe('what the header lacks', () => {
  test.each(cases)('$title', async ({ rows, headers = columns, issues, records }) => {
    const file = fileOf(rows, headers);
    const report = await validateBulkFile(file, { now });
    expect(withoutMessage(report.issues)).toEqual(issues);
    const found = [];
    for await (const { row, record } of readOfflineConversions(file, { now }))
      if (record) found.push(row);
    expect(found).toEqual(records);
  });
});
