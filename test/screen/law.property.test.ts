import fc from 'fast-check';
import { expect, it } from 'vitest';
import { runs, share } from '../support/runs';
import { bothWays, countPassed } from './both-ways';
import { randomOptions } from './random-options';
import { randomUpload } from './random-upload';

/** 100,000 files with MSADS_BULK_RUNS=250. */
it('a random file has the same report and the same issues with the screen and without it', async () => {
  const passed = { goals: 0, clicks: 0, other: 0 };
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: 2 ** 31 }), async (seed) => {
      const file = randomUpload(seed);
      const options = randomOptions(seed, file);
      const { goals, clicks } = options;
      passed[goals ? 'goals' : clicks ? 'clicks' : 'other'] += await countPassed(async () => {
        const { screened, judged } = await bothWays(file, options);
        expect(screened).toEqual(judged);
      });
    }),
    runs(81, 400),
  );
  expect(Math.min(passed.goals, passed.clicks, passed.other)).toBeGreaterThan(share(500));
}, 3_600_000);
