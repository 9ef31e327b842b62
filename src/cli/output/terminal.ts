import { isAbsolute, sep } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { colourInk, type Ink, plainInk, visible } from '../../report/terminal/ink';
import { asUsageError } from '../wrong-use';

/** What a command runs in: `process`, or what a test puts in its place. */
export interface Host {
  readonly stdin: Readable;
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
  readonly env: Readonly<Record<string, string | undefined>>;
  cwd(): string;
  once(signal: keyof typeof exitCodes, listener: () => void): unknown;
}

/** A stream that may be a terminal of so many columns. */
interface OutputStream extends Writable {
  readonly isTTY?: boolean;
  readonly columns?: number;
}

/** Everything a command sees of the world outside: streams, environment and working folder. */
export interface Terminal {
  /** Prints a result. Waits while the reader is slow. */
  out(text: string | Uint8Array): Promise<void>;
  /** Prints everything that is not a result. Waits too, and goes on when the reader has left. */
  err(text: string): Promise<void>;
  readonly ink: Ink;
  readonly errInk: Ink;
  /** Shows a line on stderr that replaces itself, once the work takes longer than a second. */
  progress(text: string): void;
  /** Removes the progress line. */
  clear(): void;
  /** Aborts when the reader of `out` has left, or the user interrupts. */
  readonly signal: AbortSignal;
  readonly stdin: Readable;
  readonly env: Host['env'];
  /** Finds a file that the user has named, from the working folder. Messages keep the user's name. */
  resolve(path: string): string;
}

/** What ends a command early without an error of its own. */
export abstract class EarlyEnd extends Error {
  abstract readonly exitCode: number;
}

/** Nobody reads the output any more, as behind `head`. */
export class ReaderGone extends EarlyEnd {
  readonly exitCode = 0;
}

/** The user has pressed Ctrl-C. */
export class Interrupted extends EarlyEnd {
  readonly exitCode: number;

  constructor(exitCode: number) {
    super('Interrupted.');
    this.exitCode = exitCode;
  }
}

/** The exit codes of shells: 128 and the number of the signal. */
const exitCodes = { SIGINT: 130, SIGTERM: 143 } as const;

export function openTerminal(host: Host): Terminal {
  const { stdout, stderr, env } = host;
  const controller = new AbortController();
  const { signal } = controller;
  // Once: a second Ctrl-C ends the process at once.
  for (const name of ['SIGINT', 'SIGTERM'] as const)
    host.once(name, () => controller.abort(new Interrupted(exitCodes[name])));
  // Each write reports its own failure; without listeners these events would end the process.
  for (const stream of [stdout, stderr]) stream.on('error', () => {});
  const started = Date.now();
  let isShown = false;
  let lastShown = 0;

  function clear(): void {
    if (isShown) stderr.write('\r\u001b[K');
    isShown = false;
  }

  return {
    async out(text) {
      signal.throwIfAborted();
      clear();
      try {
        await write(stdout, text, signal);
      } catch (cause) {
        signal.throwIfAborted();
        if ((cause as NodeJS.ErrnoException).code === 'EPIPE') controller.abort(new ReaderGone());
        signal.throwIfAborted();
        throw asUsageError(cause, 'standard output');
      }
    },
    async err(text) {
      clear();
      await write(stderr, text, signal).catch(() => {});
    },
    ink: inkFor(stdout, env),
    errInk: inkFor(stderr, env),
    progress(text) {
      const now = Date.now();
      if (!stderr.isTTY || now - started < 1000 || now - lastShown < 200) return;
      lastShown = now;
      isShown = true;
      // A line that wraps could not be removed.
      const width = (stderr.columns || 80) - 1;
      stderr.write(`\r${visible(text).slice(0, width)}\u001b[K`);
    },
    clear,
    signal,
    // Asked for when it is read: opening it takes time, and few commands do.
    get stdin() {
      return host.stdin;
    },
    env,
    resolve: (path) => (path === '' || isAbsolute(path) ? path : host.cwd() + sep + path),
  };
}

/** Waits until the stream has taken the text, or an abort. */
function write(stream: Writable, text: string | Uint8Array, signal: AbortSignal): Promise<void> {
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

function inkFor(stream: OutputStream, env: Host['env']): Ink {
  return stream.isTTY && !env.NO_COLOR ? colourInk : plainInk;
}
