import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

/*
 * The bench in small: each contender in a process of its own, in turn. Only ratios are compared, with room
 * for a busy machine: each contender has the least time that it took of the processor, as others may use it.
 */

const script = (name: string) => fileURLToPath(new URL(`../bench/${name}`, import.meta.url));
const run = (...command: readonly string[]) =>
  JSON.parse(execFileSync(process.execPath, command).toString());

type Sums = Readonly<Record<string, number>>;

interface Contended {
  readonly rows: number;
  /** Seconds of the processor. */
  readonly work: number;
  readonly sums?: Sums;
}

const contend = (...args: readonly string[]): Contended => run(script('contend.mjs'), ...args);

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'msads-bulk-speed-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

interface Options {
  readonly quoted?: number;
  readonly faulty?: number;
}

/** Makes a file, and gives its path and what readers of it must find. */
function makeFile(
  rows: number,
  options: Options = {},
): { readonly path: string; readonly sums: Sums } {
  const path = join(folder, `${Object.keys(options).join('-')}.csv`);
  return { path, sums: run(script('make-file.mjs'), path, `${rows}`, JSON.stringify(options)) };
}

describe('what is compared finds the same', () => {
  const rows = 5000;

  test.each<[what: string, options: Options, contenders: readonly string[]]>([
    [
      'in a file without faults',
      {},
      ['papaparse', 'csvParse', 'byHand', 'duckdb', 'ourRecords', 'ourValidation', 'ourWriter'],
    ],
    [
      'in rows with quotes and faults',
      { quoted: 0.1, faulty: 0.1 },
      ['papaparse', 'csvParse', 'duckdb', 'ourValidation', 'ourValidationWithoutScreen'],
    ],
    ['in rows with faults only', { faulty: 1 }, ['duckdb', 'ourResults', 'ourValidation']],
  ])('%s', (_, options, contenders) => {
    const { path, sums } = makeFile(rows, options);
    expect((sums.faulty as number) / rows).toBeCloseTo(options.faulty ?? 0, 1);
    for (const name of contenders) {
      const contended = contend(name, path, 'verify');
      expect(contended.rows).toBe(rows);
      const { bytes, ...found } = contended.sums ?? {};
      expect(Object.keys(found)).not.toEqual([]);
      expect(sums).toMatchObject(found);
    }
  });
});

describe('speed', { timeout: 240_000 }, () => {
  const rounds = 3;

  /** How many times as fast the one is. */
  function timesAsFast(rows: number, one: string, other: string): number {
    const { path } = makeFile(rows);
    const least = [one, other].map(() => Number.POSITIVE_INFINITY);
    for (let round = 0; round < rounds; round++)
      for (const [i, name] of [one, other].entries()) {
        const contended = contend(name, path);
        expect(contended.rows).toBe(rows);
        least[i] = Math.min(least[i] as number, contended.work);
      }
    return (least[1] as number) / (least[0] as number);
  }

  test.each<[rows: number, one: string, other: string, min: number]>([
    [200_000, 'ourRecords', 'byHand', 4],
    [300_000, 'ourValidation', 'ourValidationWithoutScreen', 2],
  ])('of %i rows: %s against %s is over %d', (rows, one, other, min) => {
    expect(timesAsFast(rows, one, other)).toBeGreaterThan(min);
  });
});
