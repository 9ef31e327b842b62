import {
  BlockHash,
  blockLength,
  endMessage,
  paddedLength,
  startHash,
} from '../../identifiers/sha256';
import type { ConversionIdentity } from '../../records/offline-conversion/sent';
import { KeyMessage } from './message';

/** Bytes of a key. */
export const keyLength = 16;

/**
 * Computes the keys of conversions: the first 16 bytes of an HMAC-SHA-256. A name, a time and a hashed
 * address can be guessed, so that a plain hash of them would show who converted to everyone who has the
 * ledger. Without the secret, the key shows nothing.
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

  constructor(secret: Uint8Array) {
    const key = secret.length > blockLength ? this.#digest(startHash(), secret) : secret;
    this.#inner = this.#startWith(key, 0x36);
    this.#outer = this.#startWith(key, 0x5c);
    endMessage(this.#last, 32, blockLength);
  }

  /** Writes the key of a conversion into memory, at this byte. */
  write(conversion: ConversionIdentity, target: DataView, at: number): void {
    this.#message.write(conversion);
    this.#write(target, at);
  }

  /** Shows which secret the keys were made with, as hex digits. It is the key of a text. */
  check(text: string): string {
    const target = new DataView(new ArrayBuffer(keyLength));
    this.#message.writeText(text);
    this.#write(target, 0);
    return hexOf(new Uint8Array(target.buffer));
  }

  /** Writes the key of the message. */
  #write(target: DataView, at: number): void {
    const { view, length } = this.#message;
    endMessage(view, length, blockLength);
    const hash = this.#hash;
    hash.set(this.#inner);
    for (let block = 0; block < paddedLength(length); block += blockLength)
      this.#blocks.add(hash, view, block);
    for (let i = 0; i < 8; i++) this.#last.setInt32(i * 4, hash[i] as number);
    hash.set(this.#outer);
    this.#blocks.add(hash, this.#last, 0);
    for (let i = 0; i < keyLength / 4; i++) target.setInt32(at + i * 4, hash[i] as number);
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
    const digest = new DataView(new ArrayBuffer(32));
    hash.forEach((word, i) => {
      digest.setInt32(i * 4, word);
    });
    return new Uint8Array(digest.buffer);
  }
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
