import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { onTestFinished } from 'vitest';
import { main } from '../../src/cli/main';
import { Terminal } from '../../src/cli/output/terminal';
import type { Clock } from '../../src/client/clock';

/** The moment that the rows of these tests are made for. */
export const now = ['--now', '2026-11-21T12:00:00Z'];

export interface Outcome {
  readonly stdout: string;
  readonly stderr: string;
  readonly code: number | null;
}

export interface Settings {
  readonly cwd?: string;
  /** Standard input; the pieces of an iterable are made when they are asked for. */
  readonly input?: string | Uint8Array | AsyncIterable<string | Uint8Array>;
  readonly env?: Readonly<Record<string, string>>;
  /** Streams that are terminals. */
  readonly terminals?: readonly ('stdout' | 'stderr')[];
  /** Default: the clock of the system. */
  readonly clock?: Clock;
  /** Called with each text that is printed to stderr, while the command goes on. */
  readonly onStderr?: (text: string) => void;
}

/** Runs a command in the process of the test, and collects what it prints. */
export async function run(args: readonly string[], settings: Settings = {}): Promise<Outcome> {
  const { stdout, ...outcome } = await runToBytes(args, settings);
  return { stdout: stdout.toString(), ...outcome };
}

/** Runs a command whose output is no text. */
export async function runToBytes(
  args: readonly string[],
  { cwd = process.cwd(), input = '', env = {}, terminals = [], onStderr, clock }: Settings = {},
): Promise<Omit<Outcome, 'stdout'> & { readonly stdout: Buffer }> {
  const out = new Collector(terminals.includes('stdout'));
  const err = new Collector(terminals.includes('stderr'), onStderr);
  const stdin = Readable.from(isText(input) ? piecesOf(Buffer.from(input as string)) : input);
  const signals = { on: () => {}, exit: () => {} };
  const host = { stdin, stdout: out, stderr: err, env, cwd: () => cwd, ...signals };
  const code = await main(args, new Terminal({ ...host, ...(clock && { clock }) }));
  return { stdout: out.bytes(), stderr: err.bytes().toString(), code };
}

type Input = NonNullable<Settings['input']>;

function isText(input: Input): input is string | Uint8Array {
  return typeof input === 'string' || input instanceof Uint8Array;
}

/** As long as what a pipe holds. */
const pieceLength = 65_536;

function* piecesOf(bytes: Buffer): Generator<Buffer, void> {
  for (let at = 0; at < bytes.length; at += pieceLength) yield bytes.subarray(at, at + pieceLength);
}

/** A stream that keeps everything written to it. */
class Collector extends Writable {
  readonly isTTY: boolean;
  readonly columns = 80;
  readonly #pieces: Buffer[] = [];

  readonly #onText: ((text: string) => void) | undefined;

  constructor(isTTY: boolean, onText?: (text: string) => void) {
    super();
    this.isTTY = isTTY;
    this.#onText = onText;
  }

  override _write(piece: Buffer, _encoding: string, done: () => void): void {
    this.#pieces.push(piece);
    this.#onText?.(piece.toString());
    done();
  }

  bytes(): Buffer {
    return Buffer.concat(this.#pieces);
  }
}

export type Files = Readonly<Record<string, string | Uint8Array>>;

/** A folder with these files, gone when the test ends. */
export function folderOf(files: Files = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'msads-bulk-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return folder;
}

/** Runs the command in a folder of its own with these files. */
export function runOn(
  files: Files,
  args: readonly string[],
  settings: Omit<Settings, 'cwd'> = {},
): Promise<Outcome> {
  return run(args, { ...settings, cwd: folderOf(files) });
}

/** Lines as a text, each ended. */
export function linesOf(...lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join('');
}

/** One JSON value a line. */
export function ndjson(...values: readonly unknown[]): string {
  return linesOf(...values.map((value) => JSON.stringify(value)));
}

/** The values of one JSON text a line. */
export function fromNdjson(text: string): unknown[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
}
