import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { zipPieces } from '../../src/node/zip';
import { collect } from '../support/plain';
import { useScratch } from '../support/scratch';
import { fullUpload } from '../support/upload-text';

const row = `Offline Conversion,,a,Café,11/2/2026 9:30:00 AM,,,,,,,,,,,f894f652ea334e739002f7167ab8f8e3`;
const written = fullUpload(...Array.from({ length: 600 }, () => row));

const scratch = useScratch();

const hasUnzip = spawnSync('unzip', ['-v']).error === undefined;

/** Writes the archive `a.zip` in a process of its own, whose clock shows the time of this zone. */
function writeZip(TZ: string): string {
  const path = scratch.at('a.zip');
  const script = `
    import { writeBulkFile } from ${JSON.stringify(new URL('../../dist/node.js', import.meta.url))};
    await writeBulkFile(${JSON.stringify(path)}, (async function* () {
      yield Buffer.from(${JSON.stringify(written)});
    })());
  `;
  const args = ['--input-type=module', '-e', script];
  execFileSync(process.execPath, args, { env: { ...process.env, TZ } });
  return path;
}

describe('an archive', () => {
  it('has the same bytes at another time and in another zone', async () => {
    const first = Buffer.concat(await collect(zipPieces('a.csv', bytesOf(written))));
    for (const TZ of ['UTC', 'Pacific/Kiritimati', 'America/St_Johns'])
      expect(readFileSync(writeZip(TZ)).equals(first)).toBe(true);
  });

  it.runIf(hasUnzip)('is read by the unzip of the system', () => {
    const path = writeZip('UTC');
    const tested = execFileSync('unzip', ['-t', path]).toString();
    expect(tested).toMatch(/^No errors detected in compressed data of /m);
    expect(execFileSync('unzip', ['-p', path]).toString()).toBe(written);
  });
});

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}
