import { copyOf } from '../../source/memory';

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
      return new Piece(text, text.length === bytes.length ? undefined : copyOf(bytes));
    } catch {
      return undefined;
    }
  }

  slice(start: number, end: number): string {
    if (this.#bytes) return utf8.decode(this.#bytes.subarray(start, end));
    return this.#text.slice(start, end);
  }
}

/** The text of the rows that the module has handed over, decoded once somebody asks for it. */
export class BlockText {
  #bytes: Uint8Array = new Uint8Array(0);
  #start = 0;
  #piece: Piece | undefined;

  /** @param start where the bytes stand in the memory of the module */
  open(bytes: Uint8Array, start: number): void {
    this.#bytes = bytes;
    this.#start = start;
    this.#piece = undefined;
  }

  /** Undefined if the bytes are not UTF-8. */
  get piece(): Piece | undefined {
    this.#piece ??= Piece.open(this.#bytes);
    return this.#piece;
  }

  /** The text between two places in the memory of the module. */
  slice(start: number, end: number): string {
    return (this.piece as Piece).slice(start - this.#start, end - this.#start);
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
