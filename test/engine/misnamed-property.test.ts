import { describe, expect, test } from 'vitest';
import { checkOfflineConversion, type OfflineConversionInput } from '../../src/index';
import { add } from '../support/checked-objects';
import { now } from '../support/rows';

const { conversionName, conversionTime, microsoftClickId, ...rest } = add;

const unknown = (name: string, nearest?: string) => [
  'property-unknown',
  { name, reason: 'unknown', ...(nearest !== undefined && { nearest }) },
  undefined,
];
const timeRequired = ['required', { column: 'Conversion Time', action: 'Add' }, 'Conversion Time'];
const timeFormat = [
  'time-format',
  { reason: 'format', value: 'soon', isWriting: true },
  'Conversion Time',
];

/* A property that no column has is reported in place of the empty column that was meant: one cause, one issue. */
describe('a misspelled property', () => {
  test.each<[what: string, record: object, issues: readonly unknown[]]>([
    [
      'takes the place of the required column that was meant',
      { ...rest, conversionTime, microsoftClickId, conversionname: 'Lead' },
      [unknown('conversionname', 'conversionName')],
    ],
    [
      'leaves another empty column its own issue',
      { ...rest, microsoftClickId, conversionname: 'Lead' },
      [unknown('conversionname', 'conversionName'), timeRequired],
    ],
    [
      'takes the place of the identifier that was meant',
      { ...rest, conversionName, conversionTime, microsoftClickid: microsoftClickId },
      [unknown('microsoftClickid', 'microsoftClickId')],
    ],
    [
      'stands in the order of the column that was meant',
      { ...rest, conversionName, conversionTime: 'soon', microsoftClickid: microsoftClickId },
      [timeFormat, unknown('microsoftClickid', 'microsoftClickId')],
    ],
    [
      'comes first where the column that was meant is filled',
      { ...add, conversionTime: 'soon', microsoftClickid: microsoftClickId },
      [unknown('microsoftClickid', 'microsoftClickId'), timeFormat],
    ],
    [
      'comes first where the action was meant, which has no value of its own',
      { ...add, conversionTime: 'soon', acton: 'Restate' },
      [unknown('acton', 'action'), timeFormat],
    ],
    [
      'takes the place of the hash of a plain identifier that was meant',
      { ...rest, conversionName, conversionTime: 'soon', Email: 'john@contoso.com' },
      [timeFormat, unknown('Email', 'email')],
    ],
    [
      'comes first where nothing resembles it',
      { ...add, conversionTime: 'soon', colour: 'red' },
      [unknown('colour'), timeFormat],
    ],
    ['is nothing where it is empty', { ...add, colour: '', size: undefined, shape: null }, []],
  ])('%s', (_what, record, issues) => {
    const found = checkOfflineConversion(record as OfflineConversionInput, { now });
    expect(found.map(({ code, facts, column }) => [code, facts, column])).toEqual(issues);
  });

  test('that only a warning is about leaves the column empty, and required', () => {
    const record = { ...rest, conversionTime, microsoftClickId, conversionname: 'Lead' };
    const severity = { 'property-unknown': 'warning' } as const;
    const found = checkOfflineConversion(record as never, { now, severity });
    expect(found.map(({ code, severity: level }) => [code, level])).toEqual([
      ['property-unknown', 'warning'],
      ['required', 'error'],
    ]);
  });
});
