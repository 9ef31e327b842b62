import type { FactsOf } from '../issues/facts';
import type { Fault } from '../issues/issue';
import { type Faults, faultsInto, type Judge } from '../issues/level';
import type { ServiceErrorName } from '../vendor/errors';
import { readEmail } from './email';
import { sha256 } from './sha256';

type Values = Readonly<Record<string, unknown>>;

/** How the properties `email` and `phone` are hashed. */
export interface HashingOptions {
  /**
   * The country of phone numbers without a country code, as an ISO 3166-1 alpha-2 code such as `DE`.
   * Default: none, and such a number is an error.
   */
  readonly phoneCountry?: string | undefined;
}

/** An object with hashes in place of its plain properties, and what is wrong with those. */
export interface HashedObject {
  readonly object: Values;
  readonly faults: readonly Fault[];
}

interface PlainProperty {
  readonly name: 'email' | 'phone';
  /** The property that holds the hash. */
  readonly hashed: string;
  /** The service's name for a value that is not hashed. */
  readonly service: ServiceErrorName;
}

const plainProperties: readonly PlainProperty[] = [
  { name: 'email', hashed: 'hashedEmailAddress', service: 'ConversionEmailAddressIsNotHashed' },
  { name: 'phone', hashed: 'hashedPhoneNumber', service: 'ConversionPhoneNumberIsNotHashed' },
];

/** Lists the properties with plain personal data that an object fills. */
export function plainPropertiesOf(object: Values): readonly PlainProperty[] {
  return plainProperties.filter(({ name }) => !isEmpty(object[name]));
}

/**
 * Creates a function that puts hashes in place of the properties `email` and `phone` of an object. One that
 * cannot be hashed is left out and reported.
 *
 * @throws TypeError if `phoneCountry` is not a country
 */
export async function createPropertyHasher(
  { phoneCountry }: HashingOptions,
  judge: Judge,
): Promise<(object: Values) => Promise<HashedObject>> {
  const country =
    phoneCountry === undefined
      ? undefined
      : (await import('./country')).readCountry(phoneCountry, 'phoneCountry');

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

  return async (object) => {
    const { email: _, phone: __, ...rest } = object;
    const hashes: Record<string, string> = {};
    const found: Fault[] = [];
    const faults = faultsInto(judge, (fault) => found.push(fault));
    for (const property of plainPropertiesOf(object)) {
      const { name, hashed, service } = property;
      if (!isEmpty(rest[hashed])) {
        const facts = { name, reason: 'already-hashed', hashed } as const;
        faults.add('property-unknown', facts, undefined, { property: name, service });
        continue;
      }
      const digest = await hash(property, object[name], faults);
      if (digest !== undefined) hashes[hashed] = digest;
    }
    return { object: { ...rest, ...hashes }, faults: found };
  };
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '';
}
