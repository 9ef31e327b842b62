import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, expectTypeOf, it, test } from 'vitest';
import type { AddConversion, RestateConversion, RetractConversion } from '../../../src/index';
import {
  fromOfflineConversion,
  type OfflineConversionAdjustmentObject,
  type OfflineConversionObject,
  toOfflineConversion,
} from '../../../src/services';
import { conversions } from '../../support/conversion-arbitrary';
import { runs } from '../../support/runs';

const at = (text: string) => DateTime.fromISO(text, { zone: 'utc' });
const hash = 'ec81f3ac7b2b19675bab9d54cf416f9f18cff87c97da5cca82c0f0891bc40602';
const click = 'f894f652ea334e739002f7167ab8f8e3';

const add: AddConversion = {
  action: 'Add',
  conversionName: ' A & <B> "\u{1f600}" ',
  conversionTime: at('2026-11-02T09:30:00Z'),
  conversionValue: 12.5,
  conversionCurrencyCode: 'EUR',
  externalAttributionCredit: 0.5,
  externalAttributionModel: 'Linear',
  hashedEmailAddress: hash,
  hashedPhoneNumber: hash,
  microsoftClickId: click,
};
const restate: RestateConversion = {
  action: 'Restate',
  conversionName: 'Lead',
  conversionTime: at('2026-11-02T09:30:00.125Z'),
  adjustmentTime: at('2026-11-03T00:00:00Z'),
  adjustmentValue: 0,
  adjustmentCurrencyCode: 'USD',
  microsoftClickId: click,
};
const retract: RetractConversion = {
  action: 'Retract',
  conversionName: 'Lead',
  conversionTime: at('2026-11-02T09:30:00Z'),
  adjustmentTime: at('2026-11-03T00:00:00Z'),
  hashedEmailAddress: hash,
};

/** The members are in the order of the vendor's schema. */
const table = [
  [
    'an Add',
    add,
    {
      ConversionCurrencyCode: 'EUR',
      ConversionName: ' A & <B> "\u{1f600}" ',
      ConversionTime: '2026-11-02T09:30:00Z',
      ConversionValue: 12.5,
      ExternalAttributionCredit: 0.5,
      ExternalAttributionModel: 'Linear',
      HashedEmailAddress: hash,
      HashedPhoneNumber: hash,
      MicrosoftClickId: click,
    },
  ],
  [
    'a Restate',
    restate,
    {
      AdjustmentCurrencyCode: 'USD',
      AdjustmentTime: '2026-11-03T00:00:00Z',
      AdjustmentType: 'Restate',
      AdjustmentValue: 0,
      ConversionName: 'Lead',
      ConversionTime: '2026-11-02T09:30:00.125Z',
      MicrosoftClickId: click,
    },
  ],
  [
    'a Retract',
    retract,
    {
      AdjustmentTime: '2026-11-03T00:00:00Z',
      AdjustmentType: 'Retract',
      ConversionName: 'Lead',
      ConversionTime: '2026-11-02T09:30:00Z',
      HashedEmailAddress: hash,
    },
  ],
] as const;

describe('a record and its object', () => {
  test.each(table)('of %s', (_, record, object) => {
    expect(JSON.stringify(toOfflineConversion(record))).toBe(JSON.stringify(object));
    expect(fromOfflineConversion(object)).toEqual(record);
  });

  it('lacks the Client Id, and external attribution of an adjustment', () => {
    const more = { clientId: '7', externalAttributionCredit: 1, externalAttributionModel: 'Last' };
    expect(toOfflineConversion({ ...retract, ...more })).toEqual(table[2][2]);
    expect(toOfflineConversion({ ...add, clientId: '7' })).toEqual(table[0][2]);
  });

  it('is the same after a round trip', () => {
    fc.assert(
      fc.property(conversions, (records) => {
        for (const record of records) {
          const object = JSON.parse(JSON.stringify(toOfflineConversion(record)));
          const { clientId: _, ...kept } = record;
          if (record.action !== 'Add') {
            delete (kept as { externalAttributionCredit?: number }).externalAttributionCredit;
            delete (kept as { externalAttributionModel?: string }).externalAttributionModel;
          }
          expect(fromOfflineConversion(object)).toEqual(kept);
        }
      }),
      runs(4, 100),
    );
  });
});

describe('parsed JSON', () => {
  const base = { ConversionName: 'Lead', ConversionTime: '2026-11-02T09:30:00Z' };
  const adjusted = { ...base, AdjustmentTime: '2026-11-03T00:00:00Z' };

  test.each([
    ['null', { ...base, MicrosoftClickId: null, AdjustmentType: null, AdjustmentValue: null }],
    ['what is not known', { ...base, Extra: { deep: [1] } }],
    ['empty text', { ...base, ConversionCurrencyCode: '', AdjustmentType: '' }],
    ['a time in UTC without a zone', { ...base, ConversionTime: '2026-11-02T09:30:00' }],
    ['a time with an offset', { ...base, ConversionTime: '2026-11-02T10:30:00.0000000+01:00' }],
  ])('may have %s', (_, object) => {
    expect(fromOfflineConversion(object as never)).toEqual({
      action: 'Add',
      conversionName: 'Lead',
      conversionTime: at('2026-11-02T09:30:00Z'),
    });
  });

  it('may have a number as text, as in a template of the vendor', () => {
    expect(fromOfflineConversion({ ...base, ConversionValue: '12.5' } as never)).toEqual({
      action: 'Add',
      conversionName: 'Lead',
      conversionTime: at('2026-11-02T09:30:00Z'),
      conversionValue: 12.5,
    });
  });

  test.each([
    ['no object', [], 'The offline conversion must be an object.'],
    ['no object', null, 'The offline conversion must be an object.'],
    ['no name', { ConversionTime: base.ConversionTime }, 'ConversionName is missing.'],
    ['no time', { ConversionName: 'Lead' }, 'ConversionTime is missing.'],
    ['a name of another type', { ...base, ConversionName: 5 }, 'ConversionName must be text.'],
    [
      'a value that is none',
      { ...base, ConversionValue: 'secret' },
      'ConversionValue must be a number.',
    ],
    [
      'a bulk time',
      { ...base, ConversionTime: '4/1/2026 6:50:54 PM' },
      'ConversionTime must be a time: ISO 8601 with Z.',
    ],
    [
      'a day that does not exist',
      { ...base, ConversionTime: '2026-02-30T00:00:00Z' },
      'ConversionTime must be a time: ISO 8601 with Z.',
    ],
    [
      'another type',
      { ...adjusted, AdjustmentType: 'Remove' },
      'AdjustmentType must be Restate or Retract.',
    ],
    [
      'a number for it',
      { ...adjusted, AdjustmentType: 1 },
      'AdjustmentType must be Restate or Retract.',
    ],
    ['an adjustment without it', adjusted, 'AdjustmentTime does not apply to an Add.'],
    [
      'a Restate without a value',
      { ...adjusted, AdjustmentType: 'Restate' },
      'AdjustmentValue is missing.',
    ],
    [
      'a Retract with a value',
      { ...adjusted, AdjustmentType: 'Retract', AdjustmentValue: 1 },
      'AdjustmentValue does not apply to a Retract.',
    ],
    [
      'a Retract with the value of an Add',
      { ...adjusted, AdjustmentType: 'Retract', ConversionValue: 1 },
      'ConversionValue does not apply to a Retract.',
    ],
  ])('is refused with %s', (_, object, message) => {
    expect(() => fromOfflineConversion(object as never)).toThrow(new TypeError(message));
  });
});

test.each([
  ['no object', null, 'The record must be an object.'],
  [
    'no action',
    { ...add, action: 'Remove' },
    'The action of the record must be Add, Restate or Retract.',
  ],
  [
    'a time that is none',
    { ...add, conversionTime: DateTime.invalid('no time') },
    'The conversionTime of the record must be a valid DateTime.',
  ],
  [
    'a time as text',
    { ...add, conversionTime: '2026-11-02' },
    'The conversionTime of the record must be a valid DateTime.',
  ],
  [
    'a value that is none',
    { ...add, conversionValue: Number.NaN },
    'The conversionValue of the record must be a finite number.',
  ],
  [
    'a name that is none',
    { ...add, conversionName: 5 },
    'The conversionName of the record must be text.',
  ],
])('a record is refused with %s', (_, record, message) => {
  expect(() => toOfflineConversion(record as never)).toThrow(new TypeError(message));
});

test('the types of objects are those of their records', () => {
  interface Always {
    readonly ConversionName: string;
    readonly ConversionTime: string;
    readonly HashedEmailAddress?: string;
    readonly HashedPhoneNumber?: string;
    readonly MicrosoftClickId?: string;
  }
  type Flat<T> = { [Key in keyof T]: T[Key] } & {};
  type AddObject = Flat<
    Always & {
      readonly ConversionCurrencyCode?: string;
      readonly ConversionValue?: number;
      readonly ExternalAttributionCredit?: number;
      readonly ExternalAttributionModel?: string;
    }
  >;
  type RetractObject = Flat<
    Always & { readonly AdjustmentTime: string; readonly AdjustmentType: 'Retract' }
  >;
  type RestateObject = Flat<
    Always & {
      readonly AdjustmentTime: string;
      readonly AdjustmentType: 'Restate';
      readonly AdjustmentValue: number;
      readonly AdjustmentCurrencyCode?: string;
    }
  >;
  expectTypeOf<Flat<OfflineConversionObject>>().toEqualTypeOf<AddObject>();
  expectTypeOf<OfflineConversionAdjustmentObject>().toExtend<RestateObject | RetractObject>();
  expectTypeOf<RestateObject | RetractObject>().toExtend<OfflineConversionAdjustmentObject>();
  expectTypeOf(toOfflineConversion(add)).toExtend<AddObject>();
  expectTypeOf(fromOfflineConversion(table[1][2])).toEqualTypeOf<RestateConversion>();
  const misplaced: OfflineConversionAdjustmentObject = {
    AdjustmentTime: '2026-11-03T00:00:00Z',
    AdjustmentType: 'Retract',
    // @ts-expect-error: a Retract has no value
    AdjustmentValue: 1,
    ConversionName: 'Lead',
    ConversionTime: '2026-11-02T09:30:00Z',
  };
  expect(() => fromOfflineConversion(misplaced)).toThrow(TypeError);
});
