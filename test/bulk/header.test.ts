import { describe, expect, it } from 'vitest';
import {
  type Issue,
  type ReadOptions,
  readBulkRows,
  readOfflineConversions,
} from '../../src/index';
import { type ExpectedIssue, error, warning } from '../support/expected';
import { uploadText } from '../support/upload-text';
import { withoutMessage } from '../support/without-message';
import { faultsOf } from './faults-of';

interface Case {
  readonly name: string;
  readonly header: string;
  readonly options?: ReadOptions;
  readonly issues: readonly ExpectedIssue[];
  /** What the messages tell beyond the fields. */
  readonly says?: readonly string[];
}

/** A file with this header: its first two columns are Type and Name. */
function fileWith(header: string): string {
  return uploadText(header, `Format Version,6.0${','.repeat(header.split(',').length - 2)}`);
}

/** What is said of the file, where it has no records. */
async function issuesOf(source: string, options: ReadOptions = {}) {
  const issues: Issue[] = [];
  const onIssue = (issue: Issue) => issues.push(issue);
  const severity = { 'no-records': 'off', 'no-client-id': 'off' } as const;
  const rows = readOfflineConversions(source, { severity, ...options, onIssue });
  for await (const _ of rows);
  return { issues: withoutMessage(issues), messages: issues.map(({ message }) => message) };
}

const unknown = warning('column-unknown', 1, 0);
const result: ReadOptions = { kind: 'result' };

describe.each<{ code: string; cases: readonly Case[] }>([
  {
    code: 'column-unknown',
    cases: [
      {
        name: 'a name that a connector writes, with the nearest known one',
        header: 'Type,Name,Adjusted Currency Code',
        issues: [unknown],
        says: ['Column 3 ("Adjusted Currency Code")', '"Adjustment Currency Code"?'],
      },
      {
        name: 'a name with a second space between its words',
        header: 'Type,Name,Client  Id',
        issues: [unknown],
        says: ['Column 3 ("Client  Id")', '"Client Id"?'],
      },
      {
        name: 'a name that is like no other',
        header: 'Type,Name,Favourite Colour',
        issues: [unknown],
        says: ['Column 3 ("Favourite Colour")'],
      },
      {
        name: 'each unknown column',
        header: 'Type,Name,__proto__,Client Id,constructor,toString',
        issues: [unknown, unknown, unknown],
        says: ['Column 3 ("__proto__")', 'Column 5 ("constructor")', 'Column 6 ("toString")'],
      },
      {
        name: 'near miss: the known name',
        header: 'Type,Name,Adjustment Currency Code',
        issues: [],
      },
      {
        name: 'near miss: the columns that any record may have',
        header: 'Type,Name,Status,Id,Parent Id',
        issues: [],
      },
      {
        name: 'near miss: all columns of the record',
        header:
          'Type,Name,Client Id,Conversion Name,Conversion Time,Conversion Value,Conversion Currency Code,Adjustment Type,Adjustment Time,Adjustment Value,Adjustment Currency Code,External Attribution Credit,External Attribution Model,Hashed Email Address,Hashed Phone Number,Microsoft Click Id',
        issues: [],
      },
      { name: 'near miss: a column without a name', header: 'Type,Name,,Client Id,', issues: [] },
      {
        name: 'near miss: an unknown column of a result',
        header: 'Type,Name,Adjusted Currency Code',
        options: result,
        issues: [],
      },
    ],
  },
  {
    code: 'column-spelling',
    cases: [
      {
        name: 'the spelling of the web form',
        header: 'Type,Name,Microsoft Click ID',
        issues: [warning('column-spelling', 1, 0, { column: 'Microsoft Click Id' })],
        says: ['Column 3 is named "Microsoft Click ID". Rename it to "Microsoft Click Id".'],
      },
      {
        name: 'outer spaces',
        header: 'Type,Name, Conversion Name ,Conversion Time\u00a0',
        issues: [
          warning('column-spelling', 1, 0, { column: 'Conversion Name' }),
          warning('column-spelling', 1, 0, { column: 'Conversion Time' }),
        ],
      },
      {
        name: 'Type and Name too, and in a result',
        header: 'TYPE,name',
        options: result,
        issues: [
          warning('column-spelling', 1, 0, { column: 'Type' }),
          warning('column-spelling', 1, 0, { column: 'Name' }),
        ],
      },
      {
        name: 'near miss: the exact name',
        header: 'Type,Name,Microsoft Click Id',
        issues: [],
      },
      {
        name: 'near miss: an unknown name in capitals',
        header: 'Type,Name,FAVOURITE COLOUR',
        options: result,
        issues: [],
      },
    ],
  },
  {
    code: 'column-duplicate',
    cases: [
      {
        name: 'the same name twice',
        header: 'Type,Name,Client Id,Id,Client Id',
        issues: [error('column-duplicate', 1, 0, { column: 'Client Id' })],
        says: ['columns 3 and 5. Only column 3 is read'],
      },
      {
        name: 'three times, in a result',
        header: 'Type,Name,Name,Name',
        options: result,
        issues: [
          error('column-duplicate', 1, 0, { column: 'Name' }),
          error('column-duplicate', 1, 0, { column: 'Name' }),
        ],
        says: ['columns 2 and 3', 'columns 2 and 4'],
      },
      {
        name: 'a name and another spelling of it',
        header: 'Type,Name,Client Id,CLIENT ID',
        issues: [error('column-duplicate', 1, 0, { column: 'Client Id' })],
        says: ['columns 3 and 4. Only column 3 is read'],
      },
      {
        name: 'another spelling before the name: the exact name is read',
        header: 'Type,Name,client id,Client Id',
        issues: [
          warning('column-spelling', 1, 0, { column: 'Client Id' }),
          error('column-duplicate', 1, 0, { column: 'Client Id' }),
        ],
        says: ['columns 3 and 4. Only column 4 is read'],
      },
      {
        name: 'near miss: an unknown column twice, in a result',
        header: 'Type,Name,Colour,Colour',
        options: result,
        issues: [],
      },
      { name: 'near miss: two columns without a name', header: 'Type,Name,,,Id', issues: [] },
    ],
  },
])('$code', ({ cases }) => {
  it.each(cases)('$name', async ({ header, options, issues, says = [] }) => {
    const found = await issuesOf(fileWith(header), options);
    expect(found.issues).toEqual(issues);
    for (const text of says) expect(found.messages.join('\n')).toContain(text);
  });
});

it('offers no name where none is near', async () => {
  const { messages } = await issuesOf(fileWith('Type,Name,Favourite Colour'));
  expect(messages).toHaveLength(1);
  expect(messages[0]).not.toContain('Did you mean');
});

it.each([
  ['msclkid', 'Microsoft Click Id'],
  ['value', 'Conversion Value'],
  ['Currency', 'Conversion Currency Code'],
  ['order_id', 'Client Id'],
  ['Transaction Date', 'Conversion Time'],
  ['refunded_at', 'Adjustment Time'],
  ['sha256_email', 'Hashed Email Address'],
])('offers the column that other systems call %s', async (name, column) => {
  const { messages } = await issuesOf(fileWith(`Type,Name,${name}`));
  expect(messages).toEqual([expect.stringContaining(`Did you mean "${column}"?`)]);
});

it.each(['email_address', 'phone_number', 'customer_email'])(
  'offers no column for %s, which is not hashed',
  async (name) => {
    const { messages } = await issuesOf(fileWith(`Type,Name,${name}`));
    expect(messages).toEqual([expect.stringContaining('Correct its name, or remove it.')]);
  },
);

it('offers no name that the header has', async () => {
  const { messages } = await issuesOf(fileWith('Type,Name,Conversion Name,Conversion Date'));
  expect(messages).toHaveLength(1);
  expect(messages[0]).toContain('Did you mean "Conversion Time"?');
});

it('says an unknown column once, however many rows fill it', async () => {
  const rows = Array.from({ length: 50 }, (_, n) => `Campaign,,${n}`);
  const text = uploadText('Type,Name,Colour', 'Format Version,6.0,', ...rows);
  expect((await issuesOf(text)).issues).toEqual([unknown, warning('mixed-record-types', 52, 51)]);
});

it('says nothing of unknown columns where the rows may be of any type', async () => {
  const expected = { file: [], rows: [], fault: undefined };
  expect(await faultsOf(fileWith('Type,Name,Budget'))).toMatchObject(expected);
});

describe('the byte order mark', () => {
  const lines = 'Type,Name\r\nFormat Version,6.0\r\n';
  const missing = warning('bom-missing', 1, 0);
  const repeated = warning('bom-repeated', 1, 0);

  it.each<{ name: string; text: string; options?: ReadOptions; issues: readonly ExpectedIssue[] }>([
    { name: 'is missing', text: lines, issues: [missing] },
    { name: 'near miss: is there', text: `\ufeff${lines}`, issues: [] },
    { name: 'near miss: is missing in a result', text: lines, options: result, issues: [] },
    { name: 'is there twice', text: `\ufeff\ufeff${lines}`, issues: [repeated] },
    { name: 'is there thrice', text: `\ufeff\ufeff\ufeff${lines}`, issues: [repeated] },
    {
      name: 'is there twice in a result',
      text: `\ufeff\ufeff${lines}`,
      options: result,
      issues: [repeated],
    },
    {
      name: 'stands after a line end: it is missing, and part of a name',
      text: `\r\n\ufeffName,Type\r\n6.0,Format Version\r\n`,
      issues: [warning('bom-missing', 2, 0), warning('column-spelling', 2, 0, { column: 'Name' })],
    },
  ])('$name', async ({ text, options, issues }) => {
    expect((await faultsOf(text, options)).file).toEqual(issues);
    expect((await faultsOf(new TextEncoder().encode(text), options)).file).toEqual(issues);
  });
});

it('says what is wrong with the header before the first row, and of the file after the last', async () => {
  const events: string[] = [];
  const text = 'Type,name\r\nOffline Conversion,\r\nOffline Conversion,\r\n';
  const rows = readBulkRows(text, { onIssue: ({ code }) => events.push(code) });
  for await (const { row } of rows) events.push(`row ${row}`);
  expect(events).toEqual(['bom-missing', 'column-spelling', 'row 1', 'row 2', 'version-missing']);
});

it('looks for the meant column for 500 unknown names: it takes long, and a header may have 65,000', async () => {
  const letter = (index: number) => String.fromCharCode(97 + (index % 26));
  const unknownNames = Array.from(
    { length: 502 },
    (_, i) => `Client I${letter(i / 26)}${letter(i)}`,
  );
  const { messages } = await issuesOf(fileWith(`Type,Name,${unknownNames}`));
  const isMeant = messages
    .filter((message) => message.startsWith('Column '))
    .map((message) => message.includes('"Client Id"?'));
  expect(isMeant).toEqual(unknownNames.map((_, i) => i < 500));
});
