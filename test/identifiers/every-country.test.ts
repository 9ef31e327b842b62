import {
  type CountryCode,
  getCountries,
  getCountryCallingCode,
  getExampleNumber,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/max';
import metadata from 'libphonenumber-js/metadata.max.json';
import examples from 'libphonenumber-js/mobile/examples';
import { describe, expect, test } from 'vitest';
import { readPhone } from '../../src/identifiers/phone';

const countries = getCountries().map((country) => {
  const number = getExampleNumber(country, examples);
  return { country, code: getCountryCallingCode(country), number };
});

/** The trunk prefix of a country, according to its numbering plan. */
function trunkOf(country: CountryCode): string | undefined {
  const [, , , , , trunk] = metadata.countries[country] as readonly unknown[];
  return typeof trunk === 'string' ? trunk : undefined;
}

/** Here numbers begin with 0, and so the 0 belongs to the number if both are valid. */
const bothAreNumbers: readonly string[] = ['AC', 'IT', 'VA'];

describe.each(countries)('$country', ({ country, code, number }) => {
  const e164 = number?.number as string;
  const national = number?.nationalNumber as string;
  const read = { normalized: e164, warnings: [] };

  test('reads the international form, in all ways of writing it', () => {
    expect(e164).toMatch(/^\+\d{7,15}$/);
    for (const text of [
      e164,
      number?.formatInternational(),
      number?.getURI(),
      `00${e164.slice(1)}`,
    ])
      expect(readPhone(text as string)).toEqual(read);
  });

  test('reads the national form with its default country only', () => {
    const text = number?.formatNational() as string;
    expect(readPhone(text, country)).toEqual(read);
    expect(readPhone(text)).toEqual({ fault: { reason: 'no-country-code' } });
  });

  test('reads a (0) after the country code', () => {
    const withZero = parsePhoneNumberFromString(`+${code}0${national}`, { extract: false });
    const expected = bothAreNumbers.includes(country) ? withZero?.number : e164;
    expect(readPhone(`+${code} (0) ${national}`)).toEqual({ ...read, normalized: expected });
  });

  test('reads its trunk prefix after the country code', () => {
    const trunk = trunkOf(country);
    if (trunk === undefined) return;
    expect(readPhone(`+${code} ${trunk}${national}`)).toEqual(read);
    expect(readPhone(`+${code} (${trunk}) ${national}`)).toEqual(read);
  });

  test('never takes a number of its own for one that America calls abroad', () => {
    for (let length = 4; length <= 14; length++) {
      const text = `011${'4207946095812'.slice(0, length - 3)}`;
      const local = parsePhoneNumberFromString(text, country);
      if (local?.isValid())
        expect(readPhone(text)).toEqual({ fault: { reason: 'no-country-code' } });
    }
  });
});

test('there are all countries', () => {
  expect(countries.length).toBeGreaterThan(240);
  expect(countries.filter(({ country }) => trunkOf(country) === '0').length).toBeGreaterThan(80);
});
