import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium as driver, type Page } from 'playwright-core';
import { run } from './child';
import { chromium, nodes } from './runtimes';

/* The page of the package, as it was packed, opened from the file system in a real browser. */

export interface Saved {
  readonly name: string;
  readonly bytes: Buffer;
}

/** An open page, and all that it asks for and says. */
export interface Checker {
  readonly page: Page;
  /** Addresses of what was requested, the page itself included, without its own worker. */
  readonly requests: readonly string[];
  readonly said: readonly string[];
  choose(slot: 'upload' | 'result' | 'goals' | 'clicks', path: string): Promise<void>;
  /** Sets the moment of checking, in UTC. */
  setMoment(text: string): Promise<void>;
  /** Waits for a verdict, and gives it. */
  verdict(): Promise<string>;
  /** What is saved when a button is pressed. */
  save(button: string): Promise<Saved>;
}

export const pagePath = (app: string) => join(app, 'node_modules/msads-bulk/dist/page/index.html');

export function openBrowser(): Promise<Browser> {
  return driver.launch({
    executablePath: chromium.program,
    timeout: 60_000,
    args: [
      ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
      ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
    ],
  });
}

export async function openChecker(
  browser: Browser,
  app: string,
  options: { readonly colorScheme?: 'light' | 'dark'; readonly width?: number } = {},
): Promise<Checker> {
  const { colorScheme = 'light', width = 1280 } = options;
  const page = await browser.newPage({ colorScheme, viewport: { width, height: 900 } });
  const requests: string[] = [];
  const said: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith('blob:')) requests.push(request.url());
  });
  page.on('console', (message) => said.push(message.text()));
  page.on('pageerror', (error) => said.push(String(error)));
  await page.goto(pathToFileURL(pagePath(app)).href);
  return {
    page,
    requests,
    said,
    choose: (slot, path) => page.setInputFiles(`#file-${slot}`, path),
    async setMoment(text) {
      await page.locator('#more').evaluate((more) => more.setAttribute('open', ''));
      await page.fill('#now', text);
    },
    async verdict() {
      await page.waitForSelector('.verdict');
      return (await page.textContent('.verdict')) ?? '';
    },
    async save(button) {
      const [download] = await Promise.all([page.waitForEvent('download'), page.click(button)]);
      const bytes = readFileSync(await download.path());
      return { name: download.suggestedFilename(), bytes };
    },
  };
}

/** Runs the command of the package on the newest Node. */
export function command(app: string, ...args: readonly string[]) {
  const { program } = nodes.at(-1) as (typeof nodes)[number];
  const bin = join(app, 'node_modules/msads-bulk/dist/cli.js');
  return run([program, bin, ...args], { cwd: app, seconds: 120 });
}
