import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  amount,
  type Codec,
  checkRecord,
  column,
  currency,
  defineRecordType,
  instant,
  offlineConversion,
  share,
  text,
} from '../../src/index';
import { fastWriteOf } from '../../src/schema/fast-write';
import { anyValue } from '../properties/any-value';
import { readCell, writeCell } from '../support/cell';
import { emailHash } from '../support/rows';
import { runs } from '../support/runs';

const { clientId, microsoftClickId, hashedEmailAddress } = offlineConversion.columns;

const codecs: Record<string, Codec> = {
  'amount, 3 decimals': amount({ max: 999_999_999_999, decimals: 3 }),
  'amount, 1 decimal': amount({ max: 1000, decimals: 1 }),
  'amount up to 99': amount({ max: 99, decimals: 2 }),
  share: share(),
  currency: currency(),
  text: text(),
  'text, 5 units': text({ maxLength: 5 }),
  instant: instant(),
  'client id': clientId.codec,
  'click id': microsoftClickId.codec,
  hash: hashedEmailAddress.codec,
};

const context = { fault: () => expect.unreachable('a shortcut reports nothing') } as never;

describe('a value that a codec takes is written and read without a fault, to the same', () => {
  test.each(Object.entries(codecs))('%s', (_, codec) => {
    fc.assert(
      fc.property(fc.oneof(...Object.values(anyValue)), (value) => {
        const raw = fastWriteOf(codec)?.take(value, context);
        if (raw === undefined) return;
        const taken = fastWriteOf(codec)?.format(raw);
        expect(writeCell(codec, value)).toEqual({ value: taken, faults: [] });
        expect(readCell(codec, taken as string)).toEqual({ value: raw, faults: [] });
        // Where it is not a text, nobody asks whether it needs quotes.
        if (typeof raw === 'number') expect(taken).toMatch(/^[\dAPM./: ]+$/);
      }),
      runs(20261130, 3000),
    );
  });
});

const taken = Date.UTC(2026, 10, 2, 9, 30);

test.each<[codec: string, value: unknown, raw: unknown, text: string]>([
  ['amount, 3 decimals', 1250.5, 1250.5, '1250.5'],
  ['amount, 3 decimals', -0, 0, '0'],
  ['currency', 'EUR', 'EUR', 'EUR'],
  ['text', 'Büro', 'Büro', 'Büro'],
  ['instant', new Date(taken + 999), taken, '11/2/2026 9:30:00 AM'],
  ['instant', '2026-11-02T10:30:00+01:00', taken, '11/2/2026 9:30:00 AM'],
  ['client id', 'order_17', 'order_17', 'order_17'],
  ['client id', '11-Nov', undefined, ''],
  ['client id', 17n, undefined, ''],
  ['client id', 17, '17', '17'],
  [
    'click id',
    'F894f652ea334e739002f7167ab8f8e3',
    'F894f652ea334e739002f7167ab8f8e3',
    'F894f652ea334e739002f7167ab8f8e3',
  ],
  ['click id', '0123456789abcdef'.repeat(2), undefined, ''],
  ['hash', emailHash, emailHash, emailHash],
  ['hash', emailHash.toUpperCase(), undefined, ''],
  ['hash', 'ab'.repeat(32), undefined, ''],
  ['hash', emailHash.slice(16).padStart(64, '0'), undefined, ''],
  ['instant', '2026-11-02T10:30:00', undefined, ''],
  ['amount, 3 decimals', '12.50', undefined, ''],
  ['amount, 1 decimal', 12.5, undefined, ''],
])('of %s, %o is taken as %o and written as "%s"', (name, value, raw, written) => {
  const shortcut = fastWriteOf(codecs[name] as Codec);
  expect(shortcut?.take(value, context)).toEqual(raw);
  if (raw !== undefined) expect(shortcut?.format(raw)).toBe(written);
});

test('a copy of a codec that reads or writes differently goes without the shortcut', () => {
  const shout: Codec<string> = { ...text(), write: (value) => String(value).toUpperCase() };
  const doubtful: Codec<string> = {
    ...text(),
    read: (_, { fault }) => fault('text-format', { reason: 'type' }),
  };
  expect([shout, doubtful, { ...text() }].map((codec) => fastWriteOf(codec) !== undefined)).toEqual(
    [false, false, true],
  );
  const note = defineRecordType({
    type: 'Note',
    actions: ['Add'],
    columns: { label: column('Label', doubtful) },
    matrix: { label: ['required'] },
    actionOf: () => 'Add',
    rules: [],
  });
  expect(checkRecord(note, { label: 'Autumn' }).map(({ code }) => code)).toEqual(['text-format']);
});
