import { createPropertyHasher, type HashedProperties } from '../identifiers/hash-properties';
import { plainProperties } from '../identifiers/plain-properties';
import { createJudge } from '../issues/level';
import type { HashOption } from '../options/options';
import type { Settings } from '../options/settings';
import type { AnyRecordType } from '../schema/record-type';

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
  let hasher: ReturnType<typeof createPropertyHasher> | undefined;
  return async (record) => {
    if (typeof record !== 'object' || record === null || 'then' in record) return undefined;
    hasher ??= createPropertyHasher(hash, createJudge(settings));
    return (await hasher)(record as Readonly<Record<string, unknown>>);
  };
}
