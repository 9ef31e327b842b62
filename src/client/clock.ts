import * as z from 'zod/mini';

/** Time as a client sees it. A test or a simulation can replace it. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Resolves after so many milliseconds. Rejects with the reason of the signal once it is aborted. */
  wait(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

/** Checks for the option `clock`. */
export const clockShape = z.optional(
  z.custom<Clock>(
    (value) => typeof value?.now === 'function' && typeof value?.wait === 'function',
    'an object with the methods now and wait',
  ),
);

/** The longest time that a timer of JavaScript can wait: 24.8 days. */
const maxTimer = 2_147_483_647;

export const systemClock: Clock = {
  now: () => Date.now(),
  wait: (milliseconds, signal) =>
    new Promise((resolve, reject) => {
      const abort = () => {
        clearTimeout(timer);
        reject(signal?.reason);
      };
      const timer = setTimeout(
        () => {
          signal?.removeEventListener('abort', abort);
          resolve();
        },
        Math.min(milliseconds, maxTimer),
      );
      if (signal?.aborted) abort();
      else signal?.addEventListener('abort', abort, { once: true });
    }),
};

/** The moment at which a caller gives up. */
export class Deadline {
  readonly #clock: Clock;
  readonly #end: number;

  /** @param milliseconds from now */
  constructor(clock: Clock, milliseconds: number) {
    this.#clock = clock;
    this.#end = clock.now() + milliseconds;
  }

  /** Milliseconds that are left; 0 if it is over. */
  get left(): number {
    return Math.max(0, this.#end - this.#clock.now());
  }
}
