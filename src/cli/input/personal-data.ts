import { type createPropertyHasher, plainPropertiesOf } from '../../identifiers/plain-properties';
import type { Fault, Issue } from '../../issues/issue';
import { issueOf } from '../../messages/issue';

type Values = Readonly<Record<string, unknown>>;

export type PropertyHasher = Awaited<ReturnType<typeof createPropertyHasher>>;

/** Hashes the properties email and phone, or reports that they must be hashed. */
export async function withoutPersonalData(
  object: Values,
  hash: PropertyHasher | undefined,
): Promise<{ readonly object: Values; readonly issues: readonly Issue[] }> {
  const plain = plainPropertiesOf(object);
  const { object: hashed, faults } = hash
    ? await hash(object)
    : { object, faults: plain.map(({ name, service }) => unhashed(name, service)) };
  return { object: hashed, issues: faults.map((fault) => issueOf(fault, { line: 0, row: 0 })) };
}

function unhashed(name: string, service: string): Fault {
  const facts = { name, reason: 'personal-data' } as const;
  return { code: 'property-unknown', severity: 'error', property: name, facts, service };
}
