/**
 * Hashes an email address with SHA-256 as the service expects it: without spaces, in lower case, without
 * accents, and before the `@` without periods and without everything from the first `+` on, whatever the
 * domain.
 *
 * Source: Enhanced conversions, Microsoft Advertising help. Folding accents of every script is ours.
 * @param text the plain address
 * @returns 64 lower-case hex digits
 * @throws TypeError if the text is not an address or is already a hash; the message never holds the text
 * @example
 * await hashEmail(' Test.+tag@Contoso.com ')
 * // 'f25ad364d33972379a7a4f4df33db142205f5c40eb19cfdb2fc5aaf117e10101'
 */
export async function hashEmail(text: string): Promise<string> {
  return sha256(normalizeEmail(text));
}

/** No address is longer, even decomposed. Normalizing takes up to the square of the length. */
const maxAddressLength = 1000;

/** Normalizes an address for hashing. Throws what `hashEmail` throws. */
export function normalizeEmail(text: string): string {
  refuseHashed(text, 'hashEmail');
  const packed = text.replace(/\s/g, '');
  const folded = (packed.length > maxAddressLength ? '' : packed)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .normalize('NFC')
    .toLowerCase();
  const [local = '', domain = '', ...more] = folded.split('@');
  const address = `${local.replace(/\+.*$/, '').replaceAll('.', '')}@${domain}`;
  if (more.length > 0 || !/^[^@]+@[^@]*\.[^@]*$/.test(address) || /^\.|\.$/.test(address))
    throw new TypeError('hashEmail requires an email address with one "@" and a "." after it.');
  return address;
}

/**
 * Hashes a phone number in E.164 form, with its `+`, with SHA-256. Spaces, hyphens, dots and parentheses
 * are removed.
 *
 * Source: Enhanced conversions, Microsoft Advertising help. Removing punctuation is ours.
 * @param text the plain number, with `+` and country code
 * @returns 64 lower-case hex digits
 * @throws TypeError if the text is not such a number or is already a hash; the message never holds the text
 * @example
 * await hashPhone('+1 (425) 555-1234')
 * // 'c59475d96e9f01d7d18d06cfad84dd02333207f02c0c2c5663ef2782cda0390e'
 */
export async function hashPhone(text: string): Promise<string> {
  return sha256(normalizePhone(text));
}

/** Normalizes a number for hashing. Throws what `hashPhone` throws. */
export function normalizePhone(text: string): string {
  refuseHashed(text, 'hashPhone');
  const number = text.replace(/[\s().\u2010\u2011-]/g, '');
  if (!/^\+[1-9]\d{6,14}$/.test(number))
    throw new TypeError(
      'hashPhone requires a phone number in E.164 format: "+" and the country code, with 7 to 15 digits in total.',
    );
  return number;
}

function refuseHashed(text: string, name: string): void {
  if (typeof text !== 'string') throw new TypeError(`${name} requires text.`);
  if (/^\s*[0-9a-f]{64}\s*$/i.test(text))
    throw new TypeError(`${name} received a hash. Pass the plain text.`);
}

async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
