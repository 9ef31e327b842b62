/** Bytes are collected to pieces of about this length before they are passed on. */
const pieceLength = 65_536;

/**
 * Text is encoded in parts of about this length. It is made of many small strings, and a processor finds
 * them again in half the time while they are in its first cache.
 */
const partLength = 8192;

/** UTF-8 takes at most three bytes for a unit of UTF-16. */
const bytesPerUnit = 3;

/** Collects text that is added in small parts, as UTF-8 in larger pieces. */
export class Utf8Buffer {
  readonly #encoder = new TextEncoder();
  #text = '';
  #bytes = new Uint8Array(pieceLength + 2 * partLength * bytesPerUnit);
  #length = 0;

  /** @param part text without half a surrogate pair */
  add(part: string): void {
    this.#text += part;
    if (this.#text.length >= partLength) this.#encode();
  }

  get isEmpty(): boolean {
    return this.#text === '' && this.#length === 0;
  }

  /** Whether it holds a whole piece. */
  get isFull(): boolean {
    return this.#length >= pieceLength;
  }

  /** Removes the collected bytes from the buffer and returns them. */
  take(): Uint8Array<ArrayBuffer> {
    this.#encode();
    const piece = this.#bytes.slice(0, this.#length);
    this.#length = 0;
    return piece;
  }

  #encode(): void {
    const needed = this.#length + this.#text.length * bytesPerUnit;
    if (this.#bytes.length < needed) {
      const bytes = new Uint8Array(needed);
      bytes.set(this.#bytes.subarray(0, this.#length));
      this.#bytes = bytes;
    }
    const { written } = this.#encoder.encodeInto(this.#text, this.#bytes.subarray(this.#length));
    this.#length += written;
    this.#text = '';
  }
}
