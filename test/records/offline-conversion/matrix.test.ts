import { DateTime } from 'luxon';
import { describe, expect, test } from 'vitest';
import { type Issue, offlineConversion, readOfflineConversions } from '../../../src/index';
import {
  addRow,
  clickId,
  columns,
  emailHash,
  fileOf,
  now,
  phoneHash,
  type Row,
  restateRow,
  retractRow,
} from '../../support/rows';
import { withoutMessage } from '../../support/without-message';
import { type Expected, matrix } from './matrix-table';

/** Reads one row, and says where the expected issues stand. */
async function judge(
  row: Row,
  headers: readonly string[],
  action: string | undefined,
  expected: readonly Expected[],
): Promise<void> {
  const issues: Issue[] = [];
  const results = [];
  const options = { now, onIssue: (issue: Issue) => issues.push(issue) };
  for await (const result of readOfflineConversions(fileOf([row], headers), options)) {
    results.push(result);
    issues.push(...result.issues);
  }
  const clientId = headers.includes('Client Id') ? row['Client Id'] : '';
  const place = {
    line: 3,
    row: 2,
    ...(action === undefined ? {} : { action }),
    ...(clientId ? { clientId } : {}),
  };
  expect(withoutMessage(issues)).toEqual(
    expected.map((each) => (each.line === undefined ? { ...place, ...each } : each)),
  );
  expect(results.map((result) => [result.line, result.row, result.action])).toEqual([
    [3, 2, action],
  ]);
  const hasError = expected.some((each) => each.severity === 'error');
  expect(results[0]?.record === undefined).toBe(hasError);
}

const headers = Object.values(offlineConversion.columns).map(({ header }) => header);

describe.each(matrix)('%s', (action, base, varied) => {
  test('varies every column', () => {
    expect(varied.map(({ column }) => column).sort()).toEqual([...headers].sort());
    expect([...columns].sort()).toEqual([...headers].sort());
  });

  test('a complete row has no issue', () => judge(base, columns, action, []));

  describe.each(varied)('$column', ({ column, absent, empty, valid, invalid, actionWithout }) => {
    const without = actionWithout ?? action;
    test('absent from the header', () =>
      judge(
        base,
        columns.filter((name) => name !== column),
        without,
        absent,
      ));
    test('cell empty', () => judge({ ...base, [column]: '' }, columns, without, empty));
    test(`valid: ${valid[0]}`, () =>
      judge({ ...base, [column]: valid[0] }, columns, valid[2] ?? action, valid[1]));
    test(`invalid: ${invalid[0].slice(0, 20)}`, () => {
      const read = invalid[2] === null ? undefined : (invalid[2] ?? action);
      return judge({ ...base, [column]: invalid[0] }, columns, read, invalid[1]);
    });
  });
});

const utc = (iso: string) => DateTime.fromISO(iso, { zone: 'utc' });
const identifiers = {
  hashedEmailAddress: emailHash,
  hashedPhoneNumber: phoneHash,
  microsoftClickId: clickId,
};

test.each([
  [
    addRow,
    {
      action: 'Add',
      clientId: 'C-1',
      conversionName: 'Signed contract',
      conversionTime: utc('2026-02-01T10:00:00Z'),
      conversionValue: 12.5,
      conversionCurrencyCode: 'USD',
      externalAttributionCredit: 0.5,
      externalAttributionModel: 'Linear',
      ...identifiers,
    },
  ],
  [
    restateRow,
    {
      action: 'Restate',
      clientId: 'C-2',
      conversionName: 'Signed contract',
      conversionTime: utc('2026-02-01T10:00:00Z'),
      adjustmentTime: utc('2026-02-10T09:00:00Z'),
      adjustmentValue: 7.25,
      adjustmentCurrencyCode: 'EUR',
      ...identifiers,
    },
  ],
  [
    retractRow,
    {
      action: 'Retract',
      clientId: 'C-3',
      conversionName: 'Signed contract',
      conversionTime: utc('2026-02-01T10:00:00Z'),
      adjustmentTime: utc('2026-02-10T09:00:00Z'),
      ...identifiers,
    },
  ],
])('a complete row becomes a typed record: $Client Id', async (row, record) => {
  const records = [];
  for await (const result of readOfflineConversions(fileOf([row]), { now }))
    records.push(result.record);
  expect(records).toEqual([record]);
});
