import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { RowParser } from '../../src/csv/rows';
import { cutAt } from '../support/cuts';
import { runs } from '../support/runs';

/** Rows of cells, and the fault that ends reading with the place of its row. */
function read(pieces: readonly string[], limits: { maxCellLength: number; maxRowLength: number }) {
  const parser = new RowParser({ delimiters: [','], isHeader: () => true, ...limits });
  const rows = pieces.flatMap((piece, i) =>
    parser.push(piece, i === pieces.length - 1 ? 'last' : 'more'),
  );
  const fault = parser.fault && { ...parser.fault, ...parser.position };
  return { rows: rows.map(({ cells }) => cells), fault };
}

const limits = { maxCellLength: 6, maxRowLength: 12 };
const rowFault = { kind: 'row-too-long', line: 2, row: 1, limit: 12, maxCells: 65_536 };
const cellFault = { kind: 'cell-too-long', line: 2, row: 1, limit: 6 };
const twelve = 'abcdef,12345';

describe('a row of at most 12 UTF-16 units', () => {
  test.each<[what: string, row: string, cells: readonly string[]]>([
    ['plain', twelve, ['abcdef', '12345']],
    ['quoted', '"abcd","123"', ['abcd', '123']],
    ['of empty cells', ','.repeat(12), Array.from({ length: 13 }, () => '')],
    ['with a line end in quotes, which counts', 'abcd,"12\r\n3"', ['abcd', '12\r\n3']],
    ['with doubled quotes, which count twice', '"""""""""",a', ['""""', 'a']],
  ])('is read: %s', (_, row, cells) => {
    for (const end of ['', '\n', '\r\n'])
      expect(read([`x\n${row}${end}`], limits)).toEqual({ rows: [['x'], cells] });
  });

  test.each<[what: string, row: string, fault: object]>([
    ['plain', `${twelve}6`, rowFault],
    ['quoted, at the closing quote', '"abcd","1234"', rowFault],
    ['of empty cells', ','.repeat(13), rowFault],
    ['past its limit in a cell that becomes too long later', 'abcdef,12345678', rowFault],
    ['with a cell that is too long before', 'abcdefg,123456', cellFault],
    ['whose limits are passed at once', 'abcde,1234567', cellFault],
    ['in a quote that is never closed', 'abcd,ef,"1234', rowFault],
    ['after a closing quote', 'abcdef,"1"234', rowFault],
  ])('one longer ends the reading: %s', (_, row, fault) => {
    expect(read([`x\n${row}\ny\n`], limits)).toEqual({ rows: [['x']], fault });
  });

  it('is the header too', () => {
    const found = read([`${','.repeat(13)}\nx\n`], limits);
    expect(found).toEqual({ rows: [], fault: { ...rowFault, line: 1, row: 0 } });
  });
});

describe('a row of at most 65,536 cells', () => {
  const wide = { maxCellLength: 1_048_576, maxRowLength: 16_777_216 };
  const fault = { kind: 'row-too-long', limit: 16_777_216, maxCells: 65_536 };
  const commas = ','.repeat(65_535);

  test.each([
    ['plain', commas, ''],
    ['quoted', `"a"${commas}`, 'a'],
  ])('%s', (_, row, first) => {
    for (const end of ['', '\n']) {
      const cells = [first, ...Array.from({ length: 65_535 }, () => '')];
      expect(read([`x\n${row}${end}`], wide)).toEqual({ rows: [['x'], cells] });
      expect(read([`x\n${row},${end}`], wide)).toEqual({
        rows: [['x']],
        fault: { ...fault, line: 2, row: 1 },
      });
    }
  });

  it('is told before its line has ended', () => {
    const parser = new RowParser({ delimiters: [','], isHeader: () => true, ...wide });
    parser.push('x\n', 'more');
    for (let i = 0; i < 4; i++) parser.push(commas, 'more');
    expect(parser.fault).toEqual(fault);
  });
});

it('ends the reading at the same place, however the text is cut', () => {
  const text = fc
    .array(fc.constantFrom(...'ab,,"\n\r', '""', '\r\n', 'x'.repeat(5), 'aé🦆'), { maxLength: 30 })
    .map((parts) => parts.join(''));
  const places = fc.array(fc.nat(90), { maxLength: 8 });
  const some = fc.record({
    maxCellLength: fc.integer({ min: 1, max: 9 }),
    maxRowLength: fc.integer({ min: 9, max: 14 }),
  });
  fc.assert(
    fc.property(text, places, some, (given, anywhere, each) => {
      const cuts = anywhere.map((place) => place % (given.length + 1)).sort((a, b) => a - b);
      expect(read(cutAt(given, cuts), each)).toEqual(read([given], each));
    }),
    runs(1, 2000),
  );
});
