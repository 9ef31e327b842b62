import type { EmailFault } from '../issues/identifier-facts';
import { codePointOf } from '../text/code-point';
import { isHex } from '../text/hex';
import { isMissing } from '../text/missing';
import { findMixedAlphabet } from '../text/odd-characters';
import { undressEmail } from './email-dress';
import type { EmailReading } from './reading';

/** No address is longer. Normalizing takes up to the square of the length. */
const maxTextLength = 1000;

/**
 * Reads an email address from a name with an address, a link, quotes or the like, and normalizes it for
 * hashing: in lower case, without accents, and before the `@` without periods and without everything from
 * the first `+` on.
 *
 * Source: Enhanced conversions, Microsoft Advertising help; RFC 5321 and RFC 5322 for valid addresses
 */
export function readEmail(text: string): EmailReading {
  const trimmed = text.trim();
  if (isMissing(trimmed)) return { fault: { reason: 'missing' } };
  if (isHex(trimmed, 64)) return { fault: { reason: 'hashed' } };
  if (trimmed.length > maxTextLength) return { fault: { reason: 'too-long' } };
  const plain = undressEmail(trimmed);
  const fault = countFault(plain) ?? characterFault(plain) ?? partFault(plain);
  if (fault) return { fault };
  const address = normalize(plain);
  // Without dots and the tag, nothing may be left before the @.
  const normalizedFault = partFault(address);
  if (normalizedFault) return { fault: normalizedFault };
  return { normalized: address, warnings: isPlaceholder(address) ? ['email-placeholder'] : [] };
}

function normalize(plain: string): string {
  const folded = plain.normalize('NFD').replace(/\p{M}/gu, '').normalize('NFC').toLowerCase();
  const [name = '', domain = ''] = folded.split('@');
  return `${name.replace(/\+.*$/, '').replaceAll('.', '')}@${domain}`;
}

function countFault(plain: string): EmailFault | undefined {
  const signs = plain.split('@').length - 1;
  if (signs === 1) return undefined;
  if (signs > 1) {
    const addresses = plain.split(/[\s,;/|&<>()]+/).filter((part) => /[^@]@[^@]/.test(part));
    return { reason: addresses.length > 1 ? 'several' : 'at-signs' };
  }
  return { reason: /^\+?[\d\s()./-]{7,}$/.test(plain) ? 'phone' : 'no-at' };
}

// Controls, format characters, a joiner, and letters that are drawn as nothing
const invisible = /[\p{Cc}\p{Cf}\u115f\u1160\u17b4\u17b5\u3164\uffa0]|\u034f/u;

function characterFault(plain: string): EmailFault | undefined {
  const fault = (reason: EmailFault['reason'], [character]: RegExpExecArray): EmailFault => ({
    reason,
    codePoint: codePointOf(character),
  });
  // The byte order mark is white space to JavaScript, but cannot be seen.
  const blank = /(?!\ufeff)\s/u.exec(plain);
  if (blank) return fault('blank', blank);
  const hidden = invisible.exec(plain);
  if (hidden) return fault('invisible', hidden);
  const mixed = findMixedAlphabet(plain);
  if (mixed) return { reason: 'mixed', codePoint: mixed.codePoint };
  const [name = '', domain = ''] = plain.split('@');
  const other =
    /[^\p{L}\p{Nd}\p{M}!#$%&'*+/=?^_`{|}~.-]/u.exec(name) ?? /[^\p{L}\p{Nd}\p{M}.-]/u.exec(domain);
  return other ? fault('character', other) : undefined;
}

/** Checks the part before the `@`, the labels of the domain, and their lengths. */
function partFault(address: string): EmailFault | undefined {
  const [name = '', domain = ''] = address.split('@');
  if (/^\.*$/.test(name)) return { reason: 'name-empty' };
  if (name.length > 64 || address.length > 254) return { reason: 'too-long' };
  if (domain === '') return { reason: 'domain-empty' };
  const labels = domain.split('.');
  if (labels.includes('')) return { reason: 'domain-dots' };
  if (labels.some((label) => /^-|-$/.test(label))) return { reason: 'domain-hyphen' };
  if (labels.some((label) => label.length > 63)) return { reason: 'domain-long' };
  if (labels.length === 1) return { reason: 'domain-dot' };
  const end = labels.at(-1) as string;
  return /^(?:\p{L}[\p{L}\p{M}]+|xn--[\w-]+)$/iu.test(end) ? undefined : { reason: 'domain-end' };
}

/** Domains that are never on the internet. Sources: RFC 2606, RFC 6762, and ICANN on `internal` */
const reserved =
  /(?:^|\.)(?:example\.(?:com|net|org)|example|invalid|localhost|localdomain|local|internal|test)$/;
const nobody = new Set([
  ...['none', 'null', 'undefined', 'unknown', 'anonymous', 'nobody', 'noreply', 'no-reply'],
  ...['donotreply', 'do-not-reply', 'noemail', 'no-email', 'nomail', 'no-mail', 'notprovided'],
  ...['not-provided', 'notavailable', 'not-available', 'noemailprovided', 'placeholder'],
  ...['unbekannt', 'inconnu', 'desconocido', 'mailer-daemon', 'nichtantworten', 'nicht-antworten'],
  ...['nepasrepondre', 'ne-pas-repondre', 'noresponder', 'no-responder', 'naoresponda'],
  ...['nao-responda', 'nonrispondere', 'non-rispondere'],
]);
/** Names that stand for nobody where the domain repeats them, as in `test@test.com`. */
const fillers = new Set([
  ...['a', 'aa', 'aaa', 'abc', 'asdf', 'aucun', 'email', 'guest', 'keine', 'mail', 'n', 'na'],
  ...['nan', 'nil', 'ninguno', 'no', 'noone', 'nothing', 'sample', 'test', 'user', 'x', 'xx'],
  ...['xxx', 'xyz'],
]);

function isPlaceholder(address: string): boolean {
  const [name = '', domain = ''] = address.split('@');
  const isRepeated = domain.split('.')[0] === name;
  return reserved.test(domain) || nobody.has(name) || (isRepeated && fillers.has(name));
}
