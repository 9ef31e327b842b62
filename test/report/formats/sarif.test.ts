import { expect, test } from 'vitest';
import { codes } from '../../../src/issues/codes';
import type { Issue } from '../../../src/issues/issue';
import { findingsOf } from '../../../src/report/content/issues';
import { sarifLog } from '../../../src/report/formats/sarif';
import { faultsOf } from '../../support/sarif';

const issue = {
  ...{ code: 'required', severity: 'error', line: 3, row: 2, message: 'Empty.' },
  facts: { column: 'Conversion Name', action: 'Add' },
} as const satisfies Issue;
const other = { ...issue, code: 'duplicate', facts: { earlierRow: 1 } } as const;
const own = { ...issue, code: 'my-own' } as unknown as Issue;
/** A file with these issues. */
const fileOf = (file: string, ...issues: readonly Issue[]) => ({
  ...{ file, findings: findingsOf(issues), counts: {} },
});
const run = { version: '1.2.3', successful: true };

interface Log {
  readonly runs: readonly [
    {
      readonly tool: { readonly driver: { readonly rules: readonly object[] } };
      readonly invocations: readonly object[];
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
  const log = logOf(sarifLog([fileOf('up.csv', issue)], run));
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
  const { results } = runOf(sarifLog([fileOf(file, issue)], run));
  expect(results.map((each) => each.locations[0].physicalLocation)).toEqual([
    { artifactLocation: { uri }, region: { startLine: 3 } },
  ]);
});

test('a rule for each code that occurs, found by its index', () => {
  const files = [fileOf('a.csv', issue, other), fileOf('b.csv', other, own, issue)];
  const { tool, results } = runOf(sarifLog(files, run));
  expect(tool.driver.rules).toEqual([
    ruleOf('required', codes.required[1], 'error'),
    ruleOf('duplicate', codes.duplicate[1], 'warning'),
    {
      ...{ id: 'my-own', shortDescription: { text: 'my-own' } },
      defaultConfiguration: { level: 'error' },
    },
  ]);
  expect(results.map(({ ruleIndex }) => ruleIndex)).toEqual([0, 1, 1, 2, 0]);
});

test('no file at all', () => {
  expect(runOf(sarifLog([], run)).results).toEqual([]);
});

/** The rule of an issue code. */
function ruleOf(id: string, summary: string, level: string): object {
  return {
    ...{ id, shortDescription: { text: summary }, defaultConfiguration: { level } },
    help: {
      text: `${summary}. See docs/issues.md#${id} in the package, or run: msads-bulk explain ${id}`,
    },
    helpUri: 'pkg:npm/msads-bulk@1.2.3#docs/issues.md',
  };
}

test('errors of the service and reasons name their pages', () => {
  const findings = ['OfflineConversionNameInvalid', 'AccountMismatch'].map((code) => ({
    ...({ code, severity: 'error', message: 'x', place: undefined } as const),
  }));
  const { tool, results } = runOf(sarifLog([{ file: 'a.csv', findings, counts: {} }], run));
  expect(tool.driver.rules).toMatchObject([
    {
      defaultConfiguration: { level: 'error' },
      helpUri: 'pkg:npm/msads-bulk@1.2.3#docs/troubleshooting.md',
    },
    {
      defaultConfiguration: { level: 'warning' },
      helpUri: 'pkg:npm/msads-bulk@1.2.3#docs/report.md',
    },
  ]);
  expect(results.map(({ locations }) => locations)).toEqual(
    Array(2).fill([{ physicalLocation: { artifactLocation: { uri: 'a.csv' } } }]),
  );
});

test('a file that cannot be opened is a notification, and a place in an array has no line', () => {
  const finding = {
    code: 'required',
    severity: 'error',
    message: 'x',
    place: { index: 4 },
  } as const;
  const { invocations, results } = runOf(
    sarifLog(
      [
        { file: 'a.csv', findings: [], counts: {}, unreadable: 'a.csv: permission denied.' },
        { file: 'in.json', findings: [finding], counts: {} },
      ],
      { ...run, successful: false },
    ),
  );
  expect(invocations).toEqual([
    {
      executionSuccessful: false,
      toolExecutionNotifications: [
        { level: 'error', message: { text: 'a.csv: permission denied.' } },
      ],
    },
  ]);
  expect(results.map(({ locations }) => locations)).toEqual([
    [
      {
        physicalLocation: { artifactLocation: { uri: 'in.json' } },
        logicalLocations: [{ fullyQualifiedName: '[4]', kind: 'element' }],
      },
    ],
  ]);
});
