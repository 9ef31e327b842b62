import { IdentifierError } from '../messages/identifier-error';
import { takeOptions } from '../options/take';
import { readEmail } from './email';
import { sha256 } from './sha256';

/**
 * Hashes an email address with SHA-256 as the service expects it: in lower case, without accents, and
 * before the `@` without periods and without everything from the first `+` on, whatever the domain. The
 * address may stand in `Name <…>`, in `mailto:…`, in quotes, or before the punctuation of a list.
 *
 * Source: Enhanced conversions, Microsoft Advertising help. Folding accents of every script is ours.
 * @param text the plain address
 * @returns 64 lower-case hex digits
 * @throws IdentifierError if the text is not one valid address, or is already a hash
 * @throws TypeError if it is not a string
 * @example
 * await hashEmail(' Test.+tag@Contoso.com ')
 * // 'f25ad364d33972379a7a4f4df33db142205f5c40eb19cfdb2fc5aaf117e10101'
 */
export async function hashEmail(text: string): Promise<string> {
  assertText(text, 'hashEmail');
  const reading = readEmail(text);
  if ('fault' in reading) throw new IdentifierError({ code: 'email-format', facts: reading.fault });
  return sha256(reading.normalized);
}

/** Options of `hashPhone`. */
export interface HashPhoneOptions {
  /**
   * The country of numbers without a country code, as an ISO 3166-1 alpha-2 code such as `DE`. Default:
   * none, and such a number is an error.
   */
  readonly defaultCountry?: string | undefined;
}

/**
 * Hashes a phone number with SHA-256 as the service expects it: in E.164 form, with its `+`. Separators, a
 * trunk prefix such as `(0)`, `tel:`, and an extension are removed. The number must be valid in its country
 * by the numbering plans of libphonenumber, which are loaded with the first number.
 *
 * Source: Enhanced conversions, Microsoft Advertising help. Everything but the form E.164 is ours.
 * @param text the plain number, with its country code unless `defaultCountry` is set
 * @returns 64 lower-case hex digits
 * @throws IdentifierError if the text is not one valid number, or is already a hash
 * @throws TypeError if it is not a string, and for wrong options
 * @example
 * await hashPhone('+1 (425) 555-1234')
 * // 'c59475d96e9f01d7d18d06cfad84dd02333207f02c0c2c5663ef2782cda0390e'
 */
export async function hashPhone(text: string, options: HashPhoneOptions = {}): Promise<string> {
  assertText(text, 'hashPhone');
  const { readPhone } = await import('./phone');
  const reading = readPhone(text, await readOptions(options));
  if ('fault' in reading) throw new IdentifierError({ code: 'phone-format', facts: reading.fault });
  return sha256(reading.normalized);
}

/** The default country. It is checked by hand, because zod is larger than all the rest of this file. */
async function readOptions(given: HashPhoneOptions) {
  const options = takeOptions(given);
  const unknown = Object.keys(options).find((name) => name !== 'defaultCountry');
  // Its name may be data.
  if (unknown !== undefined)
    throw new TypeError('Unknown option. The only one is "defaultCountry".');
  if (options.defaultCountry === undefined) return undefined;
  const { readCountry } = await import('./country');
  return readCountry(options.defaultCountry, 'Option "defaultCountry"');
}

function assertText(text: unknown, name: string): void {
  if (typeof text !== 'string') throw new TypeError(`${name} requires a string.`);
}
