import { describe, expect, test } from 'vitest';
import { type Issue, validateBulkFile } from '../../src/index';
import { addRow, fileOf, now, type Row } from '../support/rows';

/** Rows with `perRow` errors each: of the value, then of the currency. */
function wrongRows(count: number): readonly Row[] {
  return Array.from({ length: count }, (_, i) => ({
    ...addRow,
    'Hashed Email Address': '',
    'Hashed Phone Number': '',
    'Conversion Value': '-1',
    'Conversion Currency Code': 'usd',
    'Microsoft Click Id': `c${String(i).padStart(31, '0')}`,
  }));
}

const file = fileOf(wrongRows(150));
const counts = { 'number-format': 150, 'currency-format': 150 };
const rows = (issues: readonly Issue[], code: string) =>
  issues.filter((issue) => issue.code === code).map((issue) => issue.row);
const upTo = (count: number) => Array.from({ length: count }, (_, i) => i + 2);

describe('a report keeps', () => {
  test('100 issues of a code by default, and counts all', async () => {
    const report = await validateBulkFile(file, { now });
    expect(report).toMatchObject({ errors: 300, warnings: 0, counts, truncated: true });
    expect(report.issues).toHaveLength(200);
    expect(rows(report.issues, 'number-format')).toEqual(upTo(100));
    expect(rows(report.issues, 'currency-format')).toEqual(upTo(100));
  });

  test('1,000 issues in all by default', async () => {
    const report = await validateBulkFile(fileOf(wrongRows(600)), { now, maxIssuesPerCode: 600 });
    expect(report).toMatchObject({ errors: 1200, truncated: true });
    expect(report.issues).toHaveLength(1000);
  });

  test.each<[maxIssues: number, maxIssuesPerCode: number, kept: number, truncated: boolean]>([
    [300, 150, 300, false],
    [1000, 1000, 300, false],
    [299, 150, 299, true],
    [300, 149, 298, true],
    [1, 150, 1, true],
    [300, 1, 2, true],
    [0, 150, 0, true],
    [300, 0, 0, true],
  ])(
    'maxIssues %i and maxIssuesPerCode %i: %i',
    async (maxIssues, maxIssuesPerCode, ...expected) => {
      const [kept, truncated] = expected;
      const report = await validateBulkFile(file, { now, maxIssues, maxIssuesPerCode });
      expect(report).toMatchObject({ errors: 300, warnings: 0, counts, truncated, valid: false });
      expect(report.issues).toHaveLength(kept);
    },
  );

  test('the first ones, in their order', async () => {
    const { issues } = await validateBulkFile(file, { now, maxIssues: 3 });
    expect(issues.map(({ row, code }) => [row, code])).toEqual([
      [2, 'number-format'],
      [2, 'currency-format'],
      [3, 'number-format'],
    ]);
  });

  test('nothing, where there is nothing, and is not truncated', async () => {
    const options = { now, maxIssues: 0, maxIssuesPerCode: 0 };
    expect(await validateBulkFile(fileOf([addRow]), options)).toMatchObject({
      valid: true,
      issues: [],
      counts: {},
      truncated: false,
    });
  });
});

test('onIssue gets every issue, however many are kept', async () => {
  const said: Issue[] = [];
  const onIssue = (issue: Issue) => said.push(issue);
  const report = await validateBulkFile(file, { now, maxIssues: 1, onIssue });
  expect(report.issues).toHaveLength(1);
  expect(said).toHaveLength(300);
  expect(said[0]).toEqual(report.issues[0]);
  expect(rows(said, 'number-format')).toEqual(upTo(150));
});

test('a switched-off code is not truncated either', async () => {
  const rows = wrongRows(150).map((row, i) => ({
    ...row,
    'Client Id': `C-${i}`,
    'Conversion Value': '1.2345',
    'Conversion Currency Code': 'USD',
  }));
  const severity = { 'number-precision': 'off' } as const;
  const report = await validateBulkFile(fileOf(rows), { now, severity });
  expect(report).toMatchObject({ counts: {}, issues: [], truncated: false });
});
