import { describe, expect, test } from 'vitest';
import { currency } from '../../../src/index';
import { readCell, repairCell, writeCell } from '../../support/cell';

const codec = currency();

/** The vendor's list of 100. */
const listed =
  `AED ALL AMD ARS AUD AZN BDT BGN BHD BND BOB BRL BWP BZD CAD CHF CLP CNY COP CRC CZK DKK
  DOP DZD EGP ETB EUR FJD GBP GEL GHS GTQ HKD HNL HRK HUF IDR ILS INR IQD ISK JMD JOD JPY KES KGS KRW
  KWD KZT LBP LKR LYD MAD MKD MNT MOP MUR MVR MWK MXN MYR NGN NIO NOK NZD OMR PAB PEN PHP PKR PLN PYG
  QAR RON RSD RUB RWF SAR SEK SGD THB TND TOP TRL TTD TWD TZS UAH UGX USD UYU UZS VEF VND XAF XCD XOF
  YER ZAR ZMW`.split(/\s+/);

describe('a currency', () => {
  test('of the list, and TRY that the list lacks', () => {
    expect(listed).toHaveLength(100);
    for (const code of [...listed, 'TRY'])
      expect(readCell(codec, code)).toEqual({ value: code, faults: [] });
  });

  test('of three capital letters outside the list is read, with a warning', () => {
    const all = Array.from({ length: 26 ** 3 }, (_, n) =>
      [n / 676, (n / 26) % 26, n % 26].map((i) => String.fromCharCode(65 + i)).join(''),
    );
    const known = new Set([...listed, 'TRY']);
    for (const code of all) {
      const faults = known.has(code) ? [] : [['currency-unlisted']];
      expect(readCell(codec, code), code).toEqual({ value: code, faults });
    }
    expect(all).toContain('XXX');
    expect(all).toContain('VES');
  });

  test.each([
    'usd',
    'Usd',
    'US',
    'USDX',
    ' USD',
    'USD ',
    'USD\n',
    'U D',
    'US1',
    '840',
    '$',
    '€',
    'ÜSD',
    'ＵＳＤ',
    'USD,EUR',
    'dollars',
  ])('is not %s', (cell) => {
    expect(readCell(codec, cell)).toEqual({ value: undefined, faults: [['currency-format']] });
  });

  test.each([
    ['usd', 'USD'],
    ['Eur', 'EUR'],
    [' GBP\t', 'GBP'],
    ['abc', undefined],
    ['dollars', undefined],
  ])('%j is repaired as %s', (cell, repaired) => {
    expect(repairCell(codec, 'currency-format', cell)).toBe(repaired);
  });

  test('is written as it stands, and judged when it is read', () => {
    for (const code of ['USD', 'TRY', 'XXX', 'usd'])
      expect(writeCell(codec, code)).toEqual({ value: code, faults: [] });
  });

  test.each<unknown>([840, true, ['USD'], { code: 'USD' }, new Date('2026-03-01T00:00:00Z')])(
    'is not %s, which is no text',
    (given) => {
      expect(writeCell(codec, given)).toEqual({ value: undefined, faults: [['text-format']] });
    },
  );
});
