import { TextBuffer } from '../../text/buffer';

/** Collects lines, so that they are written in larger pieces. */
export class Lines {
  readonly #buffer = new TextBuffer();
  readonly #write: (text: string) => Promise<void>;

  constructor(write: (text: string) => Promise<void>) {
    this.#write = write;
  }

  /** Adds a line without its end. */
  add(line: string): void {
    this.#buffer.add(`${line}\n`);
  }

  /** Writes the lines if they fill a piece. */
  async flushIfFull(): Promise<void> {
    if (this.#buffer.isFull) await this.flush();
  }

  /** Writes the lines, if there are any. */
  async flush(): Promise<void> {
    const text = this.#buffer.take();
    if (text !== '') await this.#write(text);
  }
}
