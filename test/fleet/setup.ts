import { spawnSync } from 'node:child_process';
import { installNode24 } from '../node24/program.mjs';

/** Installs what workers run with and on, and builds the package that they import. */
export default function setup(): void {
  installNode24();
  run('npm', ['ci', '--ignore-scripts', '--prefix', 'test/fleet']);
  run('npm', ['run', '--silent', 'build']);
}

function run(program: string, args: readonly string[]): void {
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')}\n${stdout}${stderr}`);
}
