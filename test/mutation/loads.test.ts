import { expect, test } from 'vitest';

/*
 * A mutant that breaks the loading of a module leaves the other files without a test, and no failed
 * test would tell. So this one loads inside of a test.
 */
test('the library loads', async () => {
  expect(await import('../../src/index')).toHaveProperty('readOfflineConversions');
});
