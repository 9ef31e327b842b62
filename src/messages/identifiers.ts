import type { EmailFault, PhoneFault } from '../issues/identifier-facts';
import { characterOf } from '../text/code-point';
import { describeCharacter } from './characters';

/** `"," (U+002C)`, or only the code point of a character that cannot be seen. */
function nameCharacter({ codePoint = 'U+FFFD' }: EmailFault): string {
  const character = characterOf(codePoint);
  return /[\p{L}\p{N}\p{P}\p{S}]/u.test(character) ? `"${character}" (${codePoint})` : codePoint;
}

const emailSentences: { readonly [Reason in EmailFault['reason']]: (f: EmailFault) => string } = {
  missing: () =>
    'There is no email address, only text that stands for a missing value. Leave it empty.',
  hashed: () =>
    'The email address is already hashed. Pass the plain address, or use the hash itself.',
  phone: () =>
    'This is a phone number, not an email address. Check whether two columns are swapped.',
  several: () => 'There is more than one email address. Keep one.',
  'no-at': () => 'The email address has no "@". Write the whole address.',
  'at-signs': () => 'The email address has more than one "@". Correct it.',
  'name-empty': () =>
    'The email address has nothing before the "@", or only dots or a tag that starts with "+". Write the whole address.',
  blank: (f) => `The email address contains a space (${f.codePoint}). Correct the address.`,
  invisible: (f) =>
    `The email address contains an invisible character (${f.codePoint}). Type the address again instead of copying it.`,
  mixed: ({ codePoint = '' }) =>
    `The email address contains ${describeCharacter({ codePoint })} in a word with Latin letters, and looks like another address. Type it again instead of copying it.`,
  character: (f) =>
    `The email address contains ${nameCharacter(f)}, which is not allowed there. Correct the address.`,
  'too-long': () =>
    'The email address is too long. An address has at most 254 characters, and 64 before the "@".',
  'domain-empty': () => 'The email address has nothing after the "@". Write the whole address.',
  'domain-dots': () =>
    'The domain of the email address begins with a dot, or has two dots in a row. Correct the domain.',
  'domain-hyphen': () =>
    'The domain of the email address has a part that begins or ends with a hyphen. Correct the domain.',
  'domain-long': () =>
    'The domain of the email address has a part of more than 63 characters. Correct the domain.',
  'domain-dot': () => 'The domain of the email address has no dot. Write the whole domain.',
  'domain-end': () =>
    'The domain of the email address does not end in a top-level domain such as "com". Correct the domain.',
};

/** Says why an email address cannot be hashed, without the address. */
export function emailSentence(fault: EmailFault): string {
  return emailSentences[fault.reason](fault);
}

const countryOf = ({ countryCode }: PhoneFault, preposition: string) =>
  countryCode === undefined ? '' : ` ${preposition} the country code +${countryCode}`;

const phoneSentences: { readonly [Reason in PhoneFault['reason']]: (f: PhoneFault) => string } = {
  missing: () =>
    'There is no phone number, only text that stands for a missing value. Leave it empty.',
  hashed: () =>
    'The phone number is already hashed. Pass the plain number, or use the hash itself.',
  email: () =>
    'This is an email address, not a phone number. Check whether two columns are swapped.',
  character: () =>
    'The phone number contains letters or other characters that do not belong in a number. Remove them.',
  several: () => 'There is more than one phone number. Keep one.',
  scientific: () =>
    'A spreadsheet rounded the phone number to a form such as 4.93E+11, so its last digits are lost. Export it again with the column formatted as text.',
  decimal: () =>
    'A program turned the phone number into a decimal number that ends in ".0", and may have dropped its "+" or leading 0. Export it again as text.',
  date: () =>
    'This is a date, not a phone number. Check whether two columns are swapped, or whether a spreadsheet made a date of the number.',
  'spreadsheet-error': () =>
    'The phone number is the error of a spreadsheet formula, such as #VALUE!. Export it again with the column formatted as text.',
  'no-country-code': () =>
    'The phone number has no country code. Set a default country (defaultCountry, hash.phoneCountry or --phone-country), or write the number with "+" and its country code.',
  'country-code': () =>
    'The phone number begins with a country code that does not exist. Correct it.',
  'too-short': (f) =>
    `The phone number is too short${countryOf(f, 'for')}. Digits or the area code are missing.`,
  'too-long': (f) =>
    `The phone number is too long${countryOf(f, 'for')}. Check it for extra digits.`,
  invalid: (f) =>
    `The phone number cannot exist: no number${countryOf(f, 'with')} has these digits. Check it for typing errors.`,
};

/** Says why a phone number cannot be hashed, without the number. */
export function phoneSentence(fault: PhoneFault): string {
  return phoneSentences[fault.reason](fault);
}
