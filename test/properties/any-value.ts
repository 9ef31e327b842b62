import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { DateTime } from 'luxon';

/* Values for writing, right and wrong, as programs have them. Half of those of a kind are right. */

/** The moment that the values are made for. */
export const now = new Date('2026-11-21T00:00:00Z');

const recent = fc.integer({ min: now.getTime() - 80 * 86_400_000, max: now.getTime() });
const moments = fc.oneof(
  { weight: 4, arbitrary: recent },
  fc.integer({ min: Date.UTC(1998, 0), max: Date.UTC(2103, 0) }),
  fc.constantFrom(
    Date.UTC(2000, 0),
    Date.UTC(2000, 0) - 1,
    Date.UTC(2101, 0) - 1,
    Date.UTC(2101, 0),
  ),
);

const forms: readonly ((iso: string) => string)[] = [
  (iso) => iso,
  (iso) => `${iso.slice(0, 19)}Z`,
  (iso) => `${iso.slice(0, 19)}+02:00`,
  (iso) => `${iso.slice(0, 19)}-14:00`,
  (iso) => `${iso.slice(0, 19)}+14:01`,
  (iso) => `${iso.slice(0, 19)}.000Z`,
  (iso) => `${iso.slice(0, 16)}Z`,
  (iso) => iso.slice(0, 19),
  (iso) => iso.slice(0, 10),
  (iso) => iso.slice(0, 19).replace('T', ' '),
  (iso) => `${iso.slice(0, 19)}Z `,
  (iso) => `${iso.slice(5, 7)}/${iso.slice(8, 10)}/${iso.slice(0, 4)} 1:02:03 PM`,
  (iso) => `${iso.slice(0, 19)}[Europe/Berlin]`,
];

const times = fc.oneof(
  moments.map((at) => new Date(at)),
  moments.map((at) => DateTime.fromMillis(at, { zone: 'Asia/Kolkata' })),
  fc
    .tuple(moments, fc.constantFrom(...forms))
    .map(([at, form]) => form(new Date(at).toISOString())),
  fc.constantFrom(new Date(Number.NaN), DateTime.invalid('none'), 'yesterday'),
  moments,
);

const numbers = fc.oneof(
  { weight: 4, arbitrary: fc.nat(10_000_000).map((cents) => cents / 100) },
  fc.nat(10_000_000).map((thousandths) => thousandths / 1000),
  fc.double({ min: 0, max: 1 }),
  fc.double(),
  fc.constantFrom(0, -0, 1, 0.1 + 0.2, 1.005, 1e-7, 1e7, 9_999_999.99, 1e21, 999_999_999_999, 1e12),
  fc.constantFrom('12.50', '1,299', '007', '1e3', '-5', '.5', 12n, -3, Number.NaN),
);

const hexOf = (length: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: length, maxLength: length });
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

const ids = fc.oneof(
  { weight: 4, arbitrary: hexOf(32) },
  hexOf(32).map((id) => id.toUpperCase()),
  hexOf(32).map((id) => id.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')),
  hexOf(32).map((id) => `https://example.com/?msclkid=${id}`),
  fc.constantFrom('0'.repeat(32), '{msclkid}', 'Cj0KCQiA1234567890abcdefgh', '1.23457E+31'),
);

const hashes = fc.oneof(
  { weight: 4, arbitrary: hexOf(64) },
  hexOf(64).map((hash) => hash.toUpperCase()),
  fc.constantFrom(sha256(''), sha256('null'), 'ann@example.com', '+14255550123', '0'.repeat(40)),
);

const words = fc.oneof(
  { weight: 4, arbitrary: fc.stringMatching(/^[a-z0-9_-]{1,20}$/) },
  fc.nat(),
  fc.bigInt({ min: -2n, max: 10n ** 20n }),
  fc.constantFrom('11-Nov', '1E+5', '####', 'ann@example.com', -1, 1.5, 2 ** 60, -0),
);

const texts = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('Signed contract', 'Büro', 'Devis, signé "hier"') },
  fc.string({ maxLength: 12 }),
  fc.string({ unit: 'binary', maxLength: 4 }),
  fc.constantFrom('a\r\nb', 'tab\there', '\ud800', 'caf\ufffd', '=1+1', 'x'.repeat(101), '5', '-'),
);

const currencies = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('USD', 'EUR', 'TRY') },
  fc.constantFrom('usd', 'XXX', 'US$', 'USD '),
);

/** What any property may hold by mistake. */
const odd = fc.oneof(
  fc.constantFrom(undefined, null, '', ' ', 'null', 'NaN', 'delete_value', '?', true, false, {}),
  fc.anything(),
);

/** By kind, as the columns of the record types in the tests need them. */
export const anyValue = { times, numbers, ids, hashes, words, texts, currencies, odd } as const;
