import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** How a disk has no room, and what the system then says. */
export interface FullDisk {
  readonly name: string;
  readonly code: string;
  readonly reason: string;
  readonly script: string;
}

/** No file may be longer than 64 KiB: any system can be told so, by anybody. */
const limited: FullDisk = {
  ...{ name: 'a limit of the size of files', code: 'EFBIG', reason: 'file too large' },
  script: 'cp -a old/. disk/ && ( ulimit -f 64 && "$@" ); code=$?; cp -a disk/. after/; exit $code',
};

/** A disk of 128 KiB, which is gone with its process: only those who may mount have it. */
const small: FullDisk = {
  ...{ name: 'a small disk', code: 'ENOSPC', reason: 'no space is left' },
  script: `unshare --mount --propagation private bash -c '
    mount -t tmpfs -o size=128k tmpfs disk && cp -a old/. disk/ || exit 99
    "$@"; code=$?; cp -a disk/. after/; exit $code' bash "$@"`,
};

function mayMount(): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'msads-bulk-'));
  const mount = ['mount', '-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder];
  const { status } = spawnSync('unshare', ['--mount', '--propagation', 'private', ...mount]);
  rmSync(folder, { recursive: true });
  return status === 0;
}

export const fullDisks: readonly FullDisk[] = mayMount() ? [limited, small] : [limited];

export interface OnFullDisk {
  readonly stdout: string;
  readonly stderr: string;
  readonly code: number | null;
  /** What the disk has then, by name: the folder `disk/` of the command. */
  readonly files: Readonly<Record<string, string>>;
}

type Texts = Readonly<Record<string, string>>;

/** Runs a program in a folder with these files, of which `disk/` is nearly full and has old ones. */
export function onFullDisk(
  { script }: FullDisk,
  given: Texts,
  old: Texts,
  command: readonly string[],
): OnFullDisk {
  const cwd = mkdtempSync(join(tmpdir(), 'msads-bulk-'));
  onTestFinished(() => rmSync(cwd, { recursive: true }));
  for (const name of ['old', 'disk', 'after']) mkdirSync(join(cwd, name));
  for (const [name, text] of Object.entries(given)) writeFileSync(join(cwd, name), text);
  for (const [name, text] of Object.entries(old)) writeFileSync(join(cwd, 'old', name), text);
  const args = ['-c', script, 'bash', process.execPath, ...command];
  const { stdout, stderr, status } = spawnSync('bash', args, { cwd, encoding: 'utf8' });
  const after = join(cwd, 'after');
  const names = readdirSync(after);
  const files = Object.fromEntries(
    names.map((name) => [name, readFileSync(join(after, name), 'utf8')]),
  );
  return { stdout, stderr, code: status, files };
}
