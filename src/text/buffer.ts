/** Text is collected to pieces of about this length before it is passed on. */
const pieceLength = 65_536;

/** Collects text that is added in small parts, so that it is written or encoded in larger pieces. */
export class TextBuffer {
  #text = '';

  add(part: string): void {
    this.#text += part;
  }

  /** Whether it holds a whole piece. */
  get isFull(): boolean {
    return this.#text.length >= pieceLength;
  }

  /** Removes the collected text from the buffer and returns it; an empty text if there is none. */
  take(): string {
    const piece = this.#text;
    this.#text = '';
    return piece;
  }
}
