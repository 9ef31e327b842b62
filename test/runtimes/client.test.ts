import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { chromium as driver } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type ServiceDouble, startServiceDouble } from '../../src/double';
import { run } from './child';
import { bun, chromium, deno, nodes } from './runtimes';
import { openSite } from './site';

/* The client of the package as packed, in every runtime, against a double of the service on this machine. */

const { app } = inject('packed');
const folder = mkdtempSync(join(tmpdir(), 'msads-bulk-client-'));
const env = { DENO_DIR: join(folder, 'deno'), DENO_NO_UPDATE_CHECK: '1', NO_COLOR: '1' };
let double: ServiceDouble;

beforeAll(async () => {
  double = await startServiceDouble({ goals: ['Signed contract', 'Lead'] });
});
afterAll(async () => {
  await double.close();
  rmSync(folder, { recursive: true, force: true });
});

const upload = {
  status: 'completed',
  steps: ['url', 'post', 'received', 'ended'],
  records: { uploaded: 2, accepted: 2, rejected: 0, unknown: 0 },
};

/** @param uploads how many forms of a file the runtime can upload */
const outcomeOf = (uploads: number) => ({
  uploaded: Array.from({ length: uploads }, () => upload),
  sent: [
    [0, 'accepted'],
    [2, 'rejected', 5606],
    [1, 'accepted'],
  ],
  summary: { sent: 3, accepted: 2, rejected: 1, unknown: 0, skipped: 0, sentBefore: 0 },
  applied: [[0, 'accepted']],
  goals: ['Signed contract', 'Lead'],
  reported: 2,
  user: 'double',
  accounts: 1,
  refused: [true, 'sign-in', 105],
  renewals: 1,
  type: 'Offline Conversion',
});

/** The service of a runtime, which has a refresh token of its own: each is replaced when it is used. */
function service(): string {
  const { environment, credentials } = double;
  const refreshToken = double.issueRefreshToken();
  return JSON.stringify({ environment, credentials: { ...credentials, refreshToken } });
}

const permissions = ['--no-prompt', '--allow-net=127.0.0.1'];

describe.each<[name: string, command: [string, ...string[]], streams: boolean]>([
  ...nodes.map(({ name, program }): [string, [string], boolean] => [name, [program], true]),
  ['Bun', [bun.program], true],
  // It would send a stream without its length.
  ['Deno', [deno.program, 'run', ...permissions], false],
])('%s', (name, command, streams) => {
  it('signs in, uploads, sends, applies, and gets what the service has', async () => {
    const file = streams ? [join(folder, `${name.replace(/\W/g, '')}.csv`)] : [];
    const args = ['client.mjs', service(), ...file] as const;
    const { status, output, errors } = await run([...command, ...args], {
      cwd: app,
      seconds: 60,
      env,
    });
    expect({ status, errors }).toEqual({ status: 0, errors: '' });
    expect(JSON.parse(output)).toEqual(outcomeOf(streams ? 3 : 2));
  });
});

describe(chromium.name, () => {
  it('does the same in a page, through the site that the page comes from', async () => {
    const script = {
      entryPoints: [join(app, 'client-page.mjs')],
      outfile: join(app, 'client-bundled.mjs'),
    };
    await build({
      ...script,
      bundle: true,
      format: 'esm',
      platform: 'browser',
      absWorkingDir: app,
    });
    const page = `<!doctype html><script type="application/json">${service()}</script><script type="module" src="/client-bundled.mjs"></script>`;
    const site = await openSite(app, new Map([['/client', page]]), double.origin);
    const browser = await driver.launch({
      executablePath: chromium.program,
      timeout: 60_000,
      args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
    });
    try {
      const tab = await browser.newPage();
      await tab.goto(`${site.origin}/client`, { timeout: 30_000 });
      await tab.waitForFunction(() => 'noted' in globalThis, undefined, { timeout: 60_000 });
      const text = await tab.evaluate(() => (globalThis as { noted?: string }).noted);
      expect(JSON.parse(text ?? '{}')).toEqual(outcomeOf(2));
    } finally {
      await browser.close();
      await site.close();
    }
  });
});
