import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chunksOf, cutAt } from '../support/cuts';
import { outcomeOf } from '../support/outcome';

/* Longer than what is looked at in one piece: rows straddle the pieces wherever the file is cut. */

type Written = readonly [cell: string, text: string];

/** Names as a file may have them, and how each is written. */
const quoted: readonly Written[] = [
  ['Straße, "語"\r\n🦆', '"Straße, ""語""\r\n🦆"'],
  ['"', '""""'],
  ['\n\n', '"\n\n"'],
];
const plain: readonly Written[] = ['plain', '', '日本 5', '👩‍👧\ta'].map((cell) => [cell, cell]);
/** Longer than a piece by itself. */
const longQuoted: Written = ['ä,"\n'.repeat(20_000), `"${'ä,""\n'.repeat(20_000)}"`];
const longPlain: Written = ['語'.repeat(70_000), '語'.repeat(70_000)];

/** A file of 1,500 records, and its rows as they must be read. */
function makeFile(short: readonly Written[], long: readonly Written[], ends: readonly string[]) {
  const rows = [rowOf('Format Version', 2, 1, '6.0', '')];
  const end = ends[0];
  let text = `\ufeffType,Name,Client Id${end}Format Version,6.0,${end}`;
  let line = 3;
  for (let n = 0; n < 1500; n++) {
    const isLong = n === 500 || n === 1001;
    const list = isLong ? long : short;
    const [cell, inFile] = list[n % list.length] as Written;
    rows.push(rowOf('Offline Conversion', line, n + 2, cell, `id ${n}`));
    text += `Offline Conversion,${inFile},id ${n}${ends[n % ends.length]}`;
    line += 1 + (cell.match(/\n/g)?.length ?? 0);
  }
  return { rows, bytes: new TextEncoder().encode(text), nextLine: line };
}

function rowOf(type: string, line: number, row: number, name: string, clientId: string) {
  const cells = [
    ['Type', type],
    ['Name', name],
    ['Client Id', clientId],
  ];
  return { type, line, row, cells, issues: [] };
}

describe.each([
  {
    name: 'with quotes, CRLF and LF',
    file: makeFile([...quoted, ...plain, ['a\rb', 'a\rb']], [longQuoted], ['\r\n', '\n']),
  },
  {
    name: 'without quotes, CRLF and LF',
    file: makeFile([...plain, ['a\rb', 'a\rb'], ['c\r', 'c\r']], [longPlain], ['\r\n', '\n']),
  },
  { name: 'without quotes, lone CR', file: makeFile(plain, [longPlain], ['\r', '\r\n']) },
  {
    name: 'with quotes here and there, lone CR',
    file: makeFile(plain, [longQuoted, longPlain], ['\r', '\r', '\n']),
  },
])('a file of more than 200 KB $name', ({ file: { rows, bytes, nextLine } }) => {
  const table = { rows, file: [], fault: undefined };
  const places = fc.sample(fc.nat(bytes.length), { seed: 4, numRuns: 200 });

  it('is read row by row', async () => {
    expect(bytes.length).toBeGreaterThan(200_000);
    expect(await outcomeOf(bytes)).toEqual(table);
  });

  it('is the same at 200 cuts', async () => {
    const whole = JSON.stringify(await outcomeOf(bytes));
    const different: number[] = [];
    for (const place of places)
      if (JSON.stringify(await outcomeOf(cutAt(bytes, [place]))) !== whole) different.push(place);
    expect(different).toEqual([]);
  });

  it('is the same with all 200 cuts at once', async () => {
    const inOrder = [...places].sort((a, b) => a - b);
    expect(await outcomeOf(cutAt(bytes, inOrder))).toEqual(table);
  });

  it.each([97, 4096, 65_535, 65_536, 65_537])('is the same in chunks of %i bytes', async (size) => {
    expect(await outcomeOf(chunksOf(bytes, size))).toEqual(table);
  });

  it.each([
    { name: 'a quote that is never closed', tail: 'Offline Conversion,"b,c\n', code: 'quote' },
    { name: 'bytes that are not UTF-8', tail: [0x61, 0xff], code: 'encoding' },
  ])('gives all rows before $name, at 20 cuts', async ({ tail, code }) => {
    const end = typeof tail === 'string' ? new TextEncoder().encode(tail) : tail;
    const faulty = Uint8Array.from([...bytes, ...end]);
    for (const place of places.slice(0, 20)) {
      const outcome = await outcomeOf(cutAt(faulty, [place]));
      expect(outcome.rows).toHaveLength(rows.length);
      expect(outcome.fault).toMatchObject({ code, line: nextLine, row: 1502 });
    }
  });
});
