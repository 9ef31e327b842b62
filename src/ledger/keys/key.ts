import {
  BlockHash,
  blockLength,
  endMessage,
  paddedLength,
  startHash,
} from '../../identifiers/sha256';
import type { Key } from '../../keys/hash';
import type { ConversionIdentity } from '../../records/offline-conversion/sent';
import { KeyMessage } from './message';
import { KeyPrefix } from './prefix';

/** Bytes of a key. */
export const keyLength = 16;

/** Bytes of the prefix of a key. */
export const prefixLength = 4;

/**
 * Computes the keys of conversions. A name, a time and a hashed address can be guessed, so that a plain hash
 * of them would show who converted to everyone who has the ledger. Without the secret, the key shows nothing.
 *
 * A key is a prefix of 4 bytes and the first 12 bytes of an HMAC-SHA-256. The prefix comes from the hash that
 * every conversion has anyway, in a tenth of the time, and is enough to see that most are new.
 *
 * Source: RFC 2104, section 2
 */
export class KeyWriter {
  readonly #blocks = new BlockHash();
  /** The hash after the first block, which depends on the secret only; and the same of the outer hash. */
  readonly #inner: Int32Array;
  readonly #outer: Int32Array;
  readonly #hash = startHash();
  /** The block of the outer hash: the inner hash, padded. */
  readonly #last = new DataView(new ArrayBuffer(blockLength));
  readonly #message = new KeyMessage();
  readonly #prefix: KeyPrefix;

  constructor(secret: Uint8Array) {
    const key = secret.length > blockLength ? this.#digest(startHash(), secret) : secret;
    this.#inner = this.#startWith(key, 0x36);
    this.#outer = this.#startWith(key, 0x5c);
    endMessage(this.#last, 32, blockLength);
    this.#prefix = new KeyPrefix(this.#digestOf('msads-bulk key prefix'));
  }

  /** Writes the key of a conversion into memory, at this byte. */
  write(conversion: ConversionIdentity, target: DataView, at: number): void {
    target.setInt32(at, this.#prefix.ofConversion(conversion));
    this.#message.write(conversion);
    const digest = this.#addMessage();
    for (let i = prefixLength; i < keyLength; i += 4)
      target.setInt32(at + i, digest[i / 4 - 1] as number);
  }

  /** The first 32 bits of the keys of all conversions with this hash. */
  prefixOf(hash: Key): number {
    return this.#prefix.of(hash) >>> 0;
  }

  /** Shows which secret the keys were made with, as hex digits. */
  check(text: string): string {
    return hexOf(this.#digestOf(text).subarray(0, keyLength));
  }

  #digestOf(text: string): Uint8Array {
    this.#message.writeText(text);
    return bytesOfWords(this.#addMessage());
  }

  /** The HMAC of the message, as words that are valid until the next one. */
  #addMessage(): Int32Array {
    const { view, length } = this.#message;
    endMessage(view, length, blockLength);
    const hash = this.#hash;
    hash.set(this.#inner);
    for (let block = 0; block < paddedLength(length); block += blockLength)
      this.#blocks.add(hash, view, block);
    for (let i = 0; i < 8; i++) this.#last.setInt32(i * 4, hash[i] as number);
    hash.set(this.#outer);
    this.#blocks.add(hash, this.#last, 0);
    return hash;
  }

  #startWith(key: Uint8Array, mask: number): Int32Array {
    const block = new Uint8Array(blockLength);
    block.set(key);
    const hash = startHash();
    const masked = block.map((byte) => byte ^ mask);
    this.#blocks.add(hash, new DataView(masked.buffer), 0);
    return hash;
  }

  #digest(hash: Int32Array, message: Uint8Array): Uint8Array {
    const padded = new Uint8Array(paddedLength(message.length));
    padded.set(message);
    const view = new DataView(padded.buffer);
    endMessage(view, message.length);
    for (let at = 0; at < padded.length; at += blockLength) this.#blocks.add(hash, view, at);
    return bytesOfWords(hash);
  }
}

function bytesOfWords(words: Int32Array): Uint8Array {
  const bytes = new DataView(new ArrayBuffer(words.length * 4));
  words.forEach((word, i) => {
    bytes.setInt32(i * 4, word);
  });
  return new Uint8Array(bytes.buffer);
}

/** Seconds since 1970; undefined without a time. */
export function secondsOf(time: ConversionIdentity['conversionTime']): number | undefined {
  return time === undefined ? undefined : Math.floor(Number(time) / 1000);
}

const hexDigits = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** The bytes as lower-case hex digits. */
export function hexOf(bytes: Uint8Array): string {
  let digits = '';
  for (const byte of bytes) digits += hexDigits[byte];
  return digits;
}

/** The bytes that hex digits stand for. */
export function bytesOf(hex: string): Uint8Array {
  return Uint8Array.from({ length: hex.length / 2 }, (_, i) =>
    Number.parseInt(hex.slice(2 * i, 2 * i + 2), 16),
  );
}
