import { describe, expect, test } from 'vitest';
import { validateBulkFile } from '../../../../src/index';
import { issuesOf, on, service } from '../../../support/issues-of';
import {
  addRow,
  clickId,
  emailHash,
  fileOf,
  now,
  type Row,
  restateRow,
  retractRow,
} from '../../../support/rows';
import { withoutMessage } from '../../../support/without-message';

const clickColumn = 'Microsoft Click Id';
const add = (row: number) => on(row, 'Add', 'C-1');
const restate = (row: number) => on(row, 'Restate', 'C-2');
const retract = (row: number) => on(row, 'Retract', 'C-3');
const restateAt = (time: string, more: Row = {}): Row => ({
  ...restateRow,
  'Adjustment Time': `2/10/2026 ${time}`,
  ...more,
});
const duplicate = { code: 'duplicate', severity: 'warning' };
const afterRetract = { code: 'adjustment-after-retract', severity: 'error' };
const order = { code: 'adjustment-order', severity: 'warning' };
const beforeAdd = { code: 'adjustment-before-add', severity: 'warning' };
const sameFile = { code: 'adjustment-same-file', severity: 'warning' };
const invalidValue = {
  code: 'number-format',
  severity: 'error',
  column: 'Conversion Value',
  ...service('OfflineConversionValueInvalid', 5610),
};
const wrongAdd = { ...addRow, 'Conversion Value': '-1' };

type Case = [title: string, rows: readonly Row[], ...issues: object[]];
const check = async (...[, rows, ...issues]: Case) => {
  expect(await issuesOf(rows)).toEqual(issues);
  expect(await issuesOf(rows, { kind: 'result' })).toEqual(
    issues.filter((issue) => 'column' in issue),
  );
};

/** Gives each row a Client Id of its own. */
const numbered = (rows: readonly Row[]) =>
  rows.map((row, index) => ({ ...row, 'Client Id': `C-${index}` }));

describe('duplicate', () => {
  test.each<Case>([
    [
      'the same row again, twice',
      [addRow, addRow, addRow],
      { ...duplicate, ...add(3) },
      { ...duplicate, ...add(4) },
    ],
    [
      'another value, currency, credit, model and Client Id',
      [
        addRow,
        {
          ...addRow,
          'Client Id': 'C-9',
          'Conversion Value': '99',
          'Conversion Currency Code': 'EUR',
          'External Attribution Credit': '1',
          'External Attribution Model': 'First click',
        },
      ],
      { ...duplicate, ...on(3, 'Add', 'C-9') },
    ],
    [
      'the click id in upper case',
      [addRow, { ...addRow, [clickColumn]: clickId.toUpperCase() }],
      { ...duplicate, ...add(3) },
    ],
    [
      'the click id with dashes',
      [addRow, { ...addRow, [clickColumn]: 'f894f652-ea33-4e73-9002-f7167ab8f8e3' }],
      { code: 'click-id-dashes', severity: 'warning', ...add(3), column: clickColumn },
      { ...duplicate, ...add(3) },
    ],
    [
      'a hash in upper case',
      [addRow, { ...addRow, 'Hashed Email Address': emailHash.toUpperCase() }],
      { code: 'hash-case', severity: 'warning', ...add(3), column: 'Hashed Email Address' },
      { ...duplicate, ...add(3) },
    ],
    [
      'the same second, written otherwise',
      [addRow, { ...addRow, 'Conversion Time': '02/01/2026 10:00:00.999' }],
      { ...duplicate, ...add(3) },
    ],
  ])('%s', check);

  test.each<Case>([
    ['another second', [addRow, { ...addRow, 'Conversion Time': '2/1/2026 10:00:01 AM' }]],
    ['another name', [addRow, { ...addRow, 'Conversion Name': 'Lead' }]],
    ['a name in another case', [addRow, { ...addRow, 'Conversion Name': 'signed contract' }]],
    ['a name with two spaces', [addRow, { ...addRow, 'Conversion Name': 'Signed  contract' }]],
    ['one hash less', [addRow, { ...addRow, 'Hashed Phone Number': '' }]],
    [
      'one conversion split over several clicks',
      ['1', '2', '3'].map((digit) => ({
        ...addRow,
        'External Attribution Credit': '0.3333',
        [clickColumn]: digit.padStart(32, 'c0ffee'),
      })),
    ],
    [
      'a hash in the column of the other',
      [
        { ...addRow, 'Hashed Phone Number': '' },
        { ...addRow, 'Hashed Phone Number': emailHash, 'Hashed Email Address': '' },
      ],
    ],
  ])('is not: %s', async (title, rows) => check(title, numbered(rows)));

  test('names the first row, not the one before', async () => {
    const { issues } = await validateBulkFile(fileOf([addRow, addRow, addRow]), { now });
    expect(issues.map(({ row, message }) => [row, message.startsWith('Row 2 ')])).toEqual([
      [3, true],
      [4, true],
    ]);
  });

  test.each<Case>([
    ['does not set the key', [wrongAdd, addRow], { ...invalidValue, ...add(2) }],
    ['does not match it', [addRow, wrongAdd], { ...invalidValue, ...add(3) }],
    [
      'does not stand between',
      [addRow, wrongAdd, addRow],
      { ...invalidValue, ...add(3) },
      { ...duplicate, ...add(4) },
    ],
  ])('a row with an error %s', check);

  test('that is an error in strict mode keeps the first', async () => {
    expect(await issuesOf([addRow, addRow, addRow], { strict: true })).toEqual([
      { ...duplicate, severity: 'error', ...add(3) },
      { ...duplicate, severity: 'error', ...add(4) },
    ]);
  });
});

describe('adjustments of one conversion', () => {
  const other = { 'Client Id': 'C-9', 'Conversion Name': 'Lead' };
  test.each<Case>([
    ['one Restate', [restateRow]],
    ['Restates that rise', [restateAt('9:00:00 AM'), restateAt('9:00:01 AM')]],
    [
      'Restates of the same second',
      [restateAt('9:00:00 AM'), restateAt('9:00:00 AM')],
      { ...order, ...restate(3) },
    ],
    [
      'Restates that fall',
      [restateAt('9:00:01 AM'), restateAt('9:00:00 AM')],
      { ...order, ...restate(3) },
    ],
    ['Restates of two conversions', [restateAt('9:00:01 AM'), restateAt('9:00:00 AM', other)]],
    ['a Restate, then a Retract of it', [restateRow, retractRow]],
    ['a Retract before in time', [restateAt('9:00:01 AM'), retractRow]],
    ['two Retracts', [retractRow, retractRow], { ...afterRetract, ...retract(3) }],
    [
      'a Restate after a Retract',
      [retractRow, restateAt('10:00:00 AM'), restateAt('11:00:00 AM')],
      { ...afterRetract, ...restate(3) },
      { ...afterRetract, ...restate(4) },
    ],
    ['a Restate of another after a Retract', [retractRow, restateAt('9:00:00 AM', other)]],
    ['an Add after a Retract', [retractRow, addRow], { ...afterRetract, ...add(3) }],
    ['an Add after a Restate', [restateRow, addRow], { ...beforeAdd, ...add(3) }],
    ['a Restate after its Add', [addRow, restateRow], { ...sameFile, ...restate(3) }],
    ['a Retract after its Add', [addRow, retractRow], { ...sameFile, ...retract(3) }],
    ['a Restate after another Add', [{ ...addRow, ...other }, restateRow]],
    ['an Add after a Restate of another', [restateRow, { ...addRow, ...other }]],
    [
      'several at once',
      [
        addRow,
        restateAt('9:00:01 AM'),
        restateAt('9:00:00 AM'),
        retractRow,
        restateAt('9:00:02 AM'),
      ],
      { ...sameFile, ...restate(3) },
      { ...order, ...restate(4) },
      { ...sameFile, ...restate(4) },
      { ...sameFile, ...retract(5) },
      { ...afterRetract, ...restate(6) },
    ],
  ])('%s', check);

  test.each<Case>([
    [
      'a Restate',
      [
        restateAt('9:00:01 AM', { 'Conversion Currency Code': 'USD' }),
        restateAt('9:00:00 AM'),
        addRow,
      ],
      {
        code: 'not-applicable',
        severity: 'error',
        ...restate(2),
        column: 'Conversion Currency Code',
      },
      { ...beforeAdd, ...add(4) },
    ],
    [
      'a Retract',
      [{ ...retractRow, 'Conversion Value': '1' }, restateRow, addRow],
      { code: 'not-applicable', severity: 'error', ...retract(2), column: 'Conversion Value' },
      { ...beforeAdd, ...add(4) },
    ],
    ['an Add', [wrongAdd, restateRow], { ...invalidValue, ...add(2) }],
  ])('%s with an error neither sets nor matches', check);

  test('a row whose action needs a column that is missing sets nothing', async () => {
    const headers = Object.keys(addRow).filter((column) => column !== 'Adjustment Time');
    const report = await validateBulkFile(fileOf([restateRow, addRow], headers), { now });
    expect(withoutMessage(report.issues)).toEqual([
      { code: 'column-missing', severity: 'error', line: 1, row: 0, column: 'Adjustment Time' },
    ]);
  });

  test('duplicates: false forgets them all', async () => {
    const rows = [addRow, addRow, restateRow, restateRow, retractRow, retractRow, addRow];
    expect(await issuesOf(rows, { duplicates: false })).toEqual([]);
  });
});

describe('no-client-id', () => {
  const nameless = { ...addRow, 'Client Id': '' };
  const other = (row: Row) => ({ ...row, 'Conversion Name': 'Lead' });

  test('is said once, at the end', async () => {
    const rows = [nameless, other(nameless), { ...addRow, 'Conversion Name': 'Third' }];
    const { issues } = await validateBulkFile(fileOf(rows), { now });
    expect(withoutMessage(issues)).toEqual([
      { code: 'no-client-id', severity: 'warning', ...on(4) },
    ]);
    expect(issues[0]?.message).toMatch(/^2 records /);
  });

  test('is not said where every record has one', async () => {
    expect(await issuesOf(numbered([addRow, other(addRow)]))).toEqual([]);
  });

  test('remembers no keys, and is no rule of a result', async () => {
    expect(await issuesOf([nameless], { duplicates: false })).toEqual([
      { code: 'no-client-id', severity: 'warning', ...on(2) },
    ]);
    expect(await issuesOf([nameless], { kind: 'result' })).toEqual([]);
  });
});

test('what is an error only because the options say so sets no key either', async () => {
  const rows = [addRow, restateAt('9:00:00 AM'), restateAt('8:00:00 AM')];
  const sameFileError = { ...sameFile, severity: 'error' };
  expect(await issuesOf(rows, { strict: true })).toEqual([
    { ...sameFileError, ...restate(3) },
    { ...sameFileError, ...restate(4) },
  ]);
  expect(await issuesOf(rows)).toEqual([
    { ...sameFile, ...restate(3) },
    { ...order, ...restate(4) },
    { ...sameFile, ...restate(4) },
  ]);
});
