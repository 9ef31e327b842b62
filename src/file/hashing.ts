import type { HashedProperties } from '../identifiers/hash-properties';
import { plainProperties } from '../identifiers/plain-properties';
import { createJudge } from '../issues/level';
import type { HashOption, HashOptions } from '../options/options';
import type { Settings } from '../options/settings';
import type { AnyRecordType } from '../schema/record-type';

type Values = Readonly<Record<string, unknown>>;

/** Hashes the plain properties of a record; undefined for something that is not one. */
export type HashRecord = (record: unknown) => Promise<HashedProperties | undefined>;

/** Opens the hashing of one run; undefined without the option. */
export function openHashing(
  { type, columns }: Pick<AnyRecordType, 'type' | 'columns'>,
  settings: Settings,
  { hash }: HashOption,
): HashRecord | undefined {
  if (hash === undefined) return undefined;
  if (plainProperties.some(({ name, hashed }) => !(hashed in columns) || name in columns))
    throw new TypeError(`Option "hash" does not apply to the record type "${type}".`);
  let hasher: Promise<(record: Values) => Promise<HashedProperties>> | undefined;

  async function openHasher(options: HashOptions) {
    // Loaded with the first record, so that a page that does not hash does not load it.
    const { createPropertyHasher } = await import('../identifiers/hash-properties');
    return createPropertyHasher(options, createJudge(settings));
  }

  return async (record) => {
    if (typeof record !== 'object' || record === null || 'then' in record) return undefined;
    hasher ??= openHasher(hash);
    return (await hasher)(record as Values);
  };
}
