import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/*
 * The bench `speed.mjs` in small: each contender in a process of its own, in turn. Only ratios are
 * compared, with room for a busy machine.
 */

const script = (name: string) => fileURLToPath(new URL(`../bench/${name}`, import.meta.url));
const rows = 120_000;
const rounds = 3;

let folder: string;
const file = () => join(folder, 'upload.csv');

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'msads-bulk-speed-'));
  execFileSync(process.execPath, [script('make-file.mjs'), file(), String(rows)]);
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

interface Contended {
  readonly rows: number;
  readonly seconds: number;
  readonly sums: Readonly<Record<string, number>>;
}

function contend(...args: readonly string[]): Contended {
  const command = [script('contend.mjs'), ...args];
  return JSON.parse(execFileSync(process.execPath, command).toString()) as Contended;
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[numbers.length >> 1] as number;
}

/** How many times as fast the one is, by the medians of rounds in turn. */
function timesAsFast(one: string, other: string): number {
  const runs = Array.from({ length: rounds }, () => [contend(one, file()), contend(other, file())]);
  for (const run of runs.flat()) expect(run.rows).toBe(rows);
  const seconds = (which: 0 | 1) => median(runs.map((pair) => (pair[which] as Contended).seconds));
  return seconds(1) / seconds(0);
}

describe('speed', { timeout: 240_000 }, () => {
  it('is compared between contenders that read the same', () => {
    const [ours, byHand] = ['ourRecords', 'byHand'].map((name) => contend(name, file(), 'verify'));
    expect(ours?.rows).toBe(rows);
    expect(ours?.sums.seconds).toBeGreaterThan(0);
    expect(ours?.sums).toEqual(byHand?.sums);
  });

  it('of typed and checked reading is over 4 times that of the way by hand', () => {
    expect(timesAsFast('ourRecords', 'byHand')).toBeGreaterThan(4);
  });
});
