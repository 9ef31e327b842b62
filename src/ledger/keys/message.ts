import type { ConversionIdentity } from '../../records/offline-conversion/sent';

const encoder = new TextEncoder();
const [zero, colon, dash] = [48, 58, 45];
/** The bits that make letters of hex digits lower case. They are set in every digit already. */
const lowerCase = 0x20;
/** Names repeat: a file has a few. */
const maxNames = 1000;
/** Bytes that are always free, so that numbers and lengths need no check. */
const spare = 64;

/**
 * The message that the key of a conversion is made of, as bytes: the click id (lower case, without dashes),
 * the name, the time in seconds since 1970, and the two hashes (lower case). Each part stands after its
 * length in bytes and a colon, so that no two conversions have the same message.
 */
export class KeyMessage {
  bytes = new Uint8Array(4096);
  view = new DataView(this.bytes.buffer);
  length = 0;
  /** Parts that were encoded before, with their lengths. */
  readonly #names = new Map<string, Uint8Array>();

  write(conversion: ConversionIdentity): void {
    this.length = 0;
    this.#digits(conversion.microsoftClickId);
    this.#name(conversion.conversionName);
    this.#seconds(conversion.conversionTime);
    this.#digits(conversion.hashedEmailAddress);
    this.#digits(conversion.hashedPhoneNumber);
  }

  /** Writes bytes alone. */
  writeText(text: string): void {
    this.length = 0;
    this.#append(encoder.encode(text));
  }

  /** A GUID or a hash, regardless of case and dashes. */
  #digits(text = ''): void {
    if (text.charCodeAt(8) === dash) {
      this.#digits(text.replaceAll('-', ''));
      return;
    }
    this.#reserve(text.length * 3);
    const { bytes } = this;
    const lengthAt = this.length;
    this.#number(text.length);
    bytes[this.length++] = colon;
    const start = this.length;
    const { written } = encoder.encodeInto(text, bytes.subarray(start));
    if (written !== text.length) {
      // Digits are ASCII: this is a text that was never accepted.
      this.length = lengthAt;
      this.#part(encoder.encode(text.toLowerCase()));
      return;
    }
    this.length = start + written;
    for (let at = start; at < this.length; at++) {
      const byte = bytes[at] as number;
      if (byte >= 65 && byte <= 90) bytes[at] = byte | lowerCase;
    }
  }

  #name(name = ''): void {
    let part = this.#names.get(name);
    if (!part) {
      const start = this.length;
      this.#part(encoder.encode(name));
      part = this.bytes.slice(start, this.length);
      if (this.#names.size >= maxNames) this.#names.clear();
      this.#names.set(name, part);
      return;
    }
    this.#append(part);
  }

  #seconds(time: ConversionIdentity['conversionTime']): void {
    if (time === undefined) this.#part(new Uint8Array(0));
    else {
      const seconds = Math.floor(Number(time) / 1000);
      // Ten digits, from the year 2001 on.
      const isUsual = seconds >= 1e9 && seconds < 1e10;
      if (!isUsual) this.#part(encoder.encode(String(seconds)));
      else {
        this.#reserve(0);
        this.#number(10);
        this.bytes[this.length++] = colon;
        this.#number(seconds);
      }
    }
  }

  #part(part: Uint8Array): void {
    this.#reserve(part.length);
    this.#number(part.length);
    this.bytes[this.length++] = colon;
    this.#append(part);
  }

  #append(part: Uint8Array): void {
    this.#reserve(part.length);
    this.bytes.set(part, this.length);
    this.length += part.length;
  }

  /** Writes the digits of a whole number from 0. */
  #number(number: number): void {
    let digits = 1;
    for (let rest = number; rest >= 10; rest = Math.floor(rest / 10)) digits++;
    let rest = number;
    for (let at = this.length + digits - 1; at >= this.length; at--) {
      const next = Math.floor(rest / 10);
      this.bytes[at] = zero + (rest - next * 10);
      rest = next;
    }
    this.length += digits;
  }

  /** Makes room for so many bytes, a number, a colon, and what ends the message of a hash. */
  #reserve(length: number): void {
    const wanted = this.length + length + 2 * spare;
    if (wanted <= this.bytes.length) return;
    const bytes = new Uint8Array(2 * wanted);
    bytes.set(this.bytes);
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer);
  }
}
