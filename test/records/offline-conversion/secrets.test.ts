import { describe, expect, test } from 'vitest';
import {
  BulkFileError,
  type Issue,
  readBulkRows,
  readOfflineConversions,
  validateBulkFile,
} from '../../../src/index';
import { leaksOf, planted } from '../../support/planted';
import { addRow, columns, fileOf, now, type Row, restateRow, retractRow } from '../../support/rows';
import { some } from '../../support/runs';

type Options = NonNullable<Parameters<typeof validateBulkFile>[1]>;

const every = Object.entries(planted);
const wrongTimes = { 'Conversion Time': 'x', 'Adjustment Time': 'x' };
const bases: readonly (readonly [what: string, row: Row])[] = [
  ['an Add', addRow],
  ['a Restate', restateRow],
  ['a Retract', retractRow],
  ['no action', { ...restateRow, 'Adjustment Type': 'x' }],
  ['wrong times', { ...restateRow, ...wrongTimes }],
  ['old times', { ...restateRow, 'Conversion Time': '1/1/2000 1:00:00 AM' }],
];
const settings: readonly (readonly [what: string, options: Options])[] = [
  ['an upload', {}],
  ['a result', { kind: 'result' }],
  ['strict, with goals', { strict: true, goals: [{ name: 'Signed contract' }] }],
  ['warnings', { notApplicable: 'warning', enhancedConversions: true }],
];

/** Everything that is said of a file: the report, issues as found, those of each row, what is thrown. */
async function everythingSaid(file: string | Uint8Array, options: Options = {}) {
  const said: Issue[] = [];
  const thrown: unknown[] = [];
  const all = { now, ...options, onIssue: (issue: Issue) => said.push(issue) };
  const report = await validateBulkFile(file, all);
  // The reader of rows knows no record type, and none of its options.
  const { goals: _, enhancedConversions: __, ...common } = all;
  for (const results of [readOfflineConversions(file, all), readBulkRows(file, common)])
    try {
      for await (const { issues } of results) said.push(...issues);
    } catch (error) {
      thrown.push(error);
    }
  return { report, said, thrown };
}

function textOf({ report, said, thrown }: Awaited<ReturnType<typeof everythingSaid>>): string {
  const errors = thrown.flatMap((error) => {
    expect(error).toBeInstanceOf(BulkFileError);
    const { message, stack, cause } = error as BulkFileError;
    return [message, stack, cause, JSON.stringify(error), String(error)];
  });
  return JSON.stringify([report, said, errors]);
}

/** Client Id is handed on as it stands: it is how a result is matched. */
const withoutClientId = (text: string) => text.replaceAll(/"clientId":"[^"]*",?/g, '');

describe('an identifier in any column stays out of what is said', () => {
  test.each(some(columns))('%s', async (column) => {
    let issues = 0;
    for (const [what, row] of bases)
      for (const [how, options] of settings) {
        const rows = every.map(([, value]) => ({ ...row, [column]: value }));
        const said = await everythingSaid(fileOf(rows), options);
        issues += said.said.length;
        const text = textOf(said);
        const leaks = leaksOf(column === 'Client Id' ? withoutClientId(text) : text);
        expect(leaks, `${what} in ${how}: ${text}`).toEqual([]);
      }
    expect(issues).toBeGreaterThan(every.length);
  });

  test('beside each other, with duplicates and adjustments of them', async () => {
    const row: Row = {
      ...restateRow,
      'Hashed Email Address': planted.hash,
      'Hashed Phone Number': planted['hash in capitals'],
      'Microsoft Click Id': planted['click id'],
      'Conversion Name': planted.email,
    };
    const add = { ...row, 'Adjustment Type': '', 'Adjustment Time': '', 'Adjustment Value': '' };
    const retract = { ...row, 'Adjustment Type': 'Retract', 'Adjustment Value': '' };
    for (const [, options] of settings) {
      const said = await everythingSaid(fileOf([add, add, row, row, retract, row]), options);
      expect(said.said.length).toBeGreaterThan(0);
      expect(leaksOf(textOf(said))).toEqual([]);
    }
  });
});

describe('an identifier in a wrong place of the file stays out of what is said', () => {
  const width = columns.length;
  const header = `\ufeffType,Name,${columns.join(',')}\r\n`;
  const version = `Format Version,6.0${','.repeat(width)}\r\n`;
  const start = header + version;
  const commas = ','.repeat(width);
  const files: readonly (readonly [where: string, file: (value: string) => string])[] = [
    ['a name in the header', (value) => `\ufeffType,Name,"${value}"\r\nFormat Version,6.0,\r\n`],
    ['a header of data', (value) => `"${value}",${commas}\r\n${version}`],
    ['no header', (value) => `Offline Conversion,"${value}"${commas}\r\n`],
    ['a header with ;', (value) => `Type;Name;"${value}"\r\n`],
    ['a header with an open quote', (value) => `Type,Name,"${value}`],
    ['a Google template', (value) => `Google Click ID,"${value}"\r\n"${value}",x\r\n`],
    ['a web form', (value) => `Parameters:TimeZone=UTC,"${value}"\r\n"${value}",x\r\n`],
    ['Type', (value) => `${start}"${value}",${commas}\r\n`],
    ['the version', (value) => `${header}Format Version,"${value}"${commas}\r\n`],
    ['beside the version', (value) => `${header}Format Version,,"${value}"${commas}\r\n`],
    ['a cell beyond the header', (value) => `${start}Offline Conversion,${commas},"${value}"\r\n`],
    ['after a quote', (value) => `${start}Offline Conversion,"x"${value}${commas}\r\n`],
    [
      'a quote with text after it',
      (value) => `${start}Offline Conversion,"${value}"x${commas}\r\n`,
    ],
    ['an open quote', (value) => `${start}Offline Conversion,"${value}${commas}\r\n`],
    ['a row that ends early', (value) => `${start}Offline Conversion,,"${value}"\r\n`],
    ['a row of another type', (value) => `${start}Campaign,"${value}"${commas}\r\n`],
  ];

  test.each(some(files))('%s', async (_where, file) => {
    for (const [what, value] of every) {
      const said = await everythingSaid(file(value));
      expect(said.said.length + said.thrown.length).toBeGreaterThan(0);
      const text = withoutClientId(textOf(said));
      expect(leaksOf(text), `${what}: ${text}`).toEqual([]);
    }
  });

  test('a cell that is too long', async () => {
    const file = fileOf([{ ...addRow, 'Conversion Name': planted.email }]);
    const said = await everythingSaid(file, { maxCellLength: 27 });
    expect(said.report.counts).toEqual({ 'cell-too-long': 1 });
    expect(leaksOf(textOf(said))).toEqual([]);
  });

  test('bytes that are no UTF-8', async () => {
    const bytes = new TextEncoder().encode(fileOf([{ ...addRow, 'Client Id': planted.email }]));
    const said = await everythingSaid(Uint8Array.from([...bytes, 0xff]));
    expect(said.report.counts.encoding).toBe(1);
    expect(leaksOf(withoutClientId(textOf(said)))).toEqual([]);
  });
});

describe('showValues', () => {
  const cases: readonly (readonly [column: string, value: string])[] = [
    ['Conversion Time', planted.email],
    ['Conversion Value', planted.phone],
    ['Hashed Email Address', planted.email],
    ['Hashed Phone Number', planted['phone with marks']],
    ['Hashed Email Address', planted['hash cut off']],
    ['Microsoft Click Id', planted['click id cut off']],
    ['Microsoft Click Id', planted['Google click id']],
  ];

  test.each(cases)('decides whether a message holds what is wrong in %s', async (column, value) => {
    const file = fileOf([{ ...addRow, [column]: value }]);
    const messages = async (showValues: boolean) =>
      (await validateBulkFile(file, { now, showValues })).issues.map((issue) => issue.message);
    expect(await messages(true)).toEqual([expect.stringContaining(value)]);
    const [without, ...more] = await messages(false);
    expect(more).toEqual([]);
    expect(leaksOf(without as string)).toEqual([]);
  });

  test('what is no identifier is shown in either case', async () => {
    const file = fileOf([{ ...addRow, 'Conversion Value': '1,5' }]);
    const { issues } = await validateBulkFile(file, { now });
    expect(issues[0]?.message).toContain('"1,5"');
  });
});
