import { KeyHash } from '../../keys/hash';
import { KeySet } from '../../keys/set';
import { millisecondsOf } from '../../options/moment';
import { hashConversion } from '../../records/offline-conversion/conversion-key';
import type { ConversionIdentity, SentConversions } from '../../records/offline-conversion/sent';

/** The same memory for the Adds of an input, and for the adjustments that are sent after them. */
export interface InputMemory {
  readonly forAdds: SentConversions;
  /** It knows the Adds of this input as accepted, which they are to be when the adjustments are sent. */
  readonly forAdjustments: SentConversions;
}

/** Remembers which conversions an input adds, because its adjustments are made into files before they are sent. */
export function rememberAdded(memory: SentConversions): InputMemory {
  const added = new KeySet();
  const hash = new KeyHash();
  const keyOf = (conversion: ConversionIdentity) => {
    const { microsoftClickId, conversionName, conversionTime } = conversion;
    const { hashedEmailAddress, hashedPhoneNumber } = conversion;
    const time =
      typeof conversionTime === 'number' ? conversionTime : millisecondsOf(conversionTime);
    return hashConversion(hash, {
      ...{ microsoftClickId, conversionName, conversionTime: time },
      ...{ hashedEmailAddress, hashedPhoneNumber },
    });
  };
  const { since } = memory;
  return {
    forAdds: {
      since,
      known(conversions) {
        for (const conversion of conversions) added.add(keyOf(conversion));
        return memory.known(conversions);
      },
    },
    forAdjustments: {
      since,
      async known(conversions) {
        const answers = await memory.known(conversions);
        return answers.map((sent, index) => {
          if (sent?.state === 'accepted' || sent?.state === 'retracted') return sent;
          const isAdded = added.has(keyOf(conversions[index] as ConversionIdentity));
          return isAdded
            ? { state: 'accepted', acceptedAt: undefined, adjustedAt: sent?.adjustedAt }
            : sent;
        });
      },
    },
  };
}
