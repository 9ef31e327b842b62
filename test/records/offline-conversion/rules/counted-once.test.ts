import { describe, expect, test } from 'vitest';
import { validateBulkFile } from '../../../../src/index';
import { issuesOf, on, service } from '../../../support/issues-of';
import { addRow, fileOf, now, type Row, restateRow } from '../../../support/rows';

const name = 'Signed contract';

describe('counted-once', () => {
  const once = { code: 'counted-once', severity: 'warning' };
  const at = (time: string, more: Row = {}): Row => ({
    ...addRow,
    'Client Id': `C-${time}`,
    'Conversion Time': `2/${time}/2026 10:00:00 AM`,
    ...more,
  });
  const unique = {
    goals: [
      { name, countType: 'Unique' },
      { name: 'Lead', countType: 'All' },
    ],
  };

  test('a second and a third Add of one click, however it is spelled', async () => {
    const rows = [
      at('1'),
      at('2', { 'Microsoft Click Id': addRow['Microsoft Click Id'].toUpperCase() }),
      at('3', { 'Hashed Email Address': '' }),
    ];
    expect(await issuesOf(rows, unique)).toEqual([
      { ...once, ...on(3, 'Add', 'C-2') },
      { ...once, ...on(4, 'Add', 'C-3') },
    ]);
  });

  test('names the earlier row', async () => {
    const { issues } = await validateBulkFile(fileOf([at('1'), at('2'), at('3')]), {
      now,
      ...unique,
    });
    expect(issues.map(({ row, message }) => [row, message.includes('Row 2 ')])).toEqual([
      [3, true],
      [4, true],
    ]);
  });

  test.each<[title: string, rows: readonly Row[]]>([
    [
      'another click',
      [at('1'), at('2', { 'Microsoft Click Id': 'a1b2c3d4e5f60718293a4b5c6d7e8f90' })],
    ],
    ['no click id', [at('1', { 'Microsoft Click Id': '' }), at('2', { 'Microsoft Click Id': '' })]],
    ['a goal that counts all', ['1', '2'].map((day) => at(day, { 'Conversion Name': 'Lead' }))],
    ['another goal', [at('1'), at('2', { 'Conversion Name': 'Lead' })]],
    ['adjustments', [at('1'), { ...restateRow, 'Conversion Time': '2/2/2026 10:00:00 AM' }]],
  ])('is not: %s', async (_title, rows) => {
    expect(await issuesOf(rows, unique)).toEqual([]);
  });

  test('a row with an error neither sets nor matches', async () => {
    const wrong = at('2', { 'Conversion Value': '-1' });
    const invalid = {
      code: 'number-format',
      severity: 'error',
      column: 'Conversion Value',
      ...service('OfflineConversionValueInvalid', 5610),
    };
    expect(await issuesOf([wrong, at('1')], unique)).toEqual([
      { ...invalid, ...on(2, 'Add', 'C-2') },
    ]);
    expect(await issuesOf([at('1'), wrong], unique)).toEqual([
      { ...invalid, ...on(3, 'Add', 'C-2') },
    ]);
  });

  test('remembers keys, which duplicates: false switches off', async () => {
    expect(await issuesOf([at('1'), at('2')], { ...unique, duplicates: false })).toEqual([]);
  });
});
