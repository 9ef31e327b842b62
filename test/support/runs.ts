/**
 * How often a property is tried: by day with a seed of its own, so that every run is the same. At night,
 * with MSADS_BULK_RUNS=20, twenty times as often, with fresh seeds; fast-check prints the one that fails.
 */
export function runs(seed: number, numRuns: number): { seed?: number; numRuns: number } {
  // Read at each call: test files share this module, and its own test changes the variable.
  const times = Number(process.env.MSADS_BULK_RUNS || 1);
  if (!Number.isSafeInteger(times) || times < 1)
    throw new TypeError('MSADS_BULK_RUNS must be a whole number from 1.');
  return times === 1 ? { seed, numRuns } : { numRuns: numRuns * times };
}
