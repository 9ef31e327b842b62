import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { constants, deflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { BulkFileOptions } from '../../src/node';
import { said, zipOf } from '../support/archives';

/*
 * 10 GiB of zeros in 10 MB, read by the built package in a process of its own that says what memory it
 * took. A deflate stream of zeros repeats itself, so that a block of it is packed once.
 */

const mebibyte = 1_048_576;
const gibibyte = 1024 * mebibyte;
const most = 200 * mebibyte;
const repeats = 160;
const block = deflateRawSync(Buffer.alloc(64 * mebibyte), {
  level: 9,
  finishFlush: constants.Z_FULL_FLUSH,
});
const lastBlock = deflateRawSync('');
const packedSize = repeats * block.length + lastBlock.length;

let folder: string;
const at = (name: string) => join(folder, name);

/** The stream of zeros between a head and an end. */
function bomb(name: string, head: Uint8Array, end: Uint8Array): void {
  const file = openSync(at(name), 'w');
  writeSync(file, head);
  for (let i = 0; i < repeats; i++) writeSync(file, block);
  writeSync(file, lastBlock);
  writeSync(file, end);
  closeSync(file);
}

/** A ZIP archive of it that says this size: an archive without data, cut open where they belong. */
function zipBomb(name: string, size: number): void {
  const directoryOffset = 30 + 'upload.csv'.length + packedSize;
  const entry = { packed: Buffer.alloc(0), packedSize, size, zip64: true };
  const empty = zipOf([entry], { directoryOffset });
  const cut = 30 + 'upload.csv'.length;
  bomb(name, empty.subarray(0, cut), empty.subarray(cut));
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'msads-bulk-bomb-'));
  bomb('bomb.gz', Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3]), Buffer.alloc(8));
  zipBomb('honest.zip', 10 * gibibyte);
  zipBomb('lying.zip', 2 * gibibyte);
  expect(statSync(at('bomb.gz')).size).toBeLessThan(12_000_000);
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const script = fileURLToPath(new URL('archive-memory.mjs', import.meta.url));

function run(...args: readonly string[]) {
  return JSON.parse(execFileSync(process.execPath, [script, ...args]).toString()) as {
    readonly bytes: number;
    readonly code?: string;
    readonly message?: string;
    readonly start: number;
    readonly peak: number;
  };
}

const read = (name: string, options: BulkFileOptions = {}) =>
  run('read', at(name), JSON.stringify(options));

describe('10 GiB of zeros', () => {
  const anyRatio = { maxInflationRatio: 1_000_000 };

  test.each([
    ['gzip', 'bomb.gz', 2 * gibibyte],
    ['ZIP that says less', 'lying.zip', 2 * gibibyte],
    ['ZIP that says so', 'honest.zip', 0],
  ])('are stopped by their size: %s', (_, name, given) => {
    const { bytes, code, message, peak } = read(name, anyRatio);
    expect({ bytes, code, message }).toEqual({
      ...{ bytes: given, code: 'archive', message: `Line 1: ${said.size(2 * gibibyte)}` },
    });
    expect(peak).toBeLessThan(most);
  });

  test.each([
    ['gzip', 'bomb.gz'],
    ['ZIP that says less', 'lying.zip'],
  ])('are stopped by their ratio: %s', (_, name) => {
    const { bytes, code, message, peak } = read(name);
    expect({ code, message }).toEqual({
      ...{ code: 'archive', message: `Line 1: ${said.ratio(500)}` },
    });
    expect(bytes).toBeLessThanOrEqual(16 * mebibyte);
    expect(peak).toBeLessThan(most);
  });
});

test('half a gibibyte is packed without being held', () => {
  const { bytes, code, peak } = run('write', at('upload.zip'), String(gibibyte / 2));
  expect([bytes, code]).toEqual([gibibyte / 2, undefined]);
  expect(peak).toBeLessThan(most);
  expect(statSync(at('upload.zip')).size).toBeLessThan(mebibyte);
  expect(read('upload.zip', { maxInflationRatio: 1_000_000 })).toMatchObject({
    bytes: gibibyte / 2,
  });
});
