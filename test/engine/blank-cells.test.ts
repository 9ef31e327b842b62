import { describe, expect, test } from 'vitest';
import { checkOfflineConversion, readOfflineConversions, validateBulkFile } from '../../src/index';
import { addRow, fileOf, now, restateRow } from '../support/rows';

/* Databases pad columns of a fixed width: a cell of spaces alone holds nothing. */

async function read(row: Readonly<Record<string, string>>) {
  for await (const { record, issues } of readOfflineConversions(fileOf([row]), { now }))
    return {
      record: record && Object.keys(record),
      issues: issues.map(({ code, severity, column }) => `${severity} ${code} ${column}`),
    };
  return undefined;
}

const optional = [
  ['Client Id', 'clientId'],
  ['Conversion Value', 'conversionValue'],
  ['Conversion Currency Code', 'conversionCurrencyCode'],
  ['Hashed Email Address', 'hashedEmailAddress'],
  ['Hashed Phone Number', 'hashedPhoneNumber'],
  ['Microsoft Click Id', 'microsoftClickId'],
] as const;

describe('an optional cell', () => {
  test.each(optional)('%s is read as empty, with a warning', async (column, property) => {
    for (const blank of [' ', '   ', '\u00a0', '\t']) {
      const { record, issues } = (await read({ ...addRow, [column]: blank })) ?? {};
      expect(issues).toEqual([`warning placeholder ${column}`]);
      expect(record).not.toContain(property);
      expect(record).toContain('conversionTime');
    }
  });

  test.each(['Adjustment Type', 'Adjustment Time', 'Adjustment Value'])(
    '%s does not make an Add an adjustment',
    async (column) => {
      expect((await read({ ...addRow, [column]: ' ' }))?.issues).toEqual([
        `warning placeholder ${column}`,
      ]);
    },
  );

  test('says so', async () => {
    const file = fileOf([{ ...addRow, 'Conversion Value': '  ' }]);
    expect((await validateBulkFile(file, { now })).issues.map(({ message }) => message)).toEqual([
      'The cell contains nothing but spaces, so it is read as empty. Leave it empty, because the service may reject it.',
    ]);
  });
});

describe('a cell that is required is reported because it is empty', () => {
  test.each([
    ['Conversion Name', addRow],
    ['Conversion Time', addRow],
    ['Adjustment Time', restateRow],
    ['Adjustment Value', restateRow],
  ])('%s', async (column, row) => {
    const { record, issues } = (await read({ ...row, [column]: ' ' })) ?? {};
    expect(record).toBeUndefined();
    expect(issues).toEqual([`error required ${column}`]);
  });

  test('as is the last identifier', async () => {
    const blank = {
      'Hashed Email Address': ' ',
      'Hashed Phone Number': '',
      'Microsoft Click Id': '',
    };
    expect((await read({ ...addRow, ...blank }))?.issues).toEqual([
      'warning placeholder Hashed Email Address',
      'error no-identifier undefined',
    ]);
  });
});

test('a property of spaces alone is not written, without a word', () => {
  const record = {
    ...{ clientId: 'a', conversionName: 'Lead', conversionTime: new Date(now.getTime() - 1000) },
    microsoftClickId: 'f894f652ea334e739002f7167ab8f8e3',
  };
  const names = [
    ...optional.map(([, name]) => name),
    'adjustmentTime',
    'adjustmentValue',
    'action',
  ];
  for (const name of names.filter((each) => each !== 'microsoftClickId'))
    expect(checkOfflineConversion({ ...record, [name]: ' ' } as never, { now })).toEqual([]);
});
