import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { run } from './child';

/*
 * The image that samples/recipes/Dockerfile describes, built by buildah, which needs no service. There is no
 * registry to pull Node's image from, so the base is made of the Node that runs the tests, and its libraries.
 */

const { app } = inject('packed');
const scratch = realpathSync(mkdtempSync(join(tmpdir(), 'msads-bulk-image-')));
const store = ['--root', join(scratch, 'store'), '--runroot', join(scratch, 'run')];
const env = { ...process.env, STORAGE_DRIVER: 'vfs', BUILDAH_ISOLATION: 'chroot' };

async function buildah(...args: string[]): Promise<string> {
  const { status, output, errors } = await run(['buildah', ...store, ...args], {
    ...{ cwd: scratch, seconds: 120, env },
  });
  expect([status, errors]).toEqual([0, expect.any(String)]);
  return output.trim();
}

/** Building needs mounts of its own, which not every sandbox allows. */
const canBuild =
  spawnSync('buildah', ['--version']).status === 0 &&
  spawnSync('unshare', ['--mount', 'true']).status === 0;
if (!canBuild)
  console.warn('buildah cannot be used here: only the text of the Dockerfile is checked.');

it('is described by instructions that need no network and no rights', () => {
  const lines = readFileSync('samples/recipes/Dockerfile', 'utf8').split('\n');
  const instructions = lines.filter((line) => line !== '' && !line.startsWith('#'));
  expect(instructions).toEqual([
    'ARG NODE=node:24-slim',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the Dockerfile fills it in
    'FROM ${NODE}',
    'COPY node_modules /opt/msads-bulk/node_modules',
    'USER 1000:1000',
    'WORKDIR /data',
    'ENTRYPOINT ["node", "/opt/msads-bulk/node_modules/msads-bulk/dist/cli.js"]',
  ]);
  expect(existsSync(join(app, 'node_modules/msads-bulk/dist/cli.js'))).toBe(true);
});

/** A folder with what Node needs to start. */
async function makeRoot(): Promise<string> {
  const root = join(scratch, 'root');
  for (const name of ['usr/local/bin', 'tmp', 'etc'])
    mkdirSync(join(root, name), { recursive: true });
  copyFileSync(process.execPath, join(root, 'usr/local/bin/node'));
  const { output } = await run(['ldd', process.execPath], { cwd: scratch, seconds: 10 });
  for (const [library] of output.matchAll(/\/\S+/g)) {
    mkdirSync(join(root, dirname(library)), { recursive: true });
    copyFileSync(realpathSync(library), join(root, library));
  }
  return root;
}

let container: string;

/** Runs the entry point of the image with these arguments, and the samples as its data. */
async function runImage(...args: string[]) {
  const inspected = JSON.parse(await buildah('inspect', '--type', 'image', 'localhost/msads-bulk'));
  const entry = inspected.OCIv1.config.Entrypoint as string[];
  const data = join(scratch, 'data');
  cpSync('samples', data, { recursive: true });
  const { status, output } = await run(
    [
      'buildah',
      ...store,
      'run',
      '--volume',
      `${data}:/data:ro`,
      container,
      '--',
      ...entry,
      ...args,
    ],
    { cwd: scratch, seconds: 60, env },
  );
  return { status, output };
}

describe.skipIf(!canBuild)('the image', () => {
  beforeAll(async () => {
    const base = await buildah('from', 'scratch');
    await buildah('add', '--quiet', base, await makeRoot(), '/');
    await buildah('config', '--env', 'PATH=/usr/local/bin', base);
    await buildah('commit', '--quiet', base, 'localhost/node');
    const dockerfile = join(app, 'node_modules/msads-bulk/samples/recipes/Dockerfile');
    await buildah(
      ...['bud', '--quiet', '--build-arg', 'NODE=localhost/node', '-t', 'localhost/msads-bulk'],
      ...['-f', dockerfile, app],
    );
    container = await buildah('from', 'localhost/msads-bulk');
  });
  afterAll(async () => {
    await buildah('rm', '--all');
    rmSync(scratch, { recursive: true, force: true });
  });

  it('runs the command in /data, by a user without rights', async () => {
    const inspected = JSON.parse(
      await buildah('inspect', '--type', 'image', 'localhost/msads-bulk'),
    );
    expect(inspected.OCIv1.config).toMatchObject({ User: '1000:1000', WorkingDir: '/data' });
    const print = 'console.log(process.getuid(), process.getgid(), process.cwd())';
    expect(await buildah('run', container, '--', 'node', '-e', print)).toBe('1000 1000 /data');
  });

  const now = ['--now', '2026-11-21T12:00:00Z'];
  it('validates a file of a volume', async () => {
    const { status, output } = await runImage('validate', 'upload.csv', ...now);
    expect([status, output.split('\n')[0]]).toEqual([0, 'upload.csv: valid']);
    expect((await runImage('validate', 'faulty.csv', ...now)).status).toBe(1);
  });

  it('has the pages that commands print', async () => {
    const { status, output } = await runImage('explain', 'required');
    expect(status).toBe(0);
    expect(output).toContain('required');
  });
});
