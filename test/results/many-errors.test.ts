import { describe, expect, test } from 'vitest';
import { type Outcome, readResultFile, reconcile } from '../../src/index';
import { createErrorLists } from '../../src/results/error-lists';
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
  const made = (detail: number) => unknownError('Odd', { detail: `${detail}` });
  const extendedBy = (lists: ReturnType<typeof createErrorLists>, ...errors: readonly number[]) =>
    errors.reduce((list, each) => lists.extended(list, made(each)), 0);

  test('are one for all records with the same errors', () => {
    const lists = createErrorLists();
    const [one, other] = [made(1), made(2)];
    const pair = () => lists.extended(lists.extended(0, one), other);
    expect(pair()).toBe(pair());
    expect(lists.extended(lists.extended(0, other), one)).not.toBe(pair());
    expect(lists.at(pair())).toEqual([one, other]);
  });

  test('grow in place where they are long: a list for each length would be the square of it', () => {
    const lists = createErrorLists();
    const [long, longer] = [numbers(100), numbers(101)].map((all) => all.map(Number));
    const list = extendedBy(lists, ...(long as number[]));
    expect(lists.extended(list, made(101))).toBe(list);
    expect(lists.at(list)).toEqual((longer as number[]).map(made));
    // Nobody else's has grown with it.
    expect(lists.at(extendedBy(lists, 1, 2))).toEqual([made(1), made(2)]);
    expect(extendedBy(lists, ...(long as number[]))).not.toBe(list);
  });

  test('are not remembered beyond some thousands: each record has its own then', () => {
    const lists = createErrorLists();
    const all = numbers(10_100).map((detail) => extendedBy(lists, Number(detail)));
    const [first, last] = [all[0] as number, all.at(-1) as number];
    expect(lists.extended(first, made(0))).not.toBe(first);
    expect(lists.at(first)).toEqual([made(1)]);
    expect(lists.extended(last, made(0))).toBe(last);
    expect(lists.at(last)).toEqual([made(10_100), made(0)]);
    expect(lists.has(last, made(0))).toBe(true);
    expect(lists.extended(last, made(0))).toBe(0);
  });
});
