import type { RecordView } from '../../schema/rule';
import type { columns } from './columns';

type Conversion = RecordView<typeof columns>;

/** The 64 bits of the key hashed last. */
export const hashed = { high: 0, low: 0 };

/**
 * Hashes what tells one conversion from another: click id, name, time in whole seconds, hashed email
 * and phone. It is made of values, so that spellings of one GUID or hash are one. Two 32-bit lanes
 * over the characters: a key text for each row would cost more than all the rules together.
 */
export function hashConversion({ value }: Conversion): void {
  start();
  mix(value.microsoftClickId, true);
  mix(value.conversionName, false);
  mixNumber(Math.floor((value.conversionTime ?? 0) / 1000));
  mix(value.hashedEmailAddress, true);
  mix(value.hashedPhoneNumber, true);
  finish();
}

/** Hashes a click with its goal: what a goal that counts `Unique` counts once. */
export function hashClickAndGoal({ value }: Conversion): void {
  start();
  mix(value.microsoftClickId, true);
  mix(value.conversionName, false);
  finish();
}

function start(): void {
  hashed.high = 0x9747b28c | 0;
  hashed.low = 0x3c6ef372;
}

function mixNumber(number: number): void {
  hashed.high = Math.imul(hashed.high ^ number, 0x85ebca6b);
  hashed.high ^= hashed.high >>> 15;
  hashed.low = Math.imul(hashed.low ^ number, 0xc2b2ae35);
  hashed.low ^= hashed.low >>> 13;
}

function mix(text: string | undefined, hex: boolean): void {
  let { high, low } = hashed;
  if (text !== undefined) {
    for (let i = 0; i < text.length; i++) {
      let unit = text.charCodeAt(i);
      if (hex) {
        if (unit === 45) continue;
        if (unit >= 65 && unit <= 90) unit += 32;
      }
      high = Math.imul(high ^ unit, 0x01000193);
      high ^= high >>> 15;
      low = Math.imul(low ^ unit, 0x5bd1e995);
      low ^= low >>> 13;
    }
  }
  hashed.high = high;
  hashed.low = low;
  // Ends the field, so that no text can slip from one into the next.
  mixNumber(0x10001);
}

function finish(): void {
  mixNumber(0x7feb352d);
  mixNumber(0x846ca68b);
  hashed.high >>>= 0;
  hashed.low >>>= 0;
}
