import fc from 'fast-check';
import { expect, it } from 'vitest';
import { runs } from '../support/runs';
import { bothWays, countPassed } from './both-ways';
import { randomFrom, randomUpload } from './random-upload';

const optionsOf = (seed: number) => {
  const { chance, of } = randomFrom(seed ^ 0x5bd1e995);
  return {
    ...(chance(0.3) && { duplicates: false }),
    ...(chance(0.1) && { strict: true }),
    ...(chance(0.1) && { maxCellLength: of([64, 100, 200]) }),
    ...(chance(0.1) && { enhancedConversions: true }),
    ...(chance(0.1) && { showValues: true }),
    ...(chance(0.1) && { severity: { 'no-client-id': 'off', 'value-unknown': 'error' } as const }),
    ...(chance(0.1) && { goals: [{ name: 'Lead' }] }),
    ...(chance(0.05) && { kind: 'result' as const }),
  };
};

/** 100,000 files with MSADS_BULK_RUNS=250. */
it('a random file has the same report and the same issues with the screen and without it', async () => {
  const rows = await countPassed(() =>
    fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 2 ** 31 }), async (seed) => {
        const { screened, judged } = await bothWays(randomUpload(seed), optionsOf(seed));
        expect(screened).toEqual(judged);
      }),
      runs(81, 400),
    ),
  );
  expect(rows).toBeGreaterThan(4000);
}, 3_600_000);
