import { describe, expect, it } from 'vitest';
import { readBulkRows } from '../../src/index';
import { type ExpectedIssue, error, warning } from '../support/expected';
import { outcomeOf } from '../support/outcome';
import { uploadText } from '../support/upload-text';
import { faultsOf } from './faults-of';

const header = 'Type,Name,Client Id';
const version = 'Format Version,6.0,';
const kinds = ['upload', 'result'] as const;

describe.each(kinds)('record-type, in a file of kind %s', (kind) => {
  it.each([
    { type: 'offline conversion', nearest: 'Offline Conversion' },
    { type: 'OFFLINE CONVERSION', nearest: 'Offline Conversion' },
    { type: ' Offline Conversion', nearest: 'Offline Conversion' },
    { type: 'Offline Conversion ', nearest: 'Offline Conversion' },
    { type: 'Offline\u00a0Conversion', nearest: 'Offline Conversion' },
    { type: 'Offline  Conversion', nearest: 'Offline Conversion' },
    { type: 'OfflineConversion', nearest: 'Offline Conversion' },
    { type: 'Offline Conversions', nearest: 'Offline Conversion' },
    { type: 'Ofline Conversion', nearest: 'Offline Conversion' },
    { type: 'Offline Convertion', nearest: 'Offline Conversion' },
    { type: 'Offline Conversoin', nearest: 'Offline Conversion' },
    { type: 'format version', nearest: 'Format Version' },
    { type: 'FormatVersion', nearest: 'Format Version' },
    { type: 'Format Version:', nearest: 'Format Version' },
    { type: 'Offline conversion error', nearest: 'Offline Conversion Error' },
    { type: 'OfflineConversionError', nearest: 'Offline Conversion Error' },
    { type: 'Offline   Conversion   Error', nearest: 'Offline Conversion Error' },
    { type: 'Offline Conversion Eror', nearest: 'Offline Conversion Error' },
  ])('"$type" is one slip, and its row is handed on unread', async ({ type, nearest }) => {
    const text = uploadText(header, version, `${type},x,y`);
    const { rows, file, messages } = await faultsOf(text, { kind });
    expect({ rows, file }).toEqual({
      rows: [warning('record-type', 3, 2, { column: 'Type' })],
      file: [],
    });
    expect(messages[0]).toContain(`"${nearest}"`);
    expect((await outcomeOf(text, { kind })).rows[1]?.type).toBe(type);
  });

  it.each(['', ' ', '\u00a0'])('"%s" is empty', async (type) => {
    const { rows, messages } = await faultsOf(uploadText(header, version, `${type},x,y`), { kind });
    expect(rows).toEqual([warning('record-type', 3, 2, { column: 'Type' })]);
    expect(messages[0]).toContain('empty');
  });

  it.each([
    'Offline Conversion',
    'Offline Conversion Error',
    'OfflineConversion Goal',
    'Offline Conversion Goal',
    'Campaign',
  ])('near miss: "%s" is no slip', async (type) => {
    expect(await faultsOf(uploadText(header, version, `${type},x,y`), { kind })).toMatchObject({
      rows: [],
      file: [],
    });
  });
});

describe.each<{ name: string; lines: readonly string[]; rows: readonly ExpectedIssue[] }>([
  {
    name: 'cells-missing',
    lines: [header, version, 'Offline Conversion,x', 'Campaign'],
    rows: [warning('cells-missing', 3, 2), warning('cells-missing', 4, 3)],
  },
  {
    name: 'cells-missing: the header counts up to its last name',
    lines: ['Type,Name,,Client Id,,', 'Format Version,6.0,,', 'Offline Conversion,x,'],
    rows: [warning('cells-missing', 3, 2)],
  },
  {
    name: 'near miss of cells-missing: empty cells',
    lines: [header, version, 'Offline Conversion,,', 'Campaign,"",""'],
    rows: [],
  },
  {
    name: 'near miss of cells-missing: no cells for empty header cells at the end',
    lines: ['Type,Name,', 'Format Version,6.0', 'Offline Conversion,x'],
    rows: [],
  },
  {
    name: 'cells-extra',
    lines: [header, version, 'Offline Conversion,x,y,z', 'Campaign,x,y,, '],
    rows: [error('cells-extra', 3, 2), error('cells-extra', 4, 3)],
  },
  {
    name: 'cells-extra: under an empty header cell at the end',
    lines: ['Type,Name,', 'Format Version,6.0,', 'Offline Conversion,x,y'],
    rows: [error('cells-extra', 3, 2)],
  },
  {
    name: 'near miss of cells-extra: empty cells',
    lines: [header, version, 'Offline Conversion,x,y,,,,""'],
    rows: [],
  },
  {
    name: 'quote',
    lines: [header, version, 'Offline Conversion,"x"y,z', 'Campaign,x,y'],
    rows: [error('quote', 3, 2)],
  },
  {
    name: 'near miss of quote: a doubled quote, and a quote within',
    lines: [header, version, 'Offline Conversion,"x""y",z', 'Campaign,x"y"z,'],
    rows: [],
  },
  {
    name: 'a row that is lost has that fault alone',
    lines: [header, version, 'offline conversion,"x"y', '"x"y', 'Campaign,,,"x"y'],
    rows: [error('quote', 3, 2), error('quote', 4, 3), error('quote', 5, 4)],
  },
  {
    name: 'several faults of one row',
    lines: [header, version, 'offline conversion,x,y,z', 'Ofline Conversion'],
    rows: [
      error('cells-extra', 3, 2),
      warning('record-type', 3, 2, { column: 'Type' }),
      warning('cells-missing', 4, 3),
      warning('record-type', 4, 3, { column: 'Type' }),
    ],
  },
])('$name', ({ lines, rows }) => {
  it.each(kinds)('in a file of kind %s', async (kind) => {
    const expected = { rows, file: [], fault: undefined };
    expect(await faultsOf(uploadText(...lines), { kind })).toMatchObject(expected);
  });
});

describe('severity', () => {
  const text = uploadText(header, version, 'Offline Conversion', 'Campaign,x,y,z');
  it.each([
    { options: {}, rows: [warning('cells-missing', 3, 2), error('cells-extra', 4, 3)] },
    {
      options: { strict: true },
      rows: [error('cells-missing', 3, 2), error('cells-extra', 4, 3)],
    },
    {
      options: { strict: true, severity: { 'cells-missing': 'warning' as const } },
      rows: [warning('cells-missing', 3, 2), error('cells-extra', 4, 3)],
    },
    {
      options: { severity: { 'cells-missing': 'off' as const } },
      rows: [error('cells-extra', 4, 3)],
    },
  ])('of faults of rows with $options', async ({ options, rows }) => {
    expect((await faultsOf(text, options)).rows).toEqual(rows);
  });

  it('of what ends the reading can not be lowered', () => {
    for (const code of ['quote', 'cell-too-long', 'cells-extra', 'encoding', 'delimiter'])
      expect(() => readBulkRows(text, { severity: { [code]: 'warning' } })).toThrow(TypeError);
  });
});

describe('the length of a cell, without the option', () => {
  const limit = 1_048_576;
  const file = (cell: string) => uploadText(header, version, `Offline Conversion,${cell},y`);

  it.each([
    { name: 'unquoted', write: (length: number) => 'x'.repeat(length) },
    { name: 'quoted', write: (length: number) => `"${'\n'.repeat(length)}"` },
  ])('has its limit at 1,048,576 UTF-16 units, $name', async ({ write }) => {
    const atLimit = await outcomeOf(file(write(limit)));
    expect(atLimit.fault).toBeUndefined();
    expect(atLimit.rows[1]?.cells[1]?.[1]).toHaveLength(limit);
    const over = await faultsOf(file(write(limit + 1)));
    expect(over).toMatchObject({ rows: [], file: [], fault: error('cell-too-long', 3, 2) });
  });
});

describe('the length of a row', () => {
  const limit = 16_777_216;
  const first = 'Offline Conversion,';
  /** A row of so many UTF-16 units, in cells of 1,000. */
  const row = (length: number) =>
    first + `${'x'.repeat(999)},`.repeat(length / 1000 + 1).slice(first.length, length);
  const file = (length: number) => uploadText(header, version, row(length));

  it('has its limit at 16,777,216 UTF-16 units', async () => {
    const atLimit = await outcomeOf(file(limit));
    expect(atLimit.fault).toBeUndefined();
    expect(atLimit.rows.map(({ type }) => type)).toEqual(['Format Version', 'Offline Conversion']);
    const over = await faultsOf(file(limit + 1));
    expect(over).toMatchObject({ rows: [], file: [], fault: error('row-too-long', 3, 2) });
  });

  it('may be as long as a cell', async () => {
    const options = { maxCellLength: limit + 1 };
    expect((await outcomeOf(file(limit + 1), options)).fault).toBeUndefined();
    const over = await faultsOf(file(limit + 2), options);
    expect(over.fault).toMatchObject(error('row-too-long', 3, 2));
  });
});
