import { type CountryCode, getCountries, getCountryCallingCode } from 'libphonenumber-js/max';
import { nearest } from '../text/nearest';

/* Like phone.ts, this is only ever loaded with import(). */

/** The country that an option names. Throws a `TypeError` for anything but a region of ISO 3166. */
export function readCountry(region: unknown, option: string): CountryCode {
  if (isCountry(region)) return region;
  const meant = nearestCountry(region);
  const advice = meant === undefined ? '' : ` Did you mean "${meant}"?`;
  throw new TypeError(`${option} must be an ISO 3166-1 alpha-2 code such as "DE".${advice}`);
}

function isCountry(region: unknown): region is CountryCode {
  return (getCountries() as readonly unknown[]).includes(region);
}

/** Codes that people write for others of ISO 3166. */
const otherCodes: Readonly<Record<string, string>> = { UK: 'GB', EL: 'GR', USA: 'US' };

/** The largest country of those that share a country code. */
const largest: Readonly<Record<string, CountryCode>> = {
  ...{ 1: 'US', 7: 'RU', 39: 'IT', 44: 'GB', 47: 'NO', 61: 'AU', 212: 'MA', 262: 'RE', 290: 'SH' },
  ...{ 358: 'FI', 590: 'GP', 599: 'CW' },
};

/** The region that was probably meant: by another spelling, by its country code, or by its name. */
function nearestCountry(given: unknown): CountryCode | undefined {
  if (typeof given !== 'string' && typeof given !== 'number') return undefined;
  const text = String(given).trim().toUpperCase();
  const code = otherCodes[text] ?? text;
  if (isCountry(code)) return code;
  const digits = text.replace(/^(?:\+|00)/, '');
  const byCode = getCountries().find((country) => getCountryCallingCode(country) === digits);
  if (byCode) return largest[digits] ?? byCode;
  if (text.length < 4) return undefined;
  const names = new Intl.DisplayNames('en', { type: 'region' });
  const regions = new Map(getCountries().map((country) => [names.of(country) ?? '', country]));
  return regions.get(nearest(text, regions.keys(), 2) ?? '');
}
