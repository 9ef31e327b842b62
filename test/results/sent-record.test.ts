import { expect, test } from 'vitest';
import { openSentRecords } from '../../src/results/sent-record';
import { addRow, clickId, emailHash, phoneHash, type Row, restateRow } from '../support/rows';

const identity = {
  conversionName: 'Signed contract',
  conversionTime: Date.parse('2026-02-01T10:00:00Z'),
  microsoftClickId: clickId,
  hashedEmailAddress: emailHash,
  hashedPhoneNumber: phoneHash,
};

test.each<[title: string, row: Row, expected: object | undefined]>([
  ['an Add', addRow, { action: 'Add', ...identity }],
  [
    'a Restate',
    restateRow,
    { action: 'Restate', ...identity, adjustmentTime: Date.parse('2026-02-10T09:00:00Z') },
  ],
  [
    'an Add without hashes',
    { ...addRow, 'Hashed Email Address': '', 'Hashed Phone Number': '' },
    { action: 'Add', ...identity, hashedEmailAddress: undefined, hashedPhoneNumber: undefined },
  ],
  [
    'an ISO time',
    { ...addRow, 'Conversion Time': '2026-02-01T10:00:00Z' },
    { action: 'Add', ...identity },
  ],
  ['a faulty amount', { ...addRow, 'Conversion Value': 'many' }, { action: 'Add', ...identity }],
  ['no time', { ...addRow, 'Conversion Time': '' }, undefined],
  ['a time that cannot be read', { ...addRow, 'Conversion Time': 'noon' }, undefined],
  ['an unknown action', { ...addRow, 'Adjustment Type': 'Undo' }, undefined],
  ['an adjustment without its time', { ...restateRow, 'Adjustment Time': '' }, undefined],
])('%s', (_, row, expected) => {
  expect(openSentRecords()(new Map(Object.entries(row)))).toEqual(expected);
});

test('the cells of the row before do not stay', () => {
  const read = openSentRecords();
  expect(read(new Map(Object.entries(restateRow)))).toMatchObject({ action: 'Restate' });
  expect(read(new Map(Object.entries(addRow)))).toEqual({ action: 'Add', ...identity });
});
