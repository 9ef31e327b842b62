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

test('more rows than a call takes arguments', () => {
  const rows = Array.from({ length: 200_000 }, (_, i) => [`${i}`, 'x']);
  expect(alignColumns(rows).slice(-1)).toEqual(['199999  x']);
});
