import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { describe, expect, it, test } from 'vitest';
import {
  bulkFile,
  writeOfflineConversionsFile,
  writeOfflineConversionsFiles,
} from '../../src/node';
import { archiveFault, said, zipOf } from '../support/archives';
import { readingOf, useScratch } from '../support/scratch';
import { allowNoUnhandledRejections } from '../support/unhandled-rejections';
import { fullUpload } from '../support/upload-text';

const clickId = 'f894f652ea334e739002f7167ab8f8e3';
const row = `Offline Conversion,,a,Lead,11/2/2026 9:30:00 AM,,,,,,,,,,,${clickId}`;
const short = Buffer.from(fullUpload(row));
const content = Buffer.from(fullUpload(...Array.from({ length: 600 }, () => row)));
const end = { done: true, value: undefined };

const scratch = useScratch();
allowNoUnhandledRejections();

function pipe(): string {
  execFileSync('mkfifo', [scratch.at('pipe')]);
  return scratch.at('pipe');
}

describe('a pipe that is read by its path', () => {
  async function write(path: string, pieces: readonly Uint8Array[]): Promise<void> {
    const file = await open(path, 'w');
    for (const piece of pieces) {
      await file.write(piece);
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    await file.close();
  }

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

test('a pipe is written to as the records come, and stays a pipe', async () => {
  const path = pipe();
  const cat = spawn('cat', [path]);
  let received = '';
  cat.stdout.setEncoding('utf8').on('data', (text: string) => {
    received += text;
  });
  const ended = once(cat, 'close');
  const conversion = {
    clientId: 'a',
    conversionName: 'Lead',
    conversionTime: '2026-11-02T09:30:00Z',
    microsoftClickId: clickId,
  };
  await writeOfflineConversionsFile(path, [conversion], { now: new Date('2026-11-21T00:00:00Z') });
  await ended;
  expect(received).toBe(fullUpload(row));
  expect(statSync(path).isFIFO()).toBe(true);
  expect(readdirSync(scratch.path)).toEqual(['pipe']);
});

test('a pipe in the place of a part is refused, and not waited for', async () => {
  execFileSync('mkfifo', [scratch.at('up-001.csv')]);
  const writing = writeOfflineConversionsFiles(scratch.at('up.csv'), [], { allowEmpty: true });
  await expect(writing).rejects.toThrow('up-001.csv is not a bulk file and would be overwritten.');
});
