import { createHash } from 'node:crypto';

/** The namespace of the ids, a random UUID. */
const namespace = Buffer.from('5b0c3c0e4f0d4a3f9c1e7a55d6a1b2f4', 'hex');

/**
 * The id of the job of a file: the same for the same file of the same account, so that there is never a
 * second one.
 *
 * Source: RFC 9562, section 5.5: a UUID of version 5.
 */
export function jobIdOf(account: string, fileSha256: string): string {
  const hash = createHash('sha1').update(namespace).update(`${account} ${fileSha256}`).digest();
  hash[6] = ((hash[6] as number) & 0x0f) | 0x50;
  hash[8] = ((hash[8] as number) & 0x3f) | 0x80;
  const hex = hash.toString('hex', 0, 16);
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
