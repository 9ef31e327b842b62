import type { FactsOf } from '../issues/facts';
import type { Fault } from '../issues/issue';
import { type Faults, faultsInto, type Judge } from '../issues/level';
import type { HashOptions } from '../options/options';
import { isEmpty } from '../text/empty';
import { readEmail } from './email';
import { sha256 } from './sha256';

type Values = Readonly<Record<string, unknown>>;

/** A property that holds a plain identifier, to be hashed before it is written. */
export interface PlainProperty {
  readonly name: 'email' | 'phone';
  /** The property that holds the hash. */
  readonly hashed: string;
  /** The service's name for a value that is not hashed. */
  readonly service: string | undefined;
}

/** The hashes of the plain properties of a record, and what is wrong with those properties. */
export interface HashedProperties {
  /** By the property that holds the hash. */
  readonly hashes: { readonly [hashed: string]: string };
  /** Each has the name of a plain property. */
  readonly faults: readonly Fault[];
}

/**
 * Creates a function that hashes the plain properties of a record. One that cannot be hashed is reported.
 *
 * @throws TypeError if `phoneCountry` is not a country
 */
export async function createPropertyHasher(
  properties: readonly PlainProperty[],
  { phoneCountry }: HashOptions,
  judge: Judge,
): Promise<(record: Values) => Promise<HashedProperties>> {
  const country =
    phoneCountry === undefined
      ? undefined
      : (await import('./country')).readCountry(phoneCountry, 'Option "hash.phoneCountry"');

  async function read(name: PlainProperty['name'], text: string) {
    if (name === 'email') return readEmail(text);
    return (await import('./phone')).readPhone(text, country);
  }

  /** The hash of a value; undefined after a fault. */
  async function hash(property: PlainProperty, value: unknown, faults: Faults) {
    const { name, service } = property;
    const details = { property: name, service };
    const text = Number.isSafeInteger(value) ? String(value) : value;
    if (typeof text !== 'string') {
      const facts = { reason: 'type', valueType: typeof text } as const;
      return faults.add('text-format', facts, undefined, details);
    }
    const reading = await read(name, text);
    if ('fault' in reading) {
      const code = `${name}-format` as const;
      return faults.add(code, reading.fault as FactsOf<typeof code>, undefined, details);
    }
    for (const warning of reading.warnings)
      faults.add(warning, undefined, undefined, { property: name });
    return sha256(reading.normalized);
  }

  return async (record) => {
    const hashes: { [hashed: string]: string } = {};
    const found: Fault[] = [];
    const faults = faultsInto(judge, (fault) => found.push(fault));
    for (const property of properties) {
      const { name, hashed, service } = property;
      if (isEmpty(record[name])) continue;
      if (!isEmpty(record[hashed])) {
        const facts = { name, reason: 'already-hashed', hashed } as const;
        faults.add('property-unknown', facts, undefined, { property: name, service });
        continue;
      }
      const digest = await hash(property, record[name], faults);
      if (digest !== undefined) hashes[hashed] = digest;
    }
    return { hashes, faults: found };
  };
}
