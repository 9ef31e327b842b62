import { expect, test } from 'vitest';
import {
  checkRecord,
  column,
  defineRecordType,
  offlineConversion,
  readRecords,
  rule,
  text,
  validateBulkFile,
  validateRecords,
} from '../../src/index';
import { on, service } from '../support/issues-of';
import { addRow, clickId, fileOf, now } from '../support/rows';
import { withoutMessage } from '../support/without-message';

/** A rule of a user's own: no conversion may be worth more than was agreed. */
const tooHigh = rule(offlineConversion, {
  code: 'value-too-high',
  severity: 'warning',
  column: 'conversionValue',
  message: (facts: { limit: number }) => `The value is above ${facts.limit}, our limit.`,
  check({ value }, report) {
    if ((value.conversionValue ?? 0) > 1000) report({ limit: 1000 });
  },
});

const ours = defineRecordType({
  ...offlineConversion,
  rules: [...offlineConversion.rules, tooHigh],
});

const place = { ...on(2, 'Add', 'C-1'), column: 'Conversion Value' };
const high = { ...addRow, 'Conversion Value': '1000.001' };

test('a rule is added by spreading the record type', async () => {
  const { issues } = await validateRecords(ours, fileOf([high]), { now });
  expect(withoutMessage(issues)).toEqual([
    { code: 'value-too-high', severity: 'warning', ...place },
  ]);
  expect(issues[0]?.message).toBe('The value is above 1000, our limit.');
  const fits = fileOf([{ ...addRow, 'Conversion Value': '1000' }]);
  expect((await validateRecords(ours, fits, { now })).issues).toEqual([]);
});

test('it comes after the others, which stay as they are', async () => {
  const row = { ...high, 'External Attribution Model': '' };
  const { issues } = await validateRecords(ours, fileOf([row]), { now, goals: [] });
  expect(withoutMessage(issues)).toEqual([
    {
      code: 'attribution-pair',
      severity: 'error',
      ...place,
      column: 'External Attribution Model',
      ...service('ExternalAttributionRequiredFieldEmpty'),
    },
    {
      code: 'goal-unknown',
      severity: 'error',
      ...place,
      column: 'Conversion Name',
      ...service('OfflineConversionNameInvalid', 5606),
    },
    { code: 'value-too-high', severity: 'warning', ...place },
  ]);
});

test('its severity is an option, and the record follows', async () => {
  const record = async (severity: 'error' | 'warning' | 'off') => {
    const options = { now, severity: { 'value-too-high': severity } };
    const { value } = await readRecords(ours, fileOf([high]), options).next();
    return [value?.issues.length, value?.record !== undefined];
  };
  expect(await record('error')).toEqual([1, false]);
  expect(await record('warning')).toEqual([1, true]);
  expect(await record('off')).toEqual([0, true]);
});

test('it judges what is written', () => {
  const given = {
    conversionName: 'Lead',
    conversionTime: now,
    conversionValue: 5000,
    microsoftClickId: clickId,
  };
  expect(checkRecord(ours, given, { now }).map((issue) => issue.code)).toEqual(['value-too-high']);
});

test('a column is added likewise, and records have it', async () => {
  const { columns, matrix } = offlineConversion;
  const withNote = defineRecordType({
    ...offlineConversion,
    columns: { ...columns, note: column('Note', text()) },
    matrix: { ...matrix, note: ['optional', 'optional', 'optional'] },
  });
  const file = fileOf([{ ...addRow, Note: 'By phone' }], [...Object.keys(addRow), 'Note']);
  const { value } = await readRecords(withNote, file, { now }).next();
  expect(value?.issues).toEqual([]);
  expect(value?.record?.note).toBe('By phone');
});

test('the record type itself stays without it', async () => {
  expect((await validateBulkFile(fileOf([high]), { now })).issues).toEqual([]);
  const unknown = { now, severity: { 'value-too-high': 'off' } } as const;
  await expect(validateBulkFile(fileOf([high]), unknown)).rejects.toThrow(
    'Option "severity" has an unknown issue code (14 characters).',
  );
});
