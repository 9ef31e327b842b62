import { describe, expect, it, test } from 'vitest';
import { BulkFileError, type Issue, readBulkRows, readOfflineConversions } from '../../src/index';
import { collect, plainRow } from '../support/plain';
import { uploadText } from '../support/upload-text';
import { withoutMessage } from '../support/without-message';

const now = new Date('2026-11-21T00:00:00Z');
const click = 'f894f652ea334e739002f7167ab8f8e3';
const header = 'Type,Name,Client Id,Conversion Name,Conversion Time,Microsoft Click Id';
const version = 'Format Version,6.0,,,,';
const conversion = (id: string) => `Offline Conversion,,${id},Lead,11/2/2026 9:30:00 AM,${click}`;

/** What arrives, in order: a row by its number, an issue of the file by code, row and severity. */
async function eventsOf(source: string, kind: 'upload' | 'result' = 'upload') {
  const events: unknown[] = [];
  const onIssue = (issue: Issue) => events.push(...withoutMessage([issue]));
  for await (const { row } of readOfflineConversions(source, { now, kind, onIssue }))
    events.push(row);
  return events;
}

test.each([
  {
    what: 'rows of other types are passed over, and said once at the end',
    lines: [
      header,
      version,
      'Campaign,Shoes,,,,',
      conversion('a'),
      'Offline Conversion Error,,,,,',
      'URL Goal,,,,,',
    ],
    events: [3, { code: 'mixed-record-types', severity: 'warning', line: 6, row: 5 }],
  },
  {
    what: 'what is wrong with them as rows comes before the next row',
    lines: [
      header,
      version,
      conversion('a'),
      'Campaign,Shoes,',
      conversion('b'),
      'Campaign,Shoes,,,,,more',
      'Campaign,"Shoes" and boots',
      conversion('c'),
    ],
    events: [
      2,
      { code: 'cells-missing', severity: 'warning', line: 4, row: 3 },
      4,
      { code: 'cells-extra', severity: 'error', line: 6, row: 5 },
      { code: 'quote', severity: 'error', line: 7, row: 6 },
      7,
      { code: 'mixed-record-types', severity: 'warning', line: 8, row: 7 },
    ],
  },
  {
    what: 'so does what is wrong with the Format Version row',
    lines: [header, 'Format Version,7.0,,,,', conversion('a')],
    events: [
      {
        ...{ code: 'version-unsupported', severity: 'error', line: 2, row: 1, column: 'Name' },
        serviceError: { number: 3217, code: 'BulkServiceFormatVersionNotSupported' },
      },
      2,
    ],
  },
  {
    what: 'faults of the header come first, a missing column with the first row that needs it',
    lines: [
      'Type,Name,Client Id,conversion name,Conversion Time,Colour',
      version,
      'Campaign,,,,,',
      conversion('a'),
      conversion('b'),
    ],
    events: [
      { code: 'column-spelling', severity: 'warning', line: 1, row: 0, column: 'Conversion Name' },
      { code: 'column-unknown', severity: 'warning', line: 1, row: 0 },
      { code: 'column-missing', severity: 'error', line: 1, row: 0 },
      3,
      4,
      { code: 'mixed-record-types', severity: 'warning', line: 5, row: 4 },
    ],
  },
  {
    what: 'in a result file other types are as ordinary as these',
    kind: 'result' as const,
    lines: [header, version, conversion('a'), 'Offline Conversion Error,,,,,'],
    events: [2],
  },
  {
    what: 'a file without a record says so at its end',
    kind: 'result' as const,
    lines: [header, version, 'Campaign,Shoes,,,,'],
    events: [{ code: 'no-records', severity: 'warning', line: 3, row: 2 }],
  },
])('$what', async ({ lines, kind, events }) => {
  expect(await eventsOf(uploadText(...lines), kind)).toEqual(events);
});

it('readBulkRows gives rows of any type, with their cells by name', async () => {
  const source = uploadText(
    'Name,Type,Budget,,__proto__',
    '6.0,Format Version,,,',
    '"Shoes, red",Campaign,12.5,unnamed,polluted',
    '',
    'Boots,Campaign',
    ',Offline Conversion,,,',
    ',offline conversion,,,,more',
  );
  const fileIssues: Issue[] = [];
  const rows = await collect(
    readBulkRows(source, { kind: 'result', onIssue: (issue) => fileIssues.push(issue) }),
  );
  const cells = (type: string, name: string, budget = '', proto = '') =>
    Object.fromEntries([
      ['Name', name],
      ['Type', type],
      ['Budget', budget],
      ['__proto__', proto],
    ]);
  expect(rows.map(plainRow)).toEqual([
    { type: 'Format Version', line: 2, row: 1, cells: cells('Format Version', '6.0'), issues: [] },
    {
      ...{ type: 'Campaign', line: 3, row: 2 },
      cells: cells('Campaign', 'Shoes, red', '12.5', 'polluted'),
      issues: [],
    },
    {
      ...{ type: 'Campaign', line: 5, row: 3 },
      cells: cells('Campaign', 'Boots'),
      issues: [{ code: 'cells-missing', severity: 'warning', line: 5, row: 3 }],
    },
    {
      ...{ type: 'Offline Conversion', line: 6, row: 4 },
      cells: cells('Offline Conversion', ''),
      issues: [],
    },
    {
      ...{ type: 'offline conversion', line: 7, row: 5 },
      cells: cells('offline conversion', ''),
      issues: [{ code: 'cells-extra', severity: 'error', line: 7, row: 5 }],
    },
  ]);
  expect(withoutMessage(fileIssues)).toEqual([]);
  const shoes = rows[1]?.cells;
  expect(shoes?.size).toBe(4);
  expect(shoes?.get('Budget')).toBe('12.5');
  expect(shoes?.get('budget')).toBeUndefined();
  expect(shoes?.has('toString')).toBe(false);
  expect([...(shoes?.keys() ?? [])]).toEqual(['Name', 'Type', 'Budget', '__proto__']);
});

it('readBulkRows says what is wrong with the file, and nothing of its records', async () => {
  const source = `${header}\r\n${conversion('a').replace(click, 'no click id')}\r\n`;
  const fileIssues: Issue[] = [];
  const rows = await collect(readBulkRows(source, { onIssue: (issue) => fileIssues.push(issue) }));
  expect(rows.map((row) => [row.type, row.issues])).toEqual([['Offline Conversion', []]]);
  expect(withoutMessage(fileIssues)).toEqual([
    { code: 'bom-missing', severity: 'warning', line: 1, row: 0 },
    {
      code: 'version-missing',
      severity: 'error',
      line: 2,
      row: 1,
      serviceError: { number: 3219, code: 'BulkServiceFormatVersionRequired' },
    },
  ]);
});

/** What `readBulkRows` reports of a file: of the file itself, of its rows, and the code that ends it. */
async function bulkIssuesOf(source: string) {
  const file: Issue[] = [];
  const rows: Issue[] = [];
  let end: string | undefined;
  try {
    const onIssue = (issue: Issue) => file.push(issue);
    for await (const { issues } of readBulkRows(source, { onIssue })) rows.push(...issues);
  } catch (cause) {
    if (!(cause instanceof BulkFileError)) throw cause;
    end = cause.code;
  }
  return { file: withoutMessage(file), rows: withoutMessage(rows), end };
}

describe('readBulkRows knows no record type', () => {
  const slip = { code: 'record-type', severity: 'warning', line: 3, row: 2, column: 'Type' };
  const spelling = { code: 'column-spelling', severity: 'warning', line: 1, row: 0 };
  const duplicate = { code: 'column-duplicate', severity: 'error', line: 1, row: 0 };
  const none = { file: [], rows: [], end: undefined };

  test.each<{ what: string; lines: readonly string[]; issues: object }>([
    ...['Ofline Conversion', 'offline conversion', 'Offline Conversion Eror', 'Campaing'].map(
      (type) => ({
        what: `a Type that is spelled "${type}" may be any`,
        lines: ['Type,Name', 'Format Version,6.0', `${type},`],
        issues: none,
      }),
    ),
    {
      what: 'an empty Type is a fault of the container',
      lines: ['Type,Name', 'Format Version,6.0', ',x'],
      issues: { ...none, rows: [slip] },
    },
    {
      what: 'so is a misspelled Format Version',
      lines: ['Type,Name', 'Format Version,6.0', 'Format Versoin,6.0'],
      issues: { ...none, rows: [slip] },
    },
    {
      what: 'a column of Offline Conversion may have any spelling',
      lines: ['Type,Name,Microsoft Click ID,Budget', 'Format Version,6.0,,'],
      issues: none,
    },
    {
      what: 'a column of the container may not',
      lines: ['Type,name', 'Format Version,6.0'],
      issues: { ...none, file: [{ ...spelling, column: 'Name' }] },
    },
    {
      what: 'two columns with the same name lose the cells of one, whatever their name',
      lines: ['Type,Name,Budget,Budget', 'Format Version,6.0,,'],
      issues: { ...none, file: [{ ...duplicate, column: 'Budget' }] },
    },
    {
      what: 'a name of nothing but white space does not stand for an empty one',
      lines: ['Type,Name,,\t', 'Format Version,6.0,,'],
      issues: none,
    },
    {
      what: 'two with names that differ in case are two',
      lines: ['Type,Name,Budget,budget', 'Format Version,6.0,,'],
      issues: none,
    },
    {
      what: 'a first row that is an Offline Conversion is known to be a record',
      lines: ['Offline Conversion,,a,Lead'],
      issues: { ...none, end: 'no-header' },
    },
    {
      what: 'a first row that is a Format Version is',
      lines: ['Format Version,6.0', 'Campaign,x'],
      issues: { ...none, end: 'no-header' },
    },
  ])('$what', async ({ lines, issues }) => {
    expect(await bulkIssuesOf(uploadText(...lines))).toEqual(issues);
  });
});

it('names the property of a column that the header has wrong', async () => {
  const columns: unknown[] = [];
  const onIssue = ({ code, column, property }: Issue) => columns.push([code, column, property]);
  const text = uploadText(
    'type,Name,conversion name',
    'Format Version,6.0,',
    'Offline Conversion,,Lead',
  );
  for await (const _ of readOfflineConversions(text, { now, onIssue }));
  expect(columns).toEqual([
    ['column-spelling', 'Type', undefined],
    ['column-spelling', 'Conversion Name', 'conversionName'],
    ['column-missing', 'Conversion Time', 'conversionTime'],
    ['column-missing', undefined, undefined],
    ['no-client-id', undefined, undefined],
  ]);
});
