import fc, { type Arbitrary } from 'fast-check';
import { writeOfflineConversions } from '../../src/index';
import { conversions, now } from '../support/conversion-arbitrary';
import { textOf } from '../support/plain';
import { utf16 } from '../support/utf16';
import { slowFile } from './slow-csv';

/* Right files, and the same files as exports, editors and people leave them, with no doubt of what is meant. */

export interface DamagedFile {
  readonly right: string;
  readonly damaged: Uint8Array;
}

type Table = readonly (readonly string[])[];
type Respell = (text: string) => string;

const asIs: Respell = (text) => text;

const headers: readonly Respell[] = [
  asIs,
  (name) => name.toUpperCase(),
  (name) => name.toLowerCase(),
  (name) => ` ${name}\u00a0`,
  (name) => name.replaceAll(' ', '_'),
  (name) => name.replaceAll(' ', ''),
  (name) => name.replaceAll(' ', '-').toLowerCase(),
];

const types: readonly Respell[] = [
  asIs,
  (type) => type.toLowerCase(),
  (type) => `${type} `,
  (type) => type.replace(' ', ''),
  (type) => type.replace('Offline', 'Ofline').replace('Format', 'Formt'),
];

const isoOf = (text: string) => `${new Date(`${text} UTC`).toISOString().slice(0, 19)}Z`;
const times: readonly Respell[] = [
  asIs,
  isoOf,
  (text) => isoOf(text).replace('Z', '+00:00'),
  (text) => isoOf(text).replace('Z', '.000Z'),
  (text) => isoOf(text).replace('T', ' ').replace('Z', ''),
  (text) => isoOf(text).replace('T', ' ').replace('Z', ' UTC'),
  (text) => `${new Date(Date.parse(isoOf(text)) - 5_400_000).toISOString().slice(0, 19)}-01:30`,
];

const clickIds: readonly Respell[] = [
  asIs,
  (id) => id.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-'),
  (id) => `{${id.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')}}`,
  (id) => `_uet${id}`,
  (id) => `="${id}"`,
  (id) => `'${id}`,
  (id) => ` ${id}\t`,
  (id) => `https://www.contoso.com/?a=b&msclkid=${id}`,
];

const hashes: readonly Respell[] = [
  asIs,
  (hash) => hash.toUpperCase(),
  (hash) => `="${hash}"`,
  (hash) => `0x${hash}`,
];

const actions: readonly Respell[] = [
  asIs,
  (action) => action.toUpperCase(),
  (action) => ` ${action}`,
  (action) => action.slice(0, -1),
];

const currencies: readonly Respell[] = [asIs, (code) => code.toLowerCase(), (code) => `${code} `];

const respellings: Readonly<Record<string, readonly Respell[]>> = {
  Type: types,
  'Conversion Time': times,
  'Adjustment Time': times,
  'Microsoft Click Id': clickIds,
  'Hashed Email Address': hashes,
  'Hashed Phone Number': hashes,
  'Adjustment Type': actions,
  'Conversion Currency Code': currencies,
  'Adjustment Currency Code': currencies,
};

/** What happens to the Format Version row, whose version is in the second cell. */
const versions: readonly ((version: readonly string[], rows: Table) => Table)[] = [
  (version, rows) => [version, ...rows],
  (_, rows) => rows,
  (version, rows) => [...rows, version],
  (version, rows) => [...rows.slice(0, 1), version, ...rows.slice(1)],
  (version, rows) => [version, ...rows, version],
  ([type = '', , ...rest], rows) => [[type, '', ...rest], ...rows],
  ([type = '', , ...rest], rows) => [[type, '6', ...rest], ...rows],
  ([type = '', , ...rest], rows) => [[type, '6,0', ...rest], ...rows],
  ([type = '', , ...rest], rows) => [[type, '6', '0', ...rest], ...rows],
  ([type = '', , , ...rest], rows) => [[type, '', '6.0', ...rest], ...rows],
];

const encodings: readonly ((text: string) => Uint8Array)[] = [
  ...['', '\ufeff', '\ufeff\ufeff'].map((mark) => (text: string) => {
    return new TextEncoder().encode(mark + text);
  }),
  (text) => utf16(`\ufeff${text}`, 'little'),
  (text) => utf16(`\ufeff${text}`, 'big'),
];

const damage = fc.record({
  version: fc.constantFrom(...versions),
  delimiter: fc.constantFrom(',', '\t', ';', '|'),
  lineEnd: fc.constantFrom('\r\n', '\n', '\r'),
  quotesAll: fc.boolean(),
  encode: fc.constantFrom(...encodings),
  /** Which spelling each cell has, one after the other. */
  choices: fc.array(fc.nat(1000), { minLength: 1, maxLength: 60 }),
});

export const damagedFiles: Arbitrary<Promise<DamagedFile>> = fc
  .tuple(conversions, damage)
  .map(async ([records, { version, delimiter, lineEnd, quotesAll, encode, choices }]) => {
    const right = await textOf(writeOfflineConversions(records, { now, allowEmpty: true }));
    const [header = [], first = [], ...rows] = slowFile(new TextEncoder().encode(right)).rows.map(
      ({ cells }) => cells,
    );
    let choice = 0;
    function respelled(text: string, spellings: readonly Respell[] = [asIs]): string {
      if (text === '') return text;
      const number = choices[choice++ % choices.length] as number;
      return (spellings[number % spellings.length] as Respell)(text);
    }
    const table = version(first, rows).map((cells) =>
      cells.map((cell, column) => respelled(cell, respellings[header[column] as string])),
    );
    const names = header.map((name) =>
      respelled(name, name === 'Type' ? headers.slice(0, 4) : headers),
    );
    const written = (cell: string) =>
      quotesAll || /[",\t;|\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
    const lines = [names, ...table].map((cells) => cells.map(written).join(delimiter) + lineEnd);
    return { right, damaged: encode(lines.join('')) };
  });
