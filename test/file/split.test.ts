import { describe, expect, it, test } from 'vitest';
import { validateBulkFile } from '../../src/index';
import { lead, leadFile, leadRow, type Options, split } from '../support/parted';
import { fullUpload } from '../support/upload-text';
import { add, click, few, now, write } from '../support/written';

/** The letters of the records, the most rows of a file, and the letters in each file. */
type Case = [records: string, maxRows: number | undefined, ...files: string[]];

describe('records are split by rows', () => {
  test.each<Case>([
    ['a', undefined, 'a'],
    ['a', 1, 'a'],
    ['abc', undefined, 'abc'],
    ['abc', 4, 'abc'],
    ['abc', 3, 'abc'],
    ['abc', 2, 'ab', 'c'],
    ['abcd', 2, 'ab', 'cd'],
    ['abcde', 2, 'ab', 'cd', 'e'],
    ['abc', 1, 'a', 'b', 'c'],
  ])('%s by %s', async (letters, maxRows, ...files) => {
    expect(await split([...letters].map(lead), { maxRows })).toEqual({
      files: files.map((held, i) => ({
        name: `upload-00${i + 1}.csv`,
        records: held.length,
        text: leadFile(...held),
      })),
      issues: [],
      error: undefined,
    });
  });

  it('makes one file without a record where there is none, with allowEmpty', async () => {
    expect(await split([], { maxRows: 1, allowEmpty: true })).toEqual({
      files: [{ name: 'upload-001.csv', records: 0, text: leadFile() }],
      issues: [],
      error: undefined,
    });
  });
});

describe('each file is written as the options say', () => {
  const header = 'Type,Name,Client Id,Conversion Name,Conversion Time,Microsoft Click Id';
  const version = 'Format Version,6.0,,,,';
  const lines = (...rows: readonly string[]) => rows.map((row) => `${row}\r\n`).join('');
  const tabbed = (text: string) => text.replaceAll(',', '\t');

  test.each<[title: string, options: Options, files: readonly (readonly [string, string])[]]>([
    [
      'with tabs',
      { delimiter: '\t' },
      [
        ['upload-001.tsv', tabbed(leadFile('a'))],
        ['upload-002.tsv', tabbed(leadFile('b'))],
      ],
    ],
    [
      'without byte order marks',
      { bom: false },
      [
        ['upload-001.csv', lines(header, version, leadRow('a'))],
        ['upload-002.csv', lines(header, version, leadRow('b'))],
      ],
    ],
    [
      'with its columns in the order of the record',
      { columns: [...few, 'Conversion Value'].reverse() },
      ['a', 'b'].map((letter, i) => [
        `upload-00${i + 1}.csv`,
        `\ufeff${lines(
          'Type,Name,Client Id,Conversion Name,Conversion Time,Conversion Value,Microsoft Click Id',
          'Format Version,6.0,,,,,',
          `Offline Conversion,,${letter},Lead ${letter},11/2/2026 9:30:00 AM,,${click}`,
        )}`,
      ]),
    ],
    [
      'with all columns',
      { columns: undefined },
      ['a', 'b'].map((letter, i) => [
        `upload-00${i + 1}.csv`,
        fullUpload(
          `Offline Conversion,,${letter},Lead ${letter},11/2/2026 9:30:00 AM${','.repeat(11)}${click}`,
        ),
      ]),
    ],
  ])('%s', async (_, options, files) => {
    expect(await split([lead('a'), lead('b')], { maxRows: 1, ...options })).toEqual({
      files: files.map(([name, text]) => ({ name, records: 1, text })),
      issues: [],
      error: undefined,
    });
  });
});

describe('names', () => {
  test.each<[name: string | undefined, delimiter: ',' | '\t', first: string, second: string]>([
    [undefined, ',', 'upload-001.csv', 'upload-002.csv'],
    [undefined, '\t', 'upload-001.tsv', 'upload-002.tsv'],
    ['upload.csv', ',', 'upload-001.csv', 'upload-002.csv'],
    ['upload.tsv', '\t', 'upload-001.tsv', 'upload-002.tsv'],
    ['upload.csv', '\t', 'upload-001.csv', 'upload-002.csv'],
    ['November 2026.csv', ',', 'November 2026-001.csv', 'November 2026-002.csv'],
    ['übung.csv', ',', 'übung-001.csv', 'übung-002.csv'],
    ['c.d.csv', ',', 'c.d-001.csv', 'c.d-002.csv'],
    ['a.b/c.d.csv', ',', 'a.b/c.d-001.csv', 'a.b/c.d-002.csv'],
    ['a.b\\c.d.csv', ',', 'a.b\\c.d-001.csv', 'a.b\\c.d-002.csv'],
    ['upload', ',', 'upload-001', 'upload-002'],
    ['a.b/upload', ',', 'a.b/upload-001', 'a.b/upload-002'],
    ['a.b\\upload', ',', 'a.b\\upload-001', 'a.b\\upload-002'],
    ['upload-001.csv', ',', 'upload-001-001.csv', 'upload-001-002.csv'],
    ['.csv', ',', '-001.csv', '-002.csv'],
  ])('of %j written with %j', async (name, delimiter, first, second) => {
    const { files } = await split([lead('a'), lead('b')], { name, delimiter, maxRows: 1 });
    expect(files.map((file) => file.name)).toEqual([first, second]);
  });

  it('have more digits when they need them', async () => {
    const many = Array.from({ length: 1001 }, (_, i) => lead(`${i}`));
    const { files } = await split(many, { maxRows: 1 });
    expect(files).toHaveLength(1001);
    expect(files.map(({ name }) => name).slice(8, 11)).toEqual([
      'upload-009.csv',
      'upload-010.csv',
      'upload-011.csv',
    ]);
    expect(files.map(({ name }) => name).slice(998)).toEqual([
      'upload-999.csv',
      'upload-1000.csv',
      'upload-1001.csv',
    ]);
    expect(files[1000]?.text).toBe(leadFile('1000'));
  });
});

it('writes to the same bytes as the plain writer, also what is long', async () => {
  const name = '日本é👍'.repeat(10);
  const many = Array.from({ length: 5000 }, (_, i) => ({
    ...add,
    ...{ clientId: `${i}`, conversionName: `${name} ${i}` },
  }));
  const { text } = await write(many, { columns: few });
  const [file, ...more] = (await split(many)).files;
  expect(more).toEqual([]);
  expect(file?.records).toBe(5000);
  expect(file?.text === text).toBe(true);
  const report = await validateBulkFile(file?.text ?? '', { now });
  expect(report).toMatchObject({ valid: true, rows: 5001, counts: {} });
});
