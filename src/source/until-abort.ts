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

/** Settles as the promise does, or rejects with the reason of an abort, which does not end the work behind it. */
export function orAbort<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
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
    (Symbol.asyncIterator in records || Symbol.iterator in records || 'getReader' in records);
  if (!isIterable)
    throw new TypeError('The records must be an iterable of objects, sync or async.');
  const isWebStream = 'getReader' in records;
  return signal || isWebStream ? untilAborted(() => itemsOf(records), signal) : records;
}

/** Starts to read items, so that they can be closed while they keep their reader waiting. */
export function itemsOf<T>(items: Iterable<T> | AsyncIterable<T> | ReadableStream<T>): Items<T> {
  if ('getReader' in items) return readerOf(items);
  if (Symbol.asyncIterator in items) return iteratorOf(items);
  return items[Symbol.iterator]();
}

/** Uses the reader of a web stream, because not every browser can iterate the stream. */
function readerOf<T>(stream: ReadableStream<T>): Items<T> {
  const reader = stream.getReader();
  return {
    next: () => reader.read() as Promise<IteratorResult<T>>,
    async return() {
      await reader.cancel();
      reader.releaseLock();
      return { done: true, value: undefined };
    },
  };
}

/** Closes a Node stream itself: its iterator cannot be closed while it waits. */
function iteratorOf<T>(items: AsyncIterable<T> & { destroy?(): unknown }): Items<T> {
  const iterator = items[Symbol.asyncIterator]();
  if (typeof items.destroy !== 'function') return iterator;
  return {
    next: () => iterator.next(),
    async return() {
      items.destroy?.();
      await iterator.return?.();
      return { done: true, value: undefined };
    },
  };
}
