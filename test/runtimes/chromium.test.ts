import { join } from 'node:path';
import { build } from 'esbuild';
import { type Browser, chromium as driver } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { chromium } from './runtimes';
import { openSite, type Site } from './site';
import { coreChecks, type Outcome } from './smoke/checks';

/*
 * The checks in pages whose policy has no `unsafe-eval`: the files of the package as they were packed,
 * found by an import map, and one bundled file of them.
 */

const { app } = inject('packed');

const page = (...head: readonly string[]) =>
  `<!doctype html><script src="/violations.js"></script>${head.join('')}`;
const imports = {
  'msads-bulk': '/node_modules/msads-bulk/dist/index.js',
  'msads-bulk/services': '/node_modules/msads-bulk/dist/services.js',
  luxon: '/node_modules/luxon/build/es6/luxon.mjs',
  'zod/mini': '/node_modules/zod/mini/index.js',
  // The one package of these that has no ES module.
  papaparse: '/papaparse.mjs',
};
const pages = new Map([
  [
    '/packed',
    page(
      `<script type="importmap" nonce="map">${JSON.stringify({ imports })}</script>`,
      '<script type="module" src="/page.mjs"></script>',
    ),
  ],
  ['/bundled', page('<script type="module" src="/bundled.mjs"></script>')],
]);

interface Noted {
  readonly outcomes?: readonly Outcome[];
  readonly violations?: readonly object[];
  /** What came of making code of text, tried last. */
  readonly evaluated?: string;
}

/** The two pages' script, and the one package that they cannot load as it is. */
async function bundle(): Promise<void> {
  const shared = { bundle: true, format: 'esm', platform: 'browser', absWorkingDir: app } as const;
  const papaparse = { contents: "export { default } from 'papaparse';", resolveDir: app };
  await build({ ...shared, stdin: papaparse, outfile: join(app, 'papaparse.mjs') });
  const script = { entryPoints: [join(app, 'page.mjs')], outfile: join(app, 'bundled.mjs') };
  await build({ ...shared, ...script, minify: true });
}

let site: Site | undefined;
let browser: Browser | undefined;
// Each page reports what fails here, so that its checks fail instead of being skipped.
let fault: unknown;

beforeAll(async () => {
  try {
    await bundle();
    site = await openSite(app, pages);
    browser = await driver.launch({
      executablePath: chromium.program,
      timeout: 60_000,
      args: [
        ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
        ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
      ],
    });
  } catch (cause) {
    fault = cause;
  }
});

afterAll(async () => {
  await browser?.close();
  await site?.close();
});

/** What a page notes of itself, and all that it says. */
async function visit(path: string): Promise<{ noted: Noted; said: readonly string[] }> {
  const said: string[] = [];
  try {
    if (!browser || !site) throw fault;
    const page = await browser.newPage();
    page.on('pageerror', (error) => said.push(String(error)));
    page.on('console', (message) => said.push(message.text()));
    await page.goto(`${site.origin}${path}`, { timeout: 30_000 });
    await page.waitForFunction(() => 'noted' in globalThis, undefined, { timeout: 60_000 });
    const text = await page.evaluate(() => (globalThis as { noted?: string }).noted);
    return { noted: JSON.parse(text ?? '{}'), said };
  } catch (cause) {
    return { noted: {}, said: [...said, String(cause)] };
  }
}

describe.each([
  ['the files as packed', '/packed'],
  ['one bundled file', '/bundled'],
])('Chromium, %s:', (_, path) => {
  let noted: Noted;
  let said: readonly string[];

  beforeAll(async () => {
    ({ noted, said } = await visit(path));
  });

  it('says nothing but that the policy refused tries of zod and of the screen to make code', () => {
    expect(
      said.filter((line) => !/violates the following Content Security Policy/.test(line)),
    ).toEqual([]);
    const bundled = `${site?.origin}/bundled.mjs`;
    const sourceOf: Readonly<Record<string, unknown>> =
      path === '/packed'
        ? {
            eval: `${site?.origin}/node_modules/zod/v4/core/util.js`,
            'wasm-eval': expect.stringMatching(/\/node_modules\/msads-bulk\/dist\/chunk-\w+\.js$/),
          }
        : { eval: bundled, 'wasm-eval': bundled };
    const violations = (noted.violations ?? []) as readonly { readonly blockedURI: string }[];
    // Each tries once, and zod need not.
    const blocked = violations.map(({ blockedURI }) => blockedURI).sort();
    expect([['wasm-eval'], ['eval', 'wasm-eval']]).toContainEqual(blocked);
    for (const violation of violations)
      expect(violation).toEqual({
        effectiveDirective: 'script-src',
        blockedURI: violation.blockedURI,
        sourceFile: sourceOf[violation.blockedURI],
      });
  });

  for (const { name, expected } of coreChecks)
    it(name, () => {
      expect(noted.outcomes?.find((each) => each.name === name)).toEqual({ name, value: expected });
    });

  it('was run where no text becomes code', () => {
    expect(noted.evaluated).toBe('EvalError');
  });
});
