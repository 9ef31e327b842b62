import type { ReadOptions } from './options/options';
import { type RecordResult, readOfflineConversions } from './read';
import type { offlineConversion } from './records/offline-conversion';
import type { OwnOptionsOf } from './schema/record-type';

type Chunk = IteratorResult<Uint8Array | string>;

/**
 * Creates a pair of streams for `pipeThrough` that reads as `readOfflineConversions` does: bytes or
 * strings in, results out. It reads only as far as results are requested. A fault that ends the reading
 * errors both sides.
 *
 * @throws TypeError at once for wrong options; the streams error with what `readOfflineConversions` throws
 * @example
 * const { body } = await fetch(url);
 * await body?.pipeThrough(offlineConversionStream()).pipeTo(sink);
 */
export function offlineConversionStream(
  options: ReadOptions & OwnOptionsOf<typeof offlineConversion> = {},
): { readable: ReadableStream<RecordResult>; writable: WritableStream<Uint8Array | string> } {
  let ends!: TransformStreamDefaultController;
  const input = new TransformStream<Uint8Array | string, Uint8Array | string>({
    start(controller) {
      ends = controller;
    },
  });
  const reader = input.readable.getReader();
  const results = readOfflineConversions(
    { [Symbol.asyncIterator]: () => ({ next: () => reader.read() as Promise<Chunk> }) },
    options,
  );
  const readable = new ReadableStream<RecordResult>(
    {
      async pull(controller) {
        try {
          const next = await results.next();
          if (next.done) controller.close();
          else controller.enqueue(next.value);
        } catch (cause) {
          ends.error(cause);
          throw cause;
        }
      },
      async cancel(reason) {
        // An error instead of an end: a file that is cut off here must not be judged as a whole one.
        ends.error(reason);
        await results.return();
      },
    },
    { highWaterMark: 0 },
  );
  return { readable, writable: input.writable };
}
