import { describe, expect, test } from 'vitest';
import { type Issue, readOfflineConversions, validateBulkFile } from '../../src/index';
import { issuesOf, on, service } from '../support/issues-of';
import {
  addRow,
  clickId,
  columns,
  emailHash,
  fileOf,
  now,
  type Row,
  restateRow,
  retractRow,
} from '../support/rows';

type Options = NonNullable<Parameters<typeof validateBulkFile>[1]>;
const add = on(2, 'Add', 'C-1');

async function recordOf(row: Row, options: Options) {
  const { value } = await readOfflineConversions(fileOf([row]), { now, ...options }).next();
  return value?.record;
}

/** A row of warnings only, in a file with some of its own. */
const odd: Row = {
  ...addRow,
  'Client Id': '',
  'Conversion Name': 'undefined',
  'Conversion Time': '2026-02-01T10:00:00Z',
  'Conversion Value': '1.2345',
  'Conversion Currency Code': 'VES',
  'Hashed Email Address': emailHash.toUpperCase(),
  'Microsoft Click Id': 'f894f652-ea33-4e73-9002-f7167ab8f8e3',
};
const oddFile = fileOf([odd, odd], [...columns, 'Extra']).slice(1);
const oddCounts = {
  'bom-missing': 1,
  'column-unknown': 1,
  placeholder: 2,
  'time-iso': 2,
  'number-precision': 2,
  'currency-unlisted': 2,
  'hash-case': 2,
  'click-id-dashes': 2,
  duplicate: 1,
  'no-client-id': 1,
};

describe('strict', () => {
  test('makes an error of every warning', async () => {
    const usual = await validateBulkFile(oddFile, { now });
    expect(usual).toMatchObject({ valid: true, errors: 0, warnings: 16, counts: oddCounts });
    const strict = await validateBulkFile(oddFile, { now, strict: true });
    // A row with an error matches no key, so there is no duplicate.
    const { duplicate: _, ...counts } = oddCounts;
    expect(strict).toMatchObject({ valid: false, errors: 15, warnings: 0 });
    expect(strict.counts).toEqual(counts);
    expect(strict.issues.every((issue) => issue.severity === 'error')).toBe(true);
  });

  test('leaves no record where there is a warning', async () => {
    const row = { ...addRow, 'Conversion Value': '1.2345' };
    expect(await recordOf(row, {})).toMatchObject({ conversionValue: 1.2345 });
    expect(await recordOf(row, { strict: true })).toBe(undefined);
    expect(await recordOf(addRow, { strict: true })).toBeDefined();
  });
});

describe('severity', () => {
  const old = { ...addRow, 'Conversion Time': '11/30/2025 11:59:59 PM' };
  const tooOld = {
    code: 'conversion-too-old',
    ...add,
    column: 'Conversion Time',
    ...service('OfflineConversionTimeOutOfWindow', 5609),
  };

  test('lowers an error to a warning: there is a record', async () => {
    const options = { severity: { 'conversion-too-old': 'warning' } } as const;
    expect(await issuesOf([old], options)).toEqual([{ ...tooOld, severity: 'warning' }]);
    expect(await recordOf(old, options)).toBeDefined();
    expect(await recordOf(old, {})).toBe(undefined);
  });

  test('raises a warning to an error: there is no record', async () => {
    const row = { ...addRow, 'Conversion Value': '1.2345' };
    const options = { severity: { 'number-precision': 'error' } } as const;
    expect(await issuesOf([row], options)).toEqual([
      { code: 'number-precision', severity: 'error', ...add, column: 'Conversion Value' },
    ]);
    expect(await recordOf(row, options)).toBe(undefined);
  });

  test('off is not counted, nor said', async () => {
    const said: Issue[] = [];
    const report = await validateBulkFile(fileOf([old]), {
      now,
      severity: { 'conversion-too-old': 'off' },
      onIssue: (issue) => said.push(issue),
    });
    expect(report).toMatchObject({ valid: true, errors: 0, warnings: 0, counts: {}, issues: [] });
    expect(said).toEqual([]);
    expect(await recordOf(old, { severity: { 'conversion-too-old': 'off' } })).toBeDefined();
  });

  test('wins over strict', async () => {
    const row = { ...addRow, 'Conversion Value': '1.2345', 'Conversion Currency Code': 'VES' };
    const precision = { code: 'number-precision', ...add, column: 'Conversion Value' };
    const unlisted = {
      code: 'currency-unlisted',
      severity: 'error',
      ...add,
      column: 'Conversion Currency Code',
      ...service('OfflineConversionCurrencyCodeInvalid', 5611),
    };
    for (const [level, first] of [
      ['warning', [{ ...precision, severity: 'warning' }]],
      ['error', [{ ...precision, severity: 'error' }]],
      ['off', []],
    ] as const)
      expect(
        await issuesOf([row], { strict: true, severity: { 'number-precision': level } }),
      ).toEqual([...first, unlisted]);
  });

  test('wins over what a rule makes of a case', async () => {
    const clicks = new Map([[clickId, new Date('2025-11-30T23:00:00Z')]]);
    const goals = [
      { name: 'Signed contract', conversionWindowInMinutes: 129_600, currencyCode: 'USD' },
    ];
    const clickTooOld = {
      code: 'click-too-old',
      ...on(2, 'Restate', 'C-2'),
      column: 'Microsoft Click Id',
    };
    for (const severity of ['warning', 'error'] as const)
      expect(
        await issuesOf([restateRow], { clicks, goals, severity: { 'click-too-old': severity } }),
      ).toEqual([{ ...clickTooOld, severity }]);
  });

  test('lets a time with an offset pass, converted', async () => {
    const row = { ...addRow, 'Conversion Time': '2026-02-01T10:00:00+02:00' };
    const record = await recordOf(row, { severity: { 'time-zone': 'warning' } });
    expect(record?.conversionTime.toISO()).toBe('2026-02-01T08:00:00.000Z');
  });

  test('holds for faults of the file', async () => {
    const severity = {
      'bom-missing': 'off',
      'column-unknown': 'error',
      duplicate: 'error',
    } as const;
    const file = fileOf([addRow, addRow], [...columns, 'Extra']).slice(1);
    const { issues, valid } = await validateBulkFile(file, { now, severity });
    expect(issues.map(({ row, code, severity }) => [row, code, severity])).toEqual([
      [0, 'column-unknown', 'error'],
      [3, 'duplicate', 'error'],
    ]);
    expect(valid).toBe(false);
  });

  /** Codes whose fault leaves no legal value, and those that end the reading. */
  const fixed = `required text-format time-format number-format currency-format hash-format
    adjustment-type credit-range click-id not-hashed hash-of-nothing cells-extra delete-value
    encoding no-header type-column delimiter zone-parameters not-a-bulk-file quote cell-too-long
    row-too-long`;

  test.each(fixed.split(/\s+/))('of %s can not be lowered', async (code) => {
    for (const level of ['warning', 'off'] as const) {
      const refused = validateBulkFile(fileOf([addRow]), { now, severity: { [code]: level } });
      await expect(refused).rejects.toThrow(TypeError);
      await expect(refused).rejects.toThrow(`"${code}"`);
    }
    expect(await issuesOf([addRow], { severity: { [code]: 'error' } })).toEqual([]);
  });

  test.each(['colour', 'Required', 'toString', ''])('of no code: %j', async (code) => {
    const refused = validateBulkFile(fileOf([addRow]), { now, severity: { [code]: 'off' } });
    await expect(refused).rejects.toThrow(TypeError);
    await expect(refused).rejects.toThrow('Option "severity" has an unknown issue code ');
  });
});

describe("notApplicable: 'warning'", () => {
  const row = {
    ...retractRow,
    'Conversion Value': 'five',
    'Adjustment Value': '5',
    'Adjustment Currency Code': 'EUR',
  };
  const place = on(2, 'Retract', 'C-3');
  const issues = [
    { code: 'not-applicable', ...place, column: 'Conversion Value' },
    {
      code: 'not-applicable',
      ...place,
      column: 'Adjustment Value',
      ...service('OfflineConversionAdjustmentValueNotExpected', 5624),
    },
    { code: 'not-applicable', ...place, column: 'Adjustment Currency Code' },
  ];
  const withSeverity = (severity: string) => issues.map((issue) => ({ severity, ...issue }));

  test('the values stay out of the record, and are kept in the cells', async () => {
    const options = { now, notApplicable: 'warning' } as const;
    expect(await issuesOf([row], options)).toEqual(withSeverity('warning'));
    const { value } = await readOfflineConversions(fileOf([row]), options).next();
    expect(value?.record).toEqual(await recordOf(retractRow, {}));
    expect(value?.record).not.toHaveProperty('adjustmentValue');
    expect(value?.cells.get('Conversion Value')).toBe('five');
    expect(value?.cells.get('Adjustment Value')).toBe('5');
    expect(value?.cells.get('Adjustment Currency Code')).toBe('EUR');
  });

  test('is an error by default, and in strict mode', async () => {
    expect(await issuesOf([row])).toEqual(withSeverity('error'));
    expect(await recordOf(row, {})).toBe(undefined);
    expect(await issuesOf([row], { notApplicable: 'warning', strict: true })).toEqual(
      withSeverity('error'),
    );
  });

  test('the option severity wins', async () => {
    expect(
      await issuesOf([row], { notApplicable: 'warning', severity: { 'not-applicable': 'error' } }),
    ).toEqual(withSeverity('error'));
    expect(await issuesOf([row], { severity: { 'not-applicable': 'off' } })).toEqual([]);
  });

  test('rules do not see the values', async () => {
    const restate = { ...restateRow, 'Conversion Value': '-1' };
    expect(await issuesOf([restate], { notApplicable: 'warning' })).toEqual([
      {
        code: 'not-applicable',
        severity: 'warning',
        ...on(2, 'Restate', 'C-2'),
        column: 'Conversion Value',
      },
    ]);
  });
});
