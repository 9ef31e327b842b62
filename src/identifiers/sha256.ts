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
  const hash = Int32Array.from(initial);
  for (let at = 0; at < message.byteLength; at += 64)
    addBlock(hash, new DataView(message.buffer, at, 64));
  let digits = '';
  for (const word of hash) digits += (2 ** 32 + (word >>> 0)).toString(16).slice(1);
  return digits;
}

/** Appends a one, zeros, and the length in bits, so that the message fills its blocks. */
function pad(bytes: Uint8Array): DataView {
  const padded = new Uint8Array(Math.ceil((bytes.length + 9) / 64) * 64);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 8, Math.floor(bytes.length / 2 ** 29));
  view.setUint32(padded.length - 4, bytes.length << 3);
  return view;
}

function addBlock(hash: Int32Array, block: DataView): void {
  const words = new Int32Array(64);
  const word = (i: number) => words[i] as number;
  for (let i = 0; i < 16; i++) words[i] = block.getInt32(i * 4);
  for (let i = 16; i < 64; i++) {
    const [x, y] = [word(i - 15), word(i - 2)];
    const mixed = rotate(x, 7) ^ rotate(x, 18) ^ (x >>> 3);
    words[i] = (rotate(y, 17) ^ rotate(y, 19) ^ (y >>> 10)) + word(i - 7) + mixed + word(i - 16);
  }
  let [a, b, c, d, e, f, g, h] = hash as unknown as Eight;
  for (let i = 0; i < 64; i++) {
    const choice = (e & f) ^ (~e & g);
    const majority = (a & b) ^ (a & c) ^ (b & c);
    const sum = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25);
    const added = (h + sum + choice + (constants[i] as number) + word(i)) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + added) | 0;
    d = c;
    c = b;
    const next = (added + (rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) + majority) | 0;
    b = a;
    a = next;
  }
  const sums = [a, b, c, d, e, f, g, h];
  for (let i = 0; i < 8; i++) hash[i] = (hash[i] as number) + (sums[i] as number);
}

type Eight = readonly [number, number, number, number, number, number, number, number];

function rotate(word: number, bits: number): number {
  return (word >>> bits) | (word << (32 - bits));
}
