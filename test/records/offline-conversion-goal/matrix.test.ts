import { describe, expect, test } from 'vitest';
import { type Issue, offlineConversionGoal, readRecords } from '../../../src/index';
import {
  addRow,
  columns,
  fileOf,
  longId,
  type Row,
  updateRow,
} from '../../support/offline-conversion-goal-rows';
import { collect } from '../../support/plain';
import { withoutMessage } from '../../support/without-message';
import { type Expected, matrix } from './matrix-table';

/** Reads one row, and says where the expected issues stand. */
async function judge(
  row: Row,
  headers: readonly string[],
  action: string,
  expected: readonly Expected[],
): Promise<void> {
  const issues: Issue[] = [];
  const results = [];
  const options = { onIssue: (issue: Issue) => issues.push(issue) };
  for await (const result of readRecords(offlineConversionGoal, fileOf([row], headers), options)) {
    results.push(result);
    issues.push(...result.issues);
  }
  const clientId = headers.includes('Client Id') ? row['Client Id'] : '';
  const place = { line: 3, row: 2, action, ...(clientId ? { clientId } : {}) };
  expect(withoutMessage(issues)).toEqual(
    expected.map((each) => (each.line === undefined ? { ...place, ...each } : each)),
  );
  expect(results.map((result) => [result.line, result.row, result.action])).toEqual([
    [3, 2, action],
  ]);
  const failed = expected.some(({ severity, line }) => severity === 'error' && line !== 2);
  expect(results[0]?.record === undefined).toBe(failed);
}

describe.each(matrix)('%s', (action, base, varied) => {
  test('varies all 18 columns', () => {
    expect(varied.map(({ column }) => column).sort()).toEqual([...columns].sort());
  });

  test('a complete row has no issue', () => judge(base, columns, action, []));

  describe.each(varied)('$column', ({ column, absent, empty, valid, invalid, actionWithout }) => {
    const without = actionWithout ?? action;
    test('absent from the header', () =>
      judge(
        base,
        columns.filter((name) => name !== column),
        without,
        absent,
      ));
    test('cell empty', () => judge({ ...base, [column]: '' }, columns, without, empty));
    test(`valid: ${valid[0]}`, () =>
      judge({ ...base, [column]: valid[0] }, columns, valid[2] ?? action, valid[1]));
    test(`invalid: ${invalid[0].slice(0, 20)}`, () =>
      judge({ ...base, [column]: invalid[0] }, columns, invalid[2] ?? action, invalid[1]));
  });
});

const common = {
  status: 'Active',
  name: 'Signed contract',
  conversionWindowInMinutes: 43_200,
  countType: 'All',
  excludeFromBidding: false,
  goalCategory: 'Purchase',
  currencyCode: 'EUR',
  revenueValue: 25.5,
  revenueType: 'FixedValue',
};

test.each([
  [addRow, { action: 'Add', clientId: 'G-1', ...common, scope: 'Customer' }],
  [updateRow, { action: 'Update', id: longId, clientId: 'G-2', ...common }],
])('a complete row becomes a typed record: $Client Id', async (row, record) => {
  const records = [];
  for await (const result of readRecords(offlineConversionGoal, fileOf([row])))
    records.push(result.record);
  expect(records).toEqual([record]);
});

describe('what an answer holds', () => {
  /** A goal as a file of all goals holds it, made in the days when no category was needed. */
  const answer = {
    ...updateRow,
    Status: 'Deleted',
    'Goal Category': 'None',
    'Is Externally Attributed': 'True',
    'Revenue Type': 'NoValue',
    Scope: 'Customer',
    'Tracking Status': 'NoRecentConversions',
    'Attribution Model Type': 'LastClick',
    'UET Tag Id': '12345',
    'View Through Conversion Window In Minutes': '1440',
  };
  const record = {
    action: 'Update',
    id: longId,
    clientId: 'G-2',
    ...common,
    status: 'Deleted',
    goalCategory: 'None',
    isExternallyAttributed: true,
    revenueType: 'NoValue',
    scope: 'Customer',
    trackingStatus: 'NoRecentConversions',
    attributionModelType: 'LastClick',
    tagId: '12345',
    viewThroughConversionWindowInMinutes: '1440',
  };

  test.each([
    ['all that the service alone sets', answer, record],
    [
      'the spelling of the Bulk service',
      { ...answer, 'Goal Category': 'Subcribe' },
      { ...record, goalCategory: 'Subscribe' },
    ],
    [
      'a goal of a shop',
      { ...answer, 'Goal Category': 'InStoreVisit' },
      { ...record, goalCategory: 'InStoreVisit' },
    ],
  ])('is read without a word: %s', async (_what, row, expected) => {
    const results = [];
    const file = fileOf([row]);
    for await (const { record, issues } of readRecords(offlineConversionGoal, file, {
      kind: 'result',
    }))
      results.push({ record, issues });
    expect(results).toEqual([{ record: expected, issues: [] }]);
  });

  test('is read from an upload too, where it is no error', async () => {
    const row = { ...answer, Status: 'Paused', 'Goal Category': 'Other', 'Revenue Value': '' };
    const [result] = await collect(readRecords(offlineConversionGoal, fileOf([row])));
    expect(result?.issues.map(({ code, column }) => [code, column])).toEqual([
      ['read-only', 'Scope'],
      ['read-only', 'Tracking Status'],
      ['read-only', 'Attribution Model Type'],
      ['read-only', 'UET Tag Id'],
      ['read-only', 'View Through Conversion Window In Minutes'],
      ['api-only', 'Is Externally Attributed'],
    ]);
    const { revenueValue, ...rest } = record;
    expect(revenueValue).toBe(25.5);
    expect(result?.record).toEqual({ ...rest, status: 'Paused', goalCategory: 'Other' });
  });
});
