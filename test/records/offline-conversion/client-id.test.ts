import { describe, expect, test } from 'vitest';
import {
  checkOfflineConversion,
  validateBulkFile,
  writeOfflineConversions,
} from '../../../src/index';
import { issuesOf, on } from '../../support/issues-of';
import { addRow, clickId, emailHash, fileOf, now, phoneHash, type Row } from '../../support/rows';

/** Rows of conversions that differ, with these Client Ids. */
const rowsOf = (...ids: readonly string[]) =>
  ids.map((id, i) => ({
    ...addRow,
    'Client Id': id,
    'Conversion Time': `2/1/2026 ${1 + (i % 11)}:00:00 AM`,
  }));

const asRestate = {
  'Adjustment Type': 'Restate',
  'Adjustment Time': '2/10/2026 9:00:00 AM',
  'Adjustment Value': '7',
  'Adjustment Currency Code': 'USD',
  'Conversion Value': '',
  'Conversion Currency Code': '',
  'External Attribution Credit': '',
  'External Attribution Model': '',
};
const codesOf = (issues: readonly { readonly code: string }[]) => issues.map(({ code }) => code);

describe('client-id-altered', () => {
  test.each([
    ['1.23457E+14', 'number'],
    ['1,23457E+14', 'number'],
    ['2E+15', 'number'],
    ['9.00719925474099e+15', 'number'],
    ['3-Nov', 'date'],
    ['Nov-26', 'date'],
    ['03-Nov-26', 'date'],
    ['3. Nov', 'date'],
    ['11/2/2026', 'date'],
    ['02.11.2026', 'date'],
    ['########', 'width'],
  ])('%j', async (id, reason) => {
    const file = fileOf(rowsOf(id));
    const { issues } = await validateBulkFile(file, { now });
    expect(
      issues.map(({ code, severity, column, facts }) => ({ code, severity, column, facts })),
    ).toEqual([
      { code: 'client-id-altered', severity: 'warning', column: 'Client Id', facts: { reason } },
    ]);
  });
});

describe('client-id-personal', () => {
  test.each([
    ['john@contoso.com', 'email'],
    ['John <john@contoso.com>', 'email'],
    ['a.b+c@mail.contoso.co.uk', 'email'],
    ['+14255551234', 'phone'],
    ['+49 (30) 23125-001', 'phone'],
    ['+44 20.7946.0958', 'phone'],
    ['(425) 555-1234', 'phone'],
    ['(030) 23125 001', 'phone'],
    ['(020)79460958', 'phone'],
    ['tel:+14255551234', 'phone'],
  ])('%j', async (id, identifier) => {
    const file = fileOf(rowsOf(id));
    const { issues } = await validateBulkFile(file, { now });
    expect(issues.map(({ code, facts }) => ({ code, facts }))).toEqual([
      { code: 'client-id-personal', facts: { identifier } },
    ]);
    expect(issues[0]?.message).not.toContain(id);
  });
});

test.each([
  ...[
    'C-1',
    '4711',
    '00012',
    '1E5',
    '12E3',
    '20261102',
    '2026-11-02',
    '2026-11-02T09:30:00Z',
    '#12',
    '##',
  ],
  ...[
    'order@web',
    '@handle',
    '+1',
    '+plan',
    '1-2-3',
    '113-5550123-4567890',
    '(2026) 1-2',
    '(1) 5550123',
    'tel:4711',
    '3-November-offer',
    'Nov-2026',
    '1/2',
    'a1b2c3d4-0000-4000-8000-00000000e17e',
  ],
])('%j is an id like others', async (id) => {
  expect(await issuesOf(rowsOf(id))).toEqual([]);
});

describe('client-id-repeated', () => {
  const repeated = (facts: object, last: number) => [
    [{ code: 'client-id-repeated', severity: 'warning', ...on(last), column: 'Client Id' }, facts],
  ];
  const found = async (...ids: string[]) => {
    const { issues } = await validateBulkFile(fileOf(rowsOf(...ids)), { now });
    return issues.map(({ facts, message: _message, property: _property, ...rest }) => [
      rest,
      facts,
    ]);
  };

  test('is reported once, with the count and the first', async () => {
    expect(await found('A', 'B', 'A')).toEqual(repeated({ count: 1, row: 4, earlierRow: 2 }, 4));
    expect(await found('A', 'A', 'B', 'A', 'B')).toEqual(
      repeated({ count: 3, row: 3, earlierRow: 2 }, 6),
    );
  });

  test('not for ids that only resemble each other, and not for empty ones', async () => {
    expect(await found('A', 'a', 'A ', 'AA', '1', '01')).toEqual([]);
    expect((await issuesOf(rowsOf('', ''))).map(({ code }) => code)).toEqual(['no-client-id']);
  });

  test('is switched off with the other rules that remember keys', async () => {
    expect(await issuesOf(rowsOf('A', 'A'), { duplicates: false })).toEqual([]);
    expect(await issuesOf(rowsOf('A', 'A'), { kind: 'result' })).toEqual([]);
  });

  test('not for records of one conversion, and not for a row with an error', async () => {
    const [first, second] = rowsOf('A', 'A') as readonly Row[] as [Row, Row];
    const restate = { ...first, ...asRestate };
    expect(await issuesOf([first, first]).then(codesOf)).toEqual(['duplicate']);
    expect(await issuesOf([first, restate]).then(codesOf)).toEqual(['adjustment-same-file']);
    const broken = { ...second, 'Conversion Value': 'x' };
    expect(await issuesOf([first, broken]).then(codesOf)).toEqual(['number-format']);
    expect(await issuesOf([broken, first]).then(codesOf)).toEqual(['number-format']);
  });

  const clickOnly = {
    ...addRow,
    ...{ 'Client Id': 'A', 'Conversion Time': '2/1/2026 1:00:00 AM' },
    ...{ 'Hashed Email Address': '', 'Hashed Phone Number': '' },
  };
  test.each<[what: string, change: Row]>([
    ['name', { 'Conversion Name': 'Lead' }],
    ['second', { 'Conversion Time': '2/1/2026 1:00:01 AM' }],
    ['click', { 'Microsoft Click Id': '0123456789abcdef'.repeat(2).replace('0', '1') }],
    ['person', { 'Hashed Email Address': emailHash }],
    ['number', { 'Microsoft Click Id': '', 'Hashed Phone Number': phoneHash }],
  ])('for a conversion that differs only in its %s', async (_what, change) => {
    for (const screen of [true, false]) {
      const file = fileOf([clickOnly, { ...clickOnly, ...change }]);
      const { issues } = await validateBulkFile(file, { now, screen });
      expect(issues.map(({ code, facts }) => [code, facts])).toEqual([
        ['client-id-repeated', { count: 1, row: 3, earlierRow: 2 }],
      ]);
    }
  });

  test.each<[what: string, change: Row]>([
    ['another value', { 'Conversion Value': '3' }],
    ['its click id in capitals', { 'Microsoft Click Id': clickId.toUpperCase() }],
  ])('not for the same conversion with %s', async (_what, change) => {
    const rows = [clickOnly, { ...clickOnly, ...change }];
    expect(await issuesOf(rows).then(codesOf)).toEqual(['duplicate']);
  });

  test('the first 100,000 ids of a file are remembered', async () => {
    const ids = [...Array.from({ length: 100_000 }, (_, i) => `${i}`), 'new', 'new', '7'];
    const rows = ids.map((id, i) => ({
      ...{ ...addRow, 'Hashed Email Address': '', 'Hashed Phone Number': '' },
      'Client Id': id,
      'Conversion Time': `2/1/2026 ${1 + (i % 11)}:00:00 AM`,
      'Microsoft Click Id': `c${i.toString(16).padStart(31, '0')}`,
    }));
    const { issues } = await validateBulkFile(fileOf(rows), { now });
    expect(issues.map(({ code, facts }) => [code, facts])).toEqual([
      ['client-id-repeated', { count: 1, row: 100_004, earlierRow: 9 }],
    ]);
  });

  test('the message names both rows', async () => {
    const { issues } = await validateBulkFile(fileOf(rowsOf('A', 'B', 'A')), { now });
    expect(issues[0]?.message).toBe(
      '1 record repeats the Client Id of an earlier record, so their results cannot be told apart. The first is row 4 after the header, which repeats row 2 after the header. Give each record its own Client Id.',
    );
  });
});

describe('a whole number is written as its digits', () => {
  const record = {
    conversionName: 'Lead',
    conversionTime: '2026-02-01T10:00:00Z',
    microsoftClickId: clickId,
  };
  const written = async (clientIds: readonly (string | number | bigint)[]) => {
    const records = clientIds.map((clientId) => ({ ...record, clientId }));
    const pieces: Uint8Array[] = [];
    for await (const piece of writeOfflineConversions(records, { now })) pieces.push(piece);
    const rows = Buffer.concat(pieces).toString().trim().split('\r\n').slice(2);
    return rows.map((row) => row.split(',')[2]);
  };

  test('numbers and bigints', async () => {
    expect(
      await written([0, 4711, 9_007_199_254_740_991, 12_345_678_901_234_567_890n, '007']),
    ).toEqual(['0', '4711', '9007199254740991', '12345678901234567890', '007']);
  });

  test.each<[value: unknown, code: string]>([
    [9_007_199_254_740_992, 'id-format'],
    [1e21, 'id-format'],
    [-1, 'id-format'],
    [1.5, 'text-format'],
    [true, 'text-format'],
    [Number.NaN, 'text-format'],
  ])('%s is refused', (clientId, code) => {
    const issues = checkOfflineConversion({ ...record, clientId } as never, { now });
    expect(issues.map((issue) => issue.code)).toEqual([code]);
  });
});
