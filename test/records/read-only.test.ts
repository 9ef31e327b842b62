import { describe, expect, test } from 'vitest';
import {
  amount,
  checkRecord,
  column,
  defineRecordType,
  enumeration,
  type Issue,
  readRecords,
  text,
  validateRecords,
  writeRecords,
} from '../../src/index';
import { collect, textOf } from '../support/plain';
import { withoutMessage } from '../support/without-message';

/** A record type of a user: the service alone sets the rank, and the owner only once. */
const shelf = defineRecordType({
  type: 'Shelf',
  actions: ['Add', 'Update'],
  columns: {
    id: column('Id', text()),
    kind: column('Kind', enumeration({ values: ['Oak', 'None'] })),
    owner: column('Owner', text(), { aliases: ['Shelf Owner', 'Holder'] }),
    rank: column('Rank', amount({ max: 10, decimals: 1 })),
  },
  matrix: {
    id: ['not-applicable', 'required'],
    kind: ['optional', 'optional'],
    owner: ['required', 'read-only'],
    rank: ['read-only', 'read-only'],
  },
  actionOf: ({ id }) => (id === '' ? 'Add' : 'Update'),
  rules: [],
});

const fileOf = (header: string, ...rows: readonly string[]) =>
  `\ufeffType,Name,${header}\r\nFormat Version,6.0\r\n${rows
    .map((row) => `Shelf,,${row}\r\n`)
    .join('')}`;

async function read(file: string, kind: 'upload' | 'result' = 'upload') {
  const issues: Issue[] = [];
  const onIssue = (issue: Issue) => issues.push(issue);
  const severity = { 'cells-missing': 'off' } as const;
  const results = await collect(readRecords(shelf, file, { kind, onIssue, severity }));
  return {
    records: results.map(({ record }) => record),
    issues: withoutMessage([...issues, ...results.flatMap((result) => result.issues)]),
  };
}

const at = (row: number, action: string) => ({ line: row + 1, row, action });

describe('a column that is read-only', () => {
  const file = fileOf('Id,Kind,Owner,Rank', ',Oak,Ann,2', '7,,Ben,3', '8,,,', '9,,,eleven');

  test('is read from an upload, with a warning', async () => {
    expect(await read(file)).toEqual({
      records: [
        { action: 'Add', kind: 'Oak', owner: 'Ann', rank: 2 },
        { action: 'Update', id: '7', owner: 'Ben', rank: 3 },
        { action: 'Update', id: '8' },
        undefined,
      ],
      issues: [
        { code: 'read-only', severity: 'warning', ...at(2, 'Add'), column: 'Rank' },
        { code: 'read-only', severity: 'warning', ...at(3, 'Update'), column: 'Owner' },
        { code: 'read-only', severity: 'warning', ...at(3, 'Update'), column: 'Rank' },
        { code: 'read-only', severity: 'warning', ...at(5, 'Update'), column: 'Rank' },
        { code: 'number-format', severity: 'error', ...at(5, 'Update'), column: 'Rank' },
      ],
    });
  });

  test('is read from a result without a word', async () => {
    const { records, issues } = await read(file, 'result');
    expect(records[1]).toEqual({ action: 'Update', id: '7', owner: 'Ben', rank: 3 });
    expect(issues).toEqual([
      { code: 'number-format', severity: 'error', ...at(5, 'Update'), column: 'Rank' },
    ]);
  });

  test('has a severity like any other', async () => {
    const report = await validateRecords(shelf, file, { severity: { 'read-only': 'off' } });
    expect(report.counts).not.toHaveProperty('read-only');
    const strict = await validateRecords(shelf, file, { strict: true });
    expect(strict.issues.filter(({ code }) => code === 'read-only')).toHaveLength(4);
    expect(strict.issues.every(({ severity }) => severity === 'error')).toBe(true);
  });

  test('is not written', async () => {
    const written = await textOf(writeRecords(shelf, [{ owner: 'Ann' }], { bom: false }));
    expect(written).toBe('Type,Name,Id,Kind,Owner\r\nFormat Version,6.0,,,\r\nShelf,,,,Ann\r\n');
    const given = { action: 'Update', id: '7', owner: 'Ben', rank: 3 } as unknown as {
      owner: string;
    };
    const place = { line: 0, row: 0, action: 'Update' };
    expect(withoutMessage(checkRecord(shelf, given))).toEqual([
      { code: 'read-only', severity: 'warning', ...place, column: 'Owner' },
      { code: 'read-only', severity: 'warning', ...place, column: 'Rank' },
    ]);
    expect(await textOf(writeRecords(shelf, [given], { bom: false }))).toBe(
      'Type,Name,Id,Kind,Owner\r\nFormat Version,6.0,,,\r\nShelf,,7,,\r\n',
    );
  });

  test('does not compile where it is written', () => {
    // @ts-expect-error: an Update does not set the owner
    const update = () => checkRecord(shelf, { action: 'Update', id: '7', owner: 'Ben' });
    // @ts-expect-error: nobody sets the rank
    const add = () => checkRecord(shelf, { owner: 'Ben', rank: 3 });
    expect([update, add]).toHaveLength(2);
  });
});

describe('a column with other names', () => {
  const spelling = (column: string, line = 1) => [
    { code: 'column-spelling', severity: 'warning', line, row: 0, column },
  ];
  const ann = { action: 'Add', owner: 'Ann' };

  test.each<[header: string, row: string, record: object, issues: readonly object[]]>([
    ['Id,Owner', ',Ann', ann, []],
    ['Id,Shelf Owner', ',Ann', ann, spelling('Owner')],
    ['Holder,Id', 'Ann,', ann, spelling('Owner')],
    // Its own name is the best, and the names come in their order.
    ['Shelf Owner,Owner', 'Ben,Ann', ann, []],
    ['Holder,Shelf Owner', 'Ben,Ann', ann, spelling('Owner')],
    ['Shelf Owner,Owner', 'Ben,', { action: 'Add' }, []],
  ])('%s', async (header, row, record, issues) => {
    const file = fileOf(header, row);
    const found = await read(file);
    if ('owner' in record) expect(found).toEqual({ records: [record], issues });
    else
      expect(found).toEqual({
        records: [undefined],
        issues: [{ code: 'required', severity: 'error', ...at(2, 'Add'), column: 'Owner' }],
      });
  });

  test('is missing where none of them is there', async () => {
    const { records, issues } = await read(fileOf('Id,Landlord', ',Ann'));
    expect(records).toEqual([undefined]);
    expect(issues).toEqual([
      { code: 'column-unknown', severity: 'warning', line: 1, row: 0 },
      { code: 'column-missing', severity: 'error', line: 1, row: 0, column: 'Owner' },
    ]);
  });

  test('has each of them in any case', async () => {
    const { records, issues } = await read(fileOf('Id,HOLDER', ',Ann'));
    expect(records).toEqual([ann]);
    expect(issues).toEqual([
      { code: 'column-spelling', severity: 'warning', line: 1, row: 0, column: 'Holder' },
      { code: 'column-spelling', severity: 'warning', line: 1, row: 0, column: 'Owner' },
    ]);
  });

  test('is written with its own', async () => {
    const written = await textOf(writeRecords(shelf, [{ owner: 'Ann' }], { columns: ['Owner'] }));
    expect(written).toContain('Type,Name,Owner\r\n');
  });
});

test('a word of a list is no missing value, though it may look like one', async () => {
  const { records, issues } = await read(fileOf('Kind,Owner', 'None,None', 'none,Ann'));
  expect(records).toEqual([
    { action: 'Add', kind: 'None', owner: 'None' },
    { action: 'Add', kind: 'None', owner: 'Ann' },
  ]);
  expect(issues).toEqual([
    { code: 'placeholder', severity: 'warning', ...at(2, 'Add'), column: 'Owner' },
    { code: 'value-spelling', severity: 'warning', ...at(3, 'Add'), column: 'Kind' },
    { code: 'placeholder', severity: 'warning', ...at(3, 'Add'), column: 'Kind' },
  ]);
});
