import { execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, existsSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { describe, expect, it, test } from 'vitest';
import { bulkFile, readOfflineConversionsFile } from '../../src/node';
import { archiveFault, said, zipOf } from '../support/archives';
import { readingOf, readSoFar, useScratch } from '../support/scratch';
import { allowNoUnhandledRejections } from '../support/unhandled-rejections';
import { fullUpload } from '../support/upload-text';

const row = `Offline Conversion,,a,Lead,11/2/2026 9:30:00 AM,,,,,,,,,,,${'a1'.repeat(16)}`;
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

describe('a pipe by its path', () => {
  function pipe(): string {
    execFileSync('mkfifo', [scratch.at('pipe')]);
    return scratch.at('pipe');
  }

  async function write(path: string, pieces: readonly Uint8Array[]): Promise<void> {
    const file = await open(path, 'w');
    for (const piece of pieces) {
      await file.write(piece);
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    await file.close();
  }

  const short = Buffer.from(fullUpload(row));
  const bytewise = (bytes: Uint8Array) => [
    ...[...bytes.subarray(0, 20)].map((byte) => Buffer.of(byte)),
    bytes.subarray(20),
  ];

  test.each([
    ['plain', short],
    ['gzip', gzipSync(short)],
  ])('is read byte by byte: %s', async (_, bytes) => {
    const path = pipe();
    const reading = readingOf(bulkFile(path));
    await write(path, bytewise(bytes));
    expect(await reading).toEqual({ bytes: short, failure: undefined });
    expect(scratch.openFiles()).toEqual([]);
  });

  it('is not read for a ZIP archive', async () => {
    const path = pipe();
    const reading = readingOf(bulkFile(path));
    const writing = write(path, [zipOf([{ content: short }])]);
    const { bytes, failure } = await reading;
    expect(failure).toMatchObject(archiveFault(said.stream));
    expect(bytes).toHaveLength(0);
    await writing;
  });

  test.each([
    ['before anyone writes', undefined],
    ['after nothing was written', Buffer.alloc(0)],
    ['after a byte', Buffer.from('T')],
    ['after plain bytes', short],
    ['after the head of a gzip archive', gzipSync(content).subarray(0, 12)],
  ])('is closed while it is waited for: %s', async (_, bytes) => {
    const path = pipe();
    const pieces = bulkFile(path)[Symbol.asyncIterator]();
    const all: Promise<IteratorResult<Uint8Array>>[] = [pieces.next()];
    let writer: FileHandle | undefined;
    if (bytes) {
      writer = await open(path, 'w');
      await writer.write(bytes);
    }
    if (bytes === short) await all[0];
    all.push(pieces.next());
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(await pieces.return?.()).toEqual(end);
    expect(await all.at(-1)).toEqual(end);
    await writer?.close();
    await expect.poll(scratch.openFiles).toEqual([]);
  });

  it('keeps no process from ending', async () => {
    const path = pipe();
    const script = `
      import { bulkFile } from ${JSON.stringify(new URL('../../dist/node.js', import.meta.url))};
      const pieces = bulkFile(${JSON.stringify(path)})[Symbol.asyncIterator]();
      pieces.next();
      setTimeout(() => pieces.return().then(() => console.log('left')), 50);
    `;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script]);
    let output = '';
    child.stdout.on('data', (piece) => {
      output += piece;
    });
    const [code] = await once(child, 'close');
    expect([output, code, existsSync(path)]).toEqual(['left\n', 0, true]);
  });
});
