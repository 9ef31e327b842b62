import {
  type CountryCode,
  type PhoneNumber,
  parsePhoneNumberFromString,
  validatePhoneNumberLength,
} from 'libphonenumber-js/max';
import type { PhoneFault } from '../issues/identifier-facts';
import { areTwoNumbers, firstPart, readPhoneText, splits } from './phone-text';
import type { IdentifierWarning, PhoneReading } from './reading';

/*
 * This file brings the numbering plans of all countries, so it is only ever loaded with import(). Their
 * full form is used, because the smaller ones accept numbers that no country has assigned to any use.
 */

/**
 * Reads a phone number in any usual spelling, and normalizes it for hashing: E.164 with its `+`.
 * libphonenumber-js decides which numbers are valid.
 *
 * @param defaultCountry the ISO 3166 region of numbers without a country code
 */
export function readPhone(text: string, defaultCountry?: CountryCode): PhoneReading {
  const given = readPhoneText(text);
  if ('fault' in given) return given;
  const { body, hasExtension } = given;
  const part = firstPart(body);
  if (part !== undefined && findValid(part, defaultCountry))
    return { fault: { reason: 'several' } };
  const number = findValid(body, defaultCountry);
  if (!number) return { fault: numberFault(body, defaultCountry) };
  const warnings: IdentifierWarning[] = [];
  if (hasExtension) warnings.push('phone-extension');
  if (mayLackAreaCode(number, body)) warnings.push('phone-area-code');
  return { normalized: number.number, warnings };
}

function findValid(body: string, defaultCountry: CountryCode | undefined): PhoneNumber | undefined {
  for (const dialed of spellings(body)) {
    const number = parse(dialed, defaultCountry);
    if (!number) continue;
    if (isValid(number)) return number;
    const { countryCallingCode, nationalNumber } = number;
    if (!dialed.startsWith('+') || !nationalNumber.startsWith('0')) continue;
    // People write a trunk 0 after the country code even where their country has none.
    const withoutTrunk = parse(`+${countryCallingCode}${nationalNumber.slice(1)}`, undefined);
    if (withoutTrunk && isValid(withoutTrunk)) return withoutTrunk;
  }
  return undefined;
}

function isValid(number: PhoneNumber): boolean {
  return number.isValid() || fictional.test(number.number);
}

function parse(dialed: string, defaultCountry: CountryCode | undefined): PhoneNumber | undefined {
  return parsePhoneNumberFromString(dialed, optionsFor(defaultCountry));
}

function optionsFor(defaultCountry: CountryCode | undefined) {
  return { extract: false, ...(defaultCountry && { defaultCountry }) };
}

/**
 * Lists what a number may mean, the likeliest first. A `(0)` belongs to the number in Italy, and is the
 * trunk prefix elsewhere.
 */
function spellings(body: string): readonly string[] {
  const dialed = dial(body);
  const direct = [dialed, dial(body.replace(/[([]\s*0\s*[)\]]/, ''))];
  return [...direct, ...direct.flatMap(internationalSpellings)];
}

function dial(body: string): string {
  const digits = body.replace(/\D/g, '');
  return body.includes('+') ? `+${digits}` : digits;
}

/** Prefixes of calls abroad that no number of a country can begin with, and a trunk prefix of the past. */
function internationalSpellings(dialed: string): readonly string[] {
  const found: string[] = [];
  if (/^00[1-9]/.test(dialed)) found.push(`+${dialed.slice(2)}`);
  // Area codes are 011 too, but such numbers have at most 13 digits.
  if (/^011[1-9]\d{10,}$/.test(dialed)) found.push(`+${dialed.slice(3)}`);
  // Mexico required these in front of mobile numbers until 2019.
  const mexican = /^(?:\+|00|011)52(?:1|01|044|045)(\d{10})$/.exec(dialed);
  if (mexican) found.push(`+52${mexican[1]}`);
  return found;
}

/**
 * Numbers that regulators reserve for films and books, as far as libphonenumber rejects them.
 * Sources: Ofcom, ARCEP and ComReg, numbers for drama use
 */
const fictional = /^\+(?:447700900\d{3}|441632960\d{3}|3363998\d{4}|3532091\d{5})$/;

function numberFault(body: string, defaultCountry: CountryCode | undefined): PhoneFault {
  if (areTwoNumbers(body) || areSeveral(body, defaultCountry)) return { reason: 'several' };
  const dialed = dial(body).replace(/^00(?=[1-9])/, '+');
  if (!dialed.startsWith('+') && defaultCountry === undefined) return { reason: 'no-country-code' };
  const countryCode = parse(dialed, defaultCountry)?.countryCallingCode;
  const length = validatePhoneNumberLength(dialed, optionsFor(defaultCountry));
  return { reason: lengthReasons[length ?? 'INVALID_LENGTH'], countryCode };
}

/** Whether what is not a number is one and something else, or two without a mark between them. */
function areSeveral(body: string, defaultCountry: CountryCode | undefined): boolean {
  return splits(body).some(
    ({ first, rest, isMarked }) =>
      findValid(first, defaultCountry) && (isMarked || findValid(rest, defaultCountry)),
  );
}

const lengthReasons = {
  TOO_SHORT: 'too-short',
  TOO_LONG: 'too-long',
  INVALID_COUNTRY: 'country-code',
  INVALID_LENGTH: 'invalid',
  NOT_A_NUMBER: 'character',
} as const;

/** A short number without the 0 of its country may be one of a city: the same digits mean another number. */
function mayLackAreaCode(number: PhoneNumber, body: string): boolean {
  const national: string = number.nationalNumber;
  if (dial(body) !== national || national.length > 8) return false;
  return number.formatNational().replace(/\D/g, '') === `0${national}`;
}
