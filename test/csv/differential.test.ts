import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCsv } from '../../src/csv/read';
import { createRowFormat } from '../../src/csv/write';
import { cutAt } from '../support/cuts';
import { runs } from '../support/runs';
import { table } from './random-table';
import { byCsvParse, byPapa } from './three-readers';

const header = ['Type', 'Name'];

async function read(pieces: readonly string[], delimiter: string) {
  const rows: { line: number; row: number; cells: string[] }[] = [];
  const options = {
    delimiters: [delimiter] as const,
    isHeader: () => true,
    maxCellLength: 1000,
    signal: undefined,
  };
  for await (const batch of readCsv(pieces, options)) {
    if ('fault' in batch) throw new Error(batch.fault.kind);
    for (const { line, row, cells, broken } of batch.rows) {
      expect(broken).toBe(false);
      rows.push({ line, row, cells });
    }
  }
  return rows;
}

describe.each([
  { name: 'commas', delimiter: ',' },
  { name: 'tabs', delimiter: '\t' },
])('a table written with $name', ({ delimiter }) => {
  it('is read back as it was, each row at its line', async () => {
    await fc.assert(
      fc.asyncProperty(table, fc.nat(200), async (rows, anywhere) => {
        const format = createRowFormat(delimiter);
        const lines: string[] = [];
        const expected = [header, ...rows].map((cells, row) => {
          const line = format.lines + 1;
          lines.push(format.row(cells));
          return { line, row, cells };
        });
        const text = lines.join('');
        const place = anywhere % (text.length + 1);
        expect(await read(cutAt(text, [place]), delimiter)).toEqual(expected);
      }),
      runs(3, 500),
    );
  });

  const written = { delimiter, end: '\r\n' } as const;

  it('is read by papaparse and csv-parse as it was', () => {
    fc.assert(
      fc.property(table, (rows) => {
        const text = `\ufeff${[header, ...rows].map(createRowFormat(delimiter).row).join('')}`;
        expect(byPapa(text, written)).toEqual([header, ...rows]);
        expect(byCsvParse(text, written)).toEqual([header, ...rows]);
      }),
      runs(3, 1000),
    );
  });
});

describe('a row', () => {
  it.each([
    { cells: ['a', '', 'b'], delimiter: ',', text: 'a,,b\r\n', lines: 1 },
    { cells: ['a,b', 'c\td'], delimiter: ',', text: '"a,b",c\td\r\n', lines: 1 },
    { cells: ['a,b', 'c\td'], delimiter: '\t', text: 'a,b\t"c\td"\r\n', lines: 1 },
    { cells: ['say "x"', '"'], delimiter: ',', text: '"say ""x""",""""\r\n', lines: 1 },
    { cells: ['a\nb', 'c\r\nd'], delimiter: ',', text: '"a\nb","c\r\nd"\r\n', lines: 3 },
    { cells: ['a\rb', ' c '], delimiter: ',', text: '"a\rb", c \r\n', lines: 1 },
    { cells: ['=1+1', '+49', '@x'], delimiter: ',', text: '=1+1,+49,@x\r\n', lines: 1 },
  ])('of $cells is written as $text', ({ cells, delimiter, text, lines }) => {
    const format = createRowFormat(delimiter);
    expect(format.row(cells)).toBe(text);
    expect(format.lines).toBe(lines);
  });
});
