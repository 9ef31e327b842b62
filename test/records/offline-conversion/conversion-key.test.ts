import { describe, expect, test } from 'vitest';
import { KeyHash } from '../../../src/keys/hash';
import { hashParts } from '../../../src/keys/parts';
import {
  type ConversionValues,
  clickAndGoalKey,
  hashConversion,
} from '../../../src/records/offline-conversion/conversion-key';
import { clickId, emailHash, phoneHash } from '../../support/rows';

const usual = {
  microsoftClickId: clickId,
  conversionName: 'Signed contract',
  conversionTime: Date.UTC(2026, 1, 1, 10),
};

/** The key of a click and its goal. */
const hashClickAndGoal: typeof hashConversion = (hash, values) =>
  hashParts(hash, clickAndGoalKey, values);

function keyOf(values: object, hash = hashConversion): string {
  const { high, low } = hash(new KeyHash(), values as ConversionValues);
  return `${high},${low}`;
}

describe('the key of a conversion', () => {
  test.each<[what: string, value: object]>([
    ['the click id in upper case', { microsoftClickId: clickId.toUpperCase() }],
    ['dashes', { microsoftClickId: 'f894f652-ea33-4e73-9002-f7167ab8f8e3' }],
    ['a fraction of its second', { conversionTime: usual.conversionTime + 999 }],
    ['another value', { conversionValue: 5 }],
  ])('is the same with %s', (_what, change) => {
    expect(keyOf({ ...usual, ...change })).toBe(keyOf(usual));
  });

  test.each(['hashedEmailAddress', 'hashedPhoneNumber'])(
    'is the same with %s in capitals',
    (name) => {
      const upper = { ...usual, [name]: emailHash.toUpperCase() };
      expect(keyOf(upper)).toBe(keyOf({ ...usual, [name]: emailHash }));
    },
  );

  test('is another for every other value, and for one in another field', () => {
    const values = [
      usual,
      { ...usual, microsoftClickId: undefined },
      { ...usual, conversionTime: usual.conversionTime + 1000 },
      { ...usual, conversionName: 'signed contract' },
      { ...usual, conversionName: 'Signed-contract' },
      { ...usual, conversionName: 'Signedcontract' },
      { ...usual, hashedEmailAddress: emailHash },
      { ...usual, hashedPhoneNumber: emailHash },
      { ...usual, hashedEmailAddress: emailHash, hashedPhoneNumber: phoneHash },
      { ...usual, hashedEmailAddress: phoneHash, hashedPhoneNumber: emailHash },
      { ...usual, microsoftClickId: undefined, hashedEmailAddress: clickId },
      { ...usual, microsoftClickId: undefined, conversionName: `${clickId}Signed contract` },
      { ...usual, microsoftClickId: `${clickId}S`, conversionName: 'igned contract' },
    ];
    expect(new Set(values.map((value) => keyOf(value))).size).toBe(values.length);
  });

  test.each<[what: string, changeOf: (i: number) => object]>([
    ['times in a row', (i) => ({ conversionTime: usual.conversionTime + i * 1000 })],
    ['click ids in a row', (i) => ({ microsoftClickId: `c${i.toString(16).padStart(31, '0')}` })],
    ['names with a number', (i) => ({ conversionName: `Goal ${i}` })],
    ['long names that differ at the end', (i) => ({ conversionName: `${i}`.padStart(600, 'é') })],
    [
      'names that differ in half of a pair',
      (i) => ({
        conversionName: `${'x'.repeat(i % 500)}${String.fromCodePoint(0x1f600 + Math.floor(i / 500))}`,
      }),
    ],
    ['hashes that differ at the end', (i) => ({ hashedEmailAddress: `${i}`.padStart(64, 'a') })],
  ])('tells 50,000 conversions apart: %s', (_what, changeOf) => {
    const keys = new Set<string>();
    for (let i = 0; i < 50_000; i++) keys.add(keyOf({ ...usual, ...changeOf(i) }));
    expect(keys.size).toBe(50_000);
  });
});

test('the key of a click and its goal leaves out the rest', () => {
  const key = keyOf(usual, hashClickAndGoal);
  const other = { ...usual, conversionTime: 0, hashedEmailAddress: emailHash };
  expect(keyOf(other, hashClickAndGoal)).toBe(key);
  expect(keyOf({ ...usual, conversionName: 'Lead' }, hashClickAndGoal)).not.toBe(key);
  expect(keyOf({ ...usual, microsoftClickId: emailHash }, hashClickAndGoal)).not.toBe(key);
});
