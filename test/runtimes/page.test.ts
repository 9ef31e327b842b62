import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { deflateRawSync, gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { zipPieces } from '../../src/node/zip';
import { zipOf } from '../support/archives';
import { type Checker, command, openBrowser, openChecker, pagePath } from './page-driver';

/* The page checks an upload as the command line does, and asks for nothing. */

const { app } = inject('packed');
const folder = mkdtempSync(join(app, 'page-'));
const sample = (name: string) => resolve('samples', name);
const at = '2026-11-21T12:00';
const now = `${at}:00Z`;

let browser: Browser;
let checker: Checker;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

async function open(): Promise<void> {
  checker = await openChecker(browser, app);
  await checker.setMoment(at);
}

function write(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

async function zipped(name: string, entry: string, bytes: Uint8Array): Promise<string> {
  const pieces = [];
  const source = (async function* () {
    yield bytes;
  })();
  for await (const piece of zipPieces(entry, source)) pieces.push(piece);
  return write(name, Buffer.concat(pieces));
}

/** Leaves the page alone with what it may have: itself, and nothing to complain about. */
async function expectSilence(): Promise<void> {
  expect(checker.requests).toEqual([pathToFileURL(pagePath(app)).href]);
  expect(checker.said).toEqual([]);
  await checker.page.close();
}

/** What the page knows of an upload, in the form of `validate --format json`. */
async function savedReport() {
  const { bytes } = await checker.save('#save-problems-json');
  const { file, $schema, version, ...report } = JSON.parse(bytes.toString());
  expect([$schema, version]).toEqual(['msads-bulk/schemas/validate.json', 1]);
  return report;
}

async function reportOfCommand(path: string) {
  const cap = ['--max-issues', '1000000'];
  const { output } = await command(
    ...[app, 'validate', path, '--format', 'json', '--now', now],
    ...cap,
  );
  const { file, $schema, version, ...report } = JSON.parse(output);
  return report;
}

describe('the file', () => {
  const html = readFileSync(pagePath(app), 'utf8');
  const policy = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(html)?.[1] ?? '';
  const hashOf = (tag: string) => {
    const [, text = ''] = new RegExp(`<${tag}>([\\s\\S]*?)</${tag}>`).exec(html) ?? [];
    return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  };

  it('has a policy that allows its own script, worker and style, and nothing else', () => {
    expect(policy.split('; ')).toEqual([
      "default-src 'none'",
      `script-src ${hashOf('script')} 'wasm-unsafe-eval'`,
      'worker-src blob:',
      `style-src ${hashOf('style')}`,
      "base-uri 'none'",
      "form-action 'none'",
    ]);
  });

  it('names no other file and no address', () => {
    const [head = ''] = html.split('<script>');
    expect(head).not.toMatch(/\b(?:src|href)=|url\(|@import/);
    expect(head).toContain('<html lang="en">');
  });
});

describe('the page', () => {
  it('cannot reach anything', async () => {
    let calls = 0;
    const server = createServer((_, response) => {
      calls++;
      response.end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    await open();
    const tried = await checker.page.evaluate(async (address) => {
      const violated: string[] = [];
      document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) =>
        violated.push(effectiveDirective),
      );
      const fetched = await fetch(address).catch(({ name }) => name);
      const image = new Image();
      image.src = address;
      const script = document.createElement('script');
      script.src = address;
      document.body.append(image, script);
      navigator.sendBeacon(address, 'text');
      await new Promise((resolve) => setTimeout(resolve, 300));
      return { fetched, violated: [...new Set(violated)].sort() };
    }, `http://127.0.0.1:${port}/`);
    server.close();
    expect(tried).toEqual({
      fetched: 'TypeError',
      violated: ['connect-src', 'img-src', 'script-src-elem'],
    });
    expect(calls).toBe(0);
    await checker.page.close();
  });

  it('takes a file that is dropped on it', async () => {
    await open();
    const text = readFileSync(sample('upload.csv'), 'utf8');
    await checker.page.evaluate((content) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([content], 'dropped.csv'));
      document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true }));
    }, text);
    expect(await checker.verdict()).toContain('Ready to upload');
    expect(await checker.page.textContent('.about')).toContain('dropped.csv');
    await expectSilence();
  });
});

describe('an upload', () => {
  it.each([
    'faulty.csv',
    'upload.csv',
    'sent.csv',
    'vendor-example.csv',
    'result.csv',
    'table.csv',
  ])('has the counts and the problems of the command line: %s', async (name) => {
    await open();
    await checker.choose('upload', sample(name));
    await checker.verdict();
    const expected = await reportOfCommand(sample(name));
    const counts = await checker.page
      .locator('.counts tbody tr')
      .evaluateAll((rows) =>
        rows.map((row) => [
          row.querySelector('code')?.textContent ?? '',
          Number(row.querySelector('.number')?.textContent),
        ]),
      );
    expect(Object.fromEntries(counts)).toEqual(expected.counts);
    const figures = await checker.page.locator('.figures dd').allTextContents();
    expect(figures.slice(0, 2).map(Number)).toEqual([expected.errors, expected.warnings]);
    if (expected.errors + expected.warnings > 0) {
      const report = await savedReport();
      const byRow = (a: { row: number }, b: { row: number }) => a.row - b.row;
      expect({ ...report, issues: [...report.issues].sort(byRow) }).toEqual(expected);
    }
    await expectSilence();
  });

  it('is unpacked, and judged by its name, as on the command line', async () => {
    const bytes = readFileSync(sample('faulty.csv'));
    const paths = [
      await zipped('faulty.zip', 'faulty.csv', bytes),
      write('faulty.csv.gz', gzipSync(bytes)),
      write('faulty.txt', bytes),
    ];
    for (const path of paths) {
      await open();
      await checker.choose('upload', path);
      await checker.verdict();
      const { issues: _, ...report } = await savedReport();
      const { issues: __, ...expected } = await reportOfCommand(path);
      expect(report).toEqual(expected);
      await expectSilence();
    }
  });

  it('is compared with goals and clicks', async () => {
    await open();
    await checker.choose('goals', sample('three-clicks-goals.json'));
    await checker.choose('clicks', sample('three-clicks-clicks.csv'));
    await checker.choose('upload', sample('three-clicks.csv'));
    await checker.verdict();
    const { output } = await command(
      ...[app, 'validate', sample('three-clicks.csv'), '--format', 'json', '--now', now],
      ...['--goals', sample('three-clicks-goals.json')],
      ...['--clicks', sample('three-clicks-clicks.csv')],
    );
    const expected = JSON.parse(output);
    expect(Object.keys(expected.counts)).not.toEqual([]);
    expect((await savedReport()).counts).toEqual(expected.counts);
    await expectSilence();
  });

  it.each([
    ['faulty.csv', 'faulty.fixed.csv'],
    ['faulty.tsv', 'faulty.fixed.tsv'],
  ])('is fixed byte for byte as on the command line: %s', async (name, fixedName) => {
    const text = readFileSync(sample('faulty.csv'), 'utf8');
    const path = write(name, name.endsWith('.tsv') ? text.replaceAll(',', '\t') : text);
    const output = join(folder, `command-${fixedName}`);
    await command(app, 'fix', path, '-o', output, '--now', now);
    await open();
    await checker.choose('upload', path);
    await checker.page.click('#fix');
    const saved = await checker.save('#save-fixed');
    expect(saved.name).toBe(fixedName);
    expect(saved.bytes.equals(readFileSync(output))).toBe(true);
    await expectSilence();
  });

  it('gives its rows with errors, with their problems', async () => {
    await open();
    await checker.choose('upload', sample('faulty.csv'));
    const { name, bytes } = await checker.save('#save-rejected-rows');
    expect(name).toBe('faulty.rejected.csv');
    const [head = '', first = '', ...others] = bytes.toString().split('\r\n');
    expect(head).toMatch(/^\ufeffType,Name,Client Id,.*,Line,Codes,Problems$/);
    expect(first).toContain(',4,time-format,');
    const { errors, issues } = await reportOfCommand(sample('faulty.csv'));
    const lines = new Set(
      issues
        .filter((issue: { severity: string; line: number }) => issue.severity === 'error')
        .map(({ line }: { line: number }) => line),
    );
    expect(errors).toBeGreaterThan(lines.size);
    expect(others.filter((line) => line !== '')).toHaveLength(lines.size - 1);
    await expectSilence();
  });

  it('lists 500 problems of the choice, and says how many more there are', async () => {
    const [head = '', version = ''] = readFileSync(sample('upload.csv'), 'utf8').split('\r\n');
    const row = head.split(',').map((_, index) => (index === 0 ? 'Offline Conversion' : ''));
    const rows = Array.from({ length: 700 }, () => row.join(','));
    await open();
    await checker.choose('upload', write('many.csv', [head, version, ...rows, ''].join('\r\n')));
    await checker.verdict();
    expect(await checker.page.locator('.problems tbody tr').count()).toBe(500);
    const { counts } = await reportOfCommand(join(folder, 'many.csv'));
    await checker.page.selectOption('#filter', 'code:required');
    expect(counts.required).toBeGreaterThan(700);
    expect(await checker.page.locator('.problems tbody tr').count()).toBe(500);
    expect(await checker.page.textContent('.more')).toContain(
      `${(counts.required - 500).toLocaleString('en-US')} more.`,
    );
    await expectSilence();
  });
});

describe('a file that cannot be read', () => {
  const deflated = deflateRawSync('Type,Name\r\n');
  const trailing = zipOf([
    { content: 'Type,Name\r\n', packed: Buffer.concat([deflated, Buffer.from('more')]) },
  ]);

  it.each<[string, string | Uint8Array, string]>([
    ['empty.csv', '', 'no-header'],
    ['letter.pdf', '%PDF-1.7\n', 'not-a-bulk-file'],
    ['cut.zip', new Uint8Array([0x50, 0x4b, 3, 4, 0, 0, 0, 0]), 'archive'],
    ['trailing.zip', trailing, 'archive'],
    ['cut.csv.gz', gzipSync(readFileSync(sample('upload.csv'))).subarray(0, 60), 'archive'],
  ])('has the reason of the command line: %s', async (name, content, code) => {
    const path = write(name, content);
    await open();
    await checker.choose('upload', path);
    expect(await checker.verdict()).toBe('This file cannot be read');
    const { issues } = await reportOfCommand(path);
    expect(issues.at(-1)).toMatchObject({ code });
    expect(await checker.page.textContent('.lead ~ .desk .lead, .report .lead')).toContain(
      issues.at(-1).message,
    );
    await expectSilence();
  });

  it('is asked for again when it is gone', async () => {
    const path = write('gone.csv', readFileSync(sample('upload.csv')));
    await open();
    await checker.choose('upload', path);
    await checker.verdict();
    rmSync(path);
    await checker.page.click('#again');
    await checker.page.waitForSelector('.verdict.error');
    expect(await checker.verdict()).toBe('The files could not be checked');
    expect(await checker.page.textContent('.report .lead')).toContain('choose it again');
    await checker.page.close();
  });
});

describe('what a file contains', () => {
  const hostile = '<img src=x onerror=alert(1)>';

  it('is text, whatever it is', async () => {
    const head = `Type,Name,Client Id,Conversion Name,Conversion Time,Microsoft Click Id,${hostile}`;
    const rows = [
      `Offline Conversion,,${hostile},${hostile},${hostile},${hostile},x`,
      `${hostile},,,,,,`,
    ];
    const path = write(
      '<img src=x onerror=alert(2)>.csv',
      `\ufeff${head}\r\nFormat Version,6.0,,,,,\r\n${rows.join('\r\n')}\r\n`,
    );
    await open();
    await checker.page.check('#values');
    await checker.choose('upload', path);
    await checker.verdict();
    expect(await checker.page.locator('.report').textContent()).toContain(hostile);
    expect(await checker.page.locator('img').count()).toBe(0);
    await expectSilence();
  });

  it('is hidden where it identifies people, until it is asked for', async () => {
    const email = 'ada.lovelace@example.com';
    const click = 'f894f652ea334e739002f7167ab8f8e';
    const phone = '+49 30 901820';
    const head =
      'Type,Name,Client Id,Conversion Name,Conversion Time,Microsoft Click Id,Hashed Email Address,Hashed Phone Number';
    const rows = [
      `Offline Conversion,,a-1,${email},11/9/2026 2:20:15 PM,${click},${email},${phone}`,
      `Offline Conversion,,${email},Signed contract,${click},${email},${phone},${click}`,
    ];
    const path = write(
      'people.csv',
      `\ufeff${head}\r\nFormat Version,6.0,,,,,,\r\n${rows.join('\r\n')}\r\n`,
    );
    await open();
    await checker.choose('upload', path);
    await checker.verdict();
    const secrets = [email, click, phone];
    const shown = await checker.page.content();
    const saved = [
      await checker.save('#save-problems-csv'),
      await checker.save('#save-problems-json'),
    ].map(({ bytes }) => bytes.toString());
    for (const text of [shown, ...saved])
      for (const secret of secrets) expect(text).not.toContain(secret);
    await checker.page.check('#values');
    await checker.page.waitForSelector('.problems');
    expect(await checker.page.locator('.problems').textContent()).toContain(click);
    await expectSilence();
  });
});

describe('a check that takes long', () => {
  it('shows how far it is, and can be canceled', async () => {
    const [head, version, ...rows] = readFileSync(sample('upload.csv'), 'utf8').split('\r\n');
    const many = Array.from({ length: 60_000 }, () => rows.slice(0, -1).join('\r\n'));
    const path = write('large.csv', [head, version, ...many, ''].join('\r\n'));
    await open();
    await checker.choose('upload', path);
    await checker.page.waitForSelector('progress[value]');
    expect(await checker.page.textContent('#status')).toBe('Checking large.csv');
    await checker.page.click('#cancel');
    expect(await checker.page.textContent('#status')).toBe('Canceled.');
    expect(await checker.page.locator('.verdict, progress').count()).toBe(0);
    await checker.page.click('#check');
    await checker.page.waitForSelector('progress[value]');
    await checker.choose('upload', sample('upload.csv'));
    expect(await checker.verdict()).toContain('Ready to upload');
    await expectSilence();
  });
});
