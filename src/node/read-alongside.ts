/**
 * Yields pieces, and gives the same pieces to a second reader. Both take turns, so that no more than one
 * piece waits. The pieces end once the second reader has ended too; a failure of either ends both.
 */
export async function* readAlongside(
  pieces: AsyncIterable<Uint8Array>,
  read: (copy: ReadableStream<Uint8Array>) => Promise<void>,
): AsyncGenerator<Uint8Array, void> {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const writer = writable.getWriter();
  const reading = read(readable);
  // A failure is thrown below, where it is awaited.
  reading.catch(() => {});
  let isWhole = false;
  let failure: unknown;
  try {
    for await (const piece of pieces) {
      await writer.write(piece);
      yield piece;
    }
    await writer.close();
    await reading;
    isWhole = true;
  } catch (cause) {
    failure = cause;
    throw cause;
  } finally {
    if (!isWhole) {
      await writer.abort(failure).catch(() => {});
      await reading.catch(() => {});
    }
  }
}
