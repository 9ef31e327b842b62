import { describe, expect, test } from 'vitest';
import { readBulkRows, validateBulkFile } from '../../src/index';
import { generate } from '../support/generated';
import { collect } from '../support/plain';
import { linesOf } from '../support/run';
import { uploadText } from '../support/upload-text';

const header = 'Type,Name,Client Id,Conversion Name';
const version = 'Format Version,6.0,,';
const cure = 'Set the escape character of the program that writes the file to the quote';

/** The issues of a row before a good one. */
async function issuesOf(row: string) {
  const text = uploadText(header, version, row, 'Offline Conversion,,b,Lead');
  const rows = await collect(readBulkRows(text));
  return rows.flatMap(({ issues }) => issues);
}

describe('a backslash before what is at fault', () => {
  test.each([
    ['a quote', 'quote', 'Offline Conversion,,a,"He said \\"hi\\""'],
    ['a quote at the start', 'quote', 'Offline Conversion,,a,"\\"hi\\" he said"'],
    ['a quote with a delimiter after it', 'quote', 'Offline Conversion,,"a\\"b,c",d'],
    ['a delimiter', 'cells-extra', 'Offline Conversion,,a,Lead\\, big'],
    ['a delimiter after a quote', 'cells-extra', 'Offline Conversion,,"a\\",b",Lead'],
    ['a delimiter before empty cells', 'cells-extra', 'Offline Conversion,,a\\,b,'],
  ])('%s is named', async (_, code, row) => {
    expect(await issuesOf(row)).toEqual([
      expect.objectContaining({
        ...{ code, line: 3, row: 2 },
        facts: expect.objectContaining({ backslash: true }),
        message: expect.stringContaining(` does not escape it. ${cure}`),
      }),
    ]);
  });

  test('before a quote that is never closed', async () => {
    const text = uploadText(header, version, 'Offline Conversion,,a,"x \\""', ',,,');
    const { issues, readable } = await validateBulkFile(text);
    expect(readable).toBe(false);
    expect(issues.at(-1)).toMatchObject({
      ...{ code: 'quote', line: 3, row: 2, facts: { quoteLine: 3, backslash: true } },
      message: `Nothing after the quote opened on line 3 can be read, because a backslash before a quote does not escape it. ${cure} (Spark: .option("escape", "\\"")).`,
    });
  });

  test.each([
    ['in a cell', 'Offline Conversion,,a,C:\\Leads', []],
    ['at the end of a row', 'Offline Conversion,,a,Lead\\', []],
    ['at the end of a quoted cell', 'Offline Conversion,,"a\\",Lead', []],
    ['before a doubled quote', 'Offline Conversion,,a,"\\""x"', []],
    ['elsewhere than before the quote', 'Offline Conversion,,a,"\\x"y', [{}]],
    [
      'elsewhere than before the delimiter',
      'Offline Conversion,,a,b\\c,d',
      [{ cellNumber: 5, columnCount: 4 }],
    ],
  ])('near miss: %s', async (_, row, facts) => {
    expect((await issuesOf(row)).map((issue) => issue.facts)).toEqual(facts);
  });
});

test.each([
  ['a quote', 'a,"x \\"y\\""', 'a backslash before a quote does not escape it'],
  ['a delimiter', 'a,x\\,y', 'a backslash before a delimiter does not escape it'],
])('generate names a backslash before %s in a CSV', async (_, start, words) => {
  const columns = 'Client Id,Conversion Name,Conversion Time,Microsoft Click Id';
  const row = `${start},2026-11-02T09:30:00Z,f894f652ea334e739002f7167ab8f8e3`;
  const { stderr } = await generate({ 'in.csv': linesOf(columns, row) }, ['in.csv']);
  expect(stderr).toContain(words);
});

test.each(['Conversion Value', 'Conversion Currency Code', 'Client Id'])(
  '\\N in %s stands for a missing value',
  async (column) => {
    const text = uploadText(
      `Type,Name,${column}`,
      'Format Version,6.0,',
      'Offline Conversion,,\\N',
    );
    const { issues } = await validateBulkFile(text);
    expect(issues.filter(({ code }) => code === 'placeholder')).toEqual([
      expect.objectContaining({ column, facts: { value: '\\N' } }),
    ]);
  },
);
