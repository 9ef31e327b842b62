import { describe, expect, test } from 'vitest';
import {
  checkOfflineConversion,
  type InvalidRecordError,
  type Issue,
  type OfflineConversionInput,
  validateBulkFile,
  writeOfflineConversions,
} from '../../src/index';
import { add, restate } from '../support/checked-objects';
import { textOf } from '../support/plain';
import { addRow, columns, fileOf, now, type Row, restateRow, retractRow } from '../support/rows';

/* What the engine itself says, whatever the record type: in full, as people read it. */

type Options = NonNullable<Parameters<typeof validateBulkFile>[1]>;
const without = (...names: string[]) => columns.filter((name) => !names.includes(name));
const adjusts =
  ' This row adds a conversion because Adjustment Type is empty. To adjust one, write Restate or Retract there.';

interface FileCase {
  readonly what: string;
  readonly row: Row;
  readonly headers?: readonly string[];
  readonly options?: Options;
  readonly said: readonly string[];
}

test.each<FileCase>([
  {
    what: 'an empty cell',
    row: { ...addRow, 'Conversion Name': '' },
    said: ['Conversion Name is empty. An Add requires it.'],
  },
  {
    what: 'an empty cell, its value beside it',
    row: { ...restateRow, 'Adjustment Value': '', 'Conversion Value': '5' },
    said: [
      'Conversion Value is filled in, but does not apply to a Restate. Leave it empty.',
      'Adjustment Value is empty. A Restate requires it. Conversion Value is filled in, but a Restate takes its new value from Adjustment Value.',
    ],
  },
  {
    what: 'an empty cell, without its value beside it',
    row: { ...restateRow, 'Adjustment Value': '' },
    said: ['Adjustment Value is empty. A Restate requires it.'],
  },
  {
    what: 'cells that do not apply to an Add',
    row: { ...addRow, 'Adjustment Time': '2/10/2026 9:00:00 AM', 'Adjustment Value': '5' },
    said: [
      `Adjustment Time is filled in, but does not apply to an Add. Leave it empty.${adjusts}`,
      `Adjustment Value is filled in, but does not apply to an Add. Leave it empty.${adjusts}`,
    ],
  },
  {
    what: 'a cell that does not apply to a Retract',
    row: { ...retractRow, 'Adjustment Value': '5' },
    said: ['Adjustment Value is filled in, but does not apply to a Retract. Leave it empty.'],
  },
  {
    what: 'cells of which nothing is documented',
    row: {
      ...restateRow,
      'External Attribution Credit': '0.5',
      'External Attribution Model': 'Linear',
    },
    said: [
      'External Attribution Credit is filled in, but it is not documented whether a Restate accepts it. Leave it empty to be safe.',
      'External Attribution Model is filled in, but it is not documented whether a Restate accepts it. Leave it empty to be safe.',
    ],
  },
  {
    what: 'a missing value that became text',
    row: { ...addRow, 'Conversion Name': 'null' },
    said: [
      'The cell contains "null", which looks like a missing value that was turned into text. If the value is missing, leave the cell empty.',
    ],
  },
  {
    what: 'delete_value',
    row: { ...addRow, 'Conversion Name': 'delete_value' },
    said: [
      'delete_value clears a field in an update, but there is nothing to clear here. Leave the cell empty.',
    ],
  },
  {
    what: 'a column that is missing',
    row: addRow,
    headers: without('Conversion Name'),
    said: ['The header has no column "Conversion Name". An Add requires it.'],
  },
  {
    what: 'columns that are missing',
    row: restateRow,
    headers: without('Hashed Email Address', 'Hashed Phone Number', 'Microsoft Click Id'),
    said: [
      'The header has none of these columns: Microsoft Click Id, Hashed Email Address, Hashed Phone Number. A Restate requires at least one of them.',
    ],
  },
  {
    what: 'a value that may not be shown',
    row: { ...addRow, 'Conversion Currency Code': 'john@contoso.com' },
    said: ['The cell is not a currency code. Write three capital letters, for example USD.'],
  },
  {
    what: 'a value of an identifier',
    row: { ...addRow, 'Microsoft Click Id': 'abc' },
    said: ['This is not a Microsoft click id (msclkid). A Microsoft click id has 32 hex digits.'],
  },
  {
    what: 'the first 100 characters, where values are asked for',
    row: { ...addRow, 'Conversion Currency Code': `john@contoso.com${'m'.repeat(100)}` },
    options: { showValues: true },
    said: [
      `"john@contoso.com${'m'.repeat(84)}" is not a currency code. Write three capital letters, for example USD.`,
    ],
  },
])('a file with $what', async ({ row, headers = columns, options = {}, said }) => {
  const { issues } = await validateBulkFile(fileOf([row], headers), { now, ...options });
  expect(issues.map(({ message }) => message)).toEqual(said);
});

test('an object with a value for a column that is not written', async () => {
  const written = writeOfflineConversions([add], { now, columns: ['Conversion Name'] });
  const error: unknown = await textOf(written).catch((thrown) => thrown);
  const { issues } = error as InvalidRecordError;
  expect(issues[0]?.message).toBe(
    'Property "clientId" cannot be written. The option "columns" leaves out "Client Id".',
  );
});

test.each<FileCase>([
  {
    what: 'that a column is missing',
    row: addRow,
    headers: without('Conversion Name'),
    options: { severity: { 'column-missing': 'off' } },
    said: [],
  },
  {
    what: 'that there is no identifier',
    row: {
      ...addRow,
      'Hashed Email Address': '',
      'Hashed Phone Number': '',
      'Microsoft Click Id': '',
    },
    options: { severity: { 'no-identifier': 'off' } },
    said: [],
  },
])('it can be switched off to say $what', async ({ row, headers = columns, options, said }) => {
  const { issues } = await validateBulkFile(fileOf([row], headers), { now, ...options });
  expect(issues.map(({ message }) => message)).toEqual(said);
});

test('a record that is refused is none of the file', async () => {
  const issues: Issue[] = [];
  const onIssue = (issue: Issue) => issues.push(issue);
  const records = [{ ...add, clientId: '', conversionName: '' }, add];
  await textOf(writeOfflineConversions(records, { now, onInvalid: 'skip', onIssue }));
  expect(issues).toEqual([]);
  await textOf(writeOfflineConversions([{ ...add, clientId: '' }], { now, onIssue }));
  expect(issues.map(({ code }) => code)).toEqual(['no-client-id']);
});

describe('an object with', () => {
  test.each<[what: string, record: object, options: object, ...said: string[]]>([
    [
      'a property of no action',
      { ...add, colour: 'red' },
      {},
      `Unknown property "colour". Correct its name, or leave it out.`,
    ],
    [
      'a property nearly right',
      { ...add, conversionNam: 'Lead' },
      {},
      `Unknown property "conversionNam". Did you mean "conversionName"?`,
    ],
    [
      'a property that may not be shown',
      { ...add, 'john@contoso.com': 'Lead' },
      {},
      'Unknown property. Correct its name, or leave it out.',
    ],
    [
      'a property that is shown where values are asked for',
      { ...add, 'john@contoso.com': 'Lead' },
      { showValues: true },
      `Unknown property "john@contoso.com". Correct its name, or leave it out.`,
    ],
    [
      'a property that does not apply to an Add',
      { ...add, adjustmentValue: 5 },
      {},
      `Property "adjustmentValue" does not apply to an Add. Leave it out.${adjusts}`,
    ],
    [
      'a property that does not apply to a Restate',
      { ...restate, conversionValue: 5 },
      {},
      'Property "conversionValue" does not apply to a Restate. Leave it out.',
    ],
    [
      'an unknown property, before what a column has',
      { ...add, conversionName: '', colour: 'red' },
      {},
      `Unknown property "colour". Correct its name, or leave it out.`,
      'Conversion Name is empty. An Add requires it.',
    ],
    ['a text as long as it may be', add, { maxCellLength: 32 }],
    [
      'a text that is too long',
      add,
      { maxCellLength: 31 },
      'Microsoft Click Id has 32 characters. The maximum is 31.',
    ],
    [
      'a value in the wrong property',
      { ...restate, adjustmentValue: null, conversionValue: 5 },
      {},
      'Property "conversionValue" does not apply to a Restate. Leave it out.',
      'Adjustment Value is empty. A Restate requires it.',
    ],
  ])('%s', (_what, record, options, ...said) => {
    const issues = checkOfflineConversion(record as OfflineConversionInput, { now, ...options });
    expect(issues.map(({ message }) => message)).toEqual(said);
  });
});
