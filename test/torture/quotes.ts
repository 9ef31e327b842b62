import { mark } from '../csv/fixtures/fixture';
import { error, noSuchType, noVersion } from '../support/expected';
import { add, added, header, type Nasty, version, versionRow } from './nasty';

const start = `${mark}${header}\r\n${version}\r\n`;
/** 1 MB of quotes: one opens, one closes, and the others are half as many quotes in the cell. */
const megabyte = 1_048_576;
const inCell = '"'.repeat(megabyte / 2 - 1);

const addOf = (clientId: string) => ({ action: 'Add', clientId });
const nameTooLong = error('too-long', 3, 2, { ...addOf('a'), column: 'Conversion Name' });

export const quotes: readonly Nasty[] = [
  {
    name: 'a quote that opens before the header and is never closed',
    input: `${mark}"${header}\r\n${version}\r\n${add('a')}\r\n`,
    rows: [],
    records: [],
    said: [error('quote', 1, 0)],
    ends: true,
  },
  {
    name: 'a quote that opens before the first row and is never closed',
    input: `${mark}${header}\r\n"${version}\r\n${add('a')}\r\n`,
    rows: [],
    records: [],
    said: [error('quote', 2, 1)],
    ends: true,
  },
  {
    name: 'a quote that opens in the middle and is never closed: what is before it is read',
    input: `${start}${add('a')}\r\n${add('b', '"Lead')}\r\n${add('c')}\r\n${add('d')}\r\n`,
    rows: [versionRow, added(3, 2, 'a')],
    records: ['a'],
    said: [error('quote', 4, 3)],
    ends: true,
  },
  {
    name: 'two quotes in the middle that are each never closed cost what is between them, and are told',
    input: `${start}${add('a', '"Lead')}\r\n${add('b', '"Lead')}\r\n${add('c')}\r\n`,
    rows: [
      versionRow,
      ['Offline Conversion', 3, 2, ['Offline Conversion', '', 'a', '', '', '']],
      added(5, 3, 'c'),
    ],
    records: ['c'],
    said: [error('quote', 3, 2, { clientId: 'a' })],
  },
  {
    name: 'a quote that opens as the last character',
    input: `${start}${add('a')}\r\n"`,
    rows: [versionRow, added(3, 2, 'a')],
    records: ['a'],
    said: [error('quote', 4, 3)],
    ends: true,
  },
  {
    name: '1 MB of quotes, quoted',
    input: `${start}${add('a', '"'.repeat(megabyte))}\r\n${add('b')}\r\n`,
    rows: [versionRow, added(3, 2, 'a', inCell), added(4, 3, 'b')],
    records: ['b'],
    said: [nameTooLong],
  },
  {
    name: '1 MB of quotes and one more',
    input: `${start}${add('b')}\r\n${add('a', '"'.repeat(megabyte + 1))}\r\n${add('c')}\r\n`,
    rows: [versionRow, added(3, 2, 'b')],
    records: ['b'],
    said: [error('quote', 4, 3)],
    ends: true,
  },
  {
    name: '1 MB of quotes in a cell without quotes around it',
    input: `${start}${add('a', `x${'"'.repeat(megabyte - 1)}`)}\r\n${add('b')}\r\n`,
    rows: [versionRow, added(3, 2, 'a', `x${'"'.repeat(megabyte - 1)}`), added(4, 3, 'b')],
    records: ['b'],
    said: [nameTooLong],
  },
  {
    name: '1 MB of quotes and nothing else',
    input: '"'.repeat(megabyte),
    rows: [],
    records: [],
    said: [error('type-column', 1, 0)],
    ends: true,
  },
  {
    name: 'a quote after a byte order mark on the first row is text, and so is the mark',
    input: `${mark}${header}\r\n${mark}"Format Version",6.0,,,,\r\n${add('a')}\r\n`,
    rows: [
      [
        ...([`${mark}"Format Version"`, 2, 1] as const),
        [`${mark}"Format Version"`, '6.0', '', '', '', ''],
      ],
      added(3, 2, 'a'),
    ],
    records: ['a'],
    said: [noSuchType(2, 1), error('version-missing', 3, 2, noVersion)],
  },
  {
    name: 'half of the quotes of a cell escaped with a backslash',
    input: `${start}${add('a', '"say \\"hi\\""')}\r\n${add('b')}\r\n`,
    rows: [
      versionRow,
      ['Offline Conversion', 3, 2, ['Offline Conversion', '', 'a', '', '', '']],
      added(4, 3, 'b'),
    ],
    records: ['b'],
    said: [error('quote', 3, 2, { clientId: 'a' })],
  },
  {
    name: 'typographic quotes are no quotes',
    input: `${start}${add('a', '“Lead, new”')}\r\n${add('b', '“Lead”')}\r\n`,
    rows: [
      versionRow,
      [
        ...(['Offline Conversion', 3, 2] as const),
        ['Offline Conversion', '', 'a', '“Lead', ' new”', '11/2/2026 9:30:00 AM'],
      ],
      added(4, 3, 'b', '“Lead”'),
    ],
    records: ['b'],
    said: [
      error('cells-extra', 3, 2, addOf('a')),
      error('time-format', 3, 2, {
        ...{ ...addOf('a'), column: 'Conversion Time' },
        serviceError: { number: 5607, code: 'OfflineConversionTimeInvalid' },
      }),
      error('click-id', 3, 2, {
        ...{ ...addOf('a'), column: 'Microsoft Click Id' },
        serviceError: { number: 5604, code: 'OfflineConversionMicrosoftClickIdInvalid' },
      }),
    ],
  },
];
