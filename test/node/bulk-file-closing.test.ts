import { randomBytes } from 'node:crypto';
import { chmodSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, it, test } from 'vitest';
import { bulkFile, readOfflineConversionsFile } from '../../src/node';
import { zipOf } from '../support/archives';
import { readingOf, readSoFar, useScratch } from '../support/scratch';
import { allowNoUnhandledRejections } from '../support/unhandled-rejections';
import { fullUpload } from '../support/upload-text';

const row = `Offline Conversion,,a,Lead,11/2/2026 9:30:00 AM,,,,,,,,,,,f894f652ea334e739002f7167ab8f8e3`;
/** Packs badly, and so is long in each form. */
const content = Buffer.from(
  fullUpload(
    row,
    ...Array.from({ length: 600 }, () => `x,${randomBytes(20_000).toString('base64')}`),
  ),
);
const end = { done: true, value: undefined };

const scratch = useScratch();
allowNoUnhandledRejections();

const kinds: readonly (readonly [string, Uint8Array])[] = [
  ['plain', content],
  ['a ZIP archive', zipOf([{ content }])],
  ['a ZIP archive, stored', zipOf([{ content, method: 0 }])],
  ['a gzip archive', gzipSync(content, { level: 1 })],
];

describe.each(kinds)('a file that is %s', (_, bytes) => {
  it('is opened with the first piece, and closed at the end', async () => {
    const path = scratch.file('upload', bytes);
    const pieces = bulkFile(path)[Symbol.asyncIterator]();
    expect(scratch.openFiles()).toEqual([]);
    const given: Uint8Array[] = [];
    for (let next = await pieces.next(); !next.done; next = await pieces.next()) {
      // The check of every other test: what is open would be seen.
      if (given.length === 1) expect(scratch.openFiles()).toEqual([path]);
      given.push(next.value);
    }
    expect(scratch.openFiles()).toEqual([]);
    expect(Buffer.concat(given).equals(content)).toBe(true);
    expect(await pieces.next()).toEqual(end);
  });

  it('is never opened where nothing is asked for', async () => {
    const pieces = bulkFile(scratch.at('missing'))[Symbol.asyncIterator]();
    expect(await pieces.return?.()).toEqual(end);
    expect(await pieces.next()).toEqual(end);
  });

  it('is closed when the loop is left', async () => {
    for await (const piece of bulkFile(scratch.file('upload', bytes))) {
      expect(piece.length).toBeGreaterThan(0);
      break;
    }
    expect(scratch.openFiles()).toEqual([]);
  });

  it('is closed when the loop throws, and its error comes through', async () => {
    const failure = new Error('the consumer');
    const consume = async () => {
      for await (const _ of bulkFile(scratch.file('upload', bytes))) throw failure;
    };
    await expect(consume()).rejects.toBe(failure);
    expect(scratch.openFiles()).toEqual([]);
  });

  it('is closed while a piece is waited for', async () => {
    const pieces = bulkFile(scratch.file('upload', bytes))[Symbol.asyncIterator]();
    await pieces.next();
    const waiting = [pieces.next(), pieces.next()];
    expect(await pieces.return?.()).toEqual(end);
    expect(scratch.openFiles()).toEqual([]);
    expect(await Promise.all(waiting)).toEqual([end, end]);
    expect(await pieces.return?.()).toEqual(end);
  });

  it('is closed when it has just been asked for', async () => {
    const pieces = bulkFile(scratch.file('upload', bytes))[Symbol.asyncIterator]();
    const first = pieces.next();
    expect(await pieces.return?.()).toEqual(end);
    expect(scratch.openFiles()).toEqual([]);
    expect(await first).toEqual(end);
  });

  it('is closed at an abort', async () => {
    const path = scratch.file('upload', bytes);
    const control = new AbortController();
    const failure = new Error('enough');
    const read = async () => {
      const options = { signal: control.signal, now: new Date('2026-11-21T00:00:00Z') };
      for await (const _ of readOfflineConversionsFile(path, options)) control.abort(failure);
    };
    await expect(read()).rejects.toBe(failure);
    await expect.poll(scratch.openFiles).toEqual([]);
  });

  it('is not read further than it is asked for', async () => {
    expect(bytes.length).toBeGreaterThan(10_000_000);
    const pieces = bulkFile(scratch.file('upload', bytes))[Symbol.asyncIterator]();
    const before = readSoFar();
    await pieces.next();
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(readSoFar() - before).toBeLessThan(2_000_000);
    await pieces.return?.();
  });
});

test.each([
  ['a file that is not there', () => scratch.at('missing.zip'), 'ENOENT'],
  ['a folder', () => scratch.path, 'EISDIR'],
  ['a path through a file', () => `${scratch.file('a', '')}/b`, 'ENOTDIR'],
])('the error of the system: %s', async (_, path, code) => {
  const { bytes, failure } = await readingOf(bulkFile(path()));
  expect(failure).toMatchObject({ code, syscall: expect.any(String) });
  expect(bytes).toHaveLength(0);
  expect(scratch.openFiles()).toEqual([]);
});

test('the error of the system: a file that may not be read', async () => {
  const path = scratch.file('secret.csv', content);
  chmodSync(path, 0o000);
  const { failure } = await readingOf(bulkFile(path));
  // The superuser may.
  expect((failure as NodeJS.ErrnoException | undefined)?.code).toBe(
    process.getuid?.() === 0 ? undefined : 'EACCES',
  );
});
