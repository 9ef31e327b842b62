import type { ExpectedRow } from '../csv/fixtures/fixture';
import { mark } from '../csv/fixtures/fixture';
import { noSuchType, warning } from '../support/expected';
import { add, added, header, type Nasty, version, versionRow } from './nasty';

const start = `${mark}${header}\r\n${version}\r\n`;
const million = 1_000_000;

/** A row that is one cell. */
const alone = (cell: string, line: number, row: number): ExpectedRow => [
  ...([cell, line, row] as const),
  [cell, '', '', '', '', ''],
];
const missing = (line: number, row: number) => warning('cells-missing', line, row);
const noType = (line: number, row: number) => warning('record-type', line, row, { column: 'Type' });

const blanks = (name: string, input: string, versionLine: number, line: number): Nasty => ({
  name,
  input,
  rows: [['Format Version', versionLine, 1, versionRow[3]], added(line, 2, 'a')],
  records: ['a'],
  said: [],
});

/** A character in a name that nobody sees. */
const unseenInName = {
  ...warning('name-characters', 3, 2),
  ...{ action: 'Add', clientId: 'a', column: 'Conversion Name' },
};

export const lines: readonly Nasty[] = [
  blanks(
    'a million blank lines between the rows',
    `${start}${'\r\n'.repeat(million)}${add('a')}\r\n`,
    2,
    million + 3,
  ),
  blanks(
    'a million blank lines of LF before a row with quotes',
    `${start}${'\n'.repeat(million)}${add('a', '"Lead"')}`,
    2,
    million + 3,
  ),
  blanks(
    'a million blank lines before the header',
    `${mark}${'\r\n'.repeat(million)}${header}\r\n${version}\r\n${add('a')}\r\n`,
    million + 2,
    million + 3,
  ),
  blanks(
    'a million blank lines of CR, where CR ends rows',
    `${mark}${header}\r${version}\r${'\r'.repeat(million)}${add('a')}\r`,
    2,
    million + 3,
  ),
  blanks('a million blank lines at the end', `${start}${add('a')}${'\r\n'.repeat(million)}`, 2, 3),
  {
    name: 'a lone CR in a cell is a character where CRLF ends rows',
    input: `${start}${add('a', 'Le\rad')}\r\n${add('b')}\r\n`,
    rows: [versionRow, added(3, 2, 'a', 'Le\rad'), added(4, 3, 'b')],
    records: ['a', 'b'],
    said: [unseenInName],
  },
  {
    name: 'a lone CR in quotes where CR ends rows: it counts as a line',
    input: `${mark}${header}\r${version}\r${add('a', '"Le\rad"')}\r${add('b')}`,
    rows: [versionRow, added(3, 2, 'a', 'Le\rad'), added(5, 3, 'b')],
    records: ['a', 'b'],
    said: [unseenInName],
  },
  {
    name: 'a header that ends in CR CR LF: CR ends rows, and blank lines do no harm',
    input: [header, version, add('a'), ''].join('\r\r\n').replace(/^/, mark),
    rows: [['Format Version', 3, 1, versionRow[3]], added(5, 2, 'a')],
    records: ['a'],
    said: [],
  },
  {
    name: 'form feeds between the pages are rows without a Type',
    input: `${start}${add('a')}\r\n\f\r\n${add('b')}\r\n`,
    rows: [versionRow, added(3, 2, 'a'), alone('\f', 4, 3), added(5, 4, 'b')],
    records: ['a', 'b'],
    said: [missing(4, 3), noType(4, 3)],
  },
  {
    name: 'U+2028, U+2029 and U+0085 end no row',
    input: `${start}${add('a')}\r\n\u2028\r\n\u2029\r\n\u0085\r\n${add('b')}\r\n`,
    rows: [
      versionRow,
      added(3, 2, 'a'),
      alone('\u2028', 4, 3),
      alone('\u2029', 5, 4),
      alone('\u0085', 6, 5),
      added(7, 6, 'b'),
    ],
    records: ['a', 'b'],
    said: [
      ...[missing(4, 3), noType(4, 3), missing(5, 4), noType(5, 4)],
      ...[missing(6, 5), noSuchType(6, 5)],
    ],
  },
  {
    name: 'nothing but delimiters, a space, a tab, and a quoted nothing',
    input: `${start},,,,,\r\n \r\n\t\r\n""\r\n${add('a')}\r\n`,
    rows: [
      ...[versionRow, alone('', 3, 2), alone(' ', 4, 3), alone('\t', 5, 4), alone('', 6, 5)],
      added(7, 6, 'a'),
    ],
    records: ['a'],
    said: [
      ...[noType(3, 2), missing(4, 3), noType(4, 3), missing(5, 4), noType(5, 4)],
      ...[missing(6, 5), noType(6, 5)],
    ],
  },
];
