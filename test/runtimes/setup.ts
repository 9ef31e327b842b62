import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { TestProject } from 'vitest/node';
import { run } from './child';

/** Where the package stands once it is packed and installed as its users do it. */
export interface Packed {
  readonly tarball: string;
  /** A project with the package and what that needs, and nothing else; the checks stand in it. */
  readonly app: string;
  /** The same for TypeScript, with Node's types beside it. */
  readonly typed: string;
  /** What failed on the way: tests look at it, so that a failed install is a failed test. */
  readonly faults: readonly string[];
}

declare module 'vitest' {
  interface ProvidedContext {
    packed: Packed;
  }
}

const here = resolve('test/runtimes');

/** Installs the runtimes and tools, packs the package, and installs it in empty folders. */
export default async function setup(project: TestProject): Promise<() => void> {
  const scratch = mkdtempSync(join(tmpdir(), 'msads-bulk-runtimes-'));
  const [app, typed] = [join(scratch, 'app'), join(scratch, 'typed')];
  const faults: string[] = [];

  async function npm(seconds: number, cwd: string, ...args: string[]): Promise<void> {
    const { status, output, errors } = await run(['npm', ...args], { cwd, seconds });
    if (status !== 0) faults.push(`npm ${args.join(' ')}\n${output}${errors}`);
  }

  // No script of a package is run: the runtimes are programs in packages whose digests are locked.
  await npm(300, here, 'ci', '--ignore-scripts');
  await npm(400, resolve('.'), 'pack', '--silent', '--pack-destination', scratch);
  const tarball = join(scratch, readdirSync(scratch).find((name) => name.endsWith('.tgz')) ?? '');
  for (const folder of [app, typed]) {
    mkdirSync(folder);
    writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
  }
  await npm(120, app, 'install', tarball);
  await npm(120, typed, 'install', '--ignore-scripts', tarball, '@types/node@20');

  try {
    const { build } = await import('esbuild');
    await build({
      entryPoints: [join(here, 'smoke/checks.ts')],
      ...{ bundle: true, format: 'esm', platform: 'neutral', target: 'es2022' },
      outfile: join(app, 'checks.mjs'),
    });
  } catch (cause) {
    faults.push(String(cause));
  }
  for (const name of readdirSync(join(here, 'smoke')).filter((each) => !each.endsWith('.ts')))
    cpSync(join(here, 'smoke', name), join(app, name));

  project.provide('packed', { tarball, app, typed, faults });
  return () => rmSync(scratch, { recursive: true, force: true });
}
