import { archiveError, assertWithin, type InflationLimits } from '../../file/archive';

/** A browser holds all that one piece unpacks to, up to 1,030 times its length. */
const pieceLength = 16_384;

/** Unpacks bytes up to the limits, as they are requested. */
export async function* inflate(
  packed: AsyncIterable<Uint8Array<ArrayBuffer>>,
  format: 'gzip' | 'deflate-raw',
  limits: InflationLimits,
): AsyncGenerator<Uint8Array, void> {
  const input = new Input(packed);
  const reader = input.stream().pipeThrough(new DecompressionStream(format)).getReader();
  let bytes = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read().catch((cause) => {
        throw input.failure ?? archiveError({ reason: reasonOf(cause, format) });
      });
      if (done) return;
      bytes += value.length;
      assertWithin(limits, bytes, input.bytes);
      yield value;
    }
  } finally {
    await reader.cancel().catch(() => {});
  }
}

/** The packed bytes in short pieces, and how many of them were read. */
class Input {
  bytes = 0;
  /** Why the file itself could not be read. */
  failure: unknown;
  readonly #packed: AsyncIterable<Uint8Array<ArrayBuffer>>;

  constructor(packed: AsyncIterable<Uint8Array<ArrayBuffer>>) {
    this.#packed = packed;
  }

  stream(): ReadableStream<Uint8Array<ArrayBuffer>> {
    const pieces = this.#pieces();
    return new ReadableStream({
      pull: async (controller) => {
        const next = await pieces.next().catch((cause) => {
          this.failure = cause;
          throw cause;
        });
        if (next.done) controller.close();
        else controller.enqueue(next.value);
      },
      cancel: async () => void (await pieces.return()),
    });
  }

  async *#pieces(): AsyncGenerator<Uint8Array<ArrayBuffer>, void> {
    for await (const piece of this.#packed)
      for (let at = 0; at < piece.length; at += pieceLength) {
        const part = piece.subarray(at, at + pieceLength);
        this.bytes += part.length;
        yield part;
      }
  }
}

/** Browsers tell in words only what is wrong. What is behind an entry of a ZIP archive belongs to it. */
function reasonOf(cause: unknown, format: 'gzip' | 'deflate-raw') {
  const words = cause instanceof Error ? cause.message : '';
  if (/truncated|end of file|ended without/i.test(words)) return 'truncated';
  return format === 'gzip' && /junk|after the end/i.test(words) ? 'trailing' : 'damaged';
}
