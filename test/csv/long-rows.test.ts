import { describe, expect, it } from 'vitest';
import { chunksOf } from './cuts';
import { outcomeOf } from './outcome';

const head = '\ufeffType,Name,Client Id\nFormat Version,6.0,\n';
const good = 'Offline Conversion,,a\n';
const after = 'Offline Conversion,,b\n';
/** A row of as many cells. */
const cells = (count: number, cell = '') => `Offline Conversion${`,${cell}`.repeat(count - 1)}\n`;
/** A cell that is as long as a cell may be, and all of a row that may come before its last cell. */
const longest = 'x'.repeat(1_048_575);
const sixteen = `Offline Conversion,${`${longest},`.repeat(15)}${'x'.repeat(1_048_576 - 20)}`;

const tooLong =
  'A row has more than 65536 cells, or is too long; are its line ends lost? Reading stops here.';
const twoRows = ['Format Version', 'Offline Conversion'];

describe.each([
  ['in one piece', (text: string) => [text]],
  ['in pieces', (text: string) => chunksOf(text, 50_000)],
])('%s', (_, pieces) => {
  it.each([
    ['as many cells as a row may have', cells(65_536)],
    ['as many quoted cells', cells(65_536, '""')],
    ['as many cells of tabs in a row of commas', cells(3, '\t'.repeat(70_000))],
    ['a last cell that starts where one may', `${sixteen},x\n`],
  ])('%s: the row after it is read', async (_name, row) => {
    const { rows, fault } = await outcomeOf(pieces(head + good + row + after));
    expect(fault).toBeUndefined();
    expect(rows.map(({ line, row: number }) => [line, number])).toEqual([
      [2, 1],
      [3, 2],
      [4, 3],
      [5, 4],
    ]);
  });

  it.each([
    ['one cell more', cells(65_537)],
    ['one quoted cell more', cells(65_537, '""')],
    ['many more, without an end', cells(500_000).trimEnd()],
    ['one more, and text after a closing quote behind it', cells(65_538, '"a"').replace(/$/, 'b')],
    ['a last cell that starts one beyond', `${sixteen}x,x\n`],
    ['as much in quotes, with line ends', `Offline Conversion${`,"${longest}\n"`.repeat(17)}\n`],
  ])('%s: reading ends there, after the rows before', async (_name, row) => {
    const { rows, fault } = await outcomeOf(pieces(head + good + row + after));
    expect(rows.map(({ type }) => type)).toEqual(twoRows);
    expect(fault?.issue).toEqual({
      ...{ code: 'cell-too-long', severity: 'error', line: 4, row: 3 },
      message: tooLong,
    });
  });

  it('a header with one cell more', async () => {
    const { rows, fault } = await outcomeOf(pieces(`\ufeffType${',a'.repeat(65_536)}\n`));
    expect([rows, fault?.code, fault?.line, fault?.row]).toEqual([[], 'cell-too-long', 1, 0]);
    expect(fault?.issue.message).toBe(tooLong);
  });

  it('a cell that is too long is said first, where it comes first', async () => {
    const long = 'x'.repeat(21);
    for (const [row, message] of [
      [`Offline Conversion,${long}${','.repeat(65_536)}\n`, 'A cell has more than 20 characters;'],
      [`Offline Conversion${','.repeat(65_536)}${long}\n`, 'A row has more than 65536 cells,'],
    ] as const) {
      const { fault } = await outcomeOf(pieces(head + row), { maxCellLength: 20 });
      expect(fault?.issue.message).toContain(message);
    }
  });
});

it('a longer limit of a cell makes room for sixteen of them', async () => {
  const text = `${head}Offline Conversion,${'x'.repeat(17_000_000)},x\n`;
  const { rows, fault } = await outcomeOf(text, { maxCellLength: 17_000_000 });
  expect([rows.length, fault]).toEqual([2, undefined]);
});

it('is the same however it is cut', async () => {
  const text = `${head}${cells(65_537)}`;
  const places = [head.length - 1, head.length, 60_000, 65_540, 65_600, text.length - 1];
  const whole = await outcomeOf(text);
  for (const place of places)
    expect(await outcomeOf([text.slice(0, place), text.slice(place)])).toEqual(whole);
});
