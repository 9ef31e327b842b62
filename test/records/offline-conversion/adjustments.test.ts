import { DateTime } from 'luxon';
import { describe, expect, expectTypeOf, it, test } from 'vitest';
import {
  type AddConversion,
  checkOfflineConversion,
  type OfflineConversionInput,
  offlineConversion,
  readOfflineConversions,
  restatement,
  retraction,
  writeOfflineConversions,
} from '../../../src/index';
import { textOf } from '../../support/plain';
import { click, now } from '../../support/written';

// printf 'john@contoso.com' | sha256sum; printf '+14255551234' | sha256sum
const john = 'ec81f3ac7b2b19675bab9d54cf416f9f18cff87c97da5cca82c0f0891bc40602';
const phone = 'c59475d96e9f01d7d18d06cfad84dd02333207f02c0c2c5663ef2782cda0390e';
const at = '2026-11-20T12:00:00Z';
const same = {
  ...{ clientId: 'order-1001', conversionName: 'Lead', conversionTime: '2026-11-02T09:30:00Z' },
  ...{ hashedEmailAddress: john, hashedPhoneNumber: phone, microsoftClickId: click },
};
const add = {
  ...{ action: 'Add' as const, ...same, conversionValue: 1250.5, conversionCurrencyCode: 'EUR' },
  ...{ externalAttributionCredit: 0.5, externalAttributionModel: 'linear' },
};
const restate = { action: 'Restate', ...same, adjustmentTime: at, adjustmentValue: 900 };

describe('a restatement', () => {
  test.each<[what: string, made: object, expected: object]>([
    [
      'repeats what identifies the conversion, and takes its currency',
      restatement(add, { value: 900, at }),
      { ...restate, adjustmentCurrencyCode: 'EUR' },
    ],
    [
      'has the currency that it is given',
      restatement(add, { value: 900, at, currencyCode: 'USD' }),
      { ...restate, adjustmentCurrencyCode: 'USD' },
    ],
    [
      'takes an empty currency for none',
      restatement(add, { value: 900, at, currencyCode: '' }),
      { ...restate, adjustmentCurrencyCode: 'EUR' },
    ],
    [
      'has no currency if the conversion has none',
      restatement({ ...same, conversionCurrencyCode: null }, { value: 900, at }),
      restate,
    ],
    [
      'has 0 and a decimal text as values',
      restatement(same, { value: 0, at: new Date(at) }),
      { ...restate, adjustmentValue: 0, adjustmentTime: new Date(at) },
    ],
    [
      'keeps plain identifiers',
      restatement(
        { conversionName: 'Lead', conversionTime: at, email: 'a@b.de', phone: 49301234 },
        { value: '9.50', at },
      ),
      {
        ...{ action: 'Restate', conversionName: 'Lead', conversionTime: at },
        ...{ email: 'a@b.de', phone: 49301234, adjustmentTime: at, adjustmentValue: '9.50' },
      },
    ],
  ])('%s', (_, made, expected) => {
    expect(made).toEqual(expected);
  });
});

test('a retraction repeats what identifies the conversion, and has no value', () => {
  expect(retraction(add, { at })).toEqual({ action: 'Retract', ...same, adjustmentTime: at });
});

it('repeats each property that both have, whatever columns are added', () => {
  const { matrix } = offlineConversion;
  const shared = Object.entries(matrix)
    .filter(([, [adds, , retracts]]) =>
      [adds, retracts].every((word) => word !== 'not-applicable' && word !== 'undocumented'),
    )
    .map(([name]) => name);
  const full = Object.fromEntries(Object.keys(matrix).map((name) => [name, name]));
  const made = retraction({ ...full, action: 'Add' } as never, { at });
  const { action: _, adjustmentTime: __, ...repeated } = made;
  expect(Object.keys(repeated)).toEqual(shared);
});

describe('made out of records that were read', () => {
  const options = { now, severity: { 'adjustment-same-file': 'off' } } as const;

  it('finds them again, to the second', async () => {
    const time = DateTime.fromISO('2026-11-02T09:30:00.789Z');
    const sent = await textOf(writeOfflineConversions([{ ...add, conversionTime: time }], { now }));
    const adjustments: OfflineConversionInput[] = [];
    for await (const { record } of readOfflineConversions(sent, { now })) {
      adjustments.push(restatement(record as AddConversion, { value: 900, at }));
      adjustments.push(retraction(record as AddConversion, { at }));
    }
    const text = await textOf(writeOfflineConversions([add, ...adjustments], options));
    const rows = text.split('\r\n').slice(2, -1);
    expect(rows.map((row) => row.split(',').slice(2, 5))).toEqual(
      Array(3).fill(['order-1001', 'Lead', '11/2/2026 9:30:00 AM']),
    );
    expect(text.match(new RegExp(click, 'g'))).toHaveLength(3);
  });

  it('is the same conversion to the rules of a file', async () => {
    const records = [add, retraction(add, { at }), restatement(add, { value: 1, at })];
    const writing = textOf(writeOfflineConversions(records, options));
    await expect(writing).rejects.toMatchObject({
      index: 2,
      issues: [{ code: 'adjustment-after-retract', facts: { earlierRow: 3 } }],
    });
  });
});

test.each<[what: string, make: () => unknown, message: string]>([
  [
    'a Restate',
    () => retraction(restatement(add, { value: 1, at }) as never, { at }),
    'The conversion must be an Add, as it was uploaded.',
  ],
  [
    'a record that is missing',
    () => restatement(undefined as never, { value: 1, at }),
    'The conversion must be an object.',
  ],
  [
    'an unknown member',
    () => restatement(add, { value: 1, at, currency: 'EUR' } as never),
    'Unknown option (8 characters).',
  ],
  [
    'a value that a Retract does not have',
    () => retraction(add, { at, value: 0 } as never),
    'Unknown option (5 characters).',
  ],
  ['no change', () => retraction(add, undefined as never), 'The options must be an object.'],
])('throws for wrong use: %s', (_, make, message) => {
  expect(make).toThrow(new TypeError(message));
});

test('a missing value is left to the writer, which names it', () => {
  const made = restatement(add, { value: null as never, at });
  expect(
    checkOfflineConversion(made, { now }).map(({ code, property }) => [code, property]),
  ).toEqual([['required', 'adjustmentValue']]);
});

test('has the plain properties in its type only if the conversion has them', () => {
  const plain = { conversionName: 'Lead', conversionTime: at, email: 'john@contoso.com' };
  const hashed = restatement(same, { value: 1, at });
  const unhashed = restatement(plain, { value: 1, at });
  expectTypeOf(unhashed.email).toEqualTypeOf<string>();
  expectTypeOf(hashed).not.toHaveProperty('email');
  expectTypeOf(hashed.action).toEqualTypeOf<'Restate'>();
  writeOfflineConversions([hashed, retraction(same, { at })]);
  writeOfflineConversions([unhashed], { hash: {} });
  // @ts-expect-error: nothing hashes the address
  writeOfflineConversions([unhashed]);
  // @ts-expect-error: a Restate has no adjustment of its own
  () => retraction(hashed, { at });
  // @ts-expect-error: a change needs its time
  () => retraction(same, {});
});
