import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

/** Whether this Node has no `node:sqlite`. */
export const isNeeded = process.getBuiltinModule('node:sqlite') === undefined;

const installed = resolve('test/node24/node_modules/node24/bin/node');

/** A Node that has `node:sqlite`: this one, or the one that is installed here. */
export const node24 = isNeeded ? installed : process.execPath;

/** Installs it where it is missing, once. It is a program in a package whose digest is locked. */
export function installNode24() {
  if (existsSync(node24)) return;
  const args = ['ci', '--prefix', 'test/node24', '--ignore-scripts'];
  const { status, stderr } = spawnSync('npm', args, { encoding: 'utf8' });
  if (status !== 0)
    throw new Error(
      `node:sqlite needs Node 22.13 or later, and npm could not install one:\n${stderr}`,
    );
}
