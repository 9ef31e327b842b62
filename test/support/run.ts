import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { onTestFinished } from 'vitest';

/** The moment that the rows of these tests are made for. */
export const now = ['--now', '2026-11-21T12:00:00Z'];

export const cli = resolve('dist/cli.js');

export interface Outcome {
  readonly stdout: string;
  readonly stderr: string;
  readonly code: number | null;
}

export interface Settings {
  readonly cwd?: string;
  readonly input?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
  /** Flags of Node itself. */
  readonly node?: readonly string[];
}

/** Runs the built command, and collects what it says. */
export function run(args: readonly string[], settings: Settings = {}): Promise<Outcome> {
  const { cwd = process.cwd(), input = '', env = {}, node = [] } = settings;
  const child = spawn(process.execPath, [...node, cli, ...args], {
    cwd,
    env: { ...process.env, ...env },
  });
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout.on('data', (piece: Buffer) => out.push(piece));
  child.stderr.on('data', (piece: Buffer) => err.push(piece));
  // A command that does not read its input closes it.
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  return new Promise((done, failed) => {
    child.on('error', failed);
    child.on('close', (code) => {
      done({ stdout: Buffer.concat(out).toString(), stderr: Buffer.concat(err).toString(), code });
    });
  });
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
