import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const script = fileURLToPath(new URL('../fixtures/slow-consumer.mjs', import.meta.url));

/** How much more the built package holds at nine tenths of the way than at two. */
async function growth(...args: readonly string[]): Promise<number> {
  const { stdout } = await promisify(execFile)(process.execPath, ['--expose-gc', script, ...args]);
  const samples = JSON.parse(stdout) as number[];
  expect(samples).toHaveLength(9);
  return (samples[8] as number) - (samples[1] as number);
}

test.each([
  ...['readOfflineConversions', 'readBulkRows', 'offlineConversionStream', 'readResultFile'],
  ...['writeRetryFile', 'writeOfflineConversions', 'splitOfflineConversions', 'applyRequests'],
])('%s holds nothing for a consumer that is slower than the source', async (name) => {
  // A retry file holds a short key for each record.
  expect(await growth(name)).toBeLessThan((await growth(name, 'hold')) / 2);
});
