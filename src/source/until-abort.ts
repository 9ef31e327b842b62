/** What gives items when asked, at once or later. */
export type Items<T> = Iterator<T> | AsyncIterator<T>;

/**
 * The items as they are asked for. Leaving early closes what gives them; an abort rejects at once,
 * also while they keep us waiting.
 * @param open called when the first item is asked for
 */
export async function* untilAborted<T>(
  open: () => Items<T>,
  signal: AbortSignal | undefined,
): AsyncGenerator<T, void> {
  signal?.throwIfAborted();
  const items = open();
  let finished = false;
  try {
    for (;;) {
      let next: IteratorResult<T>;
      try {
        next = await orAbort(Promise.resolve(items.next()), signal);
      } catch (cause) {
        // What has failed by itself has ended, and must not be closed as well.
        finished = !signal?.aborted;
        throw cause;
      }
      if (next.done) {
        finished = true;
        return;
      }
      yield next.value;
      signal?.throwIfAborted();
    }
  } catch (cause) {
    // What failed says why; that closing it fails too adds nothing.
    if (!finished) await close(items, signal).catch(() => {});
    finished = true;
    throw cause;
  } finally {
    if (!finished) await close(items, signal);
  }
}

/** After an abort nobody waits for it. */
async function close(items: Items<unknown>, signal: AbortSignal | undefined): Promise<void> {
  const closed = items.return?.();
  if (signal?.aborted) void Promise.resolve(closed).catch(() => {});
  else await closed;
}

function orAbort<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return promise;
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
