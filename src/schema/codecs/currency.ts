import type { Codec } from '../codec';
import { withFastWrite } from '../fast-write';
import { withScreen } from '../screened';
import { writeText } from './text';

/**
 * The vendor's list of currencies, with TRY added. It is out of date: it has TRL, HRK and VEF.
 * Source: Currencies, Campaign Management data types.
 */
const listed = new Set(
  (
    'AED ALL AMD ARS AUD AZN BDT BGN BHD BND BOB BRL BWP BZD CAD CHF CLP CNY COP CRC CZK DKK DOP ' +
    'DZD EGP ETB EUR FJD GBP GEL GHS GTQ HKD HNL HRK HUF IDR ILS INR IQD ISK JMD JOD JPY KES KGS ' +
    'KRW KWD KZT LBP LKR LYD MAD MKD MNT MOP MUR MVR MWK MXN MYR NGN NIO NOK NZD OMR PAB PEN PHP ' +
    'PKR PLN PYG QAR RON RSD RUB RWF SAR SEK SGD THB TND TOP TRL TTD TWD TZS UAH UGX USD UYU UZS ' +
    'VEF VND XAF XCD XOF YER ZAR ZMW TRY'
  ).split(' '),
);

/** Whether a text looks like an ISO 4217 code. */
export function isCurrencyCode(text: string): boolean {
  return /^[A-Z]{3}$/.test(text);
}

/** The listed code that a text is in another case. */
function listedAs(text: string): string | undefined {
  const code = text.trim().toUpperCase();
  return listed.has(code) ? code : undefined;
}

/**
 * Creates a codec of ISO 4217 codes: three capital letters. A code missing from the vendor's list is a
 * warning.
 *
 * @example
 * const code = column('Currency Code', currency());
 */
export function currency(): Codec<string> {
  const codec: Codec<string> = {
    read(cell, { fault, show }) {
      if (listed.has(cell)) return cell;
      if (!isCurrencyCode(cell)) return fault('currency-format', { value: show(cell) });
      fault('currency-unlisted', { value: show(cell) });
      return cell;
    },
    repairs: { 'currency-format': listedAs },
    write: writeText,
    jsonSchema: { type: 'string', pattern: '^[A-Z]{3}$' },
  };
  return withFastWrite(withScreen({ kind: 'learned' }, codec), {
    take: (value) => (listed.has(value as string) ? (value as string) : undefined),
  });
}
