import { expect, test } from 'vitest';
import { codes } from '../../src/issues/codes';
import type { Issue } from '../../src/issues/issue';
import { sarifLog } from '../../src/report/sarif';
import { faultsOf } from '../support/sarif';

const issue = {
  ...{ code: 'required', severity: 'error', line: 3, row: 2, message: 'Empty.' },
  facts: { column: 'Conversion Name', action: 'Add' },
} as const satisfies Issue;
const other = { ...issue, code: 'duplicate', facts: { earlierRow: 1 } } as const;
const own = { ...issue, code: 'my-own' } as unknown as Issue;
const run = { version: '1.2.3', successful: true };

interface Log {
  readonly runs: readonly [
    {
      readonly tool: { readonly driver: { readonly rules: readonly object[] } };
      readonly results: readonly {
        readonly ruleIndex: number;
        readonly locations: readonly [
          {
            readonly physicalLocation: {
              readonly artifactLocation: { readonly uri: string };
              readonly region: object;
            };
          },
        ];
      }[];
    },
  ];
}

/** The log, indented as JSON.stringify does it. */
function logOf(pieces: Iterable<string>): Log {
  const text = [...pieces].join('');
  const log = JSON.parse(text);
  expect(text).toBe(`${JSON.stringify(log, null, 2)}\n`);
  return log;
}

function runOf(pieces: Iterable<string>) {
  const log = logOf(pieces);
  expect(faultsOf(log)).toEqual([]);
  return log.runs[0];
}

test('the schema has something against what is no log', () => {
  const log = logOf(sarifLog([{ file: 'up.csv', issues: [issue] }], run));
  expect(faultsOf({ ...log, version: '2.0.0' })).not.toEqual([]);
  expect(faultsOf({ ...log, runs: [{}] })).not.toEqual([]);
});

test.each([
  ['up.csv', 'up.csv'],
  ['./folder/up.csv', './folder/up.csv'],
  ['../my files/ü.csv', '../my%20files/%C3%BC.csv'],
  ['/data/up.csv', 'file:///data/up.csv'],
  ['C:\\data\\my up.csv', 'file:///C:/data/my%20up.csv'],
  ['D:/up.csv', 'file:///D:/up.csv'],
  ['folder\\up.csv', 'folder/up.csv'],
  ['a:b.csv', 'a%3Ab.csv'],
  ['50%#?&[1].csv', '50%25%23%3F%26%5B1%5D.csv'],
  ['-', '-'],
])('%s is at %s', (file, uri) => {
  const { results } = runOf(sarifLog([{ file, issues: [issue] }], run));
  expect(results.map((each) => each.locations[0].physicalLocation)).toEqual([
    { artifactLocation: { uri }, region: { startLine: 3 } },
  ]);
});

test('a rule for each code that occurs, found by its index', () => {
  const files = [
    { file: 'a.csv', issues: [issue, other] },
    {
      file: 'b.csv',
      issues: [other, own, issue],
    },
  ];
  const { tool, results } = runOf(sarifLog(files, run));
  expect(tool.driver.rules).toEqual([
    { id: 'required', shortDescription: { text: codes.required[1] } },
    { id: 'duplicate', shortDescription: { text: codes.duplicate[1] } },
    { id: 'my-own', shortDescription: { text: 'my-own' } },
  ]);
  expect(results.map(({ ruleIndex }) => ruleIndex)).toEqual([0, 1, 1, 2, 0]);
});

test('no file at all', () => {
  expect(runOf(sarifLog([], run)).results).toEqual([]);
});
