import { TextBuffer } from '../../text/buffer';

/** Collects lines, so that they are written in larger pieces. */
export function createLines(write: (text: string) => Promise<void>) {
  const buffer = new TextBuffer();
  /** Full pieces: one record may have more lines than one string can hold. */
  let pieces: string[] = [];

  /** Writes the lines, if there are any. */
  async function flush(): Promise<void> {
    const waiting = [...pieces, buffer.take()];
    pieces = [];
    for (const text of waiting) if (text !== '') await write(text);
  }

  return {
    /** Adds a line without its end. */
    add(line: string): void {
      buffer.add(`${line}\n`);
      if (buffer.isFull) pieces.push(buffer.take());
    },
    /** Writes the lines if they fill a piece. */
    flushIfFull: async () => (pieces.length > 0 ? flush() : undefined),
    flush,
  };
}
