import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import type { Outcome } from './run';

/** The built command, for what only a process of its own shows. */
export const cli = resolve('dist/cli.js');

interface Settings {
  readonly cwd?: string;
  readonly input?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs the built command, and collects what it prints. */
export function runProcess(args: readonly string[], settings: Settings = {}): Promise<Outcome> {
  return runNode(process.execPath, [cli, ...args], settings);
}

/** Runs a program with a Node, and collects what it prints. */
export function runNode(
  node: string,
  args: readonly string[],
  settings: Settings = {},
): Promise<Outcome> {
  const { cwd = process.cwd(), input = '', env = {} } = settings;
  const child = spawn(node, args, { cwd, env: { ...process.env, ...env } });
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
