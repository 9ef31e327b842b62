import type { IssueCode } from '../../src/index';
import { mark } from '../csv/fixtures/fixture';
import { error, noSuchType, noVersion, warning } from '../support/expected';
import { add, added, header, type Nasty, version, versionRow } from './nasty';

const start = `${mark}${header}\r\n${version}\r\n`;

/** Texts as UTF-8, and bytes as they are. */
function bytes(...parts: readonly (string | readonly number[])[]): Uint8Array {
  return Buffer.concat(parts.map((part) => Buffer.from(part as string)));
}

const cut = (name: string, input: Nasty['input'], code: 'encoding' | 'no-header'): Nasty => ({
  ...{ name, input, rows: [], records: [], said: [error(code, 1, 0)], ends: true },
});
/** A row with one cell that is no UTF-8: the rows before it are read. */
const notUtf8 = (name: string, cell: readonly number[]): Nasty => ({
  name,
  input: bytes(start, `${add('a')}\r\nOffline Conversion,,b,`, cell, `,\r\n${add('c')}\r\n`),
  rows: [versionRow, added(3, 2, 'a')],
  records: ['a'],
  said: [error('encoding', 4, 3)],
  ends: true,
});
const onName = { action: 'Add', clientId: 'a', column: 'Conversion Name' };

/** A cell that is odd, and the warning about it. */
const kept = (name: string, cell: string, code?: IssueCode): Nasty => ({
  name,
  input: `${start}${add('a', cell)}\r\n${add('b')}\r\n`,
  rows: [versionRow, added(3, 2, 'a', cell), added(4, 3, 'b')],
  records: ['a', 'b'],
  said: code === undefined ? [] : [{ ...warning(code, 3, 2), ...onName }],
});

export const bytesAndMarks: readonly Nasty[] = [
  cut('an empty file', '', 'no-header'),
  cut('only a byte order mark', mark, 'no-header'),
  cut('only three byte order marks', mark.repeat(3), 'no-header'),
  cut('only the mark of UTF-16', bytes([0xff, 0xfe]), 'no-header'),
  cut('only blank lines', `${mark}\r\n\n\r\n`, 'no-header'),
  cut('two thirds of a byte order mark', bytes([0xef, 0xbb]), 'encoding'),
  {
    name: 'only a header',
    input: `${mark}${header}\r\n`,
    rows: [],
    records: [],
    said: [error('version-missing', 1, 0, noVersion), error('no-records', 1, 0)],
  },
  {
    name: 'only a header and the version',
    input: `${mark}${header}\r\n${version}`,
    rows: [versionRow],
    records: [],
    said: [error('no-records', 2, 1)],
  },
  {
    name: 'a second byte order mark on row one: its Type is a slip, and is not guessed',
    input: `${mark}${header}\r\n${mark}${version}\r\n${add('a')}\r\n`,
    rows: [
      [`${mark}Format Version`, 2, 1, [`${mark}Format Version`, '6.0', '', '', '', '']],
      added(3, 2, 'a'),
    ],
    records: ['a'],
    said: [
      warning('record-type', 2, 1, { column: 'Type' }),
      error('version-missing', 3, 2, noVersion),
    ],
  },
  {
    name: 'two files put one after the other: the mark of the second is a part of its first cell',
    input: `${start}${add('a')}\r\n${start}${add('b')}\r\n`,
    rows: [
      versionRow,
      added(3, 2, 'a'),
      [`${mark}Type`, 4, 3, [`${mark}Type`, ...header.split(',').slice(1)]],
      ['Format Version', 5, 4, ['Format Version', '6.0', '', '', '', '']],
      added(6, 5, 'b'),
    ],
    records: ['a', 'b'],
    said: [noSuchType(4, 3), error('version-repeated', 5, 4)],
  },
  cut(
    'NUL as its second byte looks like UTF-16 without a mark',
    bytes('T\0ype,Name\r\n'),
    'encoding',
  ),
  cut('NUL as its first byte', bytes('\0Type,Name\r\n'), 'encoding'),
  {
    name: 'nothing but NUL',
    input: '\0'.repeat(1000),
    rows: [],
    records: [],
    said: [error('type-column', 1, 0)],
    ends: true,
  },
  kept('NUL in a cell is a character', 'Le\0ad', 'name-characters'),
  {
    name: 'NUL to fill up the last line',
    input: `${start}${add('a')}\r\n${'\0'.repeat(512)}`,
    rows: [
      versionRow,
      added(3, 2, 'a'),
      ['\0'.repeat(512), 4, 3, ['\0'.repeat(512), '', '', '', '', '']],
    ],
    records: ['a'],
    said: [warning('cells-missing', 4, 3), noSuchType(4, 3)],
  },
  notUtf8('CP1252 in one cell: curly quotes', [0x93, 0x4c, 0x65, 0x61, 0x64, 0x94]),
  notUtf8('CP1252 in one cell: the euro', [0x80]),
  notUtf8('CP1252 in one cell: two letters that look like the start of UTF-8', [0xc3, 0xc4]),
  notUtf8('half of a surrogate pair in three bytes', [0xed, 0xa0, 0x80]),
  notUtf8('a pair of surrogates in six bytes', [0xed, 0xa0, 0xbd, 0xed, 0xb8, 0x80]),
  notUtf8('NUL in two bytes', [0xc0, 0x80]),
  notUtf8('five bytes for one character', [0xf8, 0x88, 0x80, 0x80, 0x80]),
  {
    ...notUtf8('half of a surrogate pair in a string', []),
    input: `${start}${add('a')}\r\n${add('b', 'Le\ud83dad')}\r\n${add('c')}\r\n`,
  },
  kept('U+2028 and U+2029', 'Le\u2028a\u2029d', 'name-characters'),
  kept('a form feed and a vertical tab', '\fLe\vad\f', 'name-characters'),
  kept(
    'the next line of EBCDIC, and what parts files, groups and records',
    'L\u0085\x1c\x1d\x1e',
    'name-characters',
  ),
  kept('the end of a text file in DOS', 'Lead\x1a', 'name-characters'),
  kept('the last characters of planes 0 and 16', '\ufffe\uffff\u{10ffff}'),
  kept('a character that replaces another is nobody else’s fault', 'L\ufffdad', 'text-garbled'),
  kept('text that turns around', '\u202eLead\u2066', 'name-characters'),
];
