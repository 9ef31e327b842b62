import { createHmac } from 'node:crypto';

/*
 * The key of a conversion, written down a second time from its definition, with the numbers of 64 bits that
 * JavaScript has. Ledgers hold these keys for years: if an expectation fails, the keys have changed, and
 * every ledger there is has forgotten what was sent.
 */

/** The parts of a key as texts: digits without dashes and in lower case, the time in seconds. */
export interface KeyParts {
  readonly clickId?: string;
  readonly name?: string;
  readonly seconds?: number;
  readonly email?: string;
  readonly phone?: string;
}

/** The key as hex digits. */
export function referenceKey(secret: Uint8Array | string, parts: KeyParts): string {
  const hmac = (message: string) => createHmac('sha256', secret).update(message).digest();
  const prefixKey = hmac('msads-bulk key prefix').subarray(0, 16);
  const prefix = sipHash(prefixKey, hashOf(parts)) & 0xffff_ffffn;
  return prefix.toString(16).padStart(8, '0') + hmac(messageOf(parts)).toString('hex', 0, 12);
}

export function messageOf({
  clickId = '',
  name = '',
  seconds,
  email = '',
  phone = '',
}: KeyParts): string {
  const time = seconds === undefined ? '' : String(seconds);
  return [clickId, name, time, email, phone]
    .map((part) => `${Buffer.byteLength(part)}:${part}`)
    .join('');
}

/** The hash that conversions are compared by while a file is read: its halves in two words of 32 bits. */
export function hashOf({ clickId, name, seconds, email, phone }: KeyParts): Buffer {
  const lanes = [
    { state: 0x1747b28cn, factor: 0x85ebca6bn, shift: 15n },
    { state: 0x3c6ef372n, factor: 0xc2b2ae35n, shift: 13n },
  ];
  const mix = (word: bigint) => {
    for (const lane of lanes) {
      const product = BigInt.asUintN(32, (lane.state ^ BigInt.asUintN(32, word)) * lane.factor);
      lane.state = product ^ (product >> lane.shift);
    }
  };
  const mixText = (text: string | undefined, mask: number) => {
    if (!text) {
      mix(-1n);
      return;
    }
    const bytes = Buffer.from(text);
    for (let at = 0; at < bytes.length; at += 4) {
      const word = Buffer.alloc(4);
      bytes.copy(word, 0, at);
      mix(BigInt((word.readUInt32LE() | mask) >>> 0));
    }
    mix(BigInt(bytes.length));
  };
  mixText(clickId, 0x20202020);
  mixText(name, 0);
  mix(BigInt(seconds ?? 0));
  mixText(email, 0x20202020);
  mixText(phone, 0x20202020);
  mix(0x7feb352dn);
  mix(0x046ca68bn);
  const hash = Buffer.alloc(8);
  lanes.forEach(({ state }, i) => {
    hash.writeUInt32LE(Number(state), i * 4);
  });
  return hash;
}

/** SipHash-2-4 of a message of 8 bytes. */
export function sipHash(key: Uint8Array, message: Uint8Array): bigint {
  const wordOf = (bytes: Uint8Array, at: number) => Buffer.from(bytes).readBigUInt64LE(at);
  const limit = (n: bigint) => BigInt.asUintN(64, n);
  const rotate = (n: bigint, bits: bigint) => limit(n << bits) | (n >> (64n - bits));
  const [k0, k1] = [wordOf(key, 0), wordOf(key, 8)];
  let v0 = k0 ^ 0x736f6d6570736575n;
  let v1 = k1 ^ 0x646f72616e646f6dn;
  let v2 = k0 ^ 0x6c7967656e657261n;
  let v3 = k1 ^ 0x7465646279746573n;
  const round = () => {
    v0 = limit(v0 + v1);
    v1 = rotate(v1, 13n) ^ v0;
    v0 = rotate(v0, 32n);
    v2 = limit(v2 + v3);
    v3 = rotate(v3, 16n) ^ v2;
    v0 = limit(v0 + v3);
    v3 = rotate(v3, 21n) ^ v0;
    v2 = limit(v2 + v1);
    v1 = rotate(v1, 17n) ^ v2;
    v2 = rotate(v2, 32n);
  };
  for (const word of [wordOf(message, 0), 8n << 56n]) {
    v3 ^= word;
    round();
    round();
    v0 ^= word;
  }
  v2 ^= 0xffn;
  for (let i = 0; i < 4; i++) round();
  return v0 ^ v1 ^ v2 ^ v3;
}
