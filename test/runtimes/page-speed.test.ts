import { mkdtempSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { run } from './child';
import { command, openBrowser, openChecker } from './page-driver';

/*
 * The page takes no longer than twice the time of the command line. MSADS_BULK_PAGE_ROWS=600000 tries
 * 88 MB instead of 29.
 */

const { app } = inject('packed');
const rows = Number(process.env.MSADS_BULK_PAGE_ROWS || 200_000);
const path = join(mkdtempSync(join(app, 'page-speed-')), 'large.csv');
/** The moment that `make-file.mjs` makes records for. */
const now = '2026-06-15T00:00:00Z';
const tries = 3;

let browser: Browser;

beforeAll(async () => {
  const make = resolve('test/bench/make-file.mjs');
  await run([process.execPath, make, path, String(rows)], { cwd: app, seconds: 120 });
  browser = await openBrowser();
});
afterAll(() => browser?.close());

async function secondsOfPage(): Promise<number> {
  const checker = await openChecker(browser, app);
  await checker.setMoment(now.slice(0, 16));
  const began = performance.now();
  await checker.choose('upload', path);
  expect(await checker.verdict()).toBe('Ready to upload');
  const seconds = (performance.now() - began) / 1000;
  await checker.page.close();
  return seconds;
}

async function secondsOfCommand(): Promise<number> {
  const began = performance.now();
  expect(await command(app, 'validate', path, '--now', now, '--quiet')).toMatchObject({
    status: 0,
  });
  return (performance.now() - began) / 1000;
}

it(`checks ${rows} rows within twice the time of the command line`, async () => {
  const times = { page: Infinity, command: Infinity };
  for (let i = 0; i < tries; i++) {
    times.command = Math.min(times.command, await secondsOfCommand());
    times.page = Math.min(times.page, await secondsOfPage());
  }
  console.log(`page ${times.page.toFixed(2)} s, command line ${times.command.toFixed(2)} s`);
  expect(times.page).toBeLessThan(2 * times.command);
});
