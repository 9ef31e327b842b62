import { createHash } from 'node:crypto';

/** The digest as Node computes it, because the package has a SHA-256 of its own. */
export const digestOf = (text: string) => createHash('sha256').update(text).digest('hex');
