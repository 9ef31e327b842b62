import { constants } from 'node:os';
import { isAbsolute, sep } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { type Clock, systemClock } from '../../client/clock';
import { colourInk, type Ink, plainInk } from '../../report/terminal/ink';
import { visible, writeJson } from '../../text/shown/escapes';
import type { LogEntry } from '../documents/log';
import { asUsageError } from '../wrong-use';
import { logText } from './log';

/** What a command runs in: `process`, or what a test puts in its place. */
export interface Host {
  readonly stdin: Readable;
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Default: the clock of the system. */
  readonly clock?: Clock;
  cwd(): string;
  on(signal: EndSignal, listener: () => void): unknown;
  exit(code: number): void;
}

/** A stream that may be a terminal with a number of columns. */
interface OutputStream extends Writable {
  readonly isTTY?: boolean;
  readonly columns?: number;
}

/**
 * The signals that end a process by default and that Node can catch. A system that lacks one never sends it.
 * SIGPIPE is not among them: Node ignores it, and the write fails with EPIPE instead.
 */
const endSignals = [
  ...(['SIGHUP', 'SIGINT', 'SIGQUIT', 'SIGTERM', 'SIGBREAK'] as const),
  ...(['SIGALRM', 'SIGVTALRM', 'SIGXCPU', 'SIGUSR2', 'SIGIO', 'SIGPWR', 'SIGSTKFLT'] as const),
];
type EndSignal = (typeof endSignals)[number];

/** The exit code of shells: 128 and the number of the signal. */
const exitCodeOf = (signal: EndSignal) => 128 + (constants.signals[signal] ?? 0);

/** What ends a command early without an error: the user interrupts, or nobody reads its output. */
export class EarlyEnd extends Error {
  readonly exitCode: number;

  constructor(exitCode: number) {
    super('The command ended early.');
    this.exitCode = exitCode;
  }
}

/** Everything a command sees of the world outside: streams, environment and working folder. */
export class Terminal {
  readonly ink: Ink;
  readonly errInk: Ink;
  readonly env: Host['env'];
  readonly clock: Clock;
  /** Whether a person sees what is printed by `out`, and not a file or another program. */
  readonly isInteractive: boolean;
  readonly #host: Host;
  readonly #controller = new AbortController();
  /** Aborts when the user interrupts, or the reader of `out` has left a command that only prints. */
  readonly signal = this.#controller.signal;
  readonly #started = Date.now();
  #lastProgress = 0;
  #goesOn = false;
  readonly #closings: (() => Promise<void>)[] = [];
  #hasReader = true;
  #hasProgress = false;

  constructor(host: Host) {
    this.#host = host;
    this.env = host.env;
    this.clock = host.clock ?? systemClock;
    this.isInteractive = host.stdout.isTTY === true;
    this.ink = inkFor(host.stdout, host);
    this.errInk = inkFor(host.stderr, host);
    for (const name of endSignals) host.on(name, () => this.#end(exitCodeOf(name)));
    // Each write reports its own failure; without listeners these events would end the process.
    for (const stream of [host.stdout, host.stderr]) stream.on('error', () => {});
  }

  /** Ends the command in order. The second time it ends at once: a closed terminal sends two signals. */
  #end(exitCode: number): void {
    if (this.signal.aborted) this.#host.exit(exitCode);
    else this.#controller.abort(new EarlyEnd(exitCode));
  }

  /** Opened when it is read, which takes time and which few commands do. */
  get stdin(): Readable {
    return this.#host.stdin;
  }

  /** Finds a file that the user has named, from the working folder. Messages keep the user's name. */
  resolve(path: string): string {
    if (path === '' || isAbsolute(path)) return path;
    try {
      return this.#host.cwd() + sep + path;
    } catch {
      // The working folder was removed, so the system finds no file there.
      return path;
    }
  }

  /** Lets the command go on when the reader of `out` has left, because it also writes files. */
  goOnWithoutReader(): void {
    this.#goesOn = true;
  }

  /** Closes something when the command ends, however it does. */
  atEnd(close: () => Promise<void>): void {
    this.#closings.push(close);
  }

  /** Closes what the command has opened, the last first. */
  async close(): Promise<void> {
    for (const close of this.#closings.splice(0).reverse()) await close();
  }

  /** Prints a result. Waits while the reader is slow. */
  readonly out = async (text: string | Uint8Array): Promise<void> => {
    const { signal } = this;
    signal.throwIfAborted();
    if (!this.#hasReader) return;
    this.clear();
    try {
      await write(this.#host.stdout, text, signal);
    } catch (cause) {
      signal.throwIfAborted();
      if ((cause as NodeJS.ErrnoException).code !== 'EPIPE')
        throw asUsageError(cause, 'standard output');
      // The reader has left, as `head` does.
      this.#hasReader = false;
      if (!this.#goesOn) this.#controller.abort(new EarlyEnd(0));
      signal.throwIfAborted();
    }
  };

  /** Whether `log` prints JSON, a line for each entry. */
  logsJson = false;

  /** The line of an entry. For a person it may have a text of its own. */
  readonly logLine = (entry: LogEntry, text = () => logText(entry)): string =>
    this.logsJson ? writeJson(entry) : text();

  /** Says something that is not a result. */
  readonly log = (entry: LogEntry, text?: () => string): Promise<void> =>
    this.err(`${this.logLine(entry, text)}\n`);

  /** Prints lines that are not a result. Waits too, and goes on when the reader has left. */
  readonly err = async (text: string): Promise<void> => {
    this.clear();
    await write(this.#host.stderr, text, this.signal).catch(() => {});
  };

  /** Shows a line on stderr that replaces itself, once the work takes longer than a second. */
  progress(text: string): void {
    const { stderr, env } = this.#host;
    const now = Date.now();
    if (
      this.logsJson ||
      !stderr.isTTY ||
      isDumb(env) ||
      now - this.#started < 1000 ||
      now - this.#lastProgress < 200
    )
      return;
    this.#lastProgress = now;
    this.#hasProgress = true;
    // A line that wraps could not be removed.
    const width = (stderr.columns || 80) - 1;
    stderr.write(`\r${visible(text).slice(0, width)}\u001b[K`);
  }

  /** Removes the progress line. */
  clear(): void {
    if (this.#hasProgress) this.#host.stderr.write('\r\u001b[K');
    this.#hasProgress = false;
  }
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

function inkFor(stream: OutputStream, { env }: Host): Ink {
  return stream.isTTY && !env.NO_COLOR && !isDumb(env) ? colourInk : plainInk;
}

/** Whether the terminal says that it shows escapes as they are, as those of editors do. */
function isDumb({ TERM }: Host['env']): boolean {
  return TERM === 'dumb';
}
