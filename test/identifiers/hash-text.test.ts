import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { hashFault } from '../../src/identifiers/hash-text';
import type { FactsOf } from '../../src/index';

const digestOf = (text: string, kind = 'sha256') => createHash(kind).update(text).digest('hex');
const john = digestOf('john@contoso.com');

test.each<[text: string, fault: FactsOf<'hash-format'>]>([
  [digestOf('john', 'md5'), { reason: 'md5' }],
  [digestOf('john', 'md5').toUpperCase(), { reason: 'md5' }],
  [digestOf('john', 'sha1'), { reason: 'sha-1' }],
  [digestOf('john', 'sha224'), { reason: 'sha-224' }],
  [digestOf('john', 'sha384'), { reason: 'sha-384' }],
  [digestOf('john', 'sha512'), { reason: 'sha-512' }],
  [Buffer.from(john, 'hex').toString('base64'), { reason: 'base64' }],
  [Buffer.from(john, 'hex').toString('base64url'), { reason: 'base64' }],
  [` ${john}`, { reason: 'dressed' }],
  [`${john}\n`, { reason: 'dressed' }],
  [`"${john}"`, { reason: 'dressed' }],
  [`="${john}"`, { reason: 'dressed' }],
  [`'${john}`, { reason: 'dressed' }],
  [`sha256:${john}`, { reason: 'dressed' }],
  [`SHA-256 ${john}`, { reason: 'dressed' }],
  [`0x${john}`, { reason: 'dressed' }],
  [john.match(/../g)?.join(':') as string, { reason: 'dressed' }],
  [john.slice(1), { reason: 'length', length: 63 }],
  [`${john}0`, { reason: 'length', length: 65 }],
  [john.slice(0, 50), { reason: 'length', length: 50 }],
  [`g${john.slice(1)}`, { reason: 'other' }],
  ['unknown', { reason: 'other' }],
  ['decade', { reason: 'other' }],
  ['12345', { reason: 'other' }],
])('why this is not a SHA-256 in hex: %s', (text, fault) => {
  expect(hashFault(text)).toEqual(fault);
});
