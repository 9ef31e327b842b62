/** The text of some whole rows, found by the places of its bytes. It does not change with the bytes. */
export class Piece {
  readonly #text: string;
  /** Undefined if each character is one byte. */
  readonly #bytes: Uint8Array | undefined;

  private constructor(text: string, bytes: Uint8Array | undefined) {
    this.#text = text;
    this.#bytes = bytes;
  }

  /** Undefined if the bytes are not UTF-8. */
  static open(bytes: Uint8Array): Piece | undefined {
    try {
      const text = utf8.decode(bytes);
      return new Piece(text, text.length === bytes.length ? undefined : bytes.slice());
    } catch {
      return undefined;
    }
  }

  slice(start: number, end: number): string {
    if (this.#bytes) return utf8.decode(this.#bytes.subarray(start, end));
    return this.#text.slice(start, end);
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
