import { type RecordResult, readOfflineConversions } from './read';
import type { offlineConversion } from './records/offline-conversion';
import type { ReadOptions } from './rules/options';
import type { OwnOptionsOf } from './schema/record-type';

/**
 * `readOfflineConversions` for `pipeThrough`: bytes or strings in, results out. What is not asked
 * for is not read; a fault that ends the reading errors both sides.
 *
 * @throws TypeError at once for wrong options; the stream errors with what the reading throws
 * @example
 * const response = await fetch(url);
 * await response.body.pipeThrough(offlineConversionStream()).pipeTo(sink);
 */
export function offlineConversionStream(
  options: ReadOptions & OwnOptionsOf<typeof offlineConversion> = {},
): ReadableWritablePair<RecordResult, Uint8Array | string> {
  const input = new TransformStream<Uint8Array | string, Uint8Array | string>();
  const results = readOfflineConversions(input.readable, options);
  const readable = new ReadableStream<RecordResult>(
    {
      async pull(controller) {
        const next = await results.next();
        if (next.done) controller.close();
        else controller.enqueue(next.value);
      },
      async cancel(reason) {
        // Where nothing has been asked for, the reader has not opened its source and can not close it.
        await results.return();
        if (!input.readable.locked) await input.readable.cancel(reason);
      },
    },
    { highWaterMark: 0 },
  );
  return { readable, writable: input.writable };
}
