import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../support/runs';
import { table } from './random-table';
import { byCsvParse, byOurs, byPapa, type Read, type Written } from './three-readers';

const header = ['Type', 'Name'];
const comma = { delimiter: ',' } as const;

/** As any writer may write it: quotes where they must be, and here and there where they need not. */
function written(cell: string, quoted: boolean, { delimiter }: Written): string {
  const must = cell.startsWith('"') || /[\r\n]/.test(cell) || cell.includes(delimiter);
  return quoted || must ? `"${cell.replaceAll('"', '""')}"` : cell;
}

const endless = (text: string, end: string, isEnded: boolean) => (isEnded ? text + end : text);

describe.each(
  [',', '\t'].flatMap((delimiter) =>
    (['\r\n', '\n', '\r'] as const).map((end) => ({ delimiter, end })),
  ),
)('random cells between $delimiter, rows ended by $end', (format) => {
  it('are the same cells for papaparse, csv-parse and this package', async () => {
    const { delimiter, end } = format;
    const quoted = fc.infiniteStream(fc.boolean());
    const file = fc.tuple(table, quoted, fc.constantFrom('', '\ufeff'), fc.boolean());
    await fc.assert(
      fc.asyncProperty(file, async ([rows, coins, mark, isEnded]) => {
        const all = [header, ...rows];
        const lines = all.map((cells) =>
          cells.map((cell) => written(cell, coins.next().value, format)).join(delimiter),
        );
        const text = endless(mark + lines.join(end), end, isEnded || rows.length === 0);
        expect(await byOurs(text, format)).toEqual(all);
        expect(byPapa(text, format)).toEqual(all);
        expect(byCsvParse(text, format)).toEqual(all);
      }),
      runs(5, 500),
    );
  });
});

interface Difference {
  readonly name: string;
  readonly why: string;
  readonly text: string;
  readonly format: Written;
  readonly ours: Read;
  readonly papa: Read;
  readonly csvParse: Read;
}
const crlf = { ...comma, end: '\r\n' } as const;
const lf = { ...comma, end: '\n' } as const;

/* Where text is not what RFC 4180 describes, readers differ. What each gives, and why ours is so. */
describe.each<Difference>([
  {
    name: 'a header that ends in CRLF, rows that end in LF',
    why: 'Real files have both. The others read one line end, which has to be told.',
    text: 'Type,Name\r\na,b\nc,d\n',
    format: crlf,
    ours: [
      ['Type', 'Name'],
      ['a', 'b'],
      ['c', 'd'],
    ],
    papa: [
      ['Type', 'Name'],
      ['a', 'b\nc', 'd\n'],
    ],
    csvParse: [
      ['Type', 'Name'],
      ['a', 'b\nc', 'd\n'],
    ],
  },
  {
    name: 'rows that end in CRLF where LF was expected',
    why: 'A CR before LF is a part of the line end.',
    text: 'Type,Name\na,b\r\nc,"d"\r\n',
    format: lf,
    ours: [
      ['Type', 'Name'],
      ['a', 'b'],
      ['c', 'd'],
    ],
    papa: [
      ['Type', 'Name'],
      ['a', 'b\r'],
      ['c', 'd'],
    ],
    csvParse: [
      ['Type', 'Name'],
      ['a', 'b\r'],
      ['c', '"d"\r'],
    ],
  },
  {
    name: 'blank lines',
    why: 'A line without any character is no row.',
    text: 'Type,Name\n\na,b\n\n',
    format: lf,
    ours: [
      ['Type', 'Name'],
      ['a', 'b'],
    ],
    papa: [['Type', 'Name'], [''], ['a', 'b'], ['']],
    csvParse: [['Type', 'Name'], [''], ['a', 'b'], ['']],
  },
  {
    name: 'text after a closing quote',
    why: 'The row is lost and is told; its neighbours are not.',
    text: 'Type,Name\na,"b"c\nd,e\n',
    format: lf,
    ours: [
      ['Type', 'Name'],
      ['a', '…'],
      ['d', 'e'],
    ],
    papa: 'InvalidQuotes',
    csvParse: [
      ['Type', 'Name'],
      ['a', '"b"c'],
      ['d', 'e'],
    ],
  },
  {
    name: 'a quote that is never closed',
    why: 'Each has an error; ours ends the reading, after the rows before it.',
    text: 'Type,Name\na,"b\nc,d\n',
    format: lf,
    ours: 'quote',
    papa: 'MissingQuotes',
    csvParse: 'CSV_QUOTE_NOT_CLOSED',
  },
  {
    name: 'two byte order marks',
    why: 'Some files have two. The second is no part of the first name.',
    text: '\ufeff\ufeffType,Name\n',
    format: lf,
    ours: [['Type', 'Name']],
    papa: [['\ufeffType', 'Name']],
    csvParse: [['\ufeffType', 'Name']],
  },
  {
    name: 'half of a surrogate pair',
    why: 'UTF-8 has no bytes for it: it would be written as another character.',
    text: 'Type,Name\na,\ud83d\n',
    format: lf,
    ours: 'encoding',
    papa: [
      ['Type', 'Name'],
      ['a', '\ud83d'],
    ],
    csvParse: [
      ['Type', 'Name'],
      // It reads bytes, and has put U+FFFD there without a word.
      ['a', '\ufffd'],
    ],
  },
])('$name', ({ text, format, ours, papa, csvParse }) => {
  it('is read by each in its way', async () => {
    expect(await byOurs(text, format)).toEqual(ours);
    expect(byPapa(text, format)).toEqual(papa);
    expect(byCsvParse(text, format)).toEqual(csvParse);
  });
});
