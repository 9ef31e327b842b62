import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type Checker, command, openBrowser, openChecker } from './page-driver';

/* The page joins a result with its upload as the command line does. */

const { app } = inject('packed');
const folder = mkdtempSync(join(app, 'page-result-'));
const upload = resolve('samples/sent.csv');
const result = resolve('samples/result.csv');

let browser: Browser;
let checker: Checker;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

async function open(): Promise<void> {
  checker = await openChecker(browser, app);
  await checker.choose('upload', upload);
  await checker.choose('result', result);
  await checker.page.waitForSelector('.records');
}

describe('a result with its upload', () => {
  it('shows what became of each record, and why', async () => {
    await open();
    const { output } = await command(
      ...[app, 'results', result, '--upload', upload, '--format', 'json'],
    );
    const { records, outcomes, errors } = JSON.parse(output);
    expect(await checker.verdict()).toBe(
      `${records.rejected} of ${records.uploaded} records rejected`,
    );
    const figures = await checker.page.locator('.figures dd').allTextContents();
    expect(figures.map(Number)).toEqual([
      ...[records.uploaded, records.accepted, records.rejected, records.unknown],
    ]);
    const rows = await checker.page.locator('.records tbody tr').evaluateAll((found) =>
      found.map((row) => ({
        line: Number(row.querySelector('.number')?.textContent),
        status: row.querySelector('.badge')?.textContent?.toLowerCase(),
        codes: [...row.querySelectorAll('code')].map(({ textContent }) => textContent),
      })),
    );
    type Listed = { line: number; status: string; errors: { number?: number; code: string }[] };
    expect(rows).toEqual(
      outcomes.map(({ line, status, errors: found }: Listed) => ({
        ...{ line, status },
        codes: found.map(({ number, code }) => (number ? `${number} ${code}` : code)),
      })),
    );
    const reasons = await checker.page
      .locator('.reasons tbody tr')
      .evaluateAll((found) =>
        found.map((row) => [
          row.querySelector('code')?.textContent?.split(' ')[0],
          Number(row.querySelector('.number')?.textContent),
        ]),
      );
    type Counts = Record<string, { count: number }>;
    expect(Object.fromEntries(reasons)).toEqual(
      Object.fromEntries(Object.entries(errors as Counts).map(([key, { count }]) => [key, count])),
    );
    expect(checker.said).toEqual([]);
    await checker.page.close();
  });

  it('gives the retry file and the rejected records byte for byte as the command line', async () => {
    const retry = join(folder, 'retry.csv');
    const rejects = join(folder, 'rejects.csv');
    await command(
      ...[app, 'results', result, '--upload', upload],
      ...['--retry', retry, '--rejects', rejects],
    );
    await open();
    const saved = [await checker.save('#save-retry'), await checker.save('#save-rejected-records')];
    expect(saved.map(({ name }) => name)).toEqual(['sent.retry.csv', 'sent.rejected.csv']);
    for (const [index, path] of [retry, rejects].entries())
      expect(saved[index]?.bytes.equals(readFileSync(path))).toBe(true);
    await checker.page.close();
  });

  it('shows the cells of its records when they are asked for, and not before', async () => {
    await open();
    const clicks = readFileSync(upload, 'utf8').match(/\b[0-9a-f]{32}\b/g) ?? [];
    expect(clicks.length).toBeGreaterThan(3);
    const before = await checker.page.content();
    for (const click of clicks) expect(before).not.toContain(click);
    await checker.page.locator('#more').evaluate((more) => more.setAttribute('open', ''));
    await checker.page.check('#values');
    await checker.page.waitForSelector('.values');
    const after = await checker.page.content();
    for (const click of clicks) expect(after).toContain(click);
    await checker.page.close();
  });

  it('lists the records of a status or a reason', async () => {
    await open();
    await checker.page.selectOption('#filter', 'status:accepted');
    const words = await checker.page.locator('.records .badge').allTextContents();
    expect(new Set(words)).toEqual(new Set(['Accepted']));
    await checker.page.click('button[aria-label="Show the records with error 5612"]');
    expect(await checker.page.locator('#filter').inputValue()).toBe('reason:5612');
    const codes = await checker.page.locator('.records tbody').textContent();
    expect(codes).toContain('5612 OfflineConversionsApplyFailed');
    expect(codes).not.toContain('Accepted');
    await checker.page.close();
  });

  it('names the file that cannot be read', async () => {
    await open();
    const other = join(folder, 'other.csv');
    writeFileSync(other, '');
    await checker.choose('result', other);
    await checker.page.waitForSelector('.verdict.error');
    expect(await checker.verdict()).toBe('The result cannot be read');
    await checker.page.close();
  });
});

it('waits for the upload of a result', async () => {
  checker = await openChecker(browser, app);
  await checker.choose('result', result);
  expect(await checker.verdict()).toBe('Now choose the upload');
  await checker.page.close();
});
