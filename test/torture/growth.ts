/** Milliseconds of CPU time, which other processes do not take. */
export async function cpuTime(run: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

export function median(times: readonly number[]): number {
  return [...times].sort((a, b) => a - b)[times.length >> 1] as number;
}

/**
 * How many times as long four times the size takes: 4 where time is linear, 16 where it is quadratic.
 * Medians of turns, after one that warms up; the least of three such measurements.
 */
export async function growth(size: number, make: (size: number) => () => Promise<unknown>) {
  const [small, large] = [make(size), make(4 * size)];
  await small();
  let least = Number.POSITIVE_INFINITY;
  for (let measured = 0; measured < 3 && least >= mostGrowth; measured++) {
    const times: [number[], number[]] = [[], []];
    for (let turn = 0; turn < 3; turn++) {
      times[0].push(await cpuTime(small));
      times[1].push(await cpuTime(large));
    }
    least = Math.min(least, median(times[1]) / median(times[0]));
  }
  return least;
}

/** Three times as long for each doubling. */
export const mostGrowth = 9;
