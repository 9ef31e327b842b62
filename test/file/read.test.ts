import { describe, expect, it, test } from 'vitest';
import { type Issue, type ReadOptions, readOfflineConversions } from '../../src/index';
import { collect, plainResult } from '../support/plain';
import { fullHeader, fullUpload, uploadText } from '../support/upload-text';
import { withoutMessage } from '../support/without-message';

const now = new Date('2026-11-21T00:00:00Z');
const click = 'f894f652ea334e739002f7167ab8f8e3';
const email = 'ec81f3ac7b2b19675bab9d54cf416f9f18cff87c97da5cca82c0f0891bc40602';
const phone = 'c59475d96e9f01d7d18d06cfad84dd02333207f02c0c2c5663ef2782cda0390e';

async function read(source: string, options: ReadOptions = {}) {
  const fileIssues: Issue[] = [];
  const onIssue = (issue: Issue) => fileIssues.push(issue);
  const results = await collect(readOfflineConversions(source, { now, onIssue, ...options }));
  return { results: results.map(plainResult), fileIssues: withoutMessage(fileIssues) };
}

/** The cells of a row under the full header: those named here, the others empty. */
function cellsWith(filled: Record<string, string>) {
  const empty = fullHeader.split(',').map((name) => [name, '']);
  return { ...Object.fromEntries(empty), Type: 'Offline Conversion', ...filled };
}

it('gives each row with its action, its record, its issues and its cells', async () => {
  const source = fullUpload(
    `Offline Conversion,,order-1,Signed contract,11/2/2026 9:30:00 AM,125.5,EUR,,,,,0.25,Last click,${email},${phone},${click}`,
    `Offline Conversion,,order-2,"Lead, ""warm""",11/3/2026 12:00:00 AM,,,Restate,11/4/2026 11:59:59 PM,0,USD,,,${email},,`,
    `Offline Conversion,,order-3,Lead,11/5/2026 12:00:00 PM,,,Retract,11/6/2026 1:02:03 AM,,,,,,,${click}`,
    `Offline Conversion,,order-4,Lead,11/7/2026 1:00:00 AM,,,,,,,,,,,${click.toUpperCase()}`,
  );
  expect(await read(source)).toEqual({
    fileIssues: [],
    results: [
      {
        line: 3,
        row: 2,
        action: 'Add',
        record: {
          action: 'Add',
          clientId: 'order-1',
          conversionName: 'Signed contract',
          conversionTime: '2026-11-02T09:30:00.000Z',
          conversionValue: 125.5,
          conversionCurrencyCode: 'EUR',
          externalAttributionCredit: 0.25,
          externalAttributionModel: 'Last click',
          hashedEmailAddress: email,
          hashedPhoneNumber: phone,
          microsoftClickId: click,
        },
        issues: [],
        cells: cellsWith({
          'Client Id': 'order-1',
          'Conversion Name': 'Signed contract',
          'Conversion Time': '11/2/2026 9:30:00 AM',
          'Conversion Value': '125.5',
          'Conversion Currency Code': 'EUR',
          'External Attribution Credit': '0.25',
          'External Attribution Model': 'Last click',
          'Hashed Email Address': email,
          'Hashed Phone Number': phone,
          'Microsoft Click Id': click,
        }),
      },
      {
        line: 4,
        row: 3,
        action: 'Restate',
        record: {
          action: 'Restate',
          clientId: 'order-2',
          conversionName: 'Lead, "warm"',
          conversionTime: '2026-11-03T00:00:00.000Z',
          adjustmentTime: '2026-11-04T23:59:59.000Z',
          adjustmentValue: 0,
          adjustmentCurrencyCode: 'USD',
          hashedEmailAddress: email,
        },
        issues: [],
        cells: cellsWith({
          'Client Id': 'order-2',
          'Conversion Name': 'Lead, "warm"',
          'Conversion Time': '11/3/2026 12:00:00 AM',
          'Adjustment Type': 'Restate',
          'Adjustment Time': '11/4/2026 11:59:59 PM',
          'Adjustment Value': '0',
          'Adjustment Currency Code': 'USD',
          'Hashed Email Address': email,
        }),
      },
      {
        line: 5,
        row: 4,
        action: 'Retract',
        record: {
          action: 'Retract',
          clientId: 'order-3',
          conversionName: 'Lead',
          conversionTime: '2026-11-05T12:00:00.000Z',
          adjustmentTime: '2026-11-06T01:02:03.000Z',
          microsoftClickId: click,
        },
        issues: [],
        cells: cellsWith({
          'Client Id': 'order-3',
          'Conversion Name': 'Lead',
          'Conversion Time': '11/5/2026 12:00:00 PM',
          'Adjustment Type': 'Retract',
          'Adjustment Time': '11/6/2026 1:02:03 AM',
          'Microsoft Click Id': click,
        }),
      },
      {
        line: 6,
        row: 5,
        action: 'Add',
        record: {
          action: 'Add',
          clientId: 'order-4',
          conversionName: 'Lead',
          conversionTime: '2026-11-07T01:00:00.000Z',
          microsoftClickId: click.toUpperCase(),
        },
        issues: [],
        cells: cellsWith({
          'Client Id': 'order-4',
          'Conversion Name': 'Lead',
          'Conversion Time': '11/7/2026 1:00:00 AM',
          'Microsoft Click Id': click.toUpperCase(),
        }),
      },
    ],
  });
});

describe('the record is there exactly when no issue of its row is an error and no column is missing', () => {
  const header =
    'Type,Name,Client Id,Conversion Name,Conversion Time,Conversion Value,Adjustment Type,Adjustment Time,Adjustment Value,Adjustment Currency Code,Microsoft Click Id';
  const version = 'Format Version,6.0,,,,,,,,,';
  const noValue =
    'Type,Name,Client Id,Conversion Name,Conversion Time,Adjustment Type,Adjustment Time,Adjustment Currency Code,Microsoft Click Id';
  const add = { line: 3, row: 2, action: 'Add', clientId: 'a' };
  const restate = { line: 3, row: 2, action: 'Restate', clientId: 'a' };
  const missing = {
    ...{ code: 'column-missing', severity: 'error', line: 1, row: 0 },
    column: 'Adjustment Value',
  };

  test.each([
    {
      what: 'no issue',
      lines: [header, version, `Offline Conversion,,a,Lead,11/2/2026 9:30:00 AM,,,,,,${click}`],
      record: true,
      issues: [],
    },
    {
      what: 'a warning',
      lines: [header, version, `Offline Conversion,,a,Lead,2026-11-02T09:30:00Z,,,,,,${click}`],
      record: true,
      issues: [
        {
          ...{ code: 'time-iso', severity: 'warning', ...add, column: 'Conversion Time' },
          serviceError: { number: 5607, code: 'OfflineConversionTimeInvalid' },
        },
      ],
    },
    {
      what: 'the same warning, strict',
      lines: [header, version, `Offline Conversion,,a,Lead,2026-11-02T09:30:00Z,,,,,,${click}`],
      options: { strict: true },
      record: false,
      issues: [
        {
          ...{ code: 'time-iso', severity: 'error', ...add, column: 'Conversion Time' },
          serviceError: { number: 5607, code: 'OfflineConversionTimeInvalid' },
        },
      ],
    },
    {
      what: 'an error',
      lines: [header, version, `Offline Conversion,,a,Lead,,,,,,,${click}`],
      record: false,
      issues: [
        {
          ...{ code: 'required', severity: 'error', ...add, column: 'Conversion Time' },
          serviceError: { number: 5608, code: 'OfflineConversionTimeNullOrEmpty' },
        },
      ],
    },
    {
      what: 'an error of the row as a row',
      lines: [
        header,
        version,
        `Offline Conversion,,a,Lead,11/2/2026 9:30:00 AM,,,,,,${click},more`,
      ],
      record: false,
      issues: [{ code: 'cells-extra', severity: 'error', ...add }],
    },
    {
      what: 'an error that is lowered',
      lines: [header, version, `Offline Conversion,,a,Lead,8/1/2026 9:30:00 AM,,,,,,${click}`],
      options: { severity: { 'conversion-too-old': 'warning' } },
      record: true,
      issues: [
        {
          ...{ code: 'conversion-too-old', severity: 'warning', ...add, column: 'Conversion Time' },
          serviceError: { number: 5609, code: 'OfflineConversionTimeOutOfWindow' },
        },
      ],
    },
    {
      what: 'a column that its action needs is missing, whatever its cells',
      lines: [
        noValue,
        'Format Version,6.0,,,,,,,',
        `Offline Conversion,,a,Lead,11/2/2026 9:30:00 AM,Restate,11/3/2026 9:30:00 AM,EUR,${click}`,
      ],
      record: false,
      issues: [],
      fileIssues: [missing],
      action: 'Restate',
    },
    {
      what: 'the missing column is only a warning: there is still no value for it',
      lines: [
        noValue,
        'Format Version,6.0,,,,,,,',
        `Offline Conversion,,a,Lead,11/2/2026 9:30:00 AM,Restate,11/3/2026 9:30:00 AM,EUR,${click}`,
      ],
      options: { severity: { 'column-missing': 'warning' } },
      record: false,
      issues: [],
      fileIssues: [{ ...missing, severity: 'warning' }],
      action: 'Restate',
    },
    {
      what: 'the missing column is needed by another action',
      lines: [
        noValue,
        'Format Version,6.0,,,,,,,',
        `Offline Conversion,,a,Lead,11/2/2026 9:30:00 AM,,,,${click}`,
      ],
      record: true,
      issues: [],
    },
    {
      what: 'an Adjustment Type that can not be read',
      lines: [
        header,
        version,
        `Offline Conversion,,a,Lead,11/2/2026 9:30:00 AM,,Remove,,,,${click}`,
      ],
      record: false,
      action: undefined,
      issues: [
        {
          ...{ code: 'adjustment-type', severity: 'error', line: 3, row: 2, clientId: 'a' },
          column: 'Adjustment Type',
          serviceError: { number: 5618, code: 'OfflineConversionInvalidAdjustmentType' },
        },
      ],
    },
    {
      what: 'text after a closing quote: the cells before it are left',
      lines: [
        header,
        version,
        `Offline Conversion,,a,"Lead" gen,11/2/2026 9:30:00 AM,,,,,,${click}`,
      ],
      record: false,
      action: undefined,
      issues: [{ code: 'quote', severity: 'error', line: 3, row: 2, clientId: 'a' }],
    },
    {
      what: 'a cell that does not apply, lowered: its value stays out',
      lines: [
        header,
        version,
        `Offline Conversion,,a,Lead,11/2/2026 9:30:00 AM,5,Restate,11/3/2026 9:30:00 AM,1,EUR,${click}`,
      ],
      options: { notApplicable: 'warning' },
      record: true,
      action: 'Restate',
      issues: [
        {
          ...{ code: 'not-applicable', severity: 'warning', ...restate },
          column: 'Conversion Value',
        },
      ],
      without: 'conversionValue',
    },
  ] as const)('$what', async ({ lines, record, issues, ...given }) => {
    const {
      options = {},
      fileIssues = [],
      without,
    } = given as {
      options?: ReadOptions;
      fileIssues?: readonly object[];
      without?: string;
    };
    const action = 'action' in given ? given.action : 'Add';
    const found = await read(uploadText(...lines), options);
    expect(found.fileIssues).toEqual(fileIssues);
    expect(found.results).toHaveLength(1);
    expect(found.results[0]).toMatchObject({ line: 3, row: 2, action, issues });
    expect(found.results[0]?.record !== undefined).toBe(record);
    if (without) expect(found.results[0]?.record).not.toHaveProperty(without);
  });
});
