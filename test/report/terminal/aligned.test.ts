import { expect, test } from 'vitest';
import { alignColumns } from '../../../src/report/terminal/aligned';

test('columns stand straight beside letters of every width', () => {
  const table = [
    ['name', 'id', 'status'],
    ['登録完了', '1', 'Active'],
    ['Größe 🎉', '23', 'Paused'],
    ['עסקה', '', ''],
  ];
  expect(alignColumns(table)).toEqual([
    'name      id  status',
    '登録完了  1   Active',
    'Größe 🎉  23  Paused',
    'עסקה',
  ]);
});

test('columns of figures are aligned to the right', () => {
  const table = [
    ['goal', 'rate', 'count'],
    ['登録', '5%', '1,000'],
    ['©', '100%', ''],
    ['Größe', '–'],
  ];
  expect(alignColumns(table, 1)).toEqual([
    'goal   rate  count',
    '登録     5%  1,000',
    '©      100%',
    'Größe     –',
  ]);
  expect(
    alignColumns(
      [
        ['7', ''],
        ['10', 'x'],
      ],
      0,
    ),
  ).toEqual([' 7', '10  x']);
});

test('more rows than a call takes arguments', () => {
  const rows = Array.from({ length: 200_000 }, (_, i) => [`${i}`, 'x']);
  expect(alignColumns(rows).slice(-1)).toEqual(['199999  x']);
});
