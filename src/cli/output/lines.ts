import { TextBuffer } from '../../text/buffer';

/** Collects lines, so that they are written in larger pieces. */
export function createLines(write: (text: string) => Promise<void>) {
  const buffer = new TextBuffer();

  /** Writes the lines, if there are any. */
  async function flush(): Promise<void> {
    const text = buffer.take();
    if (text !== '') await write(text);
  }

  return {
    /** Adds a line without its end. */
    add: (line: string) => buffer.add(`${line}\n`),
    /** Writes the lines if they fill a piece. */
    flushIfFull: async () => (buffer.isFull ? flush() : undefined),
    flush,
  };
}
