import { colourInk, type Ink, plainInk, visible } from '../../report/terminal/ink';
import { systemInWords } from '../system-words';

/** Where a command writes. Results go to `out`, everything else to `err`. */
export interface Terminal {
  /** Waits while the reader is slow. */
  out(text: string | Uint8Array): Promise<void>;
  /** Waits too; a reader that has gone is no reason to stop. */
  err(text: string): Promise<void>;
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

/** What `signal` aborts with on Ctrl-C: files that are half written are taken away first. */
export class Interrupted extends Error {
  /** As a shell has it: 128 and the signal's number. */
  readonly exitCode: number;

  constructor(exitCode: number) {
    super('Interrupted.');
    this.exitCode = exitCode;
  }
}

const exitCodes = { SIGINT: 130, SIGTERM: 143 } as const;

export function openTerminal(): Terminal {
  const controller = new AbortController();
  const { signal } = controller;
  // Once: a second Ctrl-C ends the process at once.
  for (const [name, code] of Object.entries(exitCodes))
    process.once(name, () => controller.abort(new Interrupted(code)));
  // Each write hears of its own failure; without listeners these events would end the process.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
  const started = Date.now();
  let shown = false;
  let last = 0;

  function clear(): void {
    if (shown) process.stderr.write('\r\u001b[K');
    shown = false;
  }

  return {
    async out(text) {
      signal.throwIfAborted();
      clear();
      try {
        await written(process.stdout, text, signal);
      } catch (cause) {
        signal.throwIfAborted();
        if ((cause as NodeJS.ErrnoException).code === 'EPIPE') controller.abort(new ReaderGone());
        signal.throwIfAborted();
        throw systemInWords('standard output', cause);
      }
    },
    async err(text) {
      clear();
      await written(process.stderr, text, signal).catch(() => {});
    },
    ink: inkFor(process.stdout),
    errInk: inkFor(process.stderr),
    progress(text) {
      const now = Date.now();
      if (!process.stderr.isTTY || now - started < 1000 || now - last < 200) return;
      last = now;
      shown = true;
      // A line that wraps could not be taken away.
      process.stderr.write(
        `\r${visible(text).slice(0, (process.stderr.columns || 80) - 1)}\u001b[K`,
      );
    },
    clear,
    signal,
  };
}

/** Waits until the text has been taken, or an abort. */
function written(
  stream: NodeJS.WriteStream,
  text: string | Uint8Array,
  signal: AbortSignal,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    signal.addEventListener('abort', abort);
    stream.write(text, (error) => {
      signal.removeEventListener('abort', abort);
      if (error) reject(error);
      else resolve();
    });
  });
}

function inkFor(stream: NodeJS.WriteStream): Ink {
  return stream.isTTY && !process.env.NO_COLOR ? colourInk : plainInk;
}
