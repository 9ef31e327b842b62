import { expect, test } from 'vitest';
import { validateBulkFile } from '../../../src/index';
import { on, service } from '../../support/issues-of';
import { addRow, clickId, columns, fileOf, now, restateRow, retractRow } from '../../support/rows';
import { withoutMessage } from '../../support/without-message';

const options = {
  now,
  goals: [
    { name: 'Signed contract', countType: 'Unique' },
    { name: 'Fresh', createdAt: now },
  ],
  clicks: new Map([
    [clickId, new Date('2026-01-31T00:00:00Z')],
    ['a1b2c3d4e5f60718293a4b5c6d7e8f90', new Date('2025-11-01T00:00:00Z')],
    ['b1b2c3d4e5f60718293a4b5c6d7e8f90', new Date('2026-02-28T23:59:00Z')],
  ]),
};
const late = { ...addRow, 'Conversion Name': 'Fresh', 'Conversion Time': '2026-03-02T00:00:00Z' };
const rows = [
  addRow,
  addRow,
  restateRow,
  { ...restateRow, 'Adjustment Time': '2/10/2026 8:00:00 AM' },
  { ...restateRow, 'Adjustment Time': '3/2/2026 12:00:00 AM' },
  retractRow,
  retractRow,
  {
    ...addRow,
    'Microsoft Click Id': 'a1b2c3d4e5f60718293a4b5c6d7e8f90',
    'Conversion Time': '11/1/2025 1:00:00 AM',
  },
  { ...late, 'Microsoft Click Id': 'b1b2c3d4e5f60718293a4b5c6d7e8f90', 'Client Id': '' },
];
/** No byte order mark, an unknown column, and a row of another type. */
const file = `${fileOf(rows, [...columns, 'Extra']).slice(1)}Campaign${','.repeat(columns.length + 2)}\r\n`;

/** What does not run in a result. */
const uploadsOnly = [
  'bom-missing',
  'column-unknown',
  'mixed-record-types',
  'time-iso',
  'conversion-in-future',
  'conversion-too-old',
  'adjustment-in-future',
  'goal-too-recent',
  'click-too-old',
  'click-too-recent',
  'duplicate',
  'adjustment-after-retract',
  'adjustment-order',
  'adjustment-same-file',
  'counted-once',
  'no-client-id',
];

test('in an upload they all run', async () => {
  const { counts } = await validateBulkFile(file, options);
  expect(Object.keys(counts).sort()).toEqual([...uploadsOnly].sort());
});

test('in a result none of them does, and every row has its record', async () => {
  const { issues, valid } = await validateBulkFile(file, { ...options, kind: 'result' });
  expect(issues).toEqual([]);
  expect(valid).toBe(true);
});

test('an adjustment before its Add is a rule over the whole file too', async () => {
  const both = fileOf([restateRow, addRow]);
  const upload = await validateBulkFile(both, { now });
  expect(withoutMessage(upload.issues)).toEqual([
    { code: 'adjustment-before-add', severity: 'warning', ...on(3, 'Add', 'C-1') },
  ]);
  expect((await validateBulkFile(both, { now, kind: 'result' })).issues).toEqual([]);
});

test('what a row says of itself stays', async () => {
  const wrong = { ...addRow, 'Conversion Value': '-1', 'External Attribution Model': '' };
  const { issues } = await validateBulkFile(fileOf([wrong]), { now, kind: 'result' });
  expect(withoutMessage(issues)).toEqual([
    {
      code: 'number-format',
      severity: 'error',
      ...on(2, 'Add', 'C-1'),
      column: 'Conversion Value',
      ...service('OfflineConversionValueInvalid', 5610),
    },
    {
      code: 'attribution-pair',
      severity: 'error',
      ...on(2, 'Add', 'C-1'),
      column: 'External Attribution Model',
      ...service('ExternalAttributionRequiredFieldEmpty'),
    },
  ]);
});
