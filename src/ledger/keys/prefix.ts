import { type Key, KeyHash } from '../../keys/hash';
import { hashConversion } from '../../records/offline-conversion/conversion-key';
import type { ConversionIdentity } from '../../records/offline-conversion/sent';
import { SipHash } from './sip-hash';

/** Computes the prefixes of keys: a hash, which only the secret yields, of the hash of the conversion. */
export class KeyPrefix {
  readonly #sipHash: SipHash;
  readonly #hash = new KeyHash();
  readonly #values = {
    microsoftClickId: undefined as string | undefined,
    conversionName: undefined as string | undefined,
    conversionTime: 0,
    hashedEmailAddress: undefined as string | undefined,
    hashedPhoneNumber: undefined as string | undefined,
  };

  /** @param key at least 16 bytes; the first 16 count */
  constructor(key: Uint8Array) {
    this.#sipHash = new SipHash(key);
  }

  of({ high, low }: Key): number {
    return this.#sipHash.lowBits(high, low);
  }

  ofConversion(conversion: ConversionIdentity): number {
    const values = this.#values;
    // To a row, what is empty is missing.
    values.microsoftClickId = conversion.microsoftClickId || undefined;
    values.conversionName = conversion.conversionName || undefined;
    values.conversionTime = Number(conversion.conversionTime ?? 0);
    values.hashedEmailAddress = conversion.hashedEmailAddress || undefined;
    values.hashedPhoneNumber = conversion.hashedPhoneNumber || undefined;
    return this.of(hashConversion(this.#hash, values));
  }
}
