import type { HashFault } from '../issues/identifier-facts';
import { isHex } from '../text/hex';
import { isPadded, repeatsItself } from './filler';

const kinds = { 32: 'md5', 40: 'sha-1', 56: 'sha-224', 96: 'sha-384', 128: 'sha-512' } as const;

/** Why a text is not a SHA-256 hash in hex. */
export function hashFault(text: string): HashFault {
  if (/^[\w+/-]{43}=?$/.test(text)) return { reason: 'base64' };
  const digits = digitsOf(text);
  if (digits !== undefined) return fillerFault(digits) ?? { reason: 'dressed' };
  if (!isHex(text, text.length)) return { reason: 'other' };
  const reason = kinds[text.length as keyof typeof kinds];
  if (reason) return { reason };
  return text.length > 16 ? { reason: 'length', length: text.length } : { reason: 'other' };
}

/** Why 64 hex digits are not a hash; undefined if they may be one. */
export function fillerFault(digits: string): HashFault | undefined {
  if (repeatsItself(digits)) return { reason: 'pattern' };
  return isPadded(digits) ? { reason: 'padded' } : undefined;
}

/** The 64 hex digits of a SHA-256 hash in lower case, whatever is around them: quotes, blanks, `0x`. */
export function digitsOf(text: string): string | undefined {
  const plain = text.replace(/[^\p{L}\p{N}]/gu, '');
  const digits = plain.slice(-64);
  const isHash = isHex(digits, 64) && /^(?:0x|sha_?256)?$/i.test(plain.slice(0, -64));
  return isHash ? digits.toLowerCase() : undefined;
}
