import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import axe from 'axe-core';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type Checker, openBrowser, openChecker } from './page-driver';

/* Everybody can use the page: with a keyboard alone, with a screen reader, in light and in dark. */

const { app } = inject('packed');
const folder = mkdtempSync(join(app, 'page-access-'));
const sample = (name: string) => resolve('samples', name);

let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
  writeFileSync(join(folder, 'empty.csv'), '');
  const [head, version, ...rows] = readFileSync(sample('upload.csv'), 'utf8').split('\r\n');
  const many = Array.from({ length: 60_000 }, () => rows.slice(0, -1).join('\r\n'));
  writeFileSync(join(folder, 'large.csv'), [head, version, ...many, ''].join('\r\n'));
});
afterAll(() => browser?.close());

const states: Readonly<Record<string, (checker: Checker) => Promise<void>>> = {
  empty: async () => {},
  busy: async ({ page, choose }) => {
    await choose('upload', join(folder, 'large.csv'));
    await page.waitForSelector('progress');
  },
  valid: async ({ choose, setMoment, verdict }) => {
    await setMoment('2026-11-21T12:00');
    await choose('upload', sample('upload.csv'));
    expect(await verdict()).toContain('Ready');
  },
  faulty: async ({ page, choose, verdict }) => {
    await choose('upload', sample('faulty.csv'));
    await verdict();
    await page.click('#fix');
    await page.waitForSelector('#save-fixed');
  },
  unreadable: async ({ choose, verdict }) => {
    await choose('upload', join(folder, 'empty.csv'));
    await verdict();
  },
  result: async ({ page, choose, setMoment }) => {
    await setMoment('2026-11-21T12:00');
    await choose('upload', sample('sent.csv'));
    await choose('result', sample('result.csv'));
    await page.waitForSelector('.records');
    await page.check('#values');
    await page.waitForSelector('.values');
  },
};

async function violations({ page }: Checker) {
  // The policy of the page stays as it is: the browser runs this for its driver.
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { violations: found } = await (globalThis as unknown as { axe: typeof axe }).axe.run();
    return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  });
}

describe.each(['light', 'dark'] as const)('in %s', (colorScheme) => {
  describe.each([1280, 390])('%i pixels wide', (width) => {
    it.each(Object.keys(states))('nothing keeps anybody out: %s', async (name) => {
      const checker = await openChecker(browser, app, { colorScheme, width });
      await states[name]?.(checker);
      expect(await violations(checker)).toEqual([]);
      const isWide = await checker.page.evaluate(
        () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
      );
      expect(isWide).toBe(false);
      await checker.page.close();
    });
  });
});

describe('with a keyboard alone', () => {
  const focused = ({ page }: Checker) =>
    page.evaluate(() => {
      const { id, tagName } = document.activeElement ?? {};
      return id === '' ? (tagName ?? '') : (id ?? '');
    });

  /** Presses Tab until something has the focus, and gives what had it on the way. */
  async function tabTo(checker: Checker, id: string): Promise<readonly string[]> {
    const passed: string[] = [];
    while (passed.length < 60) {
      await checker.page.keyboard.press('Tab');
      const at = await focused(checker);
      if (at === id) return passed;
      passed.push(at);
    }
    throw new Error(`${id} cannot be reached: ${passed.join(', ')}`);
  }

  it('a file is chosen, its problems are filtered, and files are saved', async () => {
    const checker = await openChecker(browser, app);
    const { page } = checker;
    expect(await tabTo(checker, 'file-upload')).toEqual([]);
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.keyboard.press('Space'),
    ]);
    await chooser.setFiles(sample('faulty.csv'));
    await checker.verdict();
    expect(await focused(checker)).toBe('file-upload');

    expect(await tabTo(checker, 'fix')).toContain('file-upload-remove');
    await tabTo(checker, 'save-problems-csv');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.keyboard.press('Enter'),
    ]);
    expect(download.suggestedFilename()).toBe('faulty.problems.csv');
    await page.getByText('Saved faulty.problems.csv.').waitFor();
    expect(await focused(checker)).toBe('save-problems-csv');

    await tabTo(checker, 'filter');
    await page.keyboard.press('ArrowDown');
    expect(await page.locator('#filter').inputValue()).toBe('severity:error');
    expect(await focused(checker)).toBe('filter');
    expect(new Set(await page.locator('.problems .badge').allTextContents())).toEqual(
      new Set(['Error']),
    );
    expect(await tabTo(checker, 'problems')).toEqual([]);
    await page.close();
  });

  it('the settings are opened and changed', async () => {
    const checker = await openChecker(browser, app);
    const { page } = checker;
    await checker.choose('upload', sample('upload.csv'));
    await checker.verdict();
    await tabTo(checker, 'SUMMARY');
    await page.keyboard.press('Enter');
    await tabTo(checker, 'values');
    await page.keyboard.press('Space');
    expect(await page.isChecked('#values')).toBe(true);
    await checker.verdict();
    expect(await focused(checker)).toBe('values');
    await page.close();
  });

  it('what has the focus shows it', async () => {
    const checker = await openChecker(browser, app);
    await tabTo(checker, 'file-upload');
    const outline = await checker.page
      .locator('#file-upload + label')
      .evaluate((label) => getComputedStyle(label).outlineWidth);
    expect(outline).toBe('3px');
    await checker.page.close();
  });
});
