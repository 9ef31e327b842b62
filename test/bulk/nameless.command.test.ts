import { describe, expect, test } from 'vitest';
import { readBulkRows, validateBulkFile } from '../../src/index';
import { warning } from '../support/expected';
import { generate } from '../support/generated';
import { collect } from '../support/plain';
import { linesOf } from '../support/run';
import { uploadText } from '../support/upload-text';
import { withoutMessage } from '../support/without-message';

const now = new Date('2026-11-21T00:00:00Z');
const click = 'f894f652ea334e739002f7167ab8f8e3';
const conversion = ['a', 'Lead', '11/2/2026 9:30:00 AM', click];
const names = ['Client Id', 'Conversion Name', 'Conversion Time', 'Microsoft Click Id'];

/** A file with a column without a name before the column of this index. */
function fileWith(at: number, version: string, ...cells: readonly string[]) {
  const put = (row: readonly string[], cell: string) =>
    [...row.slice(0, at), cell, ...row.slice(at)].join(',');
  return uploadText(
    put(['Type', 'Name', ...names], ''),
    put(['Format Version', '6.0', '', '', '', ''], version),
    ...cells.map((cell) => put(['Offline Conversion', '', ...conversion], cell)),
  );
}

describe('a column without a name with a filled cell', () => {
  test.each<[string, number, string, readonly string[], number]>([
    ['an index column', 0, '0', ['1', '2'], 1],
    ['an index column, from the first record on', 0, '', ['1'], 2],
    ['behind Type', 1, '', ['', 'x'], 3],
    ['between others', 4, '', ['x'], 2],
    ['the last but one', 5, '', [' '], 2],
  ])('%s is unknown, once', async (_, at, version, cells, filledRow) => {
    const text = fileWith(at, version, ...cells);
    const { issues } = await validateBulkFile(text, { now, duplicates: false });
    expect(withoutMessage(issues)).toEqual([warning('column-unknown', 1, 0)]);
    expect(issues[0]?.facts).toEqual({ columnNumber: at + 1, filledRow });
  });

  test('each is one', async () => {
    const text = uploadText(
      `,Type,,Name,${names.join()}`,
      'x,Format Version,,6.0,,,,',
      `x,Offline Conversion,y,,${conversion.join()}`,
    );
    const { issues } = await validateBulkFile(text, { now });
    expect(issues.map(({ code, message }) => [code, message])).toEqual([
      [
        'column-unknown',
        'Row 1 after the header fills in column 1, which has no name, so nothing reads the column. Name the column, or remove it. If it is the index of a data frame, write the file without it (pandas: index=False).',
      ],
      [
        'column-unknown',
        'Row 2 after the header fills in column 3, which has no name, so nothing reads the column. Name the column, or remove it.',
      ],
    ]);
  });

  test('is unknown to readers of any column, too', async () => {
    const codes: string[] = [];
    await collect(readBulkRows(fileWith(4, '', 'x'), { onIssue: ({ code }) => codes.push(code) }));
    expect(codes).toEqual(['column-unknown']);
  });

  test.each<[string, string, 'upload' | 'result']>([
    ['empty cells', fileWith(4, '', '', ''), 'upload'],
    ['a result', fileWith(4, '', 'x'), 'result'],
    ['a row that is not a record', fileWith(1, '', '').concat('Total,12,,,,,\r\n'), 'upload'],
  ])('near miss: %s', async (_, text, kind) => {
    const { counts } = await validateBulkFile(text, { now, kind });
    expect(counts['column-unknown']).toBeUndefined();
  });
});

describe('generate from CSV', () => {
  const columns = 'Client Id,Conversion Name,Conversion Time,Microsoft Click Id';
  const cells = `2026-11-02T09:30:00Z,${click}`;
  const stderrOf = async (...lines: readonly string[]) =>
    (await generate({ 'in.csv': linesOf(...lines) }, ['in.csv'])).stderr;

  test.each([
    ['an index column', `,${columns}`, `0,a,Lead,${cells}`, 1],
    ['a column between', columns.replace(',', ',,'), `a,x,Lead,${cells}`, 2],
    ['a column at the end', `${columns},`, `a,Lead,${cells},x`, 5],
  ])(
    'rejects a filled cell under no name, once at the header: %s',
    async (_, header, row, number) => {
      const stderr = await stderrOf(header, row, row);
      expect(stderr).toContain(
        `in.csv:1  error  Column ${number} is filled in, but has no name. Name the column, or remove it.`,
      );
      expect(stderr.match(/property-unknown/g)).toHaveLength(1);
    },
  );

  test('near miss: columns without a name that are empty', async () => {
    expect(await stderrOf(`,${columns},`, `,a,Lead,${cells},`)).toBe('up.csv: 1 record written\n');
  });
});
