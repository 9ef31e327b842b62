import { createTextBuffer } from '../../text/buffer';

/** Collects lines, so that they are written in larger pieces. */
export interface Lines {
  /** Adds a line without its end. */
  add(line: string): void;
  /** Writes the lines if they fill a piece. */
  flushIfFull(): Promise<void>;
  /** Writes the lines, if there are any. */
  flush(): Promise<void>;
}

export function createLines(write: (text: string) => Promise<void>): Lines {
  const buffer = createTextBuffer();

  async function flush(): Promise<void> {
    const text = buffer.take();
    if (text !== '') await write(text);
  }

  return {
    add: (line) => buffer.add(`${line}\n`),
    flushIfFull: async () => (buffer.isFull ? flush() : undefined),
    flush,
  };
}
