import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/*
 * The bench `memory.mjs` in small: the built package validates files in processes of their own, which
 * have a small heap and a fixed young generation, so that what they take says what they hold.
 */

const script = (name: string) => fileURLToPath(new URL(`../bench/${name}`, import.meta.url));
const heap = ['--max-old-space-size=32', '--max-semi-space-size=1'];

const few = 100_000;
const many = 400_000;

let folder: string;
const file = (rows: number) => join(folder, `${rows}.csv`);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'msads-bulk-memory-'));
  for (const rows of [few, many])
    execFileSync(process.execPath, [script('make-file.mjs'), file(rows), String(rows)]);
}, 120_000);
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function measure(rows: number, ...mode: readonly string[]) {
  const command = [...heap, script('peak-memory.mjs'), file(rows), ...mode];
  const result = JSON.parse(execFileSync(process.execPath, command).toString()) as {
    readable: boolean;
    rows: number;
    errors: number;
    start: number;
    peak: number;
  };
  expect(result).toMatchObject({ readable: true, rows: rows + 1, errors: 0 });
  return result;
}

describe('memory', () => {
  it('does not grow with the rows where no keys are remembered', () => {
    const [small, large] = [measure(few, 'no-duplicates'), measure(many, 'no-duplicates')];
    // Four times the rows would be four times the memory if rows were held.
    expect(large.peak - large.start).toBeLessThan(2 * (small.peak - small.start));
  });

  it('grows by some 50 bytes a record where keys are remembered', () => {
    const [none, keys] = [measure(many, 'no-duplicates'), measure(many)];
    // 4,000,000 keys in 256 MiB are 67 bytes each.
    expect((keys.peak - none.peak) / many).toBeLessThan(67);
  });
});
