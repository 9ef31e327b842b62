import { describe, expect, test } from 'vitest';
import { outcome, read } from '../support/read-result';
import { unknownError } from '../support/record-errors';
import { failed, record, resultHeader, resultText, resultVersion } from '../support/result-text';
import { uploadText } from '../support/upload-text';

test('onIssue says what is wrong with rows, and where; the rows are read', async () => {
  const text = uploadText(
    resultHeader.replace('Error Number', ' error number'),
    'Offline Conversion,,,a',
    'Offline Conversion Error,,,a,Lead,Some,17,,,more',
    'offline conversion,,,b,Lead,,,,',
    resultVersion.replace('6.0', '7.0'),
  );
  expect(await read(text)).toEqual({
    outcomes: [outcome('rejected', [2, 1, 'a'], unknownError('Some', { number: 17 }))],
    issues: [
      { code: 'column-spelling', severity: 'warning', line: 1, row: 0, column: 'Error Number' },
      { code: 'cells-missing', severity: 'warning', line: 2, row: 1 },
      { code: 'cells-extra', severity: 'error', line: 3, row: 2 },
      { code: 'record-type', severity: 'error', line: 4, row: 3, column: 'Type' },
      { code: 'version-not-first', severity: 'warning', line: 5, row: 4 },
      {
        ...{ code: 'version-unsupported', severity: 'warning', line: 5, row: 4, column: 'Name' },
        serviceError: { number: 3217, code: 'BulkServiceFormatVersionNotSupported' },
      },
    ],
    cause: undefined,
  });
});

describe('what is odd about the file as a whole', () => {
  const noColumns = { code: 'no-error-columns', severity: 'error', line: 1, row: 0 };
  const rowsOf = (columns: string) => [
    `Type,Name,Client Id${columns}`,
    `Format Version,6.0,${columns.replace(/[^,]/g, '')}`,
    `Offline Conversion,,a${columns.replace(/[^,]/g, '')}`,
  ];

  test.each<[string, string, readonly object[]]>([
    ['no column for errors', '', [noColumns]],
    ['columns that say too little of an error', ',Field Path,Error Detail', [noColumns]],
    ['a column for the name of an error', ',Error', []],
    ['a column for its number', ',Error Number', []],
  ])('%s', async (_, columns, issues) => {
    expect(await read(uploadText(...rowsOf(columns)))).toEqual({
      outcomes: [outcome(issues.length > 0 ? 'unknown' : 'accepted', [3, 2, 'a'])],
      ...{ issues, cause: undefined },
    });
  });

  test.each<[string, readonly string[], readonly object[]]>([
    [
      'records without an error in errors-only',
      [record('a'), record('b'), failed('b', 5625), record('c'), ',,,,,,,,'],
      [
        { code: 'record-type', severity: 'warning', line: 7, row: 6, column: 'Type' },
        { code: 'response-mode', severity: 'warning', line: 7, row: 6 },
      ],
    ],
    ['none such', [record('b'), failed('b', 5625), failed('x', 5625)], []],
  ])('%s', async (_, rows, expected) => {
    const { issues } = await read(resultText(...rows), { responseMode: 'errors-only' });
    expect(issues).toEqual(expected);
  });
});
