import { configDefaults, defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // As many times as properties are tried: see test/support/runs.ts.
    testTimeout: 60_000 * Number(process.env.MSADS_BULK_RUNS || 1),
    // They have a config and packages of their own: npm run test:runtimes.
    exclude: [...configDefaults.exclude, 'test/runtimes/**'],
  },
});
