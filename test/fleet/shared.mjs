/*
 * What the test and its workers share. They run in different processes, and at a clock that runs faster
 * than that of the machine, so that an upload that takes minutes takes seconds.
 */

/** A clock that runs so many times faster since a moment. */
export function fastClock({ base, speed }) {
  return {
    now: () => Math.round(base + (Date.now() - base) * speed),
    wait: (milliseconds, signal) =>
      new Promise((resolve, reject) => {
        const abort = () => {
          clearTimeout(timer);
          reject(signal.reason);
        };
        const timer = setTimeout(() => {
          signal?.removeEventListener('abort', abort);
          resolve();
        }, milliseconds / speed);
        if (signal?.aborted) abort();
        else signal?.addEventListener('abort', abort, { once: true });
      }),
  };
}

/** The records of an account. The last of each hundred is for a goal that does not exist. */
export function* recordsOf({ account, records }, base) {
  for (let at = 0; at < records; at++)
    yield {
      action: 'Add',
      microsoftClickId: `${account.padStart(20, '0')}${String(at).padStart(12, '0')}`,
      conversionName: at % 100 === 99 ? 'No such goal' : 'Purchase',
      conversionTime: new Date(base - 86_400_000 - at * 1000),
      conversionValue: 1 + (at % 50),
      conversionCurrencyCode: 'EUR',
      clientId: `${account}-${at}`,
    };
}
