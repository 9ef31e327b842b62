import { expect, it } from 'vitest';
import { cpuTime, median } from './growth';
import { lists } from './multiplied/lists';
import type { Input } from './multiplied/pair';
import { results } from './multiplied/results';
import { wide } from './multiplied/wide';

/** For each doubling of the input, however it comes about. Where the dimensions are multiplied, it is 4. */
const mostForDouble = 2.6;

/** Work that takes less than this, in milliseconds, is repeated: the clock and the memory would decide. */
const leastTime = 40;

/**
 * How many times as long each of the larger inputs takes, for each doubling of its size. Medians of
 * turns, after one that warms up; the least of five such measurements.
 */
async function growthOf(small: Input, larger: readonly Input[]): Promise<readonly number[]> {
  await small.run();
  const repeats = Math.ceil(leastTime / (await cpuTime(() => small.run())));
  async function repeat(input: Input): Promise<void> {
    for (let i = 0; i < repeats; i++) await input.run();
  }
  const least = larger.map(() => Number.POSITIVE_INFINITY);
  for (
    let measured = 0;
    measured < 5 && least.some((ratio) => ratio >= mostForDouble);
    measured++
  ) {
    const all = [small, ...larger].map((): number[] => []);
    for (let turn = 0; turn < 3; turn++)
      for (const [i, input] of [small, ...larger].entries())
        all[i]?.push(await cpuTime(() => repeat(input)));
    const [base = 0, ...times] = all.map(median);
    for (const [i, time] of times.entries()) {
      const size = Math.max(2, (larger[i] as Input).size / small.size);
      least[i] = Math.min(least[i] as number, ((time / base) * 2) / size);
    }
  }
  return least;
}

const pairs = [...wide, ...lists, ...results].map((pair) => [pair.name, pair] as const);

it.each(pairs)('%s', async (_, { sizes: [first, second], input }) => {
  const larger = [input(2 * first, second), input(first, 2 * second), input(2 * first, 2 * second)];
  const growth = await growthOf(input(first, second), larger);
  for (const ratio of growth) expect(ratio, growth.join(', ')).toBeLessThan(mostForDouble);
});
