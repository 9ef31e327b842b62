/*
 * Hashes of 64 bits in two 32-bit lanes, over the characters of a key's parts: a key text for each row
 * would cost more than all the rules together.
 */

/** The key hashed last. */
export const hashed = { high: 0, low: 0 };

export function startKey(): void {
  hashed.high = 0x1747b28c;
  hashed.low = 0x3c6ef372;
}

const encoder = new TextEncoder();
/** Whole words, so that the zeros that fill the last one have room too. */
const bytes = new Uint8Array(256);
const words = new Int32Array(bytes.buffer);
const dash = 45;

/**
 * Mixes a part of the key, four bytes at a time: an engine looks up each character of a cell anew, as
 * the cell is a piece of a larger text. The length comes first, so that no text can slip from one part
 * into the next.
 * @param hex whether case and dashes do not count, as in a GUID or a hash
 */
export function mixText(text: string | undefined, hex: boolean): void {
  if (text === undefined) {
    mixNumber(-1);
    return;
  }
  let rest = hex && text.charCodeAt(8) === dash ? text.replaceAll('-', '') : text;
  mixNumber(rest.length);
  // What makes a letter small leaves a digit as it is.
  const small = hex ? 0x20202020 : 0;
  while (rest !== '') {
    const { read, written } = encoder.encodeInto(rest, bytes);
    for (let i = written; i & 3; i++) bytes[i] = 0;
    let { high, low } = hashed;
    for (let i = 0; i << 2 < written; i++) {
      const word = (words[i] as number) | small;
      high = Math.imul(high ^ word, 0x85ebca6b);
      high ^= high >>> 15;
      low = Math.imul(low ^ word, 0xc2b2ae35);
      low ^= low >>> 13;
    }
    hashed.high = high;
    hashed.low = low;
    rest = rest.slice(read);
  }
}

export function mixNumber(number: number): void {
  hashed.high = Math.imul(hashed.high ^ number, 0x85ebca6b);
  hashed.high ^= hashed.high >>> 15;
  hashed.low = Math.imul(hashed.low ^ number, 0xc2b2ae35);
  hashed.low ^= hashed.low >>> 13;
}

export function finishKey(): void {
  mixNumber(0x7feb352d);
  mixNumber(0x046ca68b);
}
