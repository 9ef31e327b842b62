import { expect, test } from 'vitest';
import { aligned } from '../../../src/report/terminal/aligned';

test('columns stand straight beside letters of every width', () => {
  const table = [
    ['name', 'id', 'status'],
    ['登録完了', '1', 'Active'],
    ['Größe 🎉', '23', 'Paused'],
    ['עסקה', '', ''],
  ];
  expect(aligned(table)).toEqual([
    'name      id  status',
    '登録完了  1   Active',
    'Größe 🎉  23  Paused',
    'עסקה',
  ]);
});

test('more rows than a call takes arguments', () => {
  const rows = Array.from({ length: 200_000 }, (_, i) => [`${i}`, 'x']);
  expect(aligned(rows).slice(-1)).toEqual(['199999  x']);
});
