import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Outcome } from '../support/run';
import { withShortWaits } from '../support/short-waits';

/** Makes a folder for commands, in which `msads-bulk` and `npx msads-bulk` run the built command. */
export function commandsIn(folder: string, node = process.execPath): string {
  const bin = join(folder, 'bin');
  mkdirSync(bin);
  const cli = `exec '${node}' '${resolve('dist/cli.js')}' "$@"\n`;
  writeFileSync(join(bin, 'msads-bulk'), `#!/bin/sh\n${cli}`, { mode: 0o755 });
  writeFileSync(join(bin, 'npx'), `#!/bin/sh\nshift\n${cli}`, { mode: 0o755 });
  return bin;
}

/** Runs a program with the commands of a folder first, and collects what it prints. */
export function runProgram(
  program: string,
  args: readonly string[],
  { cwd, env }: { readonly cwd: string; readonly env?: Readonly<Record<string, string>> },
): Promise<Outcome> {
  const path = `${join(cwd, 'bin')}:${process.env.PATH}`;
  const child = spawn(program, args, {
    cwd,
    env: { ...process.env, ...withShortWaits, PATH: path, ...env },
  });
  const [out, err]: [Buffer[], Buffer[]] = [[], []];
  child.stdout.on('data', (piece: Buffer) => out.push(piece));
  child.stderr.on('data', (piece: Buffer) => err.push(piece));
  return new Promise((done, failed) => {
    child.on('error', failed);
    child.on('close', (code) => {
      done({ stdout: Buffer.concat(out).toString(), stderr: Buffer.concat(err).toString(), code });
    });
  });
}

/** The path of a recipe. */
export const recipe = (name: string) => resolve('samples/recipes', name);
