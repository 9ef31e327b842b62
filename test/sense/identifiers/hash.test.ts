import { expect } from 'vitest';
import { evidenceOf, rowsOf } from '../../support/evidence';
import { emailHash, phoneHash } from '../../support/rows';
import { digestOf } from '../digest';
import { type Found, foundInRow } from '../found';
import { kind } from '../kind';

const hashed = (column: 'email' | 'phone', hash: string) =>
  foundInRow(
    column === 'email'
      ? { 'Hashed Email Address': hash, 'Hashed Phone Number': '' }
      : { 'Hashed Phone Number': hash, 'Hashed Email Address': '' },
  );

const isOfNothing = async (text: string, digest = digestOf(text)) => {
  const found: Found[] = [['hash-of-nothing', 'error', { text }]];
  expect(await hashed('email', digest)).toEqual(found);
  expect(await hashed('phone', digest)).toEqual(found);
};

// From sha256sum
kind<[text: string, digest: string]>(
  'digests of texts that stand for a missing value',
  [
    ['named', '', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    ['own', 'undefined', 'eb045d78d273107348b0300c01d29b7552d622abbc6faf81b3ec55359aa9950c'],
    ['own', 'Invalid Date', 'eb8ad9af2aa89338defa0fb3d9a2532314153f334a141f17fd8cf486f3eb00ae'],
    ['own', '#N/A', '7526c6e7e976745abb3aa27c5eb0a1002637e55eaeda2da59f8cbb80ea916f88'],
  ],
  isOfNothing,
);

kind<[text: string]>(
  'hashes of nothing',
  [
    ['named', ' '],
    ['named', '\n'],
    ['named', '\r\n'],
    ['named', '0'],
    ['named', '-'],
    ['named', 'N/A'],
    ['named', 'unknown'],
    ['named', 'null'],
    ['named', 'NULL'],
    ['named', '<nil>'],
    ['named', 'None'],
    ['named', 'NaN'],
    ['named', '[object Object]'],
    ['named', '{msclkid}'],
    ['own', '\\N'],
    ['own', 'Unbekannt'],
    ['own', 'n.a.'],
    ['own', '(not set)'],
    ['own', '[object object]'],
    ['own', 'UNKNOWN'],
    ['own', 'Not Provided'],
    ['own', 'keine Angabe'],
    ['own', 'não informado'],
    ['own', 'non disponible'],
    ['own', 'не указан'],
    ['own', 'なし'],
  ],
  (text) => isOfNothing(text),
);

kind<[text: string]>(
  'and hashes of people are not',
  [
    ['named', 'john@contoso.com'],
    ['own', '+14255551234'],
    ['own', 'null@contoso.com'],
    ['own', 'nullo'],
  ],
  async (text) => expect(await hashed('email', digestOf(text))).toEqual([]),
);

kind<[hash: string, reason: string]>(
  'digits that no hash has',
  [
    ['named', '0'.repeat(64), 'pattern'],
    ['named', 'f'.repeat(64), 'pattern'],
    ['named', '0123456789abcdef'.repeat(4), 'pattern'],
    ['own', 'FEDCBA9876543210'.repeat(4), 'pattern'],
    ['own', '0123456789'.repeat(7).slice(0, 64), 'pattern'],
    ['own', 'deadbeef'.repeat(8), 'pattern'],
    ['own', 'abc'.repeat(22).slice(0, 64), 'pattern'],
    ['own', digestOf('a').slice(32).repeat(2), 'pattern'],
    ['own', `0x${'a'.repeat(64)}`, 'pattern'],
    ['own', '1'.padStart(64, '0'), 'padded'],
    ['own', 'd41d8cd98f00b204e9800998ecf8427e'.padStart(64, '0'), 'padded'],
    ['own', 'da39a3ee5e6b4b0d3255bfef95601890afd80709'.padEnd(64, 'f'), 'padded'],
  ],
  async (hash, reason) => {
    const found: Found[] = [['hash-format', 'error', { reason }]];
    expect(await hashed('email', hash)).toEqual(found);
    expect(await hashed('phone', hash)).toEqual(found);
  },
);

kind<[hash: string]>(
  'and hashes with a part that repeats are taken',
  [
    ['named', emailHash],
    ['own', `${'5'.repeat(15)}${emailHash.slice(15)}`],
    ['own', `${emailHash.slice(0, 33)}${emailHash.slice(0, 31)}`],
    ['own', `${'a1'.repeat(31)}a2`],
  ],
  async (hash) => expect(await hashed('email', hash)).toEqual([]),
);

kind<[hash: string, found: Found[]]>(
  'the same hash in both columns',
  [
    ['named', emailHash, [['hash-in-both-columns', 'warning']]],
    ['own', phoneHash, [['hash-in-both-columns', 'warning']]],
    ['own', digestOf('0049'), [['hash-in-both-columns', 'warning']]],
    [
      'own',
      digestOf('x@y.org').toUpperCase(),
      [
        ['hash-case', 'warning'],
        ['hash-case', 'warning'],
        ['hash-in-both-columns', 'warning'],
      ],
    ],
  ],
  async (hash, found) =>
    expect(await foundInRow({ 'Hashed Email Address': hash, 'Hashed Phone Number': hash })).toEqual(
      found,
    ),
);

const headers = { email: 'Hashed Email Address', phone: 'Hashed Phone Number' } as const;

kind<[column: 'email' | 'phone', shared: number, rows: number, isSaid: boolean]>(
  'the same hash in many rows',
  [
    ['named', 'email', 50, 50, true],
    ['named', 'phone', 51, 1019, true],
    ['named', 'email', 49, 49, false],
    ['named', 'phone', 50, 1000, false],
    ['own', 'phone', 300, 300, true],
    ['own', 'email', 101, 2000, true],
    ['own', 'email', 100, 2000, false],
    ['own', 'phone', 0, 400, false],
  ],
  async (column, shared, rows, isSaid) => {
    const given = rowsOf(rows, (index) => ({
      ...{ 'Hashed Email Address': '', 'Hashed Phone Number': '' },
      [headers[column]]: digestOf(index < shared ? 'info@contoso.com' : `person ${index}`),
    }));
    expect(await evidenceOf(given)).toEqual(
      isSaid ? [['hash-repeated', { count: shared, rows }, headers[column]]] : [],
    );
  },
);

kind<[text: string, facts: object]>(
  'hashes of another kind',
  [
    ['named', 'd41d8cd98f00b204e9800998ecf8427e', { reason: 'md5' }],
    ['named', 'da39a3ee5e6b4b0d3255bfef95601890afd80709', { reason: 'sha-1' }],
    ['named', Buffer.from(emailHash, 'hex').toString('base64'), { reason: 'base64' }],
    ['own', Buffer.from(phoneHash, 'hex').toString('base64url'), { reason: 'base64' }],
    ['own', `0x${emailHash}`, { reason: 'dressed' }],
    ['own', 'D41D8CD98F00B204E9800998ECF8427E', { reason: 'md5' }],
    ['own', 'ab'.repeat(64), { reason: 'sha-512' }],
    ['own', 'ab'.repeat(28), { reason: 'sha-224' }],
    ['own', emailHash.slice(0, 60), { reason: 'length', length: 60 }],
    ['own', '$2y$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy', { reason: 'other' }],
  ],
  async (text, facts) => {
    const found = [['hash-format', 'error', facts]];
    expect(await hashed('email', text)).toEqual(found);
    expect(await hashed('phone', text)).toEqual(found);
  },
);
