import { describe, expect, it } from 'vitest';
import { type RowOptions, RowParser } from '../../src/csv/rows';

const options: RowOptions = {
  delimiters: [',', '\t', ';'],
  isHeader: (cells) => cells.includes('Type'),
  maxCellLength: 100,
};

/** The cells of the rows that each piece completes, the last piece ending the text. */
function push(pieces: readonly string[]) {
  const parser = new RowParser(options);
  return pieces.map((piece, i) =>
    parser
      .push(piece, i === pieces.length - 1 ? 'last' : 'more')
      .map(({ line, row, cells, broken }) => [line, row, cells, ...(broken ? ['broken'] : [])]),
  );
}

/* A row waits for nothing once its end is certain: a slow source shows each row as it comes. */
it.each<{ name: string; pieces: readonly string[]; given: ReturnType<typeof push> }>([
  {
    name: 'LF completes a row',
    pieces: ['Type,a', '\n', 'b,c\n', ''],
    given: [[], [[1, 0, ['Type', 'a']]], [[2, 1, ['b', 'c']]], []],
  },
  {
    name: 'CRLF completes a row, and its CR alone does not',
    pieces: ['Type,a\r', '\n', 'b,c\r', '\nd', ''],
    given: [[], [[1, 0, ['Type', 'a']]], [], [[2, 1, ['b', 'c']]], [[3, 2, ['d']]]],
  },
  {
    name: 'a CR that may be half of a CRLF waits for what follows',
    pieces: ['Type,a\rb', ',c\r', '\nd,e\r', ''],
    given: [[[1, 0, ['Type', 'a']]], [], [[2, 1, ['b', 'c']]], [[3, 2, ['d', 'e']]]],
  },
  {
    name: 'a closing quote may be half of a doubled one',
    pieces: ['"Type","a"', '"', '"\n', '"b","c"\n', ''],
    given: [[], [], [[1, 0, ['Type', 'a"']]], [[2, 1, ['b', 'c']]], []],
  },
  {
    name: 'a line end in quotes completes nothing',
    pieces: ['Type,a\nb,"', '\n', '\n', '"\nc,d\n', ''],
    given: [
      [[1, 0, ['Type', 'a']]],
      [],
      [],
      [
        [2, 1, ['b', '\n\n']],
        [5, 2, ['c', 'd']],
      ],
      [],
    ],
  },
  {
    name: 'text after a closing quote: the row is given at its line end',
    pieces: ['Type,a\nb,"c"d', ',e', '\nf,g\n', ''],
    given: [
      [[1, 0, ['Type', 'a']]],
      [],
      [
        [2, 1, ['b'], 'broken'],
        [3, 2, ['f', 'g']],
      ],
      [],
    ],
  },
  {
    name: 'the end completes what is left',
    pieces: ['Type,a\nb', ',', ''],
    given: [[[1, 0, ['Type', 'a']]], [], [[2, 1, ['b', '']]]],
  },
])('$name', ({ pieces, given }) => {
  expect(push(pieces)).toEqual(given);
});

describe('the delimiter', () => {
  it.each([
    { text: 'Type,a;b\tc\n', delimiter: ',', cells: ['Type', 'a;b\tc'] },
    { text: 'a,b\tType\tc\n', delimiter: '\t', cells: ['a,b', 'Type', 'c'] },
    { text: 'a,b;Type\n', delimiter: ';', cells: ['a,b', 'Type'] },
    { text: '"a\t""b"\tType\n', delimiter: '\t', cells: ['a\t"b', 'Type'] },
    { text: 'a;b\tc\n', delimiter: ',', cells: ['a;b\tc'] },
    { text: 'Type', delimiter: ',', cells: ['Type'] },
  ])('of $text is that under which the first row is a header, else the first', (row) => {
    const parser = new RowParser(options);
    expect(parser.push(row.text, 'last').map(({ cells }) => cells)).toEqual([row.cells]);
    expect(parser.delimiter).toBe(row.delimiter);
  });

  it('is not known before the header is whole', () => {
    const parser = new RowParser(options);
    parser.push('\n\nType\ta', 'more');
    expect(parser.delimiter).toBeUndefined();
    parser.push('\n', 'more');
    expect(parser.delimiter).toBe('\t');
  });
});

describe('position', () => {
  it.each([
    { text: '', line: 1, row: 0 },
    { text: '\r\n\n', line: 3, row: 0 },
    { text: 'Type\n', line: 2, row: 1 },
    { text: 'Type\na', line: 2, row: 1 },
    { text: 'Type\r\na\r\n\r\n', line: 4, row: 2 },
    { text: 'Type\n"a\r\n\n"\n', line: 5, row: 2 },
    { text: 'Type\r"a\r\r"\r\rb', line: 6, row: 2 },
    { text: 'Type\n"a"b\n', line: 3, row: 2 },
  ])('after $text is line $line, row $row', ({ text, line, row }) => {
    const parser = new RowParser(options);
    parser.push(text, 'more');
    expect(parser.position).toEqual({ line, row });
  });
});

it('gives nothing more after a fault', () => {
  const parser = new RowParser(options);
  expect(parser.push(`Type,a\nb,${'x'.repeat(101)}\nc,d\n`, 'more')).toHaveLength(1);
  expect(parser.fault).toEqual({ kind: 'cell-too-long', limit: 100 });
  expect(parser.position).toEqual({ line: 2, row: 1 });
  expect(parser.push('e,f\n', 'last')).toEqual([]);
});
