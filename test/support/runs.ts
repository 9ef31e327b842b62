/**
 * How often a property is tried: in CI so many times, with a seed of its own, so that every run is the same.
 * `npm test` sets MSADS_BULK_RUNS=0.25 and tries a quarter of them, as of the lines of long tables. At night, with MSADS_BULK_RUNS=20, it is
 * twenty times as many, with fresh seeds; fast-check prints the one that fails.
 */
export function runs(seed: number, numRuns: number): { seed?: number; numRuns: number } {
  const times = timesOf();
  if (!(times > 0 && (times < 1 || Number.isSafeInteger(times))))
    throw new TypeError('MSADS_BULK_RUNS must be a whole number from 1, or a share below 1.');
  return times > 1 ? { numRuns: numRuns * times } : { seed, numRuns: Math.ceil(numRuns * times) };
}

/**
 * What a count must exceed that exceeds `count` with all runs: a share of it with fewer, and nothing if the
 * share is too small to rely on.
 */
export function share(count: number): number {
  const times = timesOf();
  return times < 1 ? Math.floor(count * times * 0.5) - 1 : count;
}

const goldenRatio = 0.618_033_988_749_895;

/**
 * Lines of a table that is a product of others, or that takes long: with fewer runs a share of them, the first
 * among them, spread over the table and the same in each run.
 */
export function some<T>(lines: readonly T[]): readonly T[] {
  const times = timesOf();
  return times < 1 ? lines.filter((_, index) => (index * goldenRatio) % 1 < times) : lines;
}

/** Read at each call: test files share this module, and its own test changes the variable. */
function timesOf(): number {
  return Number(process.env.MSADS_BULK_RUNS || 1);
}
