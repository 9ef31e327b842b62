import { expect, test } from 'vitest';
import { validateBulkFile } from '../../../src/index';
import { clickId, columns, emailHash, fileOf, now, type Row } from '../../support/rows';

/** An Add with a fault in every column, and with every rule over columns that two can have. */
const wrong: Row = {
  'Client Id': 'x'.repeat(101),
  'Conversion Name': 'None',
  'Conversion Time': '2026-03-02T00:00:00',
  'Conversion Value': '1.2345',
  'Conversion Currency Code': 'VES',
  'Adjustment Type': '',
  'Adjustment Time': 'null',
  'Adjustment Value': '1',
  'Adjustment Currency Code': 'USD',
  'External Attribution Credit': '0.5',
  'External Attribution Model': '',
  'Hashed Email Address': emailHash.toUpperCase(),
  'Hashed Phone Number': 'none',
  'Microsoft Click Id': 'f894f652-ea33-4e73-9002-f7167ab8f8e3',
};

const options = {
  now,
  goals: [
    {
      name: 'None',
      status: 'Paused',
      createdAt: now,
      isExternallyAttributed: false,
      isEnhancedConversionsEnabled: false,
      revenueType: 'NoValue',
      conversionWindowInMinutes: 1,
    },
  ],
  clicks: new Map([[clickId, new Date('2026-02-28T23:30:00Z')]]),
};

const list = async (file: string) => {
  const { issues } = await validateBulkFile(file, options);
  return issues.map(({ row, column, code }) => [row, column, code]);
};

test('within a row: the container, the columns in their order, the rules in theirs', async () => {
  // The rows end early: their last cell is missing.
  const file = fileOf([wrong], [...columns, 'Id']).replace(/,\r\n$/, '\r\n');
  expect(await list(file)).toEqual([
    [2, undefined, 'cells-missing'],
    [2, 'Client Id', 'too-long'],
    [2, 'Conversion Name', 'placeholder'],
    [2, 'Conversion Time', 'time-iso'],
    [2, 'Conversion Value', 'number-precision'],
    [2, 'Conversion Currency Code', 'currency-unlisted'],
    [2, 'Adjustment Time', 'not-applicable'],
    [2, 'Adjustment Time', 'placeholder'],
    [2, 'Adjustment Value', 'not-applicable'],
    [2, 'Adjustment Currency Code', 'not-applicable'],
    [2, 'Hashed Email Address', 'hash-case'],
    [2, 'Hashed Phone Number', 'hash-format'],
    [2, 'Hashed Phone Number', 'placeholder'],
    [2, 'Microsoft Click Id', 'click-id-dashes'],
    [2, 'Conversion Time', 'conversion-in-future'],
    [2, 'External Attribution Model', 'attribution-pair'],
    [2, 'Conversion Name', 'goal-paused'],
    [2, 'Conversion Name', 'goal-too-recent'],
    [2, 'External Attribution Credit', 'goal-not-external'],
    [2, 'Hashed Email Address', 'goal-not-enhanced'],
    [2, 'Conversion Value', 'goal-no-value'],
    [2, 'Conversion Time', 'outside-window'],
    [2, 'Microsoft Click Id', 'click-too-recent'],
  ]);
});

const identified: Row = {
  'Client Id': 'C-1',
  'Conversion Name': 'Lead',
  'Conversion Time': '2/28/2026 11:31:00 PM',
  'Microsoft Click Id': clickId,
};

test('by row: the header first, and what is said of the whole file last', async () => {
  const restate: Row = {
    ...identified,
    'Client Id': '',
    'Conversion Time': '11/30/2025 12:00:00 AM',
    'Adjustment Type': 'Restate',
    'Adjustment Time': '11/29/2025 12:00:00 AM',
  };
  const headers = columns.filter((name) => name !== 'Adjustment Value');
  const file = `${fileOf([identified, identified, restate], headers)}Campaign\r\n`;
  const known = { ...options, clicks: new Map<string, Date>(), goals: [{ name: 'Lead' }] };
  const { issues } = await validateBulkFile(file, known);
  expect(issues.map(({ line, row, column, code }) => [line, row, column, code])).toEqual([
    [1, 0, 'Adjustment Value', 'column-missing'],
    [4, 3, undefined, 'duplicate'],
    [5, 4, 'Adjustment Currency Code', 'goal-currency-used'],
    [5, 4, 'Conversion Time', 'conversion-too-old'],
    [5, 4, 'Adjustment Time', 'adjustment-before-conversion'],
    [6, 5, undefined, 'cells-missing'],
    [6, 5, undefined, 'mixed-record-types'],
    [6, 5, undefined, 'no-client-id'],
  ]);
});

test('the identifiers come before the other rules over columns', async () => {
  const nothing: Row = { ...identified, 'Conversion Time': '11/30/2025 12:00:00 AM' };
  const file = fileOf([{ ...nothing, 'Microsoft Click Id': '' }]);
  const { issues } = await validateBulkFile(file, { now, enhancedConversions: true });
  expect(issues.map(({ code }) => code)).toEqual([
    'no-identifier',
    'enhanced-identifier',
    'conversion-too-old',
  ]);
});
