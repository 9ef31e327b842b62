/** A source of pieces that writes down what is asked of it. */
export function watched(pieces: readonly string[]) {
  const asked: string[] = [];
  async function* open() {
    try {
      for (const [i, piece] of pieces.entries()) {
        asked.push(`piece ${i}`);
        yield piece;
      }
      asked.push('end');
    } finally {
      asked.push('closed');
    }
  }
  return { asked, source: open() };
}

/** A text in its lines. */
export function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n/g) ?? [];
}

/** A source that gives this text and then keeps its reader waiting for ever. */
export function hanging(text: string) {
  let closed = false;
  let given = false;
  const source: AsyncIterable<string> = {
    [Symbol.asyncIterator]: () => ({
      next() {
        if (given) return new Promise(() => {});
        given = true;
        return Promise.resolve({ done: false, value: text });
      },
      async return() {
        closed = true;
        return { done: true, value: undefined };
      },
    }),
  };
  return { source, isClosed: () => closed };
}

export const turn = (milliseconds = 0) =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));
