import { describe, expect, test } from 'vitest';
import { type Outcome, readResultFile, reconcile } from '../../src/index';
import { ErrorLists } from '../../src/results/errors/lists';
import { collect } from '../support/plain';
import { unknownError } from '../support/record-errors';
import { uploadText } from '../support/upload-text';

const header = 'Type,Client Id,Conversion Name';
const upload = (...records: readonly string[]) =>
  uploadText(
    `${header},Name`,
    'Format Version,,,6.0',
    ...records.map((cells) => `Offline Conversion,${cells},`),
  );
const result = (...rows: readonly string[]) =>
  uploadText(`${header},Error,Error Number,Error Detail`, ...rows);
const record = (cells: string) => `Offline Conversion,${cells},,,`;
const error = (cells: string, detail: string) =>
  `Offline Conversion Error,${cells},Odd,99999,${detail}`;

const details = ({ errors }: Outcome) => errors.map(({ detail }) => detail);
const numbers = (count: number) => Array.from({ length: count }, (_, i) => `${i + 1}`);

describe('a record with many errors has each of them once', () => {
  const rows = [...numbers(20), ...numbers(20), ...numbers(30)];

  test.each([
    ['behind its row', (errors: readonly string[]) => [record('a,Lead'), ...errors]],
    ['before its row', (errors: readonly string[]) => [...errors, record('a,Lead')]],
  ])('%s', async (_, order) => {
    const text = result(...order(rows.map((detail) => error('a,Lead', detail))));
    expect((await collect(readResultFile(text))).map(details)).toEqual([numbers(30)]);
    const { outcomes, summary } = reconcile({ upload: upload('a,Lead'), result: text });
    expect((await collect(outcomes)).map(details)).toEqual([numbers(30)]);
    expect((await summary).errors[99999]?.count).toBe(30);
  });
});

test('records alike are told apart by their errors in a file with very many different ones', async () => {
  const others = numbers(10_100);
  const text = result(
    ...others.map((detail) => error('a,Lead', detail)),
    ...[error(',Sale', 'same'), error(',Sale', 'same'), record(',Sale'), record(',Sale')],
  );
  const { outcomes } = reconcile({ upload: upload(',Sale', 'a,Lead', ',Sale'), result: text });
  expect((await collect(outcomes)).map(details)).toEqual([['same'], others, ['same']]);
});

describe('lists of errors', () => {
  const keyOf = (detail: number) => JSON.stringify([null, 'Odd', '', `${detail}`]);
  const errorOf = (detail: number) => unknownError('Odd', { detail: `${detail}` });
  const open = () => new ErrorLists();
  const add = (lists: ErrorLists, list: number, ...errors: readonly number[]) =>
    errors.reduce((before, error) => lists.extend(before, lists.numberOf(keyOf(error))), list);

  test('are one for all records with the same errors', () => {
    const lists = open();
    expect(add(lists, 0, 1, 2)).toBe(add(lists, 0, 1, 2));
    expect(add(lists, 0, 2, 1)).not.toBe(add(lists, 0, 1, 2));
    expect(lists.errorsIn(add(lists, 0, 1, 2))).toEqual([errorOf(1), errorOf(2)]);
    expect(lists.errorsIn(0)).toEqual([]);
  });

  test('hold one object for equal errors', () => {
    const lists = open();
    const [one, other] = [add(lists, 0, 1), add(lists, 0, 2, 1)].map((list) =>
      lists.errorsIn(list).at(-1),
    );
    expect(one).toBe(other);
  });

  test('grow in place where they are long: a list for each length would be the square of it', () => {
    const lists = open();
    const long = numbers(100).map(Number);
    const list = add(lists, 0, ...long);
    expect(add(lists, list, 101)).toBe(list);
    expect(lists.errorsIn(list)).toEqual([...long, 101].map(errorOf));
    expect(lists.countIn(list)).toBe(101);
    expect([101, 102].map((error) => lists.has(list, lists.numberOf(keyOf(error))))).toEqual([
      true,
      false,
    ]);
    // Nobody else's has grown with it.
    expect(lists.errorsIn(add(lists, 0, 1, 2))).toEqual([errorOf(1), errorOf(2)]);
    expect(add(lists, 0, ...long)).not.toBe(list);
  });

  test('are not remembered beyond some thousands: each record has its own then', () => {
    const lists = open();
    const all = numbers(10_100).map((error) => add(lists, 0, Number(error)));
    const [first, last] = [all[0] as number, all.at(-1) as number];
    expect(add(lists, first, 0)).not.toBe(first);
    expect(lists.errorsIn(first)).toEqual([errorOf(1)]);
    expect(add(lists, last, 0)).toBe(last);
    expect(lists.errorsIn(last)).toEqual([errorOf(10_100), errorOf(0)]);
    expect(lists.has(last, lists.numberOf(keyOf(0)))).toBe(true);
    // One that grows long is still its own.
    const longer = add(lists, last, 1, 2, 3, 4, 5, 6, 7);
    expect(add(lists, longer, 8)).toBe(longer);
    expect(lists.countIn(longer)).toBe(10);
  });
});
