/** A source that can be opened more than once, and what has been done with it. */
export interface Watched<T> {
  readonly open: () => AsyncIterable<T>;
  /** Items that were asked for, in all readings. */
  asked(): number;
  /** Readings that were begun, and those that came to an end: by the last item, a failure, or being closed. */
  opened(): number;
  ended(): number;
  /** Resolves once somebody waits for what does not come. */
  readonly waitedFor: Promise<void>;
}

export interface Trouble {
  /** The source fails where it is asked for this item. */
  readonly failsAt?: { readonly item: number; readonly failure: Error };
  /** From this item on nothing comes any more, and nothing fails. */
  readonly hangsAt?: number;
}

/**
 * The items, one at a time. It is no generator, as those can not be closed while they are waited for.
 */
export function watched<T>(items: readonly T[], { failsAt, hangsAt }: Trouble = {}): Watched<T> {
  const seen = { asked: 0, opened: 0, ended: 0 };
  let waits = () => {};
  const waitedFor = new Promise<void>((resolve) => {
    waits = resolve;
  });

  function open(): AsyncIterator<T, undefined> {
    let at = 0;
    let isOpen = true;
    seen.opened++;
    function end(): void {
      // Closed a second time it would count as another one.
      seen.ended++;
      isOpen = false;
    }
    return {
      async next() {
        seen.asked++;
        if (at === failsAt?.item) {
          end();
          throw failsAt.failure;
        }
        if (at === hangsAt) {
          waits();
          return new Promise<never>(() => {});
        }
        if (at === items.length) {
          if (isOpen) end();
          return { done: true, value: undefined };
        }
        return { done: false, value: items[at++] as T };
      },
      async return() {
        end();
        return { done: true, value: undefined };
      },
    };
  }

  return {
    open: () => ({ [Symbol.asyncIterator]: open }),
    asked: () => seen.asked,
    opened: () => seen.opened,
    ended: () => seen.ended,
    waitedFor,
  };
}
