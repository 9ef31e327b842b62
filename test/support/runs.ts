/**
 * How often a property is tried: in CI so many times, with a seed of its own, so that every run is the same.
 * `npm test` sets MSADS_BULK_RUNS=0.25 and tries a quarter of them. At night, with MSADS_BULK_RUNS=20, it is
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

/** Read at each call: test files share this module, and its own test changes the variable. */
function timesOf(): number {
  return Number(process.env.MSADS_BULK_RUNS || 1);
}
