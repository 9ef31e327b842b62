import type { KeyHash } from './hash';

/** A column of a key, and how its value is mixed in: a time counts in whole seconds. */
export type KeyPart<Name = string> = readonly [name: Name, as: 'text' | 'hex' | 'seconds'];

/** What a key is made of. */
export type KeyParts<Name = string> = readonly KeyPart<Name>[];

/** Hashes the parts of a key, by the names of the values. */
export function hashParts(
  hash: KeyHash,
  parts: KeyParts,
  values: { readonly [name: string]: unknown },
): KeyHash {
  hash.start();
  for (const [name, as] of parts) {
    const value = values[name];
    if (as === 'seconds') hash.number(Math.floor(((value as number | undefined) ?? 0) / 1000));
    else hash[as](value as string | undefined);
  }
  return hash.end();
}
