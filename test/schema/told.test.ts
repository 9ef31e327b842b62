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

const number = (value: string, reason: string, max: number): Told => [
  'number-format',
  { value, reason, max },
];
const whole = (value: string, reason: string): Told => [
  'integer-format',
  { value, reason, min: 1, max: 90 },
];
const id = (value: string, reason: string): Told => ['id-format', { value, reason }];
const spreadsheet = (value: string) => id(value, 'spreadsheet');

const noTime = (value: string, reason: 'year' | 'format' | 'nonexistent'): Told => [
  'time-format',
  { value, reason, isWriting: false },
];

describe('of a cell it is told', () => {
  test.each<[kind: Kind, cell: string, ...told: Told[]]>([
    ['amount', '-5', number('-5', 'negative', 1000)],
    ['amount', '-12.345', number('-12.345', 'negative', 1000)],
    ['amount', '-0.5', number('-0.5', 'negative', 1000)],
    ['amount', '5-5', number('5-5', 'not-a-number', 1000)],
    ['amount', '-5 USD', number('-5 USD', 'not-a-number', 1000)],
    ['amount', '-', number('-', 'not-a-number', 1000)],
    ['amount', '-x', number('-x', 'not-a-number', 1000)],
    ['amount', '-.5', number('-.5', 'negative', 1000)],
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
    ['time', 'today', noTime('today', 'format')],
    ['time', '1/1/1970 12:00:00 AM', noTime('1/1/1970 12:00:00 AM', 'year')],
    ['time', '12/31/1999 11:59:59 PM', noTime('12/31/1999 11:59:59 PM', 'year')],
    ['time', '1/1/2101 12:00:00 AM', noTime('1/1/2101 12:00:00 AM', 'year')],
    ['time', '2/29/1972 1:00:00 PM', noTime('2/29/1972 1:00:00 PM', 'year')],
    ['time', '0001/01/01 00:00:00', noTime('0001/01/01 00:00:00', 'year')],
    ['time', '2/29/2026 1:00:00 PM', noTime('2/29/2026 1:00:00 PM', 'nonexistent')],
    ['time', '13/31/1999 1:00:00 PM', noTime('13/31/1999 1:00:00 PM', 'nonexistent')],
    ['time', '1/32/2000 1:00:00 PM', noTime('1/32/2000 1:00:00 PM', 'nonexistent')],
    ['time', '1/32/2100 1:00:00 PM', noTime('1/32/2100 1:00:00 PM', 'nonexistent')],
    // No leap year, and 2000 is one.
    ['time', '2/29/2100 1:00:00 PM', noTime('2/29/2100 1:00:00 PM', 'nonexistent')],
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
  const ofType = (valueType: string) => ({ valueType, reason: 'not-a-number', max: 1000 });
  const bounds = { min: 1, max: 90 };

  test.each<[kind: Kind, value: unknown, ...told: Told[]]>([
    ['amount', 1000.5, number('1000.5', 'too-large', 1000)],
    ['amount', '2000', number('2000', 'too-large', 1000)],
    ['amount', -5, number('-5', 'negative', 1000)],
    ['amount', Number.NaN, number('NaN', 'not-a-number', 1000)],
    ['amount', Number.NEGATIVE_INFINITY, number('-Infinity', 'not-a-number', 1000)],
    ['amount', '1e3', number('1e3', 'exponent', 1000)],
    ['amount', true, ['number-format', ofType('boolean')]],
    ['amount', [5], ['number-format', ofType('list')]],
    ['amount', { five: 5 }, ['number-format', ofType('object')]],
    ['amount', 1.2345, ['number-precision', { value: '1.2345', decimals: 3 }]],
    ['share', 5n, ['number-format', { valueType: 'bigint', reason: 'not-a-number', max: 1 }]],
    ['days', 1.5, whole('1.5', 'not-whole')],
    ['days', Number.NaN, whole('NaN', 'not-whole')],
    ['days', true, ['integer-format', { valueType: 'boolean', reason: 'not-whole', ...bounds }]],
    ['days', [5], ['integer-format', { valueType: 'list', reason: 'not-whole', ...bounds }]],
    ['yes', 'True', ['boolean-format', { valueType: 'string' }]],
    ['yes', 1, ['boolean-format', { valueType: 'number' }]],
    ['id', 12, ['id-format', { valueType: 'number', reason: 'number' }]],
    ['id', true, ['id-format', { valueType: 'boolean', reason: 'other' }]],
    ['currency', 840, ['text-format', { reason: 'type', valueType: 'number' }]],
    ['label', {}, ['text-format', { reason: 'type', valueType: 'object' }]],
    ['label', 'a\ud83d', ['text-format', { reason: 'surrogate' }]],
    ['size', 'small', ['value-spelling', { expected: 'Small' }]],
    ['size', false, ['text-format', { reason: 'type', valueType: 'boolean' }]],
    ['time', 'today', ['time-format', { value: 'today', reason: 'format', isWriting: true }]],
    [
      'time',
      '1970-01-01T00:00:00Z',
      ['time-format', { value: '1970-01-01T00:00:00Z', reason: 'year', isWriting: true }],
    ],
    ['time', 5, ['time-format', { valueType: 'number', reason: 'format', isWriting: true }]],
    ['time', new Date(Number.NaN), ['time-format', { reason: 'format', isWriting: true }]],
    ['time', DateTime.invalid('test'), ['time-format', { reason: 'format', isWriting: true }]],
    [
      'time',
      new Date('1999-12-31T23:59:59Z'),
      ['time-format', { reason: 'year', isWriting: true }],
    ],
    ['time', '2020-04-01T18:50:54', ['time-no-offset', undefined]],
    ['time', new Date('2020-04-01T18:50:54.5Z')],
    ['time', '2020-04-01T18:50:54.5Z', ['time-precision', undefined]],
  ])('%s: %s', (kind, value, ...told) => {
    expect(toldOfValue(codecs[kind], value)).toEqual(told);
  });

  test.each([
    ['2024-03-10T02:30:00', 'time-nonexistent'],
    ['2024-11-03T01:30:00', 'time-ambiguous'],
  ])('which zone %s is not of', (clock, code) => {
    const timeZone = 'America/New_York';
    expect(toldOfValue(codecs.time, clock, { timeZone })).toEqual([[code, { timeZone }]]);
  });
});
