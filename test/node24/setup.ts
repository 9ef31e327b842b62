import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { isNeeded, node24 } from './pool.mjs';

/** Installs Node 24 where it is needed, once. It is a program in a package whose digest is locked. */
export default function setup(): void {
  if (!isNeeded || existsSync(node24)) return;
  const args = ['ci', '--prefix', 'test/node24', '--ignore-scripts'];
  const { status, stderr } = spawnSync('npm', args, { encoding: 'utf8' });
  if (status !== 0)
    throw new Error(
      `The tests of node:sqlite need Node 22.13 or later, and npm could not install it:\n${stderr}`,
    );
}
