/** A sync or async iterator. */
export type Items<T> = Iterator<T> | AsyncIterator<T>;

/**
 * Yields the items as they are requested. Leaving early closes their iterator. An abort rejects at once,
 * even while the iterator waits. `open` is called when the first item is requested.
 */
export async function* untilAborted<T>(
  open: () => Items<T>,
  signal: AbortSignal | undefined,
): AsyncGenerator<T, void> {
  signal?.throwIfAborted();
  const items = open();

  /** Closes the iterator, and waits for that unless the signal is aborted. */
  async function close(): Promise<IteratorResult<T>> {
    const closed = Promise.resolve(items.return?.());
    if (signal?.aborted) closed.catch(() => {});
    else await closed;
    return { done: true, value: undefined };
  }

  async function next(): Promise<IteratorResult<T>> {
    try {
      return await orAbort(Promise.resolve(items.next()), signal);
    } catch (cause) {
      // The loop takes an iterator that fails for one that has ended, and does not close it.
      if (signal?.aborted) await close().catch(() => {});
      throw cause;
    }
  }

  for await (const item of { [Symbol.asyncIterator]: () => ({ next, return: close }) }) {
    yield item;
    signal?.throwIfAborted();
  }
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

/** Returns the records that a caller passes, which end at an abort. */
export function recordsFrom<T>(
  records: Iterable<T> | AsyncIterable<T>,
  signal: AbortSignal | undefined,
): Iterable<T> | AsyncIterable<T> {
  const isIterable =
    typeof records === 'object' &&
    records !== null &&
    (Symbol.asyncIterator in records || Symbol.iterator in records);
  if (!isIterable)
    throw new TypeError('The records must be an iterable of objects, sync or async.');
  return signal ? untilAborted(() => iteratorOf(records), signal) : records;
}

function iteratorOf<T>(records: Iterable<T> | AsyncIterable<T>): Items<T> {
  return Symbol.asyncIterator in records
    ? records[Symbol.asyncIterator]()
    : records[Symbol.iterator]();
}
