/** Text is collected to pieces of about this length before it is passed on. */
const pieceLength = 65_536;

/** Collects text that is added in small parts, so that it is written or encoded in larger pieces. */
export interface TextBuffer {
  add(text: string): void;
  /** Whether it holds a whole piece. */
  readonly isFull: boolean;
  /** Removes the collected text from the buffer and returns it; an empty text if there is none. */
  take(): string;
}

export function createTextBuffer(): TextBuffer {
  let text = '';
  return {
    add(part) {
      text += part;
    },
    get isFull() {
      return text.length >= pieceLength;
    },
    take() {
      const piece = text;
      text = '';
      return piece;
    },
  };
}
