/*
 * Hashes of 64 bits in two 32-bit lanes, over the characters of a key's parts: a key text for each row
 * would cost more than all the rules together.
 */

/** The key hashed last. */
export const hashed = { high: 0, low: 0 };

export function startKey(): void {
  hashed.high = 0x9747b28c | 0;
  hashed.low = 0x3c6ef372;
}

/** @param hex whether case and dashes do not count, as in a GUID or a hash */
export function mixText(text: string | undefined, hex: boolean): void {
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
  // Ends the part, so that no text can slip from one into the next.
  mixNumber(0x10001);
}

export function mixNumber(number: number): void {
  hashed.high = Math.imul(hashed.high ^ number, 0x85ebca6b);
  hashed.high ^= hashed.high >>> 15;
  hashed.low = Math.imul(hashed.low ^ number, 0xc2b2ae35);
  hashed.low ^= hashed.low >>> 13;
}

export function finishKey(): void {
  mixNumber(0x7feb352d);
  mixNumber(0x846ca68b);
  hashed.high >>>= 0;
  hashed.low >>>= 0;
}
