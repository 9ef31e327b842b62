import fc from 'fast-check';
import { expect, it } from 'vitest';
import { chunksOf } from '../support/cuts';
import { anyPair } from '../support/results/result-pairs';
import { written } from '../support/results/service-model';
import { runs, share } from '../support/runs';
import { countPassed } from './both-ways';
import { pairBothWays, resultBothWays } from './results-both-ways';

it('an upload and its result have the same outcomes and copies with the screen and without it', async () => {
  const rows = await countPassed(() =>
    fc.assert(
      fc.asyncProperty(anyPair, fc.integer({ min: 200, max: 900 }), async (pair, size) => {
        const upload = chunksOf(written(pair.upload).text, size);
        const result = chunksOf(written(pair.result).text, size);
        const { responseMode } = pair;
        const alone = await resultBothWays(result, responseMode);
        expect(alone.screened).toEqual(alone.judged);
        const both = await pairBothWays(
          () => upload,
          () => result,
          responseMode,
        );
        expect(both.screened).toEqual(both.judged);
      }),
      runs(82, 40),
    ),
  );
  expect(rows).toBeGreaterThan(share(200));
}, 600_000);
