import { DateTime } from 'luxon';
import { describe, expect, test } from 'vitest';
import {
  amount,
  boolean,
  type Codec,
  currency,
  enumeration,
  instant,
  integer,
  longId,
  share,
  text,
} from '../../src/index';
import { type Told, toldOfCell, toldOfValue } from '../support/cell';

/* What a message is made of: which value, why it is wrong, and what would be right. */

const codecs = {
  amount: amount({ max: 1000, decimals: 3 }),
  share: share(),
  days: integer({ min: 1, max: 90 }),
  yes: boolean(),
  id: longId(),
  currency: currency(),
  label: text({ maxLength: 5 }),
  size: enumeration({ values: ['Small', 'Large'], synonyms: { Big: 'Large' } }),
  time: instant(),
} satisfies Record<string, Codec>;
type Kind = keyof typeof codecs;

const number = (value: string, why: string, max: number): Told => [
  'number-format',
  { value, why, max },
];
const whole = (value: string, why: string): Told => [
  'integer-format',
  { value, why, min: 1, max: 90 },
];
const id = (value: string, why: string): Told => ['id-format', { value, why }];
const spreadsheet = (value: string) => id(value, 'spreadsheet');

const ofYear = (value: string, year: boolean): [string, object] => ['time-format', { value, year }];

describe('of a cell it is told', () => {
  test.each<[kind: Kind, cell: string, ...told: Told[]]>([
    ['amount', '-5', number('-5', 'negative', 1000)],
    ['amount', '-12.345', number('-12.345', 'negative', 1000)],
    ['amount', '-0.5', number('-0.5', 'negative', 1000)],
    ['amount', '5-5', number('5-5', 'not-a-number', 1000)],
    ['amount', '-5 USD', number('-5 USD', 'not-a-number', 1000)],
    ['amount', '-', number('-', 'not-a-number', 1000)],
    ['amount', '-x', number('-x', 'not-a-number', 1000)],
    ['amount', '-.5', number('-.5', 'not-a-number', 1000)],
    ['amount', '-5.', number('-5.', 'not-a-number', 1000)],
    ['amount', '-5.x', number('-5.x', 'not-a-number', 1000)],
    ['amount', '5.12345x', number('5.12345x', 'not-a-number', 1000)],
    ['amount', '1000.001', number('1000.001', 'too-large', 1000)],
    ['amount', '2000', number('2000', 'too-large', 1000)],
    ['amount', '1.2345', ['number-precision', { value: '1.2345', decimals: 3 }]],
    ['share', '-0.5', number('-0.5', 'negative', 1)],
    ['share', 'half', number('half', 'not-a-number', 1)],
    ['share', '1.5', ['credit-range', { value: '1.5' }]],
    ['share', '0', ['credit-range', { value: '0' }]],
    ['days', '1.5', whole('1.5', 'not-whole')],
    ['days', 'x', whole('x', 'not-whole')],
    ['days', '0', whole('0', 'out-of-range')],
    ['days', '91', whole('91', 'out-of-range')],
    ['days', '-1', whole('-1', 'out-of-range')],
    ['yes', 'TRUE', ['value-spelling', { expected: 'True' }]],
    ['yes', 'false ', ['value-spelling', { expected: 'False' }]],
    ['yes', 'yes', ['boolean-format', { value: 'yes' }]],
    ['id', '9E15', spreadsheet('9E15')],
    ['id', '9e+15', spreadsheet('9e+15')],
    ['id', '9.00719925474099E+15', spreadsheet('9.00719925474099E+15')],
    ['id', '9,0E15', spreadsheet('9,0E15')],
    ['id', '90E15', id('90E15', 'other')],
    ['id', '9;0E15', id('9;0E15', 'other')],
    ['id', '9.xE15', id('9.xE15', 'other')],
    ['id', '9E15x', id('9E15x', 'other')],
    ['id', '9E-15', id('9E-15', 'other')],
    ['id', '0', id('0', 'other')],
    ['currency', 'usd', ['currency-format', { value: 'usd' }]],
    ['currency', 'XYZ', ['currency-unlisted', { value: 'XYZ' }]],
    ['label', 'longer', ['too-long', { column: 'Label', limit: 5, length: 6 }]],
    ['size', 'Smal', ['value-unknown', { value: 'Smal', nearest: 'Small' }]],
    ['size', 'Enormous', ['value-unknown', { value: 'Enormous', nearest: undefined }]],
    ['size', 'small', ['value-spelling', { expected: 'Small' }]],
    ['size', 'Big', ['value-spelling', { expected: 'Large' }]],
    ['time', 'today', ['time-format', { value: 'today', year: false }]],
    ['time', '1/1/1970 12:00:00 AM', ofYear('1/1/1970 12:00:00 AM', true)],
    ['time', '12/31/1999 11:59:59 PM', ofYear('12/31/1999 11:59:59 PM', true)],
    ['time', '1/1/2101 12:00:00 AM', ofYear('1/1/2101 12:00:00 AM', true)],
    ['time', '2/29/1972 1:00:00 PM', ofYear('2/29/1972 1:00:00 PM', true)],
    ['time', '0001/01/01 00:00:00', ofYear('0001/01/01 00:00:00', true)],
    ['time', '2/29/2026 1:00:00 PM', ofYear('2/29/2026 1:00:00 PM', false)],
    ['time', '13/31/1999 1:00:00 PM', ofYear('13/31/1999 1:00:00 PM', false)],
    ['time', '1/32/2000 1:00:00 PM', ofYear('1/32/2000 1:00:00 PM', false)],
    ['time', '1/32/2100 1:00:00 PM', ofYear('1/32/2100 1:00:00 PM', false)],
    // No leap year, and 2000 is one.
    ['time', '2/29/2100 1:00:00 PM', ofYear('2/29/2100 1:00:00 PM', false)],
    ['time', '2020-04-01T18:50:54Z', ['time-iso', undefined]],
    [
      'time',
      '2020-04-01T18:50:54-05:30',
      ['time-iso', undefined],
      ['time-zone', { offset: '-05:30' }],
    ],
  ])('%s: %s', (kind, cell, ...told) => {
    expect(toldOfCell(codecs[kind], cell)).toEqual(told);
  });
});

describe('of a value it is told', () => {
  const given = (what: string) => ({ given: what, why: 'not-a-number', max: 1000 });
  const bounds = { min: 1, max: 90 };

  test.each<[kind: Kind, value: unknown, ...told: Told[]]>([
    ['amount', 1000.5, number('1000.5', 'too-large', 1000)],
    ['amount', '2000', number('2000', 'too-large', 1000)],
    ['amount', -5, number('-5', 'negative', 1000)],
    ['amount', Number.NaN, number('NaN', 'not-a-number', 1000)],
    ['amount', Number.NEGATIVE_INFINITY, number('-Infinity', 'not-a-number', 1000)],
    ['amount', '1e3', number('1e3', 'not-a-number', 1000)],
    ['amount', true, ['number-format', given('a boolean')]],
    ['amount', [5], ['number-format', given('a list')]],
    ['amount', { five: 5 }, ['number-format', given('an object')]],
    ['amount', 1.2345, ['number-precision', { value: '1.2345', decimals: 3 }]],
    ['share', 5n, ['number-format', { given: 'a bigint', why: 'not-a-number', max: 1 }]],
    ['days', 1.5, whole('1.5', 'not-whole')],
    ['days', Number.NaN, whole('NaN', 'not-whole')],
    ['days', true, ['integer-format', { given: 'a boolean', why: 'not-whole', ...bounds }]],
    ['days', [5], ['integer-format', { given: 'a list', why: 'not-whole', ...bounds }]],
    ['yes', 'True', ['boolean-format', { given: 'a string' }]],
    ['yes', 1, ['boolean-format', { given: 'a number' }]],
    ['id', 12, ['id-format', { given: 'a number', why: 'number' }]],
    ['id', true, ['id-format', { given: 'a boolean', why: 'other' }]],
    ['currency', 840, ['text-format', { given: 'a number' }]],
    ['label', {}, ['text-format', { given: 'an object' }]],
    ['label', 'a\ud83d', ['text-format', { given: 'surrogate' }]],
    ['size', 'small', ['value-spelling', { expected: 'Small' }]],
    ['size', false, ['text-format', { given: 'a boolean' }]],
    ['time', 'today', ['time-format', { value: 'today', writing: true, year: false }]],
    [
      'time',
      '1970-01-01T00:00:00Z',
      ['time-format', { value: '1970-01-01T00:00:00Z', writing: true, year: true }],
    ],
    ['time', 5, ['time-format', { given: 'a number', writing: true }]],
    ['time', new Date(Number.NaN), ['time-format', { writing: true, year: false }]],
    ['time', DateTime.invalid('test'), ['time-format', { writing: true, year: false }]],
    ['time', new Date('1999-12-31T23:59:59Z'), ['time-format', { writing: true, year: true }]],
    ['time', '2020-04-01T18:50:54', ['time-no-offset', undefined]],
    ['time', new Date('2020-04-01T18:50:54.5Z'), ['time-precision', undefined]],
  ])('%s: %s', (kind, value, ...told) => {
    expect(toldOfValue(codecs[kind], value)).toEqual(told);
  });

  test.each([
    ['2024-03-10T02:30:00', 'time-nonexistent'],
    ['2024-11-03T01:30:00', 'time-ambiguous'],
  ])('which zone %s is not of', (clock, code) => {
    const zone = 'America/New_York';
    expect(toldOfValue(codecs.time, clock, { timeZone: zone })).toEqual([[code, { zone }]]);
  });
});
