import { describe, expect, it } from 'vitest';
import type { IssueCode } from '../../src/index';
import { type ExpectedIssue, error, noVersion, warning } from '../support/expected';
import { uploadText } from '../support/upload-text';
import { faultsOf } from './faults-of';

const header = 'Type,Id,Name,Client Id';
const version = 'Format Version,,6.0,';
const record = 'Offline Conversion,,,a';

type Rest = Pick<ExpectedIssue, 'column' | 'serviceError'>;

interface Case {
  readonly name: string;
  readonly lines: readonly string[];
  /** Faults of rows that are errors in an upload and warnings in a result. */
  readonly rows?: readonly (readonly [IssueCode, line: number, row: number, Rest?])[];
  /** The same of the file. */
  readonly file?: readonly (readonly [IssueCode, line: number, row: number, Rest?])[];
  /** Faults of rows that are what they are in both. */
  readonly always?: readonly ExpectedIssue[];
  readonly says?: string;
}

const name: Rest = { column: 'Name' };
const unsupported: Rest = {
  column: 'Name',
  serviceError: { number: 3217, code: 'BulkServiceFormatVersionNotSupported' },
};

const cases: readonly Case[] = [
  { name: 'near miss: as it should be', lines: [header, version, record] },
  { name: 'near miss: alone in its file', lines: [header, version] },
  { name: 'near miss: after a blank line', lines: [header, '', version, record] },
  { name: 'near miss: quoted', lines: [header, '"Format Version","","6.0",""', record] },
  {
    name: 'near miss: Name in another place',
    lines: ['Name,Client Id,Type', '6.0,,Format Version', ',a,Offline Conversion'],
  },
  {
    name: 'near miss: Name found by another spelling',
    lines: ['Type,Client Id,Id, Name', 'Format Version,,,6.0', 'Offline Conversion,a,,'],
  },
  {
    name: 'missing',
    lines: [header, record, 'Offline Conversion,,,"b\n"'],
    file: [['version-missing', 3, 2, noVersion]],
  },
  {
    name: 'missing, in a file without rows',
    lines: [header],
    file: [['version-missing', 1, 0, noVersion]],
  },
  {
    name: 'missing, as its Type is not spelled exactly',
    lines: [header, 'format version,,6.0,', record],
    always: [warning('record-type', 2, 1, { column: 'Type' })],
    file: [['version-missing', 3, 2, noVersion]],
  },
  {
    name: 'empty',
    lines: [header, 'Format Version,,,', record],
    rows: [['version-empty', 2, 1, { ...name, ...noVersion }]],
  },
  {
    name: 'empty, as the row ends before it',
    lines: [header, 'Format Version', record],
    always: [warning('cells-missing', 2, 1)],
    rows: [['version-empty', 2, 1, { ...name, ...noVersion }]],
  },
  {
    name: 'empty, as the header has no Name and the row no version',
    lines: ['Type,Client Id', 'Format Version,', 'Offline Conversion,a'],
    rows: [['version-empty', 2, 1, { ...name, ...noVersion }]],
  },
  {
    name: 'not first',
    lines: [header, record, version, record],
    rows: [['version-not-first', 3, 2]],
  },
  {
    name: 'not first, after a row that is lost',
    lines: [header, 'Offline Conversion,"a"b,,', version],
    always: [error('quote', 2, 1)],
    rows: [['version-not-first', 3, 2]],
  },
  ...['5.0', '7.0', '6.1', '6.00', '06', ' 6.0', '6.0 ', 'v6.0', '6,0', 'six'].map(
    (text): Case => ({
      name: `unsupported: "${text}"`,
      lines: [header, `Format Version,,"${text}",`, record],
      rows: [['version-unsupported', 2, 1, unsupported]],
      says: `"${text}"`,
    }),
  ),
  {
    name: 'in another column',
    lines: [header, 'Format Version,,,6.0', record],
    rows: [['version-column', 2, 1, name]],
    says: '"Client Id"',
  },
  {
    name: 'in a column before its own',
    lines: [header, 'Format Version,6,,', record],
    rows: [['version-column', 2, 1, name]],
    says: '"Id"',
  },
  {
    name: 'in another column, as the header has no Name',
    lines: ['Type,Client Id', 'Format Version,6.0', 'Offline Conversion,a'],
    rows: [['version-column', 2, 1, name]],
    says: '"Client Id"',
  },
  {
    name: 'split by a decimal comma',
    lines: [header, 'Format Version,,6,0', record],
    rows: [['version-split', 2, 1, name]],
  },
  {
    name: 'split by a decimal comma, in the last column',
    lines: ['Type,Name', 'Format Version,6,0'],
    always: [error('cells-extra', 2, 1)],
    rows: [['version-split', 2, 1, name]],
  },
  {
    name: 'near miss of a split: something else in the next cell',
    lines: [header, 'Format Version,,6,00', record],
    always: [warning('version-spelling', 2, 1, name)],
  },
  {
    name: 'written as a whole number',
    lines: [header, 'Format Version,,6,', record],
    always: [warning('version-spelling', 2, 1, name)],
  },
  {
    name: 'repeated',
    lines: [header, version, record, version, version],
    rows: [
      ['version-repeated', 4, 3],
      ['version-repeated', 5, 4],
    ],
    says: 'Row 1',
  },
  {
    name: 'repeated, and another: only the first counts',
    lines: [header, version, 'Format Version,,5.0,'],
    rows: [['version-repeated', 3, 2]],
  },
  {
    name: 'not first and repeated',
    lines: [header, record, version, version],
    rows: [
      ['version-not-first', 3, 2],
      ['version-repeated', 4, 3],
    ],
  },
];

describe.each([
  { kind: 'upload', usual: error },
  { kind: 'result', usual: warning },
] as const)('in a file of kind $kind', ({ kind, usual }) => {
  it.each(cases)('$name', async ({ lines, rows = [], file = [], always = [], says = '' }) => {
    const found = await faultsOf(uploadText(...lines), {
      kind,
      severity: { 'column-spelling': 'off' },
    });
    expect({ file: found.file, rows: found.rows, fault: found.fault }).toEqual({
      file: file.map((fault) => usual(...fault)),
      rows: [...always, ...rows.map((fault) => usual(...fault))],
      fault: undefined,
    });
    expect(found.messages.join('\n')).toContain(says);
  });
});
