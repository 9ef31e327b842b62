/** Why an email address cannot be hashed. */
export interface EmailFault {
  /**
   * - `missing`: nothing, or text that stands for a missing value, such as `n/a`
   * - `hashed`: a SHA-256 hash
   * - `phone`: a phone number
   * - `several`: more than one address
   * - `no-at`: no `@`; `at-signs`: more than one in one address
   * - `name-empty`: nothing before the `@`, or only dots or a tag, which are removed
   * - `blank`: white space within the address
   * - `invisible`: a character that cannot be seen, such as U+200B
   * - `mixed`: a Cyrillic or Greek letter in a word with Latin ones, which it looks like
   * - `character`: a character that an address cannot contain
   * - `too-long`: more than 64 characters before the `@`, or 254 in all
   * - `domain-empty`: nothing after the `@`; `domain-dot`: a domain without a dot
   * - `domain-dots`: a domain that begins with a dot, or has two in a row
   * - `domain-hyphen`: a part of the domain that begins or ends with `-`
   * - `domain-long`: a part of the domain with over 63 characters
   * - `domain-end`: a domain that ends in something that no top-level domain is
   */
  readonly reason:
    | ('missing' | 'hashed' | 'phone' | 'several' | 'no-at' | 'at-signs' | 'name-empty')
    | ('blank' | 'invisible' | 'mixed' | 'character' | 'too-long')
    | ('domain-empty' | 'domain-dot' | 'domain-dots' | 'domain-hyphen' | 'domain-long')
    | 'domain-end';
  /** The code point that is at fault, such as `U+200B`, for the reasons from `blank` to `character`. */
  readonly codePoint?: string | undefined;
}

/** Why a phone number cannot be hashed. */
export interface PhoneFault {
  /**
   * - `missing`: nothing, or text that stands for a missing value, such as `n/a` or `000000000`
   * - `hashed`: a SHA-256 hash
   * - `email`: an email address
   * - `character`: letters or other characters that a phone number does not contain
   * - `several`: more than one number
   * - `scientific`: a spreadsheet rounded it to a number such as 4.93E+11
   * - `decimal`: a program made it a decimal number, such as 493023125001.0
   * - `date`: a date, such as 2026-11-02
   * - `spreadsheet-error`: the error of a spreadsheet, such as #VALUE!
   * - `no-country-code`: neither a country code nor a default country
   * - `country-code`: no country has its country code
   * - `too-short`, `too-long`: for its country
   * - `invalid`: its country has no such number
   */
  readonly reason:
    | ('missing' | 'hashed' | 'email' | 'character' | 'several')
    | ('scientific' | 'decimal' | 'date' | 'spreadsheet-error')
    | ('no-country-code' | 'country-code' | 'too-short' | 'too-long' | 'invalid');
  /** The country code as it was understood, without `+`, for `too-short`, `too-long` and `invalid`. */
  readonly countryCode?: string | undefined;
}

/**
 * What may be around the 32 digits of a click id.
 *
 * - `blanks`: white space or invisible characters
 * - `guard`: `="…"` or a leading `'`, with which spreadsheets keep text from becoming a number
 * - `quotes`: quotation marks
 * - `uet`: `_uet` in front, as in the cookie `_uetmsclkid`
 * - `braces`, `dashes`: those of a GUID
 * - `url`: a URL, a query or a cookie with `msclkid=`
 */
export type ClickIdDress = 'blanks' | 'guard' | 'quotes' | 'uet' | 'braces' | 'dashes' | 'url';

/** Why a text is not a Microsoft click id. */
export interface ClickIdFault {
  /**
   * - `dressed`: 32 digits with something around them
   * - `missing`: text that stands for a missing value; `template`: a placeholder such as `{msclkid}`
   * - `empty-guid`: 32 zeros; `pattern`: 32 digits that repeat another pattern of at most 16
   * - `spreadsheet`: a spreadsheet rounded it to a number
   * - `length`: hex digits, but not 32; `characters`: 32 characters, but not all hex digits
   * - `several`: two click ids
   * - `network`: the click id of another network
   * - `hash`: 64 or 40 hex digits, as a SHA-256 or SHA-1 has
   * - `no-parameter`: a URL or a query without `msclkid=`
   */
  readonly reason:
    | ('dressed' | 'missing' | 'template' | 'empty-guid' | 'spreadsheet' | 'length' | 'characters')
    | ('several' | 'network' | 'hash' | 'no-parameter' | 'pattern' | 'other');
  /** What is around the digits, from the outside in, for `dressed`. */
  readonly dress?: readonly ClickIdDress[] | undefined;
  /** How many hex digits there are, for `length`. */
  readonly length?: number | undefined;
  /** The other network, such as `Google`, for `network`. */
  readonly network?: string | undefined;
  /** The parameter in which that network passes its click ids, such as `gclid`. */
  readonly parameter?: string | undefined;
}

/** Why a cell is not a SHA-256 hash in hex. */
export interface HashFault {
  /**
   * - `md5`, `sha-1`, `sha-224`, `sha-384`, `sha-512`: a hash of that kind, by its length
   * - `base64`: a SHA-256 hash in Base64
   * - `dressed`: a SHA-256 hash with blanks, quotes or a prefix around it
   * - `length`: hex digits, but not 64
   * - `pattern`: 64 digits that repeat a pattern of at most 32, such as `0123…`
   * - `padded`: 64 digits with a quarter that is one digit, as in a shorter value that was filled up
   */
  readonly reason:
    | ('md5' | 'sha-1' | 'sha-224' | 'sha-384' | 'sha-512' | 'base64')
    | ('dressed' | 'length' | 'pattern' | 'padded' | 'other');
  /** How many hex digits there are, for `length`. */
  readonly length?: number | undefined;
}
