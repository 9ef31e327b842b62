import { once } from 'node:events';
import { colourInk, type Ink, plainInk } from '../report/text';

/** Where a command writes. Results go to `out`, everything else to `err`. */
export interface Terminal {
  /** Waits while the reader is slow. */
  out(text: string | Uint8Array): Promise<void>;
  err(text: string): void;
  readonly ink: Ink;
  readonly errInk: Ink;
  /** A line on stderr that replaces itself, for people who wait longer than a second. */
  progress(text: string): void;
  /** Takes the progress line away. */
  clear(): void;
  /** Ends the work when the reader of `out` has gone, or the user interrupts. */
  readonly signal: AbortSignal;
}

/** What `signal` aborts with when nobody reads any more, as behind `head`. */
export class ReaderGone extends Error {}

export function openTerminal(): Terminal {
  const controller = new AbortController();
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    controller.abort(error.code === 'EPIPE' ? new ReaderGone() : error);
  });
  for (const name of ['SIGINT', 'SIGTERM'] as const)
    process.once(name, () => controller.abort(new Interrupted(name)));
  const started = Date.now();
  let shown = false;
  let last = 0;

  function clear(): void {
    if (shown) process.stderr.write('\r\u001b[K');
    shown = false;
  }

  return {
    async out(text) {
      controller.signal.throwIfAborted();
      clear();
      if (!process.stdout.write(text))
        await once(process.stdout, 'drain', { signal: controller.signal }).catch((cause) => {
          throw controller.signal.aborted ? controller.signal.reason : cause;
        });
    },
    err(text) {
      clear();
      process.stderr.write(text);
    },
    ink: inkFor(process.stdout),
    errInk: inkFor(process.stderr),
    progress(text) {
      const now = Date.now();
      if (!process.stderr.isTTY || now - started < 1000 || now - last < 200) return;
      last = now;
      shown = true;
      process.stderr.write(`\r${text}\u001b[K`);
    },
    clear,
    signal: controller.signal,
  };
}

/** What `signal` aborts with on Ctrl-C: files that are half written are taken away first. */
export class Interrupted extends Error {
  readonly signal: 'SIGINT' | 'SIGTERM';

  constructor(signal: 'SIGINT' | 'SIGTERM') {
    super('Interrupted.');
    this.signal = signal;
  }
}

function inkFor(stream: NodeJS.WriteStream): Ink {
  return stream.isTTY && !process.env.NO_COLOR ? colourInk : plainInk;
}
