import type { HashedProperties } from '../identifiers/hash-properties';
import { createJudge } from '../issues/level';
import type { HashOption, HashOptions } from '../options/options';
import type { Settings } from '../options/settings';
import { plainPropertiesOf } from '../schema/plain-properties';
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
  const properties = plainPropertiesOf(columns);
  if (properties.length === 0)
    throw new TypeError(`Option "hash" does not apply to the record type "${type}".`);
  let hasher: Promise<(record: Values) => Promise<HashedProperties>> | undefined;

  async function openHasher(options: HashOptions) {
    // Loaded with the first record, so that a page that does not hash does not load it.
    const { createPropertyHasher } = await import('../identifiers/hash-properties');
    return createPropertyHasher(properties, options, createJudge(settings));
  }

  return async (record) => {
    if (typeof record !== 'object' || record === null || 'then' in record) return undefined;
    hasher ??= openHasher(hash);
    return (await hasher)(record as Values);
  };
}
