const encoder = new TextEncoder();

const primes = Array.from({ length: 312 }, (_, n) => n).filter(isPrime);
const initial = Int32Array.from(primes.slice(0, 8), (prime) => fractionBits(Math.sqrt(prime)));
const constants = Int32Array.from(primes, (prime) => fractionBits(Math.cbrt(prime)));

function isPrime(n: number): boolean {
  for (let divisor = 2; divisor * divisor <= n; divisor++) if (n % divisor === 0) return false;
  return n > 1;
}

/** The first 32 bits of the fraction of a number. */
function fractionBits(n: number): number {
  return (n % 1) * 2 ** 32;
}

/**
 * Computes the SHA-256 of a text in UTF-8, as 64 lower-case hex digits. Web Crypto must be awaited, takes
 * ten times as long for texts this short, and is missing on pages without TLS.
 *
 * Source: FIPS 180-4, section 6.2
 */
export function sha256(text: string): string {
  const message = pad(encoder.encode(text));
  const hash = startHash();
  const blocks = new BlockHash();
  for (let at = 0; at < message.byteLength; at += blockLength) blocks.add(hash, message, at);
  let digits = '';
  for (const word of hash) digits += (2 ** 32 + (word >>> 0)).toString(16).slice(1);
  return digits;
}

/** Bytes of a block. */
export const blockLength = 64;

/** The eight words of a hash to which no block has been added. */
export function startHash(): Int32Array {
  return Int32Array.from(initial);
}

/** Bytes that a message takes once it is padded to whole blocks. */
export function paddedLength(length: number): number {
  return Math.ceil((length + 9) / blockLength) * blockLength;
}

/**
 * Ends a message with a one, zeros, and the length in bits, so that it fills its blocks. The memory has
 * room for them.
 *
 * @param before bytes that were added before the message
 */
export function endMessage(memory: DataView, length: number, before = 0): void {
  const end = paddedLength(length);
  memory.setUint8(length, 0x80);
  for (let at = length + 1; at < end - 8; at++) memory.setUint8(at, 0);
  const bytes = before + length;
  memory.setUint32(end - 8, Math.floor(bytes / 2 ** 29));
  memory.setUint32(end - 4, bytes << 3);
}

function pad(bytes: Uint8Array): DataView {
  const padded = new Uint8Array(paddedLength(bytes.length));
  padded.set(bytes);
  const view = new DataView(padded.buffer);
  endMessage(view, bytes.length);
  return view;
}

/** Adds blocks to hashes, with memory that all of them use. */
export class BlockHash {
  readonly #words = new Int32Array(64);

  /** Adds the block that starts at this byte to the hash. Each sum is an integer again, which is fast. */
  add(hash: Int32Array, message: DataView, at: number): void {
    const words = this.#words;
    for (let i = 0; i < 16; i++) words[i] = message.getInt32(at + i * 4);
    for (let i = 16; i < 64; i++) {
      const x = words[i - 15] as number;
      const y = words[i - 2] as number;
      const mixed = rotate(x, 7) ^ rotate(x, 18) ^ (x >>> 3);
      const other = rotate(y, 17) ^ rotate(y, 19) ^ (y >>> 10);
      const earlier = ((words[i - 7] as number) + (words[i - 16] as number)) | 0;
      words[i] = (((mixed + other) | 0) + earlier) | 0;
    }
    // An array that is taken apart would be iterated over, which takes longer than all rounds.
    let a = hash[0] as number;
    let b = hash[1] as number;
    let c = hash[2] as number;
    let d = hash[3] as number;
    let e = hash[4] as number;
    let f = hash[5] as number;
    let g = hash[6] as number;
    let h = hash[7] as number;
    for (let i = 0; i < 64; i++) {
      const choice = ((f ^ g) & e) ^ g;
      const majority = (a & b) | (c & (a | b));
      const word = ((constants[i] as number) + (words[i] as number)) | 0;
      const sum = (h + (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25))) | 0;
      const added = (((sum + choice) | 0) + word) | 0;
      const other = ((rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) + majority) | 0;
      h = g;
      g = f;
      f = e;
      e = (d + added) | 0;
      d = c;
      c = b;
      b = a;
      a = (added + other) | 0;
    }
    hash[0] = (hash[0] as number) + a;
    hash[1] = (hash[1] as number) + b;
    hash[2] = (hash[2] as number) + c;
    hash[3] = (hash[3] as number) + d;
    hash[4] = (hash[4] as number) + e;
    hash[5] = (hash[5] as number) + f;
    hash[6] = (hash[6] as number) + g;
    hash[7] = (hash[7] as number) + h;
  }
}

function rotate(word: number, bits: number): number {
  return (word >>> bits) | (word << (32 - bits));
}
