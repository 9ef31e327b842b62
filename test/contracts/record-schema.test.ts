import Ajv from 'ajv';
import Ajv2020 from 'ajv/dist/2020';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { recordSchema } from '../../src/contracts/record-schema';
import {
  type AnyColumn,
  type AnyRecordType,
  type Codec,
  checkRecord,
  column,
  defineRecordType,
  offlineConversion,
  offlineConversionGoal,
  text,
} from '../../src/index';
import { conversions, now } from '../support/conversion-arbitrary';
import { runs, share } from '../support/runs';

const settings = { strict: true, strictRequired: false, allErrors: true } as const;

/** Whether the schemas of a type, of both drafts, take an object as JSON holds it. */
function openCheck(type: AnyRecordType) {
  const newer = new Ajv2020(settings).compile(recordSchema(type));
  const older = new Ajv(settings).compile(recordSchema(type, 'draft-07'));
  return (record: object): boolean => {
    const json = JSON.parse(JSON.stringify(record));
    const isValid = newer(json);
    expect(older(json)).toBe(isValid);
    return isValid;
  };
}

const check = { conversion: openCheck(offlineConversion), goal: openCheck(offlineConversionGoal) };
const issuesOf = (type: AnyRecordType, record: object) =>
  checkRecord(type, record as never, { now, timeZone: 'utc' } as never);

/** Values of all kinds, right in one column or another, or in none. */
const values = [
  ...[null, '', '  ', '\u00a0', 'Lead', 'n/a', 'Restate', 'restate', 'Add', 'True', 'USD', 'usd'],
  ...[0, -1, 1, 1.5, 0.0001, 5e20, '0', '5', '0.5', '1', '1.0', '.5', '1e5', '0.1234', '-1', '007'],
  ...[true, false, [], ['Lead'], {}, { a: 1 }, 'x'.repeat(100), 'x'.repeat(101), '👍'.repeat(60)],
  ...['2026-11-02T09:30:00Z', '11/2/2026 9:30:00 AM', '2026-11-02', 'yesterday', 1_762_075_800],
  ...['f894f652ea334e739002f7167ab8f8e3', 'F894F652-EA33-4E73-9002-F7167AB8F8E3', '12345'],
  ...['Active', 'active', 'Deleted', 'Unique', 'VariableValue', '9007199254740993', 129_601],
];

/** An object with some members replaced by values of all kinds. */
const changed = (record: object, type: AnyRecordType) =>
  fc
    .dictionary(
      fc.constantFrom(...Object.keys(type.columns), 'action', 'email', 'other'),
      fc.constantFrom(...values),
      { maxKeys: 3 },
    )
    .map((members): object => ({ ...record, ...members }));

const goal = {
  ...{ name: 'Lead', goalCategory: 'Purchase', revenueType: 'FixedValue' },
  ...{ currencyCode: 'EUR', revenueValue: 5 },
};

describe('a record in which the writer finds nothing is valid', () => {
  it('as the samples of the reader have them', () => {
    fc.assert(
      fc.property(conversions, (records) => {
        for (const record of records) expect(check.conversion(record)).toBe(true);
      }),
      runs(191, 300),
    );
  });

  it.each([
    [
      'conversions',
      offlineConversion,
      check.conversion,
      conversions.chain((all) => changed(all[0] ?? {}, offlineConversion)),
    ],
    ['goals', offlineConversionGoal, check.goal, changed(goal, offlineConversionGoal)],
    [
      'goals with an id',
      offlineConversionGoal,
      check.goal,
      changed({ ...goal, action: 'Update', id: '17' }, offlineConversionGoal),
    ],
  ])('%s, whatever their values', (_, type, isValid, records) => {
    const counts = { valid: 0, invalid: 0, right: 0 };
    fc.assert(
      fc.property(records, (record) => {
        const isRight = issuesOf(type, record).length === 0;
        const valid = isValid(record);
        counts[valid ? 'valid' : 'invalid']++;
        counts.right += Number(isRight);
        if (isRight) expect({ record, valid }).toEqual({ record, valid: true });
      }),
      runs(192, 1000),
    );
    expect(counts.valid).toBeGreaterThan(share(100));
    expect(counts.invalid).toBeGreaterThan(share(100));
    expect(counts.right).toBeGreaterThan(share(50));
  });
});

it.each([
  ['conversions', offlineConversion],
  ['goals', offlineConversionGoal],
] as const)('each column of %s says what it takes in JSON', (_, type) => {
  const silent = Object.entries<AnyColumn>(type.columns)
    .filter(([name, { codec }]) => name !== 'action' && codec.jsonSchema === undefined)
    .map(([name]) => name);
  expect(silent).toEqual([]);
});

/** A right value for each property, and a record of each action without what it does not need. */
const click = 'f894f652ea334e739002f7167ab8f8e3';
const hash = '973dfe463ec85785f5f95af5ba3906eedb2d931c24e69824a89ea65dba4e813b';
const right: Readonly<Record<string, unknown>> = {
  ...{ clientId: 'a', conversionName: 'Lead', conversionTime: '2026-11-02T09:30:00Z' },
  ...{ conversionValue: 5, conversionCurrencyCode: 'EUR', adjustmentTime: '2026-11-10T09:30:00Z' },
  ...{ adjustmentValue: 5, adjustmentCurrencyCode: 'EUR', externalAttributionCredit: 0.5 },
  ...{ externalAttributionModel: 'linear', hashedEmailAddress: hash, hashedPhoneNumber: hash },
  microsoftClickId: click,
};
const { conversionName, conversionTime, adjustmentTime, adjustmentValue } = right;
const original = { conversionName, conversionTime, microsoftClickId: click };
const least: Readonly<Record<string, object>> = {
  Add: original,
  Restate: { ...original, action: 'Restate', adjustmentTime, adjustmentValue },
  Retract: { ...original, action: 'Retract', adjustmentTime },
};
const cases = Object.entries(offlineConversion.matrix).flatMap(([property, words]) =>
  offlineConversion.actions.map((action, at) => [action, property, words[at] as string] as const),
);

describe('an error of the matrix is not valid', () => {
  test.each(cases.filter(([, property]) => property !== 'action'))(
    '%s: %s is %s',
    (action, property, word) => {
      const record = least[action] as object;
      const codes = (each: object) => issuesOf(offlineConversion, each).map(({ code }) => code);
      const filled = { ...record, [property]: right[property] };
      const emptied = [undefined, null, '', ' '].map((value) => ({ ...record, [property]: value }));
      const isGroup = property === 'microsoftClickId';
      const areEmptyRight = word !== 'required' && !isGroup;
      expect(check.conversion(record)).toBe(true);
      expect(check.conversion(filled)).toBe(word !== 'not-applicable');
      if (word === 'not-applicable') expect(codes(filled)).toContain('property-unknown');
      for (const each of emptied) {
        expect(check.conversion(each)).toBe(areEmptyRight);
        if (!areEmptyRight) expect(codes(each)).toContain(isGroup ? 'no-identifier' : 'required');
      }
    },
  );

  test.each([
    ['an unknown action', { ...original, action: 'Delete' }],
    ['an unknown property', { ...original, msclkid: click }],
    ['a plain email address', { ...original, email: 'ada@analytical.example' }],
    ['no identifier', { ...original, microsoftClickId: null }],
    ['a list', [original]],
    ['a name that is too long', { ...original, conversionName: 'x'.repeat(101) }],
    ['a currency in lower case', { ...original, conversionCurrencyCode: 'eur' }],
    ['a negative value', { ...original, conversionValue: -1 }],
    ['a credit of 0', { ...original, externalAttributionCredit: 0, externalAttributionModel: 'a' }],
    ['a hash in Base64', { ...original, hashedEmailAddress: hash.slice(0, 44) }],
    ['half a click id', { ...original, microsoftClickId: click.slice(16) }],
  ])('%s', (_, record) => {
    expect(check.conversion(record)).toBe(false);
    expect(issuesOf(offlineConversion, record)).not.toEqual([]);
  });
});

it('describes a type of your own, with a codec that says nothing of JSON', () => {
  const upper: Codec<string> = { read: (cell) => cell, write: (value) => String(value) };
  const label = defineRecordType({
    type: 'Label',
    actions: ['Add', 'Update'],
    columns: { id: column('Id', text()), label: column('Label', upper) },
    matrix: { id: ['not-applicable', 'required'], label: ['required', 'optional'] },
    actionOf: ({ id }) => (id === '' ? 'Add' : 'Update'),
    rules: [],
  });
  const isValid = openCheck(label);
  const taken = [{ label: 'a' }, { action: 'Update', id: '1' }, { label: 5, other: null }];
  const refused = [{}, { label: '' }, { id: '1', label: 'a' }, { action: 'Update', label: 'a' }];
  expect(taken.map(isValid)).toEqual([true, true, true]);
  expect(refused.map(isValid)).toEqual([false, false, false, false]);
});
