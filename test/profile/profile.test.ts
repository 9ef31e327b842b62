import { describe, expect, it, test } from 'vitest';
import { isBulkFileError, profileOfflineConversions } from '../../src/index';
import { uploadText } from '../support/upload-text';

const header = [
  'Type,Name,Conversion Name,Conversion Time,Conversion Value,Conversion Currency Code',
  'Microsoft Click Id,Hashed Email Address,Hashed Phone Number',
  'Adjustment Type,Adjustment Value,Adjustment Currency Code',
].join(',');
const version = `Format Version,6.0${','.repeat(10)}`;
const click = 'f894f652ea334e739002f7167ab8f8e3';
const hash = 'a'.repeat(8).padEnd(64, '3b9');

interface Row {
  readonly name?: string;
  readonly time?: string;
  readonly value?: string;
  readonly currency?: string;
  readonly ids?: readonly string[];
  readonly adjustment?: readonly string[];
}

/** A row; by default an Add with a click id. */
function rowOf(row: Row): string {
  const { name = 'Lead', time = '11/2/2026 9:30:00 AM', value = '', currency = '' } = row;
  const { ids = [click, '', ''], adjustment = ['', '', ''] } = row;
  return ['Offline Conversion', '', name, time, value, currency, ...ids, ...adjustment].join(',');
}

const profileOf = (...rows: readonly Row[]) =>
  profileOfflineConversions(uploadText(header, version, ...rows.map(rowOf)));

test('a profile in full', async () => {
  const profile = await profileOf(
    { value: '0.1', currency: 'EUR', ids: [click, hash, ''] },
    { value: '0.2', currency: 'EUR', time: '11/3/2026 11:59:59 PM' },
    { value: '3', currency: 'USD', name: 'Visit', ids: ['', hash, hash] },
    { value: '0', ids: ['', '', ''], time: '2026-11-01T23:30:00Z' },
    { adjustment: ['Restate', '12.345', 'EUR'] },
    { adjustment: ['Retract', '', ''] },
    { adjustment: ['Undo', '', ''], time: 'soon' },
  );
  expect(profile).toEqual({
    records: 7,
    actions: { Add: 4, Restate: 1, Retract: 1, unknown: 1 },
    goals: [
      { name: 'Lead', records: 6 },
      { name: 'Visit', records: 1 },
    ],
    otherGoals: 0,
    days: [
      { date: '2026-11-01', records: 1 },
      { date: '2026-11-02', records: 4 },
      { date: '2026-11-03', records: 1 },
    ],
    otherDays: 0,
    undated: 1,
    oldest: '2026-11-01T23:30:00Z',
    newest: '2026-11-03T23:59:59Z',
    values: [
      { action: 'Add', currency: 'EUR', records: 2, zeros: 0, sum: '0.3' },
      { action: 'Add', currency: 'USD', records: 1, zeros: 0, sum: '3' },
      { action: 'Add', currency: null, records: 1, zeros: 1, sum: '0' },
      { action: 'Restate', currency: 'EUR', records: 1, zeros: 0, sum: '12.345' },
    ],
    withoutValue: 0,
    identifiers: { microsoftClickId: 5, hashedEmailAddress: 2, hashedPhoneNumber: 1, none: 1 },
    notable: [{ code: 'identifiers-missing', records: 1 }],
  });
});

test('a cell of white space alone is empty', async () => {
  const { goals, values, withoutValue, undated, identifiers } = await profileOf(
    { name: ' ', value: ' ', currency: 'EUR', ids: [' ', ' ', ' '] },
    { time: '   ', value: '2', currency: '   ' },
  );
  expect({ goals, values, withoutValue, undated, identifiers }).toEqual({
    goals: [
      { name: '', records: 1 },
      { name: 'Lead', records: 1 },
    ],
    values: [{ action: 'Add', currency: null, records: 1, zeros: 0, sum: '2' }],
    ...{ withoutValue: 1, undated: 1 },
    identifiers: { microsoftClickId: 1, hashedEmailAddress: 0, hashedPhoneNumber: 0, none: 1 },
  });
});

test('a file without rows', async () => {
  expect(await profileOf()).toEqual({
    ...{ records: 0, actions: { Add: 0, Restate: 0, Retract: 0, unknown: 0 } },
    ...{ goals: [], otherGoals: 0, days: [], otherDays: 0, undated: 0 },
    ...{ oldest: null, newest: null, values: [], withoutValue: 0, notable: [] },
    identifiers: { microsoftClickId: 0, hashedEmailAddress: 0, hashedPhoneNumber: 0, none: 0 },
  });
});

describe('what it remembers has bounds', () => {
  it('for goals, and for names that may be identifiers', async () => {
    const names = Array.from({ length: 103 }, (_, index) => ({ name: `Goal ${index}` }));
    const email = { name: 'jane@example.com' };
    const { goals, otherGoals } = await profileOf(...names, email, { name: 'Goal 5' });
    expect(goals).toHaveLength(100);
    expect(goals[0]).toEqual({ name: 'Goal 5', records: 2 });
    expect(otherGoals).toBe(4);
  });

  it('for days', async () => {
    const rows = Array.from({ length: 410 }, (_, day) => ({
      time: new Date(Date.UTC(2025, 0, 1 + day)).toISOString().replace('.000', ''),
    }));
    const { days, otherDays, newest } = await profileOf(...rows);
    expect([days.length, otherDays, newest]).toEqual([400, 10, '2026-02-14T00:00:00Z']);
  });

  it('for currencies', async () => {
    const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
    const rows = Array.from({ length: 120 }, (_, index) => ({
      value: '1',
      currency: `X${letters[Math.floor(index / 26)]}${letters[index % 26]}`,
    }));
    const { values } = await profileOf(...rows);
    expect(values).toHaveLength(101);
    expect(values[0]).toEqual({
      ...{ action: 'Add', currency: null, records: 20, zeros: 0, sum: '20' },
    });
  });
});

test('text that is not a currency or an amount is not shown', async () => {
  const { values, withoutValue } = await profileOf(
    { value: '1', currency: click },
    { value: '-1', currency: 'EUR' },
    { value: '1.5.2', currency: 'EUR' },
  );
  expect(values).toEqual([{ action: 'Add', currency: null, records: 1, zeros: 0, sum: '1' }]);
  expect(withoutValue).toBe(2);
});

test('a file that cannot be read to its end has no profile', async () => {
  const failing = profileOfflineConversions(uploadText(header, version, '"never closed'));
  await expect(failing).rejects.toSatisfy(isBulkFileError);
});
