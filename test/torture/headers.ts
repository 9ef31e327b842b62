import type { ExpectedRow } from '../csv/fixtures/fixture';
import { mark } from '../csv/fixtures/fixture';
import { error, noSuchType, warning } from '../support/expected';
import { add, added, header, type Nasty, names, version, versionRow } from './nasty';

/** Names that objects have already, and one that a parser uses for cells beyond the header. */
const objectNames = [
  ...['__proto__', 'constructor', 'toString', 'hasOwnProperty', '__parsed_extra', 'valueOf'],
  ...['prototype', 'length', 'then'],
];
const unknown = warning('column-unknown', 1, 0);
const line = (cells: readonly string[]) => `${cells.join()}\r\n`;
const row = (cells: readonly string[], at: number, number: number): ExpectedRow => [
  ...([cells[0] as string, at, number] as const),
  cells,
];

/** A file with more columns than these, filled with their numbers. */
function wider(name: string, more: readonly string[], rest: Partial<Nasty>): Nasty {
  const wide = versionRow[3].concat(more.map(() => ''));
  const filled = (added(3, 2, 'a')[3] as readonly string[]).concat(more.map((_, i) => `${i}`));
  return {
    name,
    input: mark + line([...names, ...more]) + line(wide) + line(filled),
    names: [...names, ...more],
    rows: [row(wide, 2, 1), row(filled, 3, 2)],
    ...{ records: ['a'], said: [], ...rest },
  };
}

const tenThousand = Array.from({ length: 10_000 - names.length }, (_, i) => `Column ${i}`);
const duplicate = (column: string) => error('column-duplicate', 1, 0, { column });

export const headers: readonly Nasty[] = [
  wider('names that objects have already, in an upload', objectNames, {
    said: objectNames.map(() => unknown),
  }),
  wider('names that objects have already, in a result', objectNames, { kind: 'result' }),
  {
    name: 'Types that objects have already',
    input: mark + line([header, version]).replace(/,Format/, '\r\nFormat') + line(objectNames),
    rows: [versionRow, ['__proto__', 3, 2, objectNames.slice(0, 6)]],
    records: [],
    said: [error('cells-extra', 3, 2), noSuchType(3, 2), error('no-records', 3, 2)],
  },
  wider('10,000 columns of a result, one with a space at its end', [...tenThousand, 'Name 2 '], {
    kind: 'result',
  }),
  {
    ...wider('10,000 columns of an upload', tenThousand, {}),
    said: tenThousand.map(() => unknown),
  },
  {
    name: 'a known name twice, and another spelling of one',
    input: `${mark}${header},Client Id,client id\r\n${version},,\r\n${add('a')},b,c\r\n`,
    names: [...names, 'client id'],
    rows: [
      row([...versionRow[3], ''], 2, 1),
      row([...(added(3, 2, 'a')[3] as readonly string[]), 'c'], 3, 2),
    ],
    records: ['a'],
    said: [duplicate('Client Id'), duplicate('Client Id')],
  },
  {
    name: 'Type twice: the first is read',
    input: `${mark}${header},Type\r\n${version},\r\n${add('a')},Campaign\r\n`,
    rows: [versionRow, added(3, 2, 'a')],
    records: ['a'],
    said: [duplicate('Type')],
  },
  {
    name: 'an unknown name twice: cells has the first',
    input: `${mark}${header},Colour,Colour\r\n${version},,\r\n${add('a')},red,blue\r\n`,
    names: [...names, 'Colour'],
    rows: [
      row([...versionRow[3], ''], 2, 1),
      row([...(added(3, 2, 'a')[3] as readonly string[]), 'red'], 3, 2),
    ],
    records: ['a'],
    said: [unknown, unknown],
  },
  {
    name: 'a thousand columns without a name, filled',
    input: `${mark}${header}${','.repeat(1000)}x\r\n${version}${','.repeat(1000)}\r\n${add('a')}${',y'.repeat(1000)}\r\n`,
    names: [...names, 'x'],
    rows: [
      row([...versionRow[3], ''], 2, 1),
      row([...(added(3, 2, 'a')[3] as readonly string[]), 'y'], 3, 2),
    ],
    records: ['a'],
    said: Array.from({ length: 1000 }, () => unknown),
  },
  {
    name: 'spaces for a name are a name, and unknown',
    input: `${mark}${header}, \r\n${version},\r\n${add('a')},x\r\n`,
    names: [...names, ' '],
    rows: [
      row([...versionRow[3], ''], 2, 1),
      row([...(added(3, 2, 'a')[3] as readonly string[]), 'x'], 3, 2),
    ],
    records: ['a'],
    said: [unknown],
  },
  {
    name: 'a line break, a NUL and U+2028 in names are parts of them',
    input: `${mark}Type,Name,"Client\nId",Client\0Id,Client\u2028Id\r\nFormat Version,6.0,,,\r\n`,
    names: ['Type', 'Name', 'Client\nId', 'Client\0Id', 'Client\u2028Id'],
    rows: [['Format Version', 3, 1, ['Format Version', '6.0', '', '', '']]],
    records: [],
    said: [unknown, unknown, unknown, error('no-records', 3, 1)],
  },
  {
    name: 'names in full-width letters, in capitals, and between spaces that do not break',
    input: `${mark}${header.replace('Client Id', 'Ｃｌｉｅｎｔ Ｉｄ').replace('Conversion Name', '\u00a0CONVERSION NAME\u00a0')}\r\n${version}\r\n${add('a')}\r\n`,
    names: [
      ...['Type', 'Name', 'Ｃｌｉｅｎｔ Ｉｄ', '\u00a0CONVERSION NAME\u00a0'],
      ...['Conversion Time', 'Microsoft Click Id'],
    ],
    rows: [versionRow, added(3, 2, 'a')],
    records: ['a'],
    said: [
      warning('column-spelling', 1, 0, { column: 'Client Id' }),
      warning('column-spelling', 1, 0, { column: 'Conversion Name' }),
    ],
  },
  {
    name: 'the header again in the middle, as of files put together by a tool that drops marks',
    input: `${mark}${header}\r\n${version}\r\n${add('a')}\r\n${header}\r\n${add('b')}\r\n`,
    rows: [...[versionRow, added(3, 2, 'a'), row(names, 4, 3), added(5, 4, 'b')]],
    records: ['a', 'b'],
    said: [noSuchType(4, 3)],
  },
  {
    name: 'a template’s row of parameters further down',
    input: `${mark}${header}\r\n${version}\r\nParameters:TimeZone=+0100,,,,,\r\n${add('a')}\r\n`,
    rows: [
      versionRow,
      row(['Parameters:TimeZone=+0100', '', '', '', '', ''], 3, 2),
      added(4, 3, 'a'),
    ],
    records: ['a'],
    said: [noSuchType(3, 2)],
  },
];
