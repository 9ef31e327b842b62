import type { ServiceErrorName } from '../vendor/errors';

/** A property that holds a plain identifier, to be hashed before it is written. */
export interface PlainProperty {
  readonly name: 'email' | 'phone';
  /** The property that holds the hash. */
  readonly hashed: 'hashedEmailAddress' | 'hashedPhoneNumber';
  /** The service's name for a value that is not hashed. */
  readonly service: ServiceErrorName;
}

export const plainProperties: readonly PlainProperty[] = [
  { name: 'email', hashed: 'hashedEmailAddress', service: 'ConversionEmailAddressIsNotHashed' },
  { name: 'phone', hashed: 'hashedPhoneNumber', service: 'ConversionPhoneNumberIsNotHashed' },
];
